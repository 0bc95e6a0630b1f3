"""price_move: the price of a share, index, currency, commodity, bond or coin moves, or is quoted.

Not: targets and forecasts (analyst_rating, market_forecast), business figures (earnings), stakes, consumer prices.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from tickerlese.events.function_words import ARTICLES, PREPOSITIONS
from tickerlese.events.instruments import (
    Group,
    coordinated,
    find_groups,
    named_currency,
    tells_a_metric,
    tells_a_sum,
)
from tickerlese.events.milestones import MILESTONE_NOUNS, read_milestone
from tickerlese.events.multiples import worded_change
from tickerlese.events.quotes import read_amounts, read_bracket
from tickerlese.events.signs import negative, sign_near
from tickerlese.events.spec import (
    AmountSlot,
    Draft,
    EventRecord,
    EventType,
    InstrumentSlot,
    Judged,
    PeriodSlot,
    SlotValue,
    mention,
    no,
    noun,
    phrase,
    triggers,
    verb,
    yes,
)
from tickerlese.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame

Milestone = Literal[
    "record_high", "multi_year_high", "year_high", "multi_month_high", "multi_week_high",
    "record_low", "multi_year_low", "year_low", "multi_month_low", "multi_week_low",
]  # fmt: skip


class PriceMove(EventRecord):
    """A price that moved, or a quotation."""

    type: Literal["price_move"] = "price_move"
    instrument: InstrumentSlot | None = None
    direction: Literal["up", "down", "flat"] | None = None
    change: AmountSlot | None = None
    change_abs: AmountSlot | None = None
    price: AmountSlot | None = None
    venue: str | None = None
    period: PeriodSlot | None = None
    milestone: Milestone | None = None
    milestone_since: str | None = None


TRIGGERS = triggers(
    verb("legen", particle="zu", direction="up"),
    verb("ziehen", "zieht", "zog", "gezogen", particle="an", direction="up"),
    verb("steigen", "steigt", "stieg", "gestiegen", direction="up"),
    verb("klettern", direction="up"),
    verb("gewinnen", "gewinnt", "gewann", "gewonnen", direction="up"),
    verb("rücken", particle="vor", direction="up"),
    verb("springen", "springt", "sprang", "gesprungen", direction="up"),
    verb("springen", "springt", "sprang", "gesprungen", particle="an", direction="up"),
    verb("verteuern", direction="up"),
    verb("verbessern", direction="up"),
    verb("erholen", direction="up"),
    verb("avancieren", direction="up"),
    verb("schnellen", direction="up"),
    verb("schießen", "schießt", "schoss", "geschossen", direction="up"),
    verb("schiessen", "schiesst", "schoss", "geschossen", direction="up"),
    verb("haussieren", direction="up"),
    verb("hieven", direction="up"),
    verb("katapultieren", direction="up"),
    verb("treiben", "treibt", "trieb", "getrieben", direction="up"),
    verb("anziehen", "anzieht", "anzog", "angezogen", direction="up"),
    verb("überspringen", "überspringt", "übersprang", "übersprungen", direction="up"),
    verb("fallen", "fällt", "fiel", "gefallen", direction="down"),
    verb("sinken", "sinkt", "sank", "gesunken", direction="down"),
    verb("verlieren", "verliert", "verlor", "verloren", direction="down"),
    verb("geben", "gibt", "gab", "gegeben", particle="nach", direction="down"),
    verb("geben", "gibt", "gab", "gegeben", particle="ab", direction="down"),
    verb("rutschen", particle="ab", direction="down"),
    verb("rutschen", direction="down"),
    verb("sacken", particle="ab", direction="down"),
    verb("sacken", direction="down"),
    verb("brechen", "bricht", "brach", "gebrochen", particle="ein", direction="down"),
    verb("büßen", particle="ein", direction="down"),
    verb("büssen", particle="ein", direction="down"),
    verb("stürzen", particle="ab", direction="down"),
    verb("stürzen", direction="down"),
    verb("fallen", "fällt", "fiel", "gefallen", particle="zurück", direction="down"),
    verb("ermäßigen", direction="down"),
    verb("ermässigen", direction="down"),
    verb("verbilligen", direction="down"),
    verb("tauchen", direction="down"),
    verb("bröckeln", direction="down"),
    verb("crashen", direction="down"),
    verb("einbüßen", "einbüßt", "einbüßte", "eingebüßt", direction="down"),
    verb("einbüssen", "einbüsst", "einbüsste", "eingebüsst", direction="down"),
    verb("knicken", particle="ein", direction="down"),
    verb("rauschen", direction="down"),
    verb("verdoppeln", direction="up"),
    verb("verdreifachen", direction="up"),
    verb("vervierfachen", direction="up"),
    verb("halbieren", direction="down"),
    verb("stagnieren", direction="flat"),
    verb("verharren", direction="flat"),
    phrase("auf der stelle", "kaum verändert", "wenig verändert", "nahezu unverändert", "kaum bewegt", "unverändert", direction="flat"),
    phrase("höher", "fester", "freundlicher",
        "stärker", "im plus", "ins plus", "aufwärts", "bergauf", "nach oben", "in die höhe", prep="open", direction="up"),
    phrase("tiefer", "schwächer", "niedriger",
        "leichter", "im minus", "ins minus", "abwärts", "bergab", "nach unten", "in die tiefe", prep="open", direction="down"),
    noun("Plus", "Kursplus", "Tagesplus", "Wochenplus", "Monatsplus", "Jahresplus", "Tagesgewinn", "Wochengewinn", "Kursanstieg", "Anstieg", "Wertzuwachs", "Gewinnen", "Gewinne", "Aufschlag", "Kursgewinn", "Kursgewinnen", "Kursgewinne", "Kurssprung", "Zuwachs", "Aufschlägen", "Aufschläge", prep="open", direction="up"),
    noun("Minus", "Kursminus", "Tagesminus", "Wochenminus", "Monatsminus", "Jahresminus", "Tagesverlust", "Wochenverlust", "Absturz", "Kursabsturz", "Wertverlust", "Verlust", "Verluste", "Verlusten", "Einbußen", "Einbussen", "Rückgang", "Abschlag", "Kurssturz", "Kursrutsch", "Kursverlust", "Kursverluste", "Kursverlusten", "Kurseinbruch", "Abschlägen", "Abschläge", prep="open", direction="down"),
    noun(*MILESTONE_NOUNS, suffix=True, mark="milestone"),
    phrase("höchsten stand", "höchste stand", "höchster stand", "höchstem stand", "höchsten niveau", mark="milestone", direction="up"),
    phrase("tiefsten stand", "tiefste stand", "tiefster stand", "niedrigsten stand", "niedrigste stand", "tiefsten niveau", mark="milestone", direction="down"),
    phrase("so teuer", "so hoch", "so viel", mark="milestone"),
    phrase("so billig", "so niedrig", "so tief", "so wenig", "so günstig", mark="milestone"),
    verb("notieren", mark="quote"),
    verb("kosten", mark="quote"),
    verb("rentieren", mark="quote"),
    verb("schließen", "schließt", "schloss", "geschlossen", mark="quote"),
    verb("schliessen", "schliesst", "schloss", "geschlossen", mark="quote"),
    phrase("gehandelt", "zu buche", "bezahlt", "wert", "auf der tafel", mark="quote", prep="open"),
    verb("fangen", "fängt", "fing", "gefangen", mark="quote"),
    mention("PERCENT", mark="bracket"),
)  # fmt: skip
OTHER_VERBS = frozenset({"ein", "aus", "auf", "um", "bei", "bekannt", "statt", "fest", "vor", "mit", "ab"})
UNVERAENDERT = re.compile(r"unverändert", re.IGNORECASE)


def build(frame: Frame) -> Iterable[Draft]:
    """Drafts for every instrument that the trigger moves."""
    mark = frame.sets.get("mark", "")
    if mark == "bracket":
        return read_bracket(frame)
    if frame.certainty[0] in {"expected", "possible", "planned"}:
        frame.reject(f"{frame.certainty[0]}: a forecast is no move")
        return []
    if _is_other_verb(frame):
        frame.reject("separable verb with another meaning")
        return []
    groups = find_groups(frame, any_prep="prep" in frame.sets)
    listed = len(groups) > 1
    apart = listed and not any(group.amounts for group in groups) and not coordinated(frame, groups)
    if listed and (apart or frame.sets.get("direction") == "flat"):
        groups = _nearest_group(frame, groups)
    if not groups:
        frame.reject("no instrument is the subject")
        return []
    if frame.view.words[frame.hit.at] == "Wert":
        frame.reject("the noun, not the adjective")
        return []
    if _is_background(frame):
        frame.reject("a move that is only referred to")
        return []
    if _is_attribute_of_amount(frame):
        frame.reject("says of an amount that it stays as it is")
        return []
    return [draft for group in groups if (draft := _draft(frame, group, mark, listed=listed)) is not None]


def _nearest_group(frame: Frame, groups: list[Group]) -> list[Group]:
    """ "A plus 1 Prozent, B unverändert": flat is the one that stands before the word."""
    before = [group for group in groups if frame.at(group.instrument) < frame.hit.at]
    return before[-1:] or groups[:1]


def _is_other_verb(frame: Frame) -> bool:
    """Whether the clause ends in a particle that makes another verb of the trigger ("stieg bei X ein")."""
    trigger, view = frame.hit.trigger, frame.view
    if trigger.style != "verb" or trigger.particle:
        return False
    last = max(last for _, last in view.clauses[frame.clause].ranges)
    return view.lower[last - 1] in OTHER_VERBS and last - 1 > frame.hit.at


def _is_background(frame: Frame) -> bool:
    """Whether a noun like "Kurseinbruch" stands behind "nach", "seit", "wegen": the clause tells something else."""
    if frame.hit.trigger.style != "noun":
        return False
    view, k = frame.view, frame.hit.at - 1
    while (
        k >= 0 and view.owner[k] is None and (view.lower[k] in ARTICLES or view.lower[k].endswith(("en", "em", "er")))
    ):
        if view.lower[k] in PREPOSITIONS:
            break
        k -= 1
    return k >= 0 and view.lower[k] in {"nach", "seit", "wegen", "trotz", "vor", "gegen"}


def _is_attribute_of_amount(frame: Frame) -> bool:
    """Whether "unverändert" only belongs to an amount ("mit unverändert 51,3 Prozent")."""
    after = frame.view.owner[frame.hit.end] if frame.hit.end < len(frame.view) else None
    return frame.word == "unverändert" and after is not None and after.amount is not None


def _draft(frame: Frame, group: Group, mark: str, *, listed: bool) -> Draft | None:
    instrument = group.instrument
    in_bracket = frame.view.clauses[frame.clause].kind == "paren"
    share_noun = (
        group.has_share_noun or in_bracket or instrument.label != "COMPANY" or listed or _is_plural_share(frame)
    )
    if instrument.label == "COMPANY" and not group.has_share_noun and (tells_a_metric(frame) or tells_a_sum(frame)):
        frame.reject(f"{instrument.name}: the clause tells a business figure")
        return None
    values: dict[str, SlotValue] = {"instrument": named_currency(frame, instrument), **read_amounts(frame, group)}
    if (
        frame.word == "so"
        and not share_noun
        and frame.document.latest("price_move", "instrument", frame.view.index, 0) is None
    ):
        frame.reject(f"{instrument.name}: nothing says that a price is so high or low")
        return None
    direction = frame.sets.get("direction") or _compared(frame, values)
    if mark != "quote" or values.get("change"):
        values["direction"] = direction
    milestone, since = read_milestone(frame) if mark in {"milestone", ""} else (None, None)
    values["milestone"], values["milestone_since"] = milestone, since
    if milestone:
        values["direction"] = "up" if milestone.endswith("high") else "down"
    has_amount = any(values.get(slot) for slot in ("change", "change_abs", "price"))
    if not has_amount and not milestone and not (share_noun and _moves_alone(frame)):
        frame.reject(f"{instrument.name}: no amount, no milestone")
        return None
    if mark == "quote" and not values.get("price"):
        frame.reject(f"{instrument.name}: no price")
        return None
    if not values.get("change") and not listed:
        values["change"] = worded_change(frame)
    values["period"] = _period(frame)
    values["venue"] = _venue(frame)
    _sign(values)
    return Draft(values)


def _compared(frame: Frame, values: dict[str, SlotValue]) -> str | None:
    """The direction of a quotation that is compared: "kostete 10.712 Dollar, 0,4 Prozent weniger als am Dienstag"."""
    change = values.get("change")
    if not isinstance(change, Mention):
        return None
    return {1: "up", -1: "down"}.get(sign_near(frame, frame.at(change)))


def _is_plural_share(frame: Frame) -> bool:
    """Whether the verb is plural: "Nintendo stagnierten" speaks of the shares, "Nintendo stagnierte" of the firm."""
    return frame.hit.trigger.style == "verb" and frame.word.endswith("ten") and len(frame.mentions("COMPANY")) == 1


def _moves_alone(frame: Frame) -> bool:
    return frame.hit.trigger.style in {"verb", "participle"} or frame.sets.get("direction") == "flat"


def _sign(values: dict[str, SlotValue]) -> None:
    """Changes carry the sign of the direction, and a signed change gives the direction."""
    change = values.get("change")
    if (
        isinstance(change, Mention)
        and change.amount
        and change.amount.value is not None
        and not values.get("direction")
    ):
        values["direction"] = "down" if change.amount.value < 0 else "up"
    for slot in ("change", "change_abs"):
        value = values.get(slot)
        if isinstance(value, Mention) and value.amount and values.get("direction") == "down":
            values[slot] = negative(value)


def _venue(frame: Frame) -> str | None:
    venues = [m for m in frame.mentions("ORGANIZATION", scope="sentence") if m.kind == "venue"]
    nearest = frame.nearest(venues)
    return nearest.name if nearest else None


def _period(frame: Frame) -> Mention | None:
    """When it moved: "seit 2021" after a milestone is no period, "seit Jahresbeginn" is one."""
    found = frame.period()
    if found is None:
        return None
    words = frame.view.tokens.text[found.start : found.end].lower()
    return (
        None
        if words.startswith("seit")
        and not words.endswith(("beginn", "anfang", "start"))
        and found.period
        and read_milestone(frame)[0]
        else found
    )


EXAMPLES = (
    yes("Die Aktie von [Siemens|COMPANY] legte um 2,5 Prozent zu.", instrument="Siemens", direction="up", change="2.5"),
    yes("[Bayer|COMPANY] verloren 3 Prozent auf 25,10 Euro.", instrument="Bayer", direction="down", change="-3", price="25.10"),
    yes(
        "Der Dax, der am Morgen noch 0,4 Prozent gewonnen hatte, schloss mit einem Minus von 0,7 Prozent bei 23.512 Punkten.",
        {"instrument": "DAX", "direction": "up", "change": "0.4"},
        {"instrument": "DAX", "direction": "down", "change": "-0.7", "price": "23512"},
    ),
    yes(
        "Im MDax stiegen [Aurubis|COMPANY] um 4,1 Prozent, [Krones|COMPANY] um 2,2 Prozent und [Gea|COMPANY] um 0,9 Prozent.",
        {"instrument": "Aurubis", "change": "4.1"},
        {"instrument": "Krones", "change": "2.2"},
        {"instrument": "Gea", "change": "0.9"},
    ),
    yes(
        "Versicherer hielten sich besser: [Allianz|COMPANY] (+1,2%), [Talanx|COMPANY] (unverändert), [Helvetia|COMPANY] (-0,3% auf 171.20 Fr.).",
        {"instrument": "Allianz", "direction": "up", "change": "1.2"},
        {"instrument": "Talanx", "direction": "flat"},
        {"instrument": "Helvetia", "direction": "down", "change": "-0.3", "price": "171.20"},
    ),
    yes(
        "[Nagarro|COMPANY] und [Cancom|COMPANY] büßten 5 beziehungsweise 3,5 Prozent ein.",
        {"instrument": "Nagarro", "change": "-5"},
        {"instrument": "Cancom", "change": "-3.5"},
    ),
    yes("Für die Papiere der [Post|COMPANY] ging es um 1,8 Prozent auf 38,20 Euro nach oben.", instrument="Post", change="1.8", price="38.20", direction="up"),
    yes("Die [Kontron|COMPANY]-Aktie sprang auf ein Rekordhoch von 31,40 Euro.", instrument="Kontron", direction="up", milestone="record_high", price="31.40"),
    yes("Der SMI trat bei 12'150 Punkten auf der Stelle.", instrument="SMI", direction="flat", price="12150"),
    yes("Der Euro notierte am Abend bei 1,1720 Dollar.", instrument="Euro", price="1.1720"),
    yes("Ein Barrel Brent verbilligte sich um 92 Cent auf 66,10 Dollar.", instrument="Brent", direction="down", change_abs="-0.92", price="66.10"),
    yes("Gestützt auf gute Zahlen kletterte der Kurs der [Palfinger|COMPANY]-Aktie auf den höchsten Stand seit 2021.", instrument="Palfinger", direction="up", milestone="multi_year_high", milestone_since="2021"),
    yes("[Sulzer|COMPANY]-Titel ermässigten sich um 1,1 Prozent, nachdem sie am Vortag 2 Prozent zugelegt hatten.", {"instrument": "Sulzer", "change": "-1.1"}, {"instrument": "Sulzer", "change": "2"}),
    yes("Mit [Drägerwerk|COMPANY] ging es 6 Prozent abwärts.", instrument="Drägerwerk", direction="down", change="-6"),
    yes("Am schwächsten waren die Aktien von [Zalando|COMPANY], die um ein Zehntel einbrachen.", instrument="Zalando", direction="down", change="-10"),
    yes("Bitcoin hat binnen einer Woche fast ein Fünftel seines Werts verloren und kostet noch 84.300 Dollar.", instrument="Bitcoin", direction="down", change="-20", price="84300"),
    yes("Der Kurs der [Varta|COMPANY]-Aktie halbierte sich am Donnerstag nahezu.", instrument="Varta", direction="down", change="-50"),
    yes("An der Dax-Spitze: [Rheinmetall|COMPANY] mit plus 4,5 Prozent.", instrument="Rheinmetall", direction="up", change="4.5"),
    yes("[Elmos|COMPANY]: minus 7,2 Prozent", instrument="Elmos", direction="down", change="-7.2"),
    yes("Dem [Evotec|COMPANY]-Papier half das nicht, es büßte 4,4 Prozent ein.", instrument="Evotec", direction="down", change="-4.4"),
    yes("Nach einem freundlichen Auftakt drehte der Dax ins Minus. Der Leitindex schloss 0,8 Prozent tiefer bei 23.450 Zählern.", instrument="DAX", direction="down", change="-0.8", price="23450"),
    yes("Die Rendite zehnjähriger Bundesanleihen fiel um 5 Basispunkte auf 2,61 Prozent.", direction="down", change="-5", price="2.61"),
    yes("Mit 512,80 Euro waren die Titel von [Hannover Rück|COMPANY] so teuer wie nie.", instrument="Hannover Rück", direction="up", price="512.80", milestone="record_high"),
    no("[Siemens|COMPANY] legt am Dienstag Zahlen vor.", "'legt … vor' announces, it does not move"),
    no("Der Umsatz von [SAP|COMPANY] stieg um 5 Prozent auf 9,4 Milliarden Euro.", "a business figure", also=("earnings",)),
    no("[Finvestia|COMPANY] stieg mit 5 Prozent bei [Aumann|COMPANY] ein.", "'stieg … ein' is a stake", also=("stake_change",)),
    no("[Krones|COMPANY] gewann einen Großauftrag über 30 Millionen Euro.", "a contract", also=("contract",)),
    no("Analysten zufolge dürfte die Aktie von [Gea|COMPANY] um 10 Prozent steigen.", "a forecast"),
    no("Die Verbraucherpreise stiegen um 2,1 Prozent.", "no instrument", also=("macro_indicator",)),
    no("[Puma|COMPANY] (29 Prozent in Familienbesitz) wollte das nicht kommentieren.", "an unsigned percentage in brackets is a stake"),
    no("Um den Verlust aufzuholen, müsste der Dax um 25 Prozent steigen.", "reckoning, not news"),
    no("[Volkswagen|COMPANY] verlor in China drei Prozentpunkte Marktanteil.", "a market share"),
    no("Sollte die Aktie von [Evotec|COMPANY] um 5 Prozent fallen, wäre das eine Chance.", "only a hypothesis"),
)  # fmt: skip

EVENT = EventType(
    record=PriceMove,
    triggers=TRIGGERS,
    build=build,
    identity=("instrument",),
    keys=("direction", "change", "change_abs", "price", "milestone"),
    judged=Judged(("instrument",), ("direction", "change", "change_abs", "price", "milestone")),
    examples=EXAMPLES,
    needs=frozenset({"COMPANY", "INDEX", "INSTRUMENT", "CURRENCY", "MONEY", "PERCENT"}),
)
