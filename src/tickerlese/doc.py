"""Where a spaCy pipeline is found and loaded, and where text becomes words and model entities.

In: a model path or package name (or nothing), then texts. Out: ``Parse`` objects, plain lists that the rules read
without spaCy. Refused: a folder or package that holds no pipeline, one for another spaCy release, one without ``ner``.

Long texts are parsed piece by piece, cut between paragraphs, so that memory depends on the piece and not on the text.
"""

from __future__ import annotations

import json
import os
from contextlib import nullcontext
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import spacy
from spacy.util import get_installed_models, is_compatible_version

from tickerlese import tokenizer
from tickerlese.errors import ModelError
from tickerlese.recognizer import make_recognizer
from tickerlese.tokens import TypedWords, number_words, read_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

MODEL_NAME = "de_tickerlese_sm"
SHIPPED = {"fast": MODEL_NAME, "accurate": "de_tickerlese_acc"}  # what --model calls them
MODEL_VARIABLE = "TICKERLESE_MODEL"
OWN_CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "tickerlese.BareTokenizer.v1"}}}
USED = frozenset({"tok2vec", "transformer", "entity_ruler", "ner"})
LABELS = {"PER": "PERSON", "LOC": "LOCATION"}
PIECE_CHARACTERS = 100_000
BATCH_CHARACTERS = 250_000
WARM_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a pipeline is looked for.

    Attributes:
        origin: who named it ("--model", "$TICKERLESE_MODEL", "package", "checkout").
        target: the path or package name.
        folder: the pipeline's folder, null when there is none; ``problem`` then says why.
        name, version: what the pipeline calls itself.
        components: names of its components.
    """

    origin: str
    target: str
    folder: Path | None = None
    name: str = ""
    version: str = ""
    components: tuple[str, ...] = ()
    problem: str = ""


class Parse(NamedTuple):
    """A text as words with their code-point offsets and types, and the model's entities as half-open token ranges."""

    words: list[str]
    starts: list[int]
    entities: list[tuple[int, int, str]]
    typed: TypedWords


def find_places(model: str | None = None) -> list[Place]:
    """All places that count, best first.

    A model that is named (argument or environment) is the only one: "fast" or "accurate", a folder, a package.
    """
    named = model or os.environ.get(MODEL_VARIABLE) or "fast"
    if named in SHIPPED:
        return find_shipped(SHIPPED[named])
    return [inspect_place("--model" if model else f"${MODEL_VARIABLE}", named)]


def find_shipped(name: str) -> list[Place]:
    """The places of a pipeline of ours: in the installed package, in a checkout."""
    package = Path(__file__).parent
    shipped, checkout = package / "models" / name, package.parent.parent / "models" / name
    return [inspect_place("package", str(shipped)), inspect_place("checkout", str(checkout))]


def inspect_place(origin: str, target: str) -> Place:
    """Look at one path or package name without loading anything."""
    path = Path(target).expanduser()
    if not path.exists():
        found = find_spec(target) if target.isidentifier() else None
        if found is None or not found.submodule_search_locations:
            return Place(origin, target, problem="no such folder, and no installed package of that name")
        path = Path(found.submodule_search_locations[0])
    try:
        meta = json.loads((path / "meta.json").read_text(encoding="utf-8"))
        name, version = f"{meta['lang']}_{meta['name']}", str(meta["version"])
        needs = str(meta.get("spacy_version", ""))
        components = tuple(map(str, meta["pipeline"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Place(origin, target, problem="no spaCy pipeline there (no readable meta.json)")
    inner = path / f"{name}-{version}"
    folder = inner if inner.is_dir() else path
    problem = ""
    if not (folder / "config.cfg").is_file():
        problem = "no spaCy pipeline there (no config.cfg)"
    elif needs and is_compatible_version(spacy.about.__version__, needs) is False:
        problem = f"made for spaCy {needs}, installed is {spacy.about.__version__}"
    elif "ner" not in components:
        problem = "the pipeline has no component called ner"
    return Place(origin, target, None if problem else folder, name, version, components, problem)


def choose_place(model: str | None = None) -> Place:
    """The first place that holds a usable pipeline.

    Raises:
        ModelError: there is none; the message lists every place tried.
    """
    places = find_places(model)
    for place in places:
        if place.folder:
            return place
    tried = "; ".join(f"{place.origin} {place.target}: {place.problem}" for place in places)
    raise ModelError(f"no usable model. Tried {tried}. Name one with --model or ${MODEL_VARIABLE}.")


def installed_pipelines() -> list[Place]:
    """Our accurate pipeline, where it is there, and those installed as packages; ``--model NAME`` uses one of them."""
    accurate = [place for place in find_shipped(SHIPPED["accurate"]) if place.folder]
    return [*accurate, *(inspect_place("installed", name) for name in sorted(get_installed_models()))]


def load_pipeline(model: str | None = None) -> Pipeline:
    """Find a pipeline and load of it what finding names takes.

    Raises:
        ModelError: no usable pipeline was found, or it doesn't load.
    """
    place = choose_place(model)
    import_module("tickerlese.components")  # spaCy finds them by entry point only where the package is installed
    try:
        config = OWN_CONFIG if place.name in SHIPPED.values() else {}
        nlp = spacy.load(place.folder or place.target, exclude=set(place.components) - USED, config=config)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(f"{place.origin} {place.target} can't be loaded: {error}") from error
    if place.name not in SHIPPED.values():
        tokenizer.configure(nlp)
    if "tok2vec" in nlp.pipe_names and not _listens(nlp):
        nlp.remove_pipe("tok2vec")
    nlp.max_length = max(nlp.max_length, 2 * PIECE_CHARACTERS)
    tokenizer.enlarge_cache(nlp)
    return Pipeline(nlp, place)


def _listens(nlp: Language) -> bool:
    """Whether the recogniser reads the shared tok2vec; that of de_core_news_md has one of its own."""
    model = getattr(nlp.get_pipe("ner"), "model", None)
    return model is not None and any(node.name == "tok2vec-listener" for node in model.walk())


class Pipeline:
    """A loaded pipeline: texts in, ``Parse`` objects out.

    Where its recogniser is of a kind that we know, ours runs it; spaCy only cuts the words then.
    """

    def __init__(self, nlp: Language, place: Place) -> None:
        self.nlp = nlp
        self.place = place
        self._recognizer = make_recognizer(nlp)
        self._seen = 0

    def parse(self, text: str) -> Parse:
        """Parse one text of any length."""
        pieces = split_text(text)
        return join_parses(pieces, self._read(pieces, batch_size=1))

    def parse_many(self, texts: Iterable[str], batch_size: int = 64) -> Iterator[Parse]:
        """Parse a stream of texts in order, up to ``batch_size`` texts (or 250 kB) ahead."""
        for batch in split_batches(texts, batch_size):
            split = [split_text(text) for text in batch]
            parses = iter(self._parse_pieces([piece for pieces in split for piece in pieces], batch_size))
            for pieces in split:
                yield join_parses(pieces, [next(parses) for _ in pieces])

    def _parse_pieces(self, pieces: list[str], batch_size: int) -> list[Parse]:
        """Words of the first texts stay in the vocabulary, where they are found fast; later ones are dropped again."""
        size = max(1, min(batch_size, BATCH_CHARACTERS // max(1, *map(len, pieces))))
        self._seen += sum(map(len, pieces))
        with self.nlp.memory_zone() if self._seen > WARM_CHARACTERS else nullcontext():
            return self._read(pieces, size)

    def _read(self, pieces: Sequence[str], batch_size: int) -> list[Parse]:
        docs = [tokenizer.make_doc(self.nlp, piece) for piece in pieces]
        if self._recognizer is None:
            return [read_doc(doc) for doc in self.nlp.pipe(docs, batch_size=batch_size)]
        found = self._recognizer.find(docs)
        return [make_parse(doc, entities) for doc, entities in zip(docs, found, strict=True)]


def read_doc(doc: Doc) -> Parse:
    """Take out of a Doc what the rules need."""
    return make_parse(doc, [(span.start, span.end, span.label_) for span in doc.ents])


def make_parse(doc: Doc, entities: Iterable[tuple[int, int, str]]) -> Parse:
    """Join the words of a Doc and the names found in it."""
    words, starts, typed = read_words(doc)
    named = [(first, last, LABELS.get(label, label)) for first, last, label in entities]
    return Parse(words, starts, named, typed)


def split_text(text: str) -> list[str]:
    """Cut a long text between paragraphs, else between lines, else between words; no character is lost.

    >>> split_text("kurz")
    ['kurz']
    """
    pieces = []
    start = 0
    while len(text) - start > PIECE_CHARACTERS:
        limit = start + PIECE_CHARACTERS
        for mark in ("\n\n", "\n", " "):
            cut = text.rfind(mark, start + PIECE_CHARACTERS // 2, limit)
            if cut > 0:
                limit = cut + len(mark)
                break
        pieces.append(text[start:limit])
        start = limit
    return [*pieces, text[start:]]


def split_batches(texts: Iterable[str], batch_size: int) -> Iterator[list[str]]:
    """Group a stream of texts by number and length."""
    batch: list[str] = []
    characters = 0
    for text in texts:
        batch.append(text)
        characters += len(text)
        if len(batch) >= batch_size or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def join_parses(pieces: list[str], parses: list[Parse]) -> Parse:
    """Put the parsed pieces of one text together again."""
    if len(parses) == 1:
        return parses[0]
    words: list[str] = []
    starts: list[int] = []
    entities: list[tuple[int, int, str]] = []
    offset = 0
    for piece, parse in zip(pieces, parses, strict=True):
        entities += [(first + len(words), last + len(words), label) for first, last, label in parse.entities]
        starts += [start + offset for start in parse.starts]
        words += parse.words
        offset += len(piece)
    return Parse(words, starts, entities, number_words(words))
