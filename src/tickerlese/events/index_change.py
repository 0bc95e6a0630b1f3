"""index_change: a company enters a share index or leaves it.

Not: prices and levels ("Aufsteiger im Dax" as winners of the day), membership as such ("Dax-Konzern"), weights.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.index_movers import Movers, find_movers, when_told
from tickerlese.events.index_places import Place, find_places, index_before
from tickerlese.events.spec import (
    Draft,
    EventRecord,
    EventType,
    Judged,
    NamedSlot,
    Trigger,
    no,
    noun,
    phrase,
    triggers,
    verb,
    yes,
)
from tickerlese.events.text_clues import any_in_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention


class IndexChange(EventRecord):
    """A company joins an index or drops out of it."""

    type: Literal["index_change"] = "index_change"
    company: NamedSlot | None = None
    index: NamedSlot | None = None
    action: Literal["added", "removed"] | None = None


TRIGGERS = triggers(
    verb("steigen", "steigt", "stieg", "gestiegen", particle="auf", move="in"),
    verb("rücken", particle="auf", move="in"),
    verb("rücken", particle="nach", move="in"),
    verb("rücken", move="in"),
    verb("ziehen", "zieht", "zog", "gezogen", particle="ein", move="in"),
    verb("kehren", particle="zurück", move="in"),
    verb("nehmen", "nimmt", "nahm", "genommen", particle="auf", move="taken"),
    verb("wechseln", move="in"),
    verb("aufsteigen", "aufsteigt", "aufstieg", "aufgestiegen", move="in"),
    verb("steigen", "steigt", "stieg", "gestiegen", particle="ab", move="down"),
    verb("reichen", particle="durch", move="down"),
    verb("fliegen", "fliegt", "flog", "geflogen", move="out"),
    verb("fallen", "fällt", "fiel", "gefallen", particle="heraus", move="out"),
    verb("fallen", "fällt", "fiel", "gefallen", particle="raus", move="out"),
    phrase("fällt aus", "fallen aus", "fiel aus", "fielen aus", move="out"),
    verb("verlassen", "verlässt", "verließ", "verlassen", move="leave"),
    verb("scheiden", "scheidet", "schied", "geschieden", particle="aus", move="out"),
    verb("weichen", "weicht", "wich", "gewichen", move="out"),
    phrase("platz machen", "platz macht", "platz räumen", "platz räumt", move="out"),
    verb("streichen", "streicht", "strich", "gestrichen", move="cut"),
    verb("nehmen", "nimmt", "nahm", "genommen", particle="heraus", move="cut"),
    verb("entnehmen", "entnimmt", "entnahm", "entnommen", move="cut"),
    verb("ersetzen", move="replace"),
    verb("verdrängen", move="replace"),
    verb("lösen", particle="ab", move="replace"),
    phrase("an die stelle", move="instead"),
    phrase("neu im", "neu in", "zurück im", move="in"),
    phrase("gehen müssen", "müssen gehen", "muss gehen", move="out"),
    [Trigger(frozenset({"genommen"}), style="participle", sets={"move": "cut"})],
    phrase("sprung in den", "sprung in", move="in"),
    noun("Aufstieg", "Wiederaufstieg", "Aufnahme", "Neuaufnahme", "Einzug", "Rückkehr", move="in"),
    noun("Abstieg", "Rauswurf", "Ausscheiden", move="out"),
)
INDEX_CLUES = (
    "Dax", "DAX", "dax", "ndex", "ndizes", "Stoxx", "STOXX", "stoxx", "SMI", "SPI", "ATX", "S&P", "Dow", "Nasdaq", "örsenliga", "MSCI", "FTSE", "CAC", "Ibex", "IBEX", "Nikkei",
    "Russell", "Hang", "OMX", "AEX", "MIB",
)  # fmt: skip
UNCERTAIN = frozenset(
    "kandidat kandidaten kandidatin anwärter chance chancen wackelt wackeln zittern zittert droht drohen hofft hoffen".split()
)
OUTWARD = frozenset({"out", "down", "leave", "cut"})


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for every company and index that the trigger's clause joins or parts."""
    move = frame.sets["move"]
    places = [p for p in find_places(frame, frame.view) if frame.view.clause_at(p.at) == frame.clause]
    if not places and move not in {"out", "instead", "replace", "in"}:
        return _reject(frame, "no index in the clause")
    to, source, at = _roles(frame, places, move)
    if not (to or source or at):
        at = _context(frame)
    if not (to or source or at):
        return _reject(frame, "no index")
    movers = find_movers(frame, move)
    if not movers.movers and not movers.others:
        return _reject(frame, "no company moves")
    return _drafts(frame, movers, (to, source, at))


def _reject(frame: Frame, reason: str) -> list[Draft]:
    frame.reject(reason)
    return []


def _roles(frame: Frame, places: list[Place], move: str) -> tuple[Place | None, Place | None, Place | None]:
    """Where the movers go to, come from, or where the change takes place; a wrong preposition leaves all open."""
    to = next((p for p in places if p.role == "to"), None)
    source = next((p for p in places if p.role == "from"), None)
    at = next((p for p in places if p.role == "at"), None)
    is_open = next((p for p in places if p.role == "open"), None)
    if move == "leave":
        return None, is_open if is_open is not None and _is_object(frame, is_open) else None, None
    if move in {"replace", "instead"}:
        return None, None, at or source or to or is_open
    if move in {"out", "cut"}:
        return (to if source else None), source or (at if frame.hit.trigger.style in {"noun", "phrase"} else None), None
    if move == "down":
        return to, source or (_other(frame, to) if to else None), None
    needs_place = frame.word in {
        "neu",
        "zurück",
        "aufstieg",
        "aufnahme",
        "einzug",
        "rückkehr",
        "wiederaufstieg",
        "neuaufnahme",
    }
    return to or (at if needs_place else None), source if to else None, None


def _is_object(frame: Frame, place: Place) -> bool:
    """Whether the index is what is left: "den Dax", never "der Dax"."""
    return place.at == 0 or frame.view.lower[place.at - 1] not in {"der", "dem", "ein"}


def _other(frame: Frame, to: Place) -> Place | None:
    """The index that those who fall into a lower one leave: the one that the text spoke of before."""
    return index_before(frame, besides=to.name)


def _context(frame: Frame) -> Place | None:
    """The index of a clause that names none: only where the text has just told of a change."""
    if frame.hit.trigger.style == "noun" or frame.sets["move"] in {"leave", "cut", "taken", "down"}:
        return None
    told = any(
        name == "index_change" and frame.view.index - i <= 2 for name, i, _ in reversed(frame.document.drafts[-12:])
    )
    return index_before(frame) if told or frame.sets["move"] == "instead" else None


def _drafts(frame: Frame, movers: Movers, where: tuple[Place | None, Place | None, Place | None]) -> list[Draft]:
    to, source, at = where
    outward = frame.sets["move"] in OUTWARD
    drafts: list[Draft] = []

    def add(company: Mention, place: Place | None, action: str) -> None:
        if place is not None:
            modality = "possible" if UNCERTAIN & frame.clause_words else when_told(frame)
            drafts.append(Draft({"company": company, "index": place.value, "action": action}, modality=modality))

    for company in movers.movers:
        add(company, to or (None if outward else at), "added")
        add(company, source or (at if outward else None), "removed")
    for company in movers.others:
        add(company, (source or at) if outward else (to or at), "added" if outward else "removed")
    return drafts


EXAMPLES = (
    yes("[Hensoldt|COMPANY] steigt zum 22. Dezember in den Dax auf.", company="Hensoldt", index="DAX", action="added", modality="planned"),
    yes("[Porsche AG|COMPANY] steigt in MDax ab", company="Porsche AG", index="MDAX", action="added"),
    yes(
        "Im SDax ersetzt [Alzchem|COMPANY] den Zulieferer [Vitesco|COMPANY].",
        {"company": "Alzchem", "index": "SDAX", "action": "added"},
        {"company": "Vitesco", "index": "SDAX", "action": "removed"},
    ),
    yes("Die Aktien von [Nordex|COMPANY] werden in den TecDAX aufgenommen, wie die [Deutsche Börse|COMPANY] mitteilte.", company="Nordex", index="TecDAX", action="added", modality="planned"),
    yes(
        "Der Abstieg des Windparkbetreibers [Encavis|COMPANY] aus dem MDax in den SDax kam nicht überraschend.",
        {"company": "Encavis", "index": "MDAX", "action": "removed"},
        {"company": "Encavis", "index": "SDAX", "action": "added"},
    ),
    yes("Aus dem Kleinwerteindex fliegt der Modehändler [Takko|COMPANY].", company="Takko", index="SDAX", action="removed"),
    yes("[Evotec|COMPANY] hatte den MDax schon 2024 verlassen.", company="Evotec", index="MDAX", action="removed", modality="asserted"),
    yes(
        "[Kion|COMPANY] muss den Dax verlassen. An die Stelle des Staplerbauers rückt [Freenet|COMPANY].",
        {"company": "Kion", "index": "DAX", "action": "removed"},
        {"company": "Freenet", "index": "DAX", "action": "added"},
    ),
    yes("Neu im SMI ist ab Herbst [Sika|COMPANY].", company="Sika", index="SMI", action="added", modality="planned"),
    yes(
        "Für [Hypoport|COMPANY] und [Schott Pharma|COMPANY] müssen [Talvia|COMPANY] und [Rovent|COMPANY] aus dem MDax weichen.",
        {"company": "Hypoport", "index": "MDAX", "action": "added"},
        {"company": "Schott Pharma", "index": "MDAX", "action": "added"},
        {"company": "Talvia", "index": "MDAX", "action": "removed"},
        {"company": "Rovent", "index": "MDAX", "action": "removed"},
    ),
    yes("Der Rüstungskonzern [Rheinmetall|COMPANY] ist im Juni in den Euro Stoxx 50 aufgestiegen.", company="Rheinmetall", index="Euro Stoxx 50", action="added", modality="asserted"),
    yes("[Verbund|COMPANY] könnte Experten zufolge in den ATX Five aufsteigen.", company="Verbund", index="ATX Five", action="added", modality="possible"),
    yes("[Uber|COMPANY] wird in den S&P 500 aufgenommen.", company="Uber", index="S&P 500", action="added"),
    yes(
        "[Intel|COMPANY] wird im Dow Jones durch [Nvidia|COMPANY] ersetzt.",
        {"company": "Intel", "index": "Dow Jones Industrial", "action": "removed"},
        {"company": "Nvidia", "index": "Dow Jones Industrial", "action": "added"},
    ),
    yes("Nach nur einem Jahr schafft [Bechtle|COMPANY] die Rückkehr in den MDax.", company="Bechtle", index="MDAX", action="added"),
    yes("Die Papiere von [Adler Group|COMPANY] wurden aus dem SDax gestrichen.", company="Adler Group", index="SDAX", action="removed", modality="asserted"),
    yes("[Gerresheimer|COMPANY] fällt aus dem MDax.", company="Gerresheimer", index="MDAX", action="removed"),
    yes(
        "[Tui|COMPANY] wechselt vom SDax in den MDax.",
        {"company": "Tui", "index": "SDAX", "action": "removed"},
        {"company": "Tui", "index": "MDAX", "action": "added"},
    ),
    yes(
        "Platz machen müssen im Dax [Sartorius|COMPANY] und [Zalando|COMPANY], die in den MDax absteigen.",
        {"company": "Sartorius", "index": "DAX", "action": "removed"},
        {"company": "Zalando", "index": "DAX", "action": "removed"},
        {"company": "Sartorius", "index": "MDAX", "action": "added"},
        {"company": "Zalando", "index": "MDAX", "action": "added"},
    ),
    yes("Die Index-Experten rechnen mit dem Aufstieg von [Renk|COMPANY] in den Dax.", company="Renk", index="DAX", action="added", modality="expected"),
    yes(
        "Die [Commerzbank|COMPANY] kehrt in den Dax zurück und ersetzt [Linde|COMPANY].",
        {"company": "Commerzbank", "index": "DAX", "action": "added"},
        {"company": "Linde", "index": "DAX", "action": "removed"},
    ),
    yes("[Siemens Energy|COMPANY] ist zurück im Dax.", company="Siemens Energy", index="DAX", action="added"),
    yes("[Galderma|COMPANY] rücke im September in den SMI nach, hiess es bei der SIX.", company="Galderma", index="SMI", action="added"),
    no("Der Dax stieg um 0,8 Prozent auf 24.100 Punkte.", "a level", also=("price_move",)),
    no("Aufsteiger des Tages im MDax waren [Aurubis|COMPANY] und [Krones|COMPANY].", "winners of the day"),
    no("Der Dax-Konzern [Beiersdorf|COMPANY] verlässt den russischen Markt.", "a market"),
    no("Die [Lufthansa|COMPANY] fliegt wieder nach Tel Aviv, der Dax gab nach.", "a flight", also=("price_move",)),
    no("[Bayer|COMPANY] ersetzt den Finanzchef, die Aktie stieg im Dax um 1 Prozent.", "a person is replaced", also=("price_move",)),
    no("Die [Krones|COMPANY]-Aktie kletterte im MDax auf 131 Euro.", "a price", also=("price_move",)),
    no("Der Dax hat seinen Abwärtstrend verlassen, [SAP|COMPANY] stützte.", "a trend"),
    no("Mit dem Aufstieg in die Chefetage der [Allianz|COMPANY] krönt sie ihre Karriere.", "a career"),
    no("Sollte [Puma|COMPANY] aus dem MDax fallen, müssten Fonds verkaufen.", "only a hypothesis"),
    no("Die Aktie von [RWE|COMPANY] verteuerte sich im Dax um 2 Prozent.", "a price", also=("price_move",)),
    no("[Symrise|COMPANY] ist seit 2021 Mitglied im Dax.", "membership"),
)  # fmt: skip

EVENT = EventType(
    record=IndexChange,
    triggers=TRIGGERS,
    build=build,
    identity=("company",),
    keys=("company", "index", "action"),
    judged=Judged(("company",), ("index", "action")),
    examples=EXAMPLES,
    needs=frozenset({"COMPANY"}),
    screen=any_in_text(*INDEX_CLUES),
)
