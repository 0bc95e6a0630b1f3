"""The training recipe on a handful of sentences: reading, augmenting, twenty steps, scoring."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spacy

from tickerlese.tokenizer import configure

if TYPE_CHECKING:
    from spacy.language import Language

    from tickerlese.extractor import Extractor

RECIPE = Path(__file__).resolve().parent.parent / "models" / "recipe"
SCRIPTS = RECIPE / "scripts"
CONFIG = RECIPE / "configs" / "de_tickerlese_sm.cfg"
sys.path.insert(0, str(SCRIPTS))

import augment  # noqa: E402
import average  # noqa: E402
import compare_sources  # noqa: E402
import corpus  # noqa: E402
import evaluate  # noqa: E402
import mixture  # noqa: E402
import select_financial  # noqa: E402

BRACKETS = (
    "Die [Mondstahl AG|COMPANY] aus [Kiel|LOCATION] steigert den Umsatz.",
    "[Heike Lindwurm|PERSON] führt künftig die [Brassel Chemie GmbH|COMPANY].",
    "Der [DAX|INDEX] schloss am Abend kaum verändert.",
    "Die [EZB|ORGANIZATION] lässt den Leitzins unverändert.",
    "[Mondstahl|COMPANY] stellt den Wagen [Luno X|PRODUCT] in [Zürich|LOCATION] vor.",
    "Anleger der [Brassel|COMPANY]-Aktie warten auf [Lindwurm|PERSON].",
)
SMALL = {
    "components.tok2vec.model.encode.width": 16,
    "components.tok2vec.model.encode.depth": 1,
    "components.tok2vec.model.embed.width": 16,
    "components.tok2vec.model.embed.include_static_vectors": False,
    "components.tok2vec.model.embed.rows": [200, 50, 100, 50],
    "training.optimizer.learn_rate.initial_rate": 0.02,
    "training.optimizer.learn_rate.warmup_steps": 2,
    "training.optimizer.learn_rate.total_steps": 40,
    "training.dropout": 0.0,
    "mixture.weights": {"clean": 1.0},
    "mixture.final_weights": {"clean": 1.0},
    "mixture.steps": 15,
    "mixture.final_steps": 5,
    "mixture.batch_words": 120,
    "mixture.report_every": 20,
}


def read_brackets(marked: str) -> corpus.Sentence:
    text, names = "", []
    for part in marked.replace("[", "\0[").replace("]", "]\0").split("\0"):
        inner = part.strip("[]") if part.startswith("[") else ""
        word, _, label = inner.partition("|")
        if label:
            names.append(corpus.Name(len(text), len(text) + len(word), label))
        text += word if label else part
    return corpus.Sentence(text, tuple(names))


SENTENCES = [read_brackets(marked) for marked in BRACKETS]


def spell(sentence: corpus.Sentence) -> list[tuple[str, str]]:
    return [(sentence.text[name.start : name.end], name.label) for name in sentence.names]


def write_jsonl(path: Path, records: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def as_record(sentence: corpus.Sentence) -> dict[str, Any]:
    spans = [{"label": name.label, "start": name.start, "end": name.end} for name in sentence.names]
    return {"text": sentence.text, "entities": spans}


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("de")
    configure(pipeline)
    return pipeline


def test_reads_only_known_labels_and_hides_media(tmp_path: Path) -> None:
    spans = [
        {"label": "COMPANY", "start": 0, "end": 8, "optional": True, "media": True},
        {"label": "COMPANY", "start": 18, "end": 27},
        {"label": "DATE", "start": 28, "end": 33},
    ]
    path = write_jsonl(tmp_path / "a.jsonl", [{"text": "Abendpost schreibt Mondstahl heute ab", "entities": spans}])
    (kept,) = corpus.read_sentences(path)
    (hidden,) = corpus.read_sentences(path, keep_media=False)
    assert [name.label for name in kept.names] == ["COMPANY", "COMPANY"]
    assert [name.start for name in hidden.names] == [18]
    assert hidden.unsure == ((0, 8),)


def test_refuses_a_record_without_text(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "a.jsonl", [{"text": "", "entities": []}])
    with pytest.raises(ValueError, match=r"a\.jsonl:1"):
        corpus.read_sentences(path)


def test_a_span_inside_a_token_teaches_nothing(nlp: Language) -> None:
    doc = corpus.make_reference(nlp, corpus.Sentence("MondstahlDie Aktie fiel", (corpus.Name(0, 9, "COMPANY"),)))
    assert not doc.ents
    assert [token.ent_iob for token in doc] == [0, 2, 2]


def test_a_name_may_end_before_a_hyphen(nlp: Language) -> None:
    doc = corpus.make_reference(nlp, SENTENCES[5])
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Brassel", "COMPANY"), ("Lindwurm", "PERSON")]


def test_replacing_names_moves_the_offsets() -> None:
    sentence = corpus.Sentence(SENTENCES[4].text, SENTENCES[4].names, unsure=((len("Mondstahl stellt "), 20),))
    swapped = augment.replace(sentence, ["O2", "Q", "Bad Homburg"])
    assert spell(swapped) == [("O2", "COMPANY"), ("Q", "PRODUCT"), ("Bad Homburg", "LOCATION")]
    assert swapped.text == "O2 stellt den Wagen Q in Bad Homburg vor."
    assert swapped.text[slice(*swapped.unsure[0])] == "den"


def test_joining_and_datelines_keep_every_name() -> None:
    rng = random.Random(3)  # noqa: S311 - sampling, no secret
    joined = augment.join(SENTENCES[:3], "\n\n")
    assert spell(joined) == [pair for sentence in SENTENCES[:3] for pair in spell(sentence)]
    for _ in range(20):
        place, *rest = spell(augment.add_dateline(joined, rng))
        assert place[1] == "LOCATION"
        assert rest == spell(joined)


def test_swapping_is_consistent_and_leaves_other_labels_alone() -> None:
    twice = augment.join([SENTENCES[0], SENTENCES[0]], " ")
    pool = augment.gather_names(SENTENCES)
    for seed in range(20):
        rng = random.Random(seed)  # noqa: S311
        first, place, second, _ = spell(augment.swap_names(twice, rng, pool))
        assert first == second
        assert place == ("Kiel", "LOCATION")


def test_case_never_changes_the_length() -> None:
    sharp = corpus.Sentence("Die Straße", ())
    rng = random.Random(1)  # noqa: S311
    assert {augment.change_case(sharp, rng).text for _ in range(20)} == {"Die Straße", "die straße"}


def test_the_same_seed_draws_the_same_texts() -> None:
    chances = mixture.Chances(swap=0.5, case=0.2, dateline=0.2, join=0.5)
    drawn = [mixture.draw({"clean": SENTENCES}, {"clean": 1.0}, chances, seed=5) for _ in range(2)]
    assert [next(drawn[0]) for _ in range(30)] == [next(drawn[1]) for _ in range(30)]


def test_an_empty_corpus_is_refused() -> None:
    with pytest.raises(ValueError, match="silver"):
        next(mixture.draw({"clean": SENTENCES}, {"clean": 1.0, "silver": 1.0}, mixture.Chances(), seed=1))


@pytest.mark.parametrize(
    ("hits", "found", "wanted", "f1"), [(0, 0, 0, 0.0), (2, 4, 4, 0.5), (3, 3, 6, 0.6667), (0, 5, 0, 0.0)]
)
def test_measure(hits: int, found: int, wanted: int, f1: float) -> None:
    assert evaluate.measure(hits, found, wanted)["f1"] == f1


def test_optional_names_cost_nothing(nlp: Language) -> None:
    spans = [{"label": "COMPANY", "start": 0, "end": 9, "optional": True}]
    row = evaluate.score(nlp, [{"text": "Mondstahl fiel", "entities": spans}], ["COMPANY"])["COMPANY"]
    assert (row["found"], row["gold"]) == (0, 0)


@pytest.mark.parametrize(
    ("text", "labels", "points"),
    [
        ("Es regnet in Kiel.", ["LOCATION"], 0),
        ("Die Aktie fiel, und die Aktie stieg.", [], 1),
        ("Der Konzern hebt die Dividende.", ["COMPANY", "COMPANY", "COMPANY"], 4),
        ("Kaum verändert.", ["INDEX"], 2),
    ],
)
def test_rates_financial_sentences(text: str, labels: list[str], points: int) -> None:
    assert select_financial.rate({"text": text, "entities": [{"label": label} for label in labels]}) == points


def test_a_newspaper_does_not_make_a_sentence_financial() -> None:
    record = {"text": "Das schreibt die Abendpost.", "entities": [{"label": "COMPANY", "media": True}]}
    assert select_financial.rate(record) == 0


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPTS / script), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)


def read_bias(pipeline: Language) -> Any:
    node = next(node for node in pipeline.get_pipe("tok2vec").model.walk() if node.has_param("b"))
    return node.get_param("b").copy()


def check_average(first: Path, second: Path) -> None:
    one, two = spacy.load(first), spacy.load(second)
    expected = 0.25 * read_bias(one) + 0.75 * read_bias(two)
    assert (read_bias(one) != read_bias(two)).any()
    average.average(one, two, 0.75)
    assert abs(read_bias(one) - expected).max() < 1e-6


def test_trains_saves_and_scores_a_pipeline(tmp_path: Path) -> None:
    data = write_jsonl(tmp_path / "own.jsonl", [as_record(sentence) for sentence in SENTENCES])
    config = spacy.util.load_config(CONFIG, overrides=SMALL)
    config.to_disk(tmp_path / "small.cfg")
    output = tmp_path / "model"
    trained = run("train.py", str(tmp_path / "small.cfg"), str(output), "--corpus", f"clean={data}", "--dev", str(data))
    assert trained.returncode == 0, trained.stderr
    pipeline = spacy.load(output)
    assert set(pipeline.get_pipe("ner").labels) == set(corpus.LABELS)
    assert pipeline.meta["sources"]
    assert "Mondstahl" not in pipeline.vocab.strings
    assert [token.text for token in pipeline.make_doc("Mondstahl-Aktie")] == ["Mondstahl", "-", "Aktie"]
    longer = tmp_path / "longer"
    went_on = run(
        "train.py", str(tmp_path / "small.cfg"), str(longer), "--start", str(output), "--corpus", f"clean={data}"
    )
    assert went_on.returncode == 0, went_on.stderr
    check_average(output, longer)
    scored = run("evaluate.py", str(output), "--data", str(data), "--gold", str(tmp_path / "absent.jsonl"))
    assert scored.returncode == 0, scored.stderr
    assert "absent.jsonl" in scored.stderr
    report = json.loads(scored.stdout)
    assert set(report["sentences"]["own"]) == set(corpus.LABELS)
    assert report["sentences"]["own"]["COMPANY"]["f1"] > 0


def test_scoring_nothing_is_a_failure(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "blank")
    assert run("evaluate.py", str(tmp_path / "blank"), "--gold", str(tmp_path / "absent.jsonl")).returncode == 1


def test_each_source_is_scored_by_itself(extractor: Extractor) -> None:
    text = "Die Ostermark Chemie AG verlor. Frieda Lohmann von Lufthansa sprach mit Dr. Gerrit Völkering."
    names = {
        "Ostermark Chemie AG": "COMPANY",
        "Lufthansa": "COMPANY",
        "Frieda Lohmann": "PERSON",
        "Gerrit Völkering": "PERSON",
    }
    spans = [
        {"label": label, "start": text.index(name), "end": text.index(name) + len(name)}
        for name, label in names.items()
    ]
    report = compare_sources.compare(extractor, [{"id": "a", "text": text, "entities": spans}])
    recall = {source: (rows["COMPANY"]["r"], rows["PERSON"]["r"]) for source, rows in report.items()}
    assert recall["model"] == (0.5, 0.5)  # the test's pipeline knows Ostermark and Lohmann
    assert recall["lexicon"] == (0.5, 0.0)
    assert recall["patterns"] == (0.5, 1.0)
    assert recall["rules"] == recall["all"] == (1.0, 1.0)
    table = compare_sources.write_table({"own": report})
    assert "| own | lexicon | 1.000 / 0.500 / 0.667 | 0.000 / 0.000 / 0.000 |" in table
