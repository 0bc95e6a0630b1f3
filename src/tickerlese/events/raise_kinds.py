"""Which way a company raises money, and whether the words around the noun tell that it does.

In: a ``Frame`` on "Kapitalerhöhung", "Anleihe", "Kredit", "sammelt … ein" …. Out: the kind, or null with a reason when
nothing is raised: bonds that are traded or fall due, loans that a bank gives to its customers, shares that are only held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.parties import following_views

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame

Kind = Literal["equity", "rights_issue", "bond", "convertible", "loan", "funding_round"]

ISSUING = (
    "begeb", "begib", "begab", "begäbe", "emittier", "emission", "platzier", "ausgabe", "ausgeb", "ausgab", "ausgegeben", "auflegen", "aufgelegt", "aufleg", "anzapf",
    "angezapft", "aufstock", "aufgestockt", "neuemission", "besorg", "beschaff", "zapft", "zeichn", "gezeichnet", "aufnahm", "aufnehm", "aufgenommen", "aufzunehm",
    "auszugeben", "aufzulegen", "einsammel", "eingesammelt", "frisch", "verkauft", "verkaufte", "debüt", "refinanzier",
)  # fmt: skip
SPLIT_ISSUING = {("legt", "auf"), ("legte", "auf"), ("gibt", "aus"), ("gab", "aus"), ("nimmt", "auf"), ("nahm", "auf"), ("sammelt", "ein"), ("sammelte", "ein"), ("zapft", "an"), ("nehmen", "auf"), ("nahmen", "auf"), ("geben", "aus"), ("bringt", "ein"), ("nimmt", "ein"), ("nahm", "ein"), ("stockt", "auf"), ("stockte", "auf"), ("stocken", "auf")}  # fmt: skip
BORROWING = (
    "geliehen", "erhält", "erhalten", "erhielt", "bekommt", "bekomm", "bekam", "sicher", "gesicher", "vereinbar", "abgeschlossen", "abschlie", "abschloss", "unterzeichn", "verhandel",
    "zusage", "zugesagt", "gewähr", "verlänger", "ausgehandelt", "prüf", "einig", "geeinigt", "stellt", "bereitgestellt", "überbrück", "benötig", "leih", "bewilligt", "genehmig",
)  # fmt: skip
TERMS = ("volumen", "verzins", "kupon", "coupon", "laufzeit")
NOT_RAISED = (
    "fällig", "zurückzahl", "zurückgezahlt", "tilg", "getilgt", "rückzahl", "rückzuführ", "zurückführ", "rückführ", "zurückkauf", "zurückgekauft", "ablös", "abgelöst",
    "rendite", "notier", "kurs", "herabgestuft", "bewert", "bonität", "rating", "kündig", "gekündigt", "zahlungsausfall", "gläubiger", "umtausch", "stundung", "stundet", "gestundet",
)  # fmt: skip
OWED = frozenset(
    {"kündigte", "kündigt", "kündigten", "ankündigte", "angekündigt", "kündigen"}
)  # announces, and gives no notice
RIGHTS = (
    "bezugsrechtsemission",
    "bezugsrechtskapitalerhöhung",
    "bezugsverhältnis",
    "bezugsfrist",
    "bezugspreis",
    "bezugsangebot",
    "bezugsrechtshandel",
    "bezugsrechtsangebot",
)
EXCLUDED = ("ausschluss", "ausgeschlossen", "ausschließ", "ausschliess")
RAISES_SHARES = (
    "platzier",
    "ausgabe",
    "ausgeb",
    "ausgegeben",
    "ausgab",
    "begeb",
    "begab",
    "begib",
    "emittier",
    "zeichn",
    "gezeichnet",
    "auszugeben",
    "verkauf",
    "veräuß",
    "veräuss",
    "erhöh",
)
GROWING = ("erhöh", "aufstock", "aufgestockt")
STATE = frozenset("bund länder staat regierung staatsanleihe land finanzministerium bundes".split())
LISTING = ("börsengang", "ipo", "börsendebüt", "erstnotiz", "parkett", "börse", "erstnotierung")
NEW = frozenset({"neue", "neuer", "neuen", "junge", "junger", "jungen"})
KEPT = (("kapitalerhöhung", "equity"), ("bezugsrecht", "equity"), ("aktienplatzierung", "equity"), ("wandelanleihe", "convertible"), ("wandelschuld", "convertible"), ("anleihe", "bond"), ("bond", "bond"), ("schuldschein", "loan"))  # fmt: skip


def read_kind(frame: Frame) -> Kind | None:
    """The kind of measure; null when the clause tells of none."""
    how = frame.sets["how"]
    if how == "equity":
        return _equity(frame)
    if how == "shares":
        return _equity(frame) if _stems(frame, RAISES_SHARES) or _splits(frame) else None
    if how == "capital":
        return _equity(frame) if _stems(frame, GROWING) and not frame.has("eigenkapital") else None
    if how in {"bond", "convertible"}:
        return how if _is_issued(frame) else None  # type: ignore[return-value]
    if how == "loan":
        return "loan" if _is_borrowed(frame) else None
    kind = _round(frame)
    return None if how == "market" and kind == "funding_round" else kind


def _stems(frame: Frame, stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stems) for word in frame.clause_words)


def _equity(frame: Frame) -> Kind:
    """A share issue, with or without the shareholders' right to subscribe."""
    for view in (frame.view, *following_views(frame, 3)):
        told = [word for word in view.lower if word.startswith("bezugsrecht")]
        if any(word.startswith(RIGHTS) for word in view.lower):
            return "rights_issue"
        if told:
            without = any(word.startswith(EXCLUDED) for word in view.lower) or "ohne" in view.lower
            return "equity" if without or not frame.has("mit", "bezugsrechten") else "rights_issue"
    return "equity"


def _is_issued(frame: Frame) -> bool:
    """Whether a bond is issued rather than traded, rated or repaid."""
    issued = _splits(frame) or _stems(frame, (*ISSUING, *BORROWING, *TERMS))
    issued = issued or frame.certainty[0] in {"planned", "possible"}
    return issued and not _is_owed(frame) and not frame.clause_words & STATE


def _is_borrowed(frame: Frame) -> bool:
    return (_splits(frame) or _stems(frame, (*BORROWING, *ISSUING))) and not _is_owed(frame)


def _splits(frame: Frame) -> bool:
    """Whether a separable verb of issuing stands in the clause: "gibt … aus", "nahm … auf"."""
    return any(a in frame.clause_words and b in frame.clause_words for a, b in SPLIT_ISSUING)


def _is_owed(frame: Frame) -> bool:
    """Whether the clause tells of debt that is repaid, traded or rated."""
    return any(word.startswith(NOT_RAISED) and word not in OWED for word in frame.clause_words)


def _round(frame: Frame) -> Kind | None:
    """What money is collected with: a measure that the sentence names, else a round of financing; listings are none."""
    words = frame.view.lower
    if any(word.startswith(LISTING) or word.endswith("börsengang") for word in words):
        return None
    if "aktien" in words and not NEW.isdisjoint(words):
        return _equity(frame)
    for stem, kind in KEPT:
        if any(word.startswith(stem) or word.endswith(stem) for word in words):
            return _equity(frame) if kind == "equity" else kind  # type: ignore[return-value]
    return "funding_round"
