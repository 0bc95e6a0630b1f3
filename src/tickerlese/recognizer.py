"""Runs a small spaCy entity recogniser on plain arrays: the same names, several times as fast.

In: Docs as the tokenizer makes them. Out: names as half-open token ranges with labels, as ``nlp(text).ents`` gives.
Refused (``make_recognizer`` returns none): pipelines of another shape than hash embedding, window convolutions and
greedy transitions over three context words.

What makes it fast: what a word's embedding is depends on the word alone, so that it is worked out once per word type;
a word outside names is judged by its own vector alone, so that all words are judged at once, and only the inside of
names, and only of names with several words, is decided word by word; all arithmetic is NumPy's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np
from spacy.tokens import Doc
from thinc.api import NumpyOps

from tickerlese.tokens import WordTypes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.vocab import Vocab
    from thinc.api import Model

    Floats = NDArray[np.float32]
    Model_ = Model[Any, Any]

CACHE_ROWS = 32_768  # word types
RUN_WORDS = 4_000
BLOCK_ROWS = 512
UNKNOWN_ROW = -1
IMPOSSIBLE = np.float32(-np.inf)
VARIANCE_FLOOR = 1e-8
CONTEXT_WORDS = 3
ATTRIBUTES: list[int | str] = ["ORTH", "NORM", "IS_SPACE"]
WORD_ATTRIBUTES = frozenset({"ORTH", "NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE"})
Entity = tuple[int, int, str]


class Layer(NamedTuple):
    """Weights of a maxout layer with normalisation, its pieces one after the other."""

    weights: Floats  # (inputs, pieces * width)
    bias: Floats
    pieces: int
    gain: Floats
    shift: Floats


class Moves(NamedTuple):
    """The places of the decoder's moves among its scores."""

    outside: int
    opening: dict[int, str]  # B, by place
    single: dict[int, str]  # U
    inner: dict[str, tuple[int, int]]  # I and L of each label


class Recognizer:
    """Finds names in Docs of one vocabulary."""

    def __init__(self, vocab: Vocab, embedding: Model_, layers: Sequence[Layer], decoder: Decoder) -> None:
        self._embeddings = EmbeddingCache(vocab, embedding)
        self._layers = layers
        self._decoder = decoder

    def find(self, docs: Sequence[Doc]) -> list[list[Entity]]:
        """The names of each Doc."""
        found: list[list[Entity]] = []
        run: list[Doc] = []
        size = 0
        for doc in docs:
            run.append(doc)
            size += len(doc)
            if size >= RUN_WORDS:
                found += self._find_in_run(run)
                run, size = [], 0
        return found + self._find_in_run(run)

    def _find_in_run(self, docs: Sequence[Doc]) -> list[list[Entity]]:
        """All Docs as one array, with as many empty rows between them as the convolutions reach."""
        if not any(map(len, docs)):
            return [[] for _ in docs]
        rows = [cast("NDArray[np.uint64]", doc.to_array(ATTRIBUTES)) for doc in docs]
        gap = len(self._layers)
        starts = np.cumsum([gap, *(len(part) + gap for part in rows[:-1])])
        words = np.concatenate([np.arange(start, start + len(part)) for start, part in zip(starts, rows, strict=True)])
        stacked = np.concatenate(rows)
        states = np.zeros((len(stacked) + gap * (len(docs) + 1), self._layers[0].gain.size), np.float32)
        states[words] = self._embeddings.of(stacked[:, 0], stacked[:, 1])
        for layer in self._layers:
            convolve(states, layer)
        lengths = [len(part) for part in rows]
        return self._decoder.decode(states[words], stacked[:, 2] > 0, lengths)


class EmbeddingCache:
    """The embeddings of the word types that were met last, at most ``CACHE_ROWS`` of them.

    A word's norm can differ from its type's (the tokenizer reads "'n" as "ein"): such words are worked out each time.
    """

    def __init__(self, vocab: Vocab, embedding: Model_) -> None:
        self._vocab = vocab
        self._embedding = embedding
        self._clear()

    def _clear(self) -> None:
        self._types = WordTypes.current()
        self._row_of = np.full(0, UNKNOWN_ROW, np.int32)
        self._norms = np.zeros(0, np.uint64)
        self._vectors = np.zeros((0, 0), np.float32)
        self._filled = 0

    def of(self, orths: NDArray[np.uint64], norms: NDArray[np.uint64]) -> Floats:
        """The embedding of each word: (words) hashes in, (words, width) out."""
        if self._filled > CACHE_ROWS or WordTypes.current() is not self._types:
            self._clear()
        numbers = self._types.by_hash(orths, self._vocab.strings)
        if len(self._types.words) > len(self._row_of):
            room = np.full(2 * len(self._types.words) - len(self._row_of), UNKNOWN_ROW, np.int32)
            self._row_of = np.concatenate([self._row_of, room])
        rows = self._row_of[numbers]
        missing = (rows == UNKNOWN_ROW).nonzero()[0]
        if missing.size:
            _, first = np.unique(numbers[missing], return_index=True)
            new = missing[first]
            self._store(numbers[new], orths[new], norms[new])
            rows = self._row_of[numbers]
        vectors = self._vectors[rows]
        odd = (self._norms[rows] != norms).nonzero()[0]
        if odd.size:
            vectors[odd] = self._embed(orths[odd], norms[odd])
        return vectors

    def _store(self, numbers: NDArray[np.int32], orths: NDArray[np.uint64], norms: NDArray[np.uint64]) -> None:
        vectors = self._embed(orths, norms)
        needed = self._filled + len(vectors)
        if needed > len(self._vectors):
            room = np.zeros((needed, vectors.shape[1]), np.float32)
            self._vectors = np.concatenate([self._vectors, room]) if self._filled else room
            self._norms = np.concatenate([self._norms, np.zeros(needed, np.uint64)])
        self._vectors[self._filled : needed] = vectors
        self._norms[self._filled : needed] = norms
        self._row_of[numbers] = np.arange(self._filled, needed)
        self._filled = needed

    def _embed(self, orths: NDArray[np.uint64], norms: NDArray[np.uint64]) -> Floats:
        strings = self._vocab.strings
        doc = Doc(self._vocab, words=[strings[orth] for orth in orths.tolist()])
        doc.from_array(["NORM"], cast("Any", norms.reshape(-1, 1)))
        return cast("list[Floats]", self._embedding.predict([doc]))[0]


def convolve(states: Floats, layer: Layer) -> None:
    """Let every row see its neighbours, in place: window of three, maxout, normalisation, residual."""
    count, width = states.shape
    before = np.zeros(width, np.float32)
    for first in range(0, count, BLOCK_ROWS):
        last = min(first + BLOCK_ROWS, count)
        window = np.zeros((last - first, 3 * width), np.float32)
        window[0, :width] = before
        window[1:, :width] = states[first : last - 1]
        window[:, width : 2 * width] = states[first:last]
        following = states[first + 1 : last + 1]
        window[: len(following), 2 * width :] = following
        before = states[last - 1].copy()
        states[first:last] += apply_layer(window, layer)


def apply_layer(inputs: Floats, layer: Layer) -> Floats:
    """Maxout and normalisation of each row."""
    width = layer.gain.size
    sums: Floats = inputs @ layer.weights
    sums += layer.bias
    best: Floats = sums[:, :width]
    for piece in range(1, layer.pieces):
        best = np.maximum(best, sums[:, piece * width : (piece + 1) * width])
    out: Floats = best - best.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", out, out) / width + VARIANCE_FLOOR
    out *= (variance**-0.5)[:, None].astype(np.float32)
    out *= layer.gain
    out += layer.shift
    return out


class Decoder:
    """Chooses moves greedily, as spaCy's transition system does.

    The score of a move is the largest of its pieces; each piece adds up what the context words say (the word, the first
    and the last before the word of the open name). ``weights`` has the axes context, move, piece, input; ``biases``
    (move, piece) go with a word outside names and with one inside.
    """

    def __init__(self, weights: Floats, biases: tuple[Floats, Floats], moves: Moves) -> None:
        _, count, pieces, inputs = weights.shape
        self._outside = moves.outside
        self._opening = moves.opening
        self._single = moves.single
        self._pieces = pieces
        self._free_weights = np.ascontiguousarray(weights[0].reshape(count * pieces, inputs).T)
        self._free_bias = biases[0].reshape(-1)
        self._closed = sorted(set(range(count)) - {moves.outside, *moves.opening, *moves.single})
        self._open_weights, self._open_bias = {}, {}
        for label, places in moves.inner.items():
            chosen = weights[:, places].reshape(CONTEXT_WORDS, 2 * pieces, inputs)
            self._open_weights[label] = np.ascontiguousarray(chosen.transpose(0, 2, 1).reshape(-1, 2 * pieces))
            self._open_bias[label] = biases[1][list(places)].reshape(-1)

    def decode(self, states: Floats, is_space: NDArray[np.bool_], lengths: Sequence[int]) -> list[list[Entity]]:
        """The names of the texts whose words stand one text after the other."""
        moves = self._judge_outside(states, is_space, lengths)
        stops = np.cumsum(lengths).tolist()
        found: list[list[Entity]] = [[] for _ in lengths]
        free = text = 0
        for word in (moves != self._outside).nonzero()[0].tolist():
            if word < free:
                continue
            while word >= stops[text]:
                text += 1
            move, begin = int(moves[word]), stops[text] - lengths[text]
            if move in self._single:
                label, free = self._single[move], word + 1
            else:
                label = self._opening[move]
                free = self._find_end(states, word, stops[text], label)
            found[text].append((word - begin, free - begin, label))
        return found

    def _judge_outside(self, states: Floats, is_space: NDArray[np.bool_], lengths: Sequence[int]) -> NDArray[np.intp]:
        """The best move at each word if no name is open there; a text's last word opens none."""
        sums = states @ self._free_weights
        sums += self._free_bias
        scores = sums.reshape(len(sums), -1, self._pieces).max(axis=2)
        scores[:, self._closed] = IMPOSSIBLE
        last = np.cumsum(lengths)[np.array(lengths) > 0] - 1
        scores[last[:, None], sorted(self._opening)] = IMPOSSIBLE
        best: NDArray[np.intp] = scores.argmax(axis=1)
        best[is_space] = self._outside
        return best

    def _find_end(self, states: Floats, first: int, stop: int, label: str) -> int:
        """The end of the name that opens at ``first``, at the latest the end of its text."""
        weights, bias, pieces = self._open_weights[label], self._open_bias[label], self._pieces
        for word in range(first + 1, stop - 1):
            scores = np.concatenate((states[word], states[first], states[word - 1])) @ weights + bias
            if scores[:pieces].max() < scores[pieces:].max():
                return word + 1
        return stop


def make_recognizer(nlp: Language) -> Recognizer | None:
    """Read the weights of a pipeline's ``tok2vec`` and ``ner``; none when they are of another shape."""
    if nlp.pipe_names != ["tok2vec", "ner"]:
        return None
    tok2vec, ner = cast("Any", nlp.get_pipe("tok2vec")).model, cast("Any", nlp.get_pipe("ner"))
    if len(tok2vec.layers) != 2 or not _depends_on_words_alone(tok2vec.layers[0]):
        return None
    layers = read_layers(tok2vec.layers[1])
    decoder = read_decoder(ner.model, [ner.moves.get_class_name(place) for place in range(ner.moves.n_moves)])
    if layers is None or decoder is None:
        return None
    for node in tok2vec.layers[0].walk():
        node.ops = NumpyOps(use_blis=False)
    return Recognizer(nlp.vocab, tok2vec.layers[0], layers, decoder)


def _depends_on_words_alone(embedding: Model_) -> bool:
    columns = [node.attrs["columns"] for node in embedding.walk() if node.name == "extract_features"]
    return len(columns) == 1 and WORD_ATTRIBUTES.issuperset(map(str, columns[0]))


def read_layers(encoder: Any) -> list[Layer] | None:  # noqa: ANN401 - thinc's types say little
    """The layers of a stack of convolutions; none when it is something else."""
    leaves = [node for node in encoder.walk(order="dfs_pre") if not node.layers and node.name != "dropout"]
    groups = list(zip(*[iter(leaves)] * 3, strict=False))
    if len(leaves) != 3 * encoder.attrs.get("pad", 0) or not leaves:
        return None
    layers = []
    for window, maxout, norm in groups:
        if (window.name, maxout.name, norm.name) != ("expand_window", "maxout", "layernorm"):
            return None
        if window.attrs["window_size"] != 1:
            return None
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        width, pieces, inputs = weights.shape
        by_piece = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * width, inputs).T)
        layers.append(
            Layer(by_piece, bias.T.reshape(-1), pieces, norm.get_param("G").copy(), norm.get_param("b").copy())
        )
    return layers


def read_decoder(model: Any, names: Sequence[str]) -> Decoder | None:  # noqa: ANN401 - thinc's types say little
    """The decoder of a transition model without an upper layer; none when it is something else."""
    reader, lower = model.layers[0], model.layers[1]
    if model.attrs["has_upper"] or model.attrs["unseen_classes"] or lower.get_dim("nF") != CONTEXT_WORDS:
        return None
    linear = [node for node in reader.walk() if node.has_param("W")]
    if len(linear) != 1 or linear[0].name != "linear" or lower.get_dim("nP") < 2:
        return None
    weights, projection, offset = lower.get_param("W"), linear[0].get_param("W"), linear[0].get_param("b")
    padding, said = lower.get_param("pad")[0], weights @ offset  # what a context word says whatever it is
    free_bias = lower.get_param("b") + said[0] + padding[1] + padding[2]
    open_bias = lower.get_param("b") + said.sum(axis=0)
    places = {name: place for place, name in enumerate(names)}
    labels = sorted(name[2:] for name in names if name.startswith("B-"))
    moves = Moves(
        places["O"],
        {places[f"B-{label}"]: label for label in labels},
        {places[f"U-{label}"]: label for label in labels},
        {label: (places[f"I-{label}"], places[f"L-{label}"]) for label in labels},
    )
    return Decoder(weights @ projection, (free_bias, open_bias), moves)
