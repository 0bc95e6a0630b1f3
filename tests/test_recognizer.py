"""The fast recogniser says what spaCy says, word by word; other pipelines are left to spaCy."""

from __future__ import annotations

import random
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy
from spacy.training import Example

from tickerlese import recognizer, tokenizer
from tickerlese.doc import Pipeline, Place
from tickerlese.recognizer import EmbeddingCache, make_recognizer

if TYPE_CHECKING:
    from spacy.language import Language

LABELS = ("COMPANY", "PERSON", "INDEX")
TEMPLATES = (
    ("Die Aktie der {} fiel.", "COMPANY"),
    ("{} legt Zahlen vor", "COMPANY"),
    ("Das sagte {} am Abend.", "PERSON"),
    ("Der {} schloss fester .", "INDEX"),
)
NAMES = {
    "COMPANY": ("Mondstahl", "Brassel Chemie AG", "Luno Holding", "Kestrel Re Versicherung AG"),
    "PERSON": ("Heike Lindwurm", "Carl von Ambach", "Lindwurm"),
    "INDEX": ("DAX", "Dow Jones", "Euro Stoxx 50"),
}
ODD_TEXTS = ("", " ", "\n\n", "Mondstahl", "Brassel Chemie", "Wer 's glaubt: 'n Kurs von 3 % \n\n Heike", "Dow\nJones ")


def build(**encoder: Any) -> Language:
    nlp = spacy.blank("de")
    tokenizer.configure(nlp)
    width = 24
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": width,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [300, 100, 200, 60],
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": width,
        "depth": 2,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    model = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode | encoder}
    nlp.add_pipe("tok2vec", config={"model": model})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "*"}
    transitions = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 16,
        "maxout_pieces": 2,
        "use_upper": False,
        "tok2vec": listener,
    }
    nlp.add_pipe("ner", config={"model": transitions})
    return nlp


def examples(nlp: Language) -> list[Example]:
    made = []
    for (template, label), place in product(TEMPLATES, range(4)):
        name = NAMES[label][place % len(NAMES[label])]
        start = template.index("{")
        entities = [(start, start + len(name), label)]
        made.append(Example.from_dict(nlp.make_doc(template.format(name)), {"entities": entities}))
    return made


def train(nlp: Language, steps: int = 20) -> Language:
    spacy.util.fix_random_seed(4)
    made = examples(nlp)
    optimizer = nlp.initialize(lambda: made)
    optimizer.learn_rate = 0.02
    for _ in range(steps):
        nlp.update(made, sgd=optimizer, drop=0.1)
    return nlp


def texts() -> list[str]:
    rng = random.Random(7)  # noqa: S311 - sampling, no secret
    sentences = [template.format(rng.choice(NAMES[label])) for template, label in TEMPLATES * 40]
    rng.shuffle(sentences)
    return [*ODD_TEXTS, *(" ".join(sentences[start : start + 7]) for start in range(0, len(sentences), 7)), *ODD_TEXTS]


def expected(nlp: Language) -> list[list[tuple[int, int, str]]]:
    return [[(span.start, span.end, span.label_) for span in doc.ents] for doc in nlp.pipe(texts())]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return train(build())


def test_finds_what_spacy_finds(nlp: Language) -> None:
    ours = make_recognizer(nlp)
    assert ours is not None
    docs = [nlp.make_doc(text) for text in texts()]
    names = expected(nlp)
    assert {label for found in names for _, _, label in found} == set(LABELS)
    assert any(last - first > 2 for found in names for first, last, _ in found)
    assert ours.find(docs) == names
    assert ours.find(docs) == names  # now out of the cache


@pytest.mark.parametrize("run_words", [1, 50])
def test_the_size_of_a_run_changes_nothing(nlp: Language, monkeypatch: pytest.MonkeyPatch, run_words: int) -> None:
    monkeypatch.setattr(recognizer, "RUN_WORDS", run_words)
    monkeypatch.setattr(recognizer, "BLOCK_ROWS", 3)
    ours = make_recognizer(nlp)
    assert ours is not None
    assert ours.find([nlp.make_doc(text) for text in texts()]) == expected(nlp)


def test_barely_trained_models_decode_alike_too() -> None:
    nlp = train(build(depth=1), steps=3)
    ours = make_recognizer(nlp)
    assert ours is not None
    assert ours.find([nlp.make_doc(text) for text in texts()]) == expected(nlp)


def test_the_cache_is_bounded_and_starts_over(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognizer, "CACHE_ROWS", 40)
    ours = make_recognizer(nlp)
    assert ours is not None
    for start in range(0, 600, 30):
        ours.find([nlp.make_doc(" ".join(f"Wort{number}" for number in range(start, start + 30)))])
        assert len(ours._embeddings._vectors) < 200
    assert ours.find([nlp.make_doc(text) for text in texts()]) == expected(nlp)


def test_words_with_an_exceptional_norm_are_embedded_by_themselves(nlp: Language) -> None:
    embedding = nlp.get_pipe("tok2vec").model.layers[0]  # type: ignore[attr-defined]
    cache = EmbeddingCache(nlp.vocab, embedding)
    doc = nlp.make_doc("Mondstahl Mondstahl")
    plain = doc.to_array(["ORTH", "NORM"])
    doc[1].norm_ = "brassel"
    odd = doc.to_array(["ORTH", "NORM"])
    expected_plain = embedding.predict([nlp.make_doc("Mondstahl Mondstahl")])[0]
    expected_odd = embedding.predict([doc])[0]
    assert abs(expected_plain - expected_odd).max() > 0.1
    assert np.allclose(cache.of(plain[:, 0], plain[:, 1]), expected_plain, atol=1e-5)
    assert np.allclose(cache.of(odd[:, 0], odd[:, 1]), expected_odd, atol=1e-5)


@pytest.mark.parametrize("encoder", [{"window_size": 2}])
def test_other_shapes_are_refused(encoder: dict[str, Any]) -> None:
    assert make_recognizer(train(build(**encoder), steps=1)) is None


def test_pipelines_of_other_components_are_refused() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("entity_ruler", name="ner")
    assert make_recognizer(nlp) is None


def test_the_pipeline_reads_the_same_names_either_way(nlp: Language) -> None:
    pipeline = Pipeline(nlp, Place("test", "test"))
    parses = list(pipeline.parse_many(texts(), batch_size=5))
    assert [parse.entities for parse in parses] == expected(nlp)
    assert [pipeline.parse(text).entities for text in texts()] == expected(nlp)
