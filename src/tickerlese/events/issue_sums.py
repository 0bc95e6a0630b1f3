"""How much a capital measure moves: the sum of a share issue, bond, loan, round, buyback or listing.

In: a ``Frame`` on the measure's word. Out: a MONEY mention and the sentence that tells it. Sums stand behind the noun
("Anleihe über 500 Millionen"), in front of it ("500-Millionen-Anleihe", "250 Millionen schwere …"), beside a verb of
raising ("sammelte … ein"), or in one of the next sentences with a word for proceeds. Refused: prices per share, nominal
capital, business figures, what the company is worth, what the text gives only as a restatement in brackets.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tickerlese.events.parties import following_views
from tickerlese.events.prepositions import wide_prep

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

SMALLEST = Decimal(50_000)
OTHER_FIGURES = (
    "umsatz", "umsätze", "gewinn", "ergebnis", "ebit", "verlust", "investition", "dividende", "ausschüttung", "kaufpreis", "übernahme", "strafe", "buße", "bußgeld",
    "schulden", "nettoschulden", "verbindlichkeiten", "kosten", "auftrag", "aufträge", "bilanzsumme", "fehlbetrag", "eigenkapital", "jahresumsatz", "synergien", "zinsen",
)  # fmt: skip
NOMINAL = ("grundkapital", "aktienkapital", "stammkapital", "nennkapital")
WORTH = (
    "bewert",
    "börsenwert",
    "marktkapitalisierung",
    "marktwert",
    "unternehmenswert",
    "firmenwert",
    "wert",
    "beziffer",
)
OF_IT = frozenset("davon darunter hiervon".split())
VOLUMES = frozenset("höhe volumen umfang wert gegenwert betrag gesamtvolumen gesamtwert ausmaß ausmass gesamtnennbetrag nennbetrag nominalbetrag nennwert gesamtbetrag rahmen emissionsvolumen kaufpreis gesamtkaufpreis".split())  # fmt: skip
LINKS = frozenset("über von um für mit bis auf zu".split())
SIZED = ("schwer", "groß", "gross", "umfassend", "teur")
SIZED_REACH = 3
NOUN_REACH = 14
RAISING = frozenset(  # what the money does, or the company with it
    "ein einsammeln eingesammelt einsammelte einnehmen eingenommen einnahm einspielen eingespielt einwerben eingeworben erlösen erlöst erlöste erlösten spülen spülte "
    "gespült spült zufließen zufliessen zufließt fließen fliessen fließt floss flossen zu platzieren platziert platzierte platzierten aufnehmen aufgenommen aufnahm nahm "
    "beschaffen beschafft beschaffte besorgt besorgte besorgen einbringen eingebracht brachte bringt bringen erhalten erhält erhielt bekommt bekam sichert sicherte gesichert "
    "sichern holt holte geholt holen aufbringen eintreiben zuschießen zuschiessen begeben begibt begab begaben emittiert emittierte emittieren ausgeben aufgelegt kaufen "
    "kauft zurückkaufen zurückgekauft erwerben erworben nehmen zurückzukaufen einzusammeln aufzunehmen zurückzunehmen ausgegeben gesteckt steckt stecken angezapft gewährt "
    "gewährte gewähren zurückerwerben zuführen steuert steuern steuerte schießen schiessen zeichnen zeichnet zeichnete investieren investierten investiert pumpen pumpten gepumpt steckten".split()
)
GOING_ON = frozenset({"dafür", "hierfür", "platziert", "platzierten", "eingesammelt"})
PROCEEDS = ("erlös", "bruttoerlös", "nettoerlös", "emissionserlös", "bruttoemissionserlös", "emissionsvolumen", "volumen", "gesamtvolumen", "einnahmen", "platzierungsvolumen", "transaktionsvolumen", "mittelzufluss", "frisches", "emission", "platzierung", "kapitalerhöhung", "börsengang")  # fmt: skip


def read_sum(frame: Frame, noun_at: int, *, reach: int = 2) -> tuple[Mention | None, int]:
    """The sum that the trigger's noun (local index; its verb where there is none) tells, and the sentence it stands in."""
    view = frame.view
    money = [m for m in view.mentions if m.label == "MONEY" and is_sum(view, m)]
    for found in (_joined(frame, money, noun_at), _behind(frame, money, noun_at), _in_front(frame, money, noun_at)):
        if found is not None:
            return found, view.index
    beside = [m for m in money if view.clause_at(frame.at(m)) == frame.clause and _is_raised(view, m)]
    if beside:
        return frame.nearest(beside), view.index
    elsewhere = [m for m in money if _is_raised(view, m) or _is_proceeds(view, m)]
    if elsewhere:
        return frame.nearest(elsewhere), view.index
    return next(_ahead(frame, reach), (None, view.index))


def is_sum(view: SentenceView, mention: Mention) -> bool:
    """Whether the amount can be what a measure brings: large, for no share, no figure of another kind."""
    amount = mention.amount
    if amount is None or amount.per is not None or mention.text_starts_with_sign(view.tokens.text):
        return False
    size = next((each for each in (amount.value, amount.maximum, amount.minimum) if each is not None), None)
    if size is None or size < SMALLEST:
        return False
    at, end = view.span[id(mention)]
    if view.lower[end : end + 1] in (["je"], ["pro"]) or view.lower[max(0, at - 2) : at][:1] == ["davon"]:
        return False
    return not _is_other_figure(view, at, end, view.phrase(mention).head)


def _is_other_figure(view: SentenceView, at: int, end: int, head: str) -> bool:
    """Whether the noun beside it names another figure, the nominal capital, or what the company is worth."""
    if head.startswith((*OTHER_FIGURES, *NOMINAL)) or head in {"bewertung", "börsenwert", "marktkapitalisierung"}:
        return True
    if any(view.lower[k].startswith(OTHER_FIGURES) for k in range(end, min(end + 2, len(view)))):
        return True
    clause = view.clause_at(at)
    words = [view.lower[k] for k in range(max(0, at - NOUN_REACH), at) if view.clause_at(k) == clause]
    if any(word.startswith(NOMINAL) for word in words) and not any(word.endswith("erlös") for word in words):
        return True
    around = [view.lower[k] for first, last in view.clauses[clause].ranges for k in range(first, last)]
    return is_worth(view, at, around)


def is_worth(view: SentenceView, at: int, words: Collection[str]) -> bool:
    """Whether the clause says by the amount what a company is worth ("mit 2 Milliarden bewertet", "Bewertung liegt bei …")."""
    valued = any(word.startswith(("bewert", "taxier")) or word in {"börsenwert", "marktkapitalisierung", "unternehmenswert"} for word in words)  # fmt: skip
    before = view.lower[max(0, at - NOUN_REACH) : at]
    return valued and not ({"über", "volumen", "höhe"} & set(before[-3:])) and not any(word in words for word in ("sammelte", "sammelt", "eingesammelt", "spülte"))  # fmt: skip


def _joined(frame: Frame, money: list[Mention], noun_at: int) -> Mention | None:
    """As in "500-Millionen-Euro-Anleihe"."""
    for mention in money:
        at, end = frame.at(mention), frame.end(mention)
        tail = frame.phrase(mention).tail
        if at <= noun_at < end or (tail and tail == frame.view.lower[noun_at] and 0 <= noun_at - end <= 2):
            return mention
    return None


def _behind(frame: Frame, money: list[Mention], noun_at: int) -> Mention | None:
    """As in "Anleihe über 500 Millionen", "Kapitalerhöhung im Volumen von bis zu 30 Mio."."""
    view = frame.view
    for mention in money:
        at = frame.at(mention)
        if not noun_at < at <= noun_at + NOUN_REACH or view.clause_at(at) != view.clause_at(noun_at):
            continue
        prep = wide_prep(view, mention)
        if (
            prep in LINKS
            or prep in VOLUMES
            or frame.phrase(mention).head in VOLUMES
            or view.phrase(mention).prep in LINKS
        ):
            return mention
    return None


def _in_front(frame: Frame, money: list[Mention], noun_at: int) -> Mention | None:
    """As in "die 250 Millionen Euro schwere Kapitalerhöhung", "500 Millionen Euro Fremdkapital"."""
    view = frame.view
    for mention in money:
        gap = view.lower[frame.end(mention) : noun_at]
        if frame.end(mention) <= noun_at and len(gap) <= SIZED_REACH and (not gap or gap[0].startswith(SIZED)):
            return mention
    return None


def _is_raised(view: SentenceView, mention: Mention) -> bool:
    """Whether the amount's clause tells that money comes in (or goes into shares)."""
    clause = view.clauses[view.clause_at(view.span[id(mention)][0])]
    return any(view.lower[k] in RAISING for first, last in clause.ranges for k in range(first, last))


def _is_proceeds(view: SentenceView, mention: Mention) -> bool:
    """Whether a word for proceeds stands before the amount in its clause."""
    at = view.span[id(mention)][0]
    clause = view.clause_at(at)
    return any(view.lower[k].startswith(PROCEEDS) for k in range(max(0, at - NOUN_REACH), at) if view.clause_at(k) == clause)  # fmt: skip


def _ahead(frame: Frame, reach: int) -> Iterator[tuple[Mention, int]]:
    """Sums in the next sentences, where a word for proceeds stands before them, or one that points back."""
    known = {m.name for m in frame.mentions("COMPANY", scope="sentence")}
    for view in following_views(frame, reach):
        named = {m.name for m in view.mentions if m.label == "COMPANY" and not view.phrase(m).prep}
        if known and named and not known & named:
            return
        goes_on = not GOING_ON.isdisjoint(view.lower)
        for mention in view.mentions:
            told = mention.label == "MONEY" and is_sum(view, mention)
            if told and (goes_on or _is_proceeds(view, mention)):
                yield mention, view.index
