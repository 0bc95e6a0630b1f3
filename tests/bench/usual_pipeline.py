"""Builds the pipeline that a user would run instead: the shape and cost of ``de_core_news_md`` 3.8, trained briefly.

In: nothing but a seed. Out: a spaCy ``Language`` with tok2vec, tagger, morphologizer, parser, trainable lemmatizer,
attribute ruler and ner (with a tok2vec of its own), 20,000 vectors of width 300 behind 500,000 keys. Its training
sentences are drawn at random, with as many tags, features, relations and lemma rules as German treebanks have: what it
says is worthless, what it costs is not.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np
import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import fix_random_seed
from spacy.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

TAGS, FEATURES, RELATIONS, ENDINGS = 54, 676, 42, 676
ENTITIES = ("LOC", "MISC", "ORG", "PER")
ROWS, WIDTH, KEYS = 20_000, 300, 500_000
STEPS, BATCH = 25, 32
LETTERS = "abcdefghijklmnoprstuvwzäöü"
Config = dict[str, Any]


def tok2vec() -> Config:
    """The word embedding and encoder that the published pipelines use."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
            "rows": [5000, 1000, 2500, 2500, 50, 50],
            "include_static_vectors": True,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def listener() -> Config:
    """A component's view of the shared tok2vec."""
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}


def transitions(kind: str, embedding: Config) -> Config:
    """The model of a parser or entity recogniser."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": embedding,
    }


def build(seed: int = 0) -> Language:
    """Make the pipeline and train it for a minute."""
    fix_random_seed(seed)
    rng = random.Random(seed)  # noqa: S311 - made-up sentences, no secrets
    nlp = spacy.blank("de")
    nlp.vocab.vectors = make_vectors(nlp)
    classifier = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener()}
    nlp.add_pipe("tok2vec", config={"model": tok2vec()})
    nlp.add_pipe("tagger", config={"model": classifier})
    nlp.add_pipe("morphologizer", config={"model": classifier})
    nlp.add_pipe("parser", config={"model": transitions("parser", listener())})
    nlp.add_pipe("trainable_lemmatizer", config={"model": classifier, "top_k": 3})
    ruler = nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("ner", config={"model": transitions("ner", tok2vec())})
    examples = [example for _ in range(STEPS * BATCH) for example in make_examples(nlp, rng)]
    optimizer = nlp.initialize(lambda: examples)
    ruler.add([[{"IS_SPACE": True}]], {"TAG": "_SP", "POS": "SPACE"})  # type: ignore[attr-defined]
    for step in range(STEPS):
        nlp.update(examples[step * BATCH : (step + 1) * BATCH], sgd=optimizer)
    return nlp


def make_vectors(nlp: Language) -> Vectors:
    """A table of the published size, with as many keys."""
    data = np.random.default_rng(0).normal(size=(ROWS, WIDTH)).astype(np.float32)
    vectors = Vectors(strings=nlp.vocab.strings, data=data, name="usual")
    for key in range(KEYS):
        vectors.add(f"word{key}", row=key % ROWS)
    return vectors


def make_examples(nlp: Language, rng: random.Random) -> Iterator[Example]:
    """One made-up sentence with every annotation; all words lean on their neighbour towards the root."""
    count = rng.randint(8, 24)
    stems = ["".join(rng.choices(LETTERS, k=rng.randint(3, 9))) for _ in range(count)]
    choices = [rng.randrange(ENDINGS) for _ in range(count)]
    words = [stem.capitalize() if choice % 3 == 0 else stem for stem, choice in zip(stems, choices, strict=True)]
    words[-1] = "."
    root = rng.randrange(count)
    reference = Doc(
        nlp.vocab,
        words=words,
        tags=[f"T{choice % TAGS}" for choice in choices],
        morphs=[f"Case={choice % 4}|Kind={choice % FEATURES}" for choice in choices],
        lemmas=[word + spell(choice) for word, choice in zip(words, choices, strict=True)],
        heads=[index + (index < root) - (index > root) for index in range(count)],
        deps=["ROOT" if index == root else f"d{choice % RELATIONS}" for index, choice in enumerate(choices)],
        sent_starts=[index == 0 for index in range(count)],
    )
    first = rng.randrange(count - 3)
    reference.ents = (Span(reference, first, first + rng.randint(1, 2), label=rng.choice(ENTITIES)),)
    yield Example(nlp.make_doc(reference.text), reference)


def spell(number: int) -> str:
    """A lemma's ending, one for each rule."""
    return LETTERS[number % len(LETTERS)] + LETTERS[number // len(LETTERS)]
