"""Parts of a company that can change hands or be split off: "die Klimasparte von X", "ihre Tochter in Belarus".

In: a sentence view and the position of a noun, or a clause of it. Out: whether the noun names such a part, where its
phrase begins, how it is called and whose it is. Refused: goods, people, shares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tickerlese.events.function_words import ARTICLES, CONTRACTED, PREPOSITIONS
from tickerlese.events.purposes import noun_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

UNITS = tuple(
    "geschäft geschäfts geschäfte geschäften geschäftes sparte sparten tochter töchter töchtern einheit einheiten division "
    "divisionen segment segments segmente bereich bereichs bereiche geschäftsfeld geschäftsfelder konzernteil "
    "konzernteile geschäftsteil geschäftsteile unternehmensteil unternehmensteile unternehmensteilen ableger ablegers "
    "tochterfirma tochtergesellschaft tochtergesellschaften tochterunternehmen tochterbank landesgesellschaft "
    "immobiliengesellschaft markenrechte marke marken filialen kette ketten portfolio aktivitäten werk werke werks werken "
    "fabrik fabriken gießerei giesserei raffinerie terminal terminals kraftwerk kraftwerke rechenzentrum rechenzentren "
    "windparks solarparks minen mine netz netzes netze brauerei sender verlag plattform klinik kliniken hotels reederei".split()
)
NOT_UNITS = tuple(
    "rechtsgeschäft tauschgeschäft gegengeschäft verlustgeschäft weihnachtsgeschäft tagesgeschäft insidergeschäft "
    "termingeschäft aktiengeschäft milliardengeschäft millionengeschäft feuerwerk netzwerk handwerk stockwerk laufwerk "
    "regelwerk bauwerk kunstwerk lebenswerk briefmarke höchstmarke rekordmarke schallmarke währungseinheit gesundheitsbereich "
    "grenzbereich prozentbereich kursbereich".split()
)
QUANTIFIERS = frozenset(
    "mehrere mehreren mehrerer einige einigen einiger weitere weiteren weiterer zwei drei vier beide viele".split()
)
GENERIC = frozenset(
    "sparte bereich geschäft geschäftes geschäfts einheit tochter division segment tochterfirma tochtergesellschaft geschäftsbereich "
    "geschäftsfeld konzernteil ableger tochterunternehmen marke werk fabrik kette".split()
)
EMPTY_ADJECTIVES = ("dortig", "gesamt", "ganz", "eigen", "betroffen", "besagt", "jeweilig", "komplett")
PRESENT_PARTICIPLES = ("nde", "nden", "ndes", "nder", "ndem")
GENITIVE = frozenset({"des", "eines", "seines", "ihres"})
LOOK_BACK = 2
PLACED = frozenset({"in", "im"})


class Unit(NamedTuple):
    """A part of a company as its clause tells it.

    ``what`` is the company that the part is by name, else its description. ``owner`` is whose it is, where the phrase
    says so. ``noun`` and ``first`` are the local indices of the noun and of the phrase's first word.
    """

    what: Mention | str
    owner: Mention | None
    prep: str
    article: str
    noun: int
    first: int


def names_unit(word: str) -> bool:
    """Whether the lower-cased noun names a part of a company."""
    return word.endswith(UNITS) and word not in NOT_UNITS


def unit_start(view: SentenceView, noun: int) -> int:
    """Where the unit's name begins: adjectives and hyphenated parts before its noun."""
    k = noun
    while k > 0:
        owner = view.owner[k - 1]
        if owner is not None:
            if owner.label == "COMPANY" or view.words[k] not in {"-", "‑"}:
                break
            k = view.span[id(owner)][0]
            continue
        before = view.words[k - 1]
        hyphen = before in {"-", "‑"} or (view.words[k] in {"-", "‑"})
        if not hyphen and not (before.islower() and before.endswith(("e", "en", "er", "es", "sche", "schen"))):
            break
        if view.lower[k - 1] in ARTICLES or view.lower[k - 1] in QUANTIFIERS:
            break
        k -= 1
    return k


def units_in(view: SentenceView, ranges: Iterable[tuple[int, int]]) -> Iterator[Unit]:
    """The parts of companies that the ranges of a clause name, in text order."""
    for first, last in ranges:
        for k in range(first, last):
            if view.owner[k] is None and view.words[k][:1].isupper() and names_unit(view.lower[k]):
                joined = k + 1 < last and view.words[k + 1] in {"-", "‑"} and view.adjoins(k, k + 1)
                if not joined:
                    yield read_unit(view, k, last)


def read_unit(view: SentenceView, noun: int, last: int) -> Unit:
    """The part that the noun names; ``last`` is where its clause ends."""
    start = unit_start(view, noun)
    owner = _compound_owner(view, start)
    first = view.span[id(owner)][0] if owner is not None else start
    article, prep, first = _governor(view, first)
    if owner is None:
        owner = _attribute(view, noun) or _possessor(view, first)
    what = _called(view, start, noun, last)
    if isinstance(what, str) and article in GENITIVE and what.endswith(view.words[noun]):
        what = _nominative(what)
    return Unit(what, owner, prep, article, noun, first)


def _nominative(name: str) -> str:
    """A name without the ending of its genitive: "Klimageschäfts", "Werkes"."""
    for ending in ("es", "s"):
        bare = name.removesuffix(ending)
        if bare != name and bare.lower().endswith(UNITS):
            return bare
    return name


def _governor(view: SentenceView, first: int) -> tuple[str, str, int]:
    """Article and preposition in front of a phrase, and where it then begins."""
    k, article = first - 1, ""
    if k >= 0 and view.owner[k] is None and view.lower[k] in ARTICLES:
        article, k = view.lower[k], k - 1
    if k >= 0 and view.owner[k] is None and view.lower[k] in PREPOSITIONS:
        return article, CONTRACTED.get(view.lower[k], view.lower[k]), k
    return article, "", k + 1


def _compound_owner(view: SentenceView, start: int) -> Mention | None:
    """The company in front of a hyphen: "die Siemens-Tochter"."""
    owner = view.owner[start - 1] if start else None
    if owner is None or owner.label != "COMPANY" or view.words[start] not in {"-", "‑"}:
        return None
    return owner


def _attribute(view: SentenceView, noun: int) -> Mention | None:
    """The company that the noun belongs to: "die Sparte von X", "das Werk der X AG"."""
    for mention in view.mentions:
        if mention.label == "COMPANY" and view.span[id(mention)][0] > noun:
            phrase = view.phrase(mention)
            if phrase.head_at == noun and phrase.relation in {"von", "genitive"}:
                return mention
    return None


def _possessor(view: SentenceView, first: int) -> Mention | None:
    """The company in the genitive in front: "Siemens' Antriebssparte", "Boschs Werk"."""
    owner = view.owner[first - 1] if first else None
    if owner is None or owner.label != "COMPANY":
        return None
    return owner if view.words[first - 1].endswith(("s", "’", "'")) else None


def fuller_name(frame: Frame, name: str) -> str:
    """How the text calls the part elsewhere: "Medizintechniksparte" for a headline's "Medizintechnik"."""
    stem, tokens = name.lower(), frame.view.tokens
    for k, lower in enumerate(tokens.lower):
        if len(lower) > len(stem) and lower.startswith(stem) and names_unit(lower):
            return tokens.plain[k]
    return name


def is_generic(name: str) -> bool:
    """Whether the words say of no part which one it is: "Sparte", "dortigen Geschäft"."""
    *before, last = name.lower().split()
    return last in GENERIC and all(word.startswith(EMPTY_ADJECTIVES) for word in before)


def settle_unit(frame: Frame, unit: Unit) -> Mention | str | None:
    """What the part is called in the whole text; null when it stays "die Sparte" or "das Geschäft" throughout.

    A described part takes the name that the text gives it elsewhere ("die Antriebstochter X"); a bare noun takes what the
    sentences before say of such a part.
    """
    if not isinstance(unit.what, str):
        return unit.what
    tokens = frame.view.tokens
    lower = frame.view.lower[unit.noun]
    if not is_generic(unit.what):
        for mention in frame.document.mentions:
            named = mention.label == "COMPANY" and not mention.anaphor and mention.first > 0
            if named and tokens.lower[mention.first - 1] == lower and not lower.endswith(("marke", "kette", "verlag")):
                return mention
        return unit.what
    for view in (frame.view, *frame.previous_views(LOOK_BACK)):
        last = unit.first if view is frame.view else len(view)
        for told in reversed(list(units_in(view, [(0, last)]))):
            if not isinstance(told.what, str) or not is_generic(told.what):
                return told.what
    return None


def _called(view: SentenceView, start: int, noun: int, last: int) -> Mention | str:
    """The company behind the noun ("die Tochter Contitech"), else the words with the place that they name."""
    following = view.owner[noun + 1] if noun + 1 < last else None
    if following is not None and following.label == "COMPANY" and not following.anaphor:
        return following
    end = view.span[id(following)][1] if following is not None and following.label == "LOCATION" else noun + 1
    if end + 1 < last and view.lower[end] in PLACED and view.words[end + 1][:1].isupper():
        place = view.owner[end + 1]
        end = view.span[id(place)][1] if place is not None else end + 2
        if place is not None and place.label != "LOCATION":
            end = noun + 1
    elif (
        end + 1 < last
        and view.lower[end] == "für"
        and view.words[end + 1][:1].isupper()
        and view.owner[end + 1] is None
    ):
        end += 2
    if view.lower[noun] in GENERIC and end == noun + 1 and following is None:
        named = _name_end(view, end, last)
        start, end = (noun + 1, named) if named > end else (start, end)
    while start < noun and (
        view.words[start] in {"-", "‑"}
        or (view.words[start].islower() and view.lower[start].endswith(PRESENT_PARTICIPLES))
    ):
        start += 1
    return noun_phrase(view, start, end) or view.words[noun]


def _name_end(view: SentenceView, first: int, last: int) -> int:
    """Where a name that no mention covers ends: "seine Marke Dockers"."""
    k = first
    while k < last and view.owner[k] is None and view.words[k][:1].isupper() and view.words[k].isalnum():
        k += 1
    return k
