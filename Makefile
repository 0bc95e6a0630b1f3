PYTHON ?= python
GOLD ?=

.PHONY: fix check test eval bench model

fix:  ## format and repair what can be repaired
	ruff check --fix .
	ruff format .

check:  ## what CI checks before the tests
	ruff check .
	ruff format --check .
	mypy

test:
	$(PYTHON) -m pytest

eval:  ## make eval GOLD="a.jsonl b.jsonl": precision, recall, F1 on each gold file
	@test -n "$(GOLD)" || { echo "no gold given: make eval GOLD=path/to/gold.jsonl" >&2; exit 2; }
	@for gold in $(GOLD); do \
		test -f "$$gold" || { echo "no such gold file: $$gold" >&2; exit 2; }; \
		echo "== $$gold"; tickerlese evaluate "$$gold" || exit $$?; \
	done

bench:  ## what each layer of rules costs beside the tokenizer
	$(PYTHON) tests/bench/rules_cost.py

model:  ## train the pipeline anew; data/README.md tells where the corpora come from
	cd models/recipe && $(PYTHON) -m spacy project run all
