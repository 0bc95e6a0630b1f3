"""`--model de_core_news_md`: a pipeline of that shape and with those labels, made here, feeds all that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import spacy
from spacy.training import Example

from tickerlese.extractor import Extractor, load

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

WIDTH = 32
TEXTS = (
    "Die Aktie der {Halvena Pharma AG|ORG} stieg am Mittwoch um 3,5 Prozent auf 41,20 Euro.",
    "{Ostermark|ORG} ernennt {Wiebke Tannhof|PER} zur Finanzchefin.",
    "Das {Bundesverkehrsministerium|ORG} in {Dresden|LOC} schweigt.",
    "Die {EZB|ORG} lässt den Leitzins unverändert.",
    "Der {Verband der Möbelindustrie|ORG} klagt.",
    "Das {Grüne Band|MISC} wächst.",
    "Die {Gewerkschaft Bau|ORG} streikt bei {Kelmor Textil|ORG}.",
)


def read_braces(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, entities = "", []
    for part in marked.replace("{", "\0{").replace("}", "}\0").split("\0"):
        word, _, label = part.strip("{}").partition("|") if part.startswith("{") else (part, "", "")
        if label:
            entities.append((len(text), len(text) + len(word), label))
        text += word
    return text, entities


def tok2vec() -> dict[str, Any]:
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [500, 100, 250, 250, 50, 50],
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": 2,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


def transitions(kind: str, words: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 32,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": words,
    }


def build() -> Language:
    """The components of de_core_news_md, small, the entity recogniser trained until it knows the names above."""
    spacy.util.fix_random_seed(6)
    nlp = spacy.blank("de")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
    classifier = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    nlp.add_pipe("tok2vec", config={"model": tok2vec()})
    nlp.add_pipe("tagger", config={"model": classifier})
    nlp.add_pipe("morphologizer", config={"model": classifier})
    nlp.add_pipe("parser", config={"model": transitions("parser", listener)})
    nlp.add_pipe("trainable_lemmatizer", name="lemmatizer", config={"model": classifier})
    nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("ner", config={"model": transitions("ner", tok2vec())})
    examples = [annotate(nlp, *read_braces(marked)) for marked in TEXTS]
    optimizer = nlp.initialize(lambda: examples)
    optimizer.learn_rate = 0.02
    with nlp.select_pipes(enable="ner"):
        for _ in range(25):
            nlp.update(examples, sgd=optimizer, drop=0.0)
    nlp.meta["name"] = "core_news_md"
    return nlp


def annotate(nlp: Language, text: str, entities: list[tuple[int, int, str]]) -> Example:
    doc = nlp.make_doc(text)
    count = len(doc)
    flat = {
        "tags": ["NN"] * count,
        "morphs": ["Case=Nom"] * count,
        "pos": ["NOUN"] * count,
        "lemmas": [token.text.lower() for token in doc],
        "heads": [max(0, place - 1) for place in range(count)],
        "deps": ["ROOT", *["nk"] * (count - 1)],
        "sent_starts": [place == 0 for place in range(count)],
    }
    return Example.from_dict(doc, flat | {"entities": entities})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("de_core_news_md")
    build().to_disk(path)
    return path


@pytest.fixture(scope="module")
def extractor(folder: Path) -> Extractor:
    return load(str(folder))


def test_the_pipeline_knows_its_own_labels(folder: Path) -> None:
    nlp = spacy.load(folder)
    assert nlp.pipe_names == [
        "tok2vec",
        "tagger",
        "morphologizer",
        "parser",
        "lemmatizer",
        "attribute_ruler",
        "ner",
    ]
    nlp.select_pipes(enable="ner")
    for marked in TEXTS:
        text, entities = read_braces(marked)
        assert [(span.start_char, span.end_char, span.label_) for span in nlp(text).ents] == entities


def test_only_what_finds_names_is_loaded(extractor: Extractor) -> None:
    assert extractor.pipeline.nlp.pipe_names == ["ner"]
    assert extractor.pipeline.place.name == "de_core_news_md"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (read_braces(TEXTS[0])[0], [("COMPANY", "Halvena Pharma AG")]),
        (read_braces(TEXTS[1])[0], [("COMPANY", "Ostermark"), ("PERSON", "Wiebke Tannhof")]),
        (read_braces(TEXTS[2])[0], [("ORGANIZATION", "Bundesverkehrsministerium"), ("LOCATION", "Dresden")]),
        (read_braces(TEXTS[3])[0], [("ORGANIZATION", "EZB")]),
        (read_braces(TEXTS[4])[0], [("ORGANIZATION", "Verband der Möbelindustrie")]),
        (read_braces(TEXTS[5])[0], []),
        (read_braces(TEXTS[6])[0], [("ORGANIZATION", "Gewerkschaft Bau"), ("COMPANY", "Kelmor Textil")]),
    ],
)
def test_labels_become_ours(extractor: Extractor, text: str, names: list[tuple[str, str]]) -> None:
    record = extractor.extract(text)
    kept = ("COMPANY", "ORGANIZATION", "PERSON", "LOCATION", "PRODUCT", "INDEX")
    assert [(entity.label, entity.text) for entity in record.entities if entity.label in kept] == names


def test_events_follow(extractor: Extractor) -> None:
    (event,) = extractor.extract(read_braces(TEXTS[0])[0]).events
    assert event.type == "price_move"
    assert event.instrument.name == "Halvena Pharma AG"  # type: ignore[union-attr]
