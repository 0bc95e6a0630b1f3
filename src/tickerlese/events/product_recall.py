"""product_recall: a company calls goods back, takes them off the shelves or orders cars to the workshop.

Not: people who are called back, products that are discontinued, shares that are taken off the market.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.parties import doer, following_views, is_passive
from tickerlese.events.recalled_goods import recalled_count, recalled_product
from tickerlese.events.spec import (
    AmountSlot,
    Draft,
    EventRecord,
    EventType,
    Judged,
    NamedSlot,
    no,
    noun,
    phrase,
    triggers,
    verb,
    yes,
)
from tickerlese.events.topics import topic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Modality
    from tickerlese.mention import Mention


class ProductRecall(EventRecord):
    """Goods that come back."""

    type: Literal["product_recall"] = "product_recall"
    company: NamedSlot | None = None
    product: NamedSlot | None = None
    count: AmountSlot | None = None


TRIGGERS = triggers(
    verb("rufen", "ruft", "rief", "gerufen", particle="zurück", how="call"),
    verb("beordern", particle="zurück", how="call"),
    verb("holen", particle="zurück", how="take"),
    verb("nehmen", "nimmt", "nahm", "genommen", particle="zurück", how="take"),
    phrase("in die werkstatt", "in die werkstätten", how="workshop"),
    phrase("vom markt", "aus dem verkauf", "aus den regalen", "aus dem handel", how="take"),
    phrase("vor dem verzehr", "vom verzehr", "vor dem konsum", "vom konsum", "vor der verwendung", "vor der nutzung", "vor dem gebrauch", how="warn"),
    verb("bessern", particle="nach", how="service"),
    verb("tauschen", particle="aus", how="mend"),
    phrase("zurückzubringen", "zurückzugeben", "zurückbringen", "zurückgeben", "zurückzuschicken", how="return"),
    phrase("zur rückgabe", how="return"),
    noun("Rückholaktion", "Rückholaktionen", "Rückholung", how="noun"),
    noun("Rückruf", "Rückrufs", "Rückrufe", "Rückrufaktion", "Rückrufaktionen", suffix=True, how="noun"),
    noun("Produktwarnung", "Produktwarnungen", "Verbraucherwarnung", how="noun"),
)  # fmt: skip
HAZARDS = ("gefahr", "gefähr", "brand", "salmonell", "listeri", "keime", "keimen", "bakterien", "metall", "glassplitter", "glasstück", "kunststoff", "plastik",
    "verunreinig", "mangel", "mängel", "defekt", "fehler", "überhitz", "verletz", "verbrüh", "erstick", "fremdkörper", "schadstoff", "schimmel", "risiko", "risiken",
    "gesundheit", "explodier", "stromschlag", "airbag", "bremse", "krebs", "nebenwirkung", "sicherheit", "allergen", "rückstände", "stromschläg", "brennen", "feuer", "verunreinigt", "vergift", "keim", "splitter",
    "metallfund", "packung", "charge", "vorsorg", "bedenklich", "giftig", "schädlich", "panne", "platzen", "lösen", "scherben", "kurzschl", "rauch")  # fmt: skip
PEOPLE = (
    "botschafter",
    "diplomat",
    "soldat",
    "truppe",
    "mitarbeiter",
    "spieler",
    "gesandt",
    "beschäftigte",
    "personal",
    "vertreter",
    "urlaub",
)
CHIEFS = ("chef", "chefin", "vorstand", "manager", "managerin", "trainer", "minister")
BUYERS = ("kund", "käufer", "verbraucher", "konsument", "besitzer", "eltern")
AROUND = 2
CALLING = frozenset({"bat", "bittet", "baten", "bitten", "telefon", "telefonisch", "telefonischen", "anruf"})
ORDERING = ("ruf", "rief", "beorder", "muss", "müss", "holt", "holen", "bitte", "bestell", "schickt", "kommandier")
TAKING = frozenset("nimmt nehmen nahm nahmen genommen nehme holt holen holte zieht zog gezogen ziehen".split())


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for the recall that the trigger tells."""
    how, lower = frame.sets["how"], frame.view.lower
    asked = how == "return" and any(word.startswith(BUYERS) for word in frame.sentence_words)
    if (frame.clause_words & CALLING and not asked) or any(
        word.startswith(PEOPLE) or (word.endswith(CHIEFS) and how == "call") for word in frame.clause_words
    ):
        frame.reject("people are called back")
        return []
    if how == "return" and not asked:
        frame.reject("buyers are not asked to return goods")
        return []
    hazard = _is_hazardous(lower) or (
        how in {"take", "mend"} and any(_is_hazardous(v.lower) for v in following_views(frame, AROUND))
    )
    moving = frame.hit.trigger.style != "phrase" or bool(frame.clause_words & TAKING)
    if (how in {"take", "mend"} and not (hazard and moving)) or (
        how == "workshop" and not any(word.startswith(ORDERING) for word in frame.clause_words)
    ):
        frame.reject("nothing dangerous is taken back")
        return []
    count = recalled_count(frame)
    product = recalled_product(frame, count)
    if how in {"mend", "service"} and count is None:
        frame.reject("no counted goods are mended")
        return []
    company = _maker(frame)
    if company is None or (product is None and count is None and not hazard and how not in {"noun", "warn"}):
        frame.reject("no company, or no goods")
        return []
    return [Draft({"company": company, "product": product, "count": count}, modality=_modality(frame))]


def _is_hazardous(words: Iterable[str]) -> bool:
    return any(word.startswith(HAZARDS) or word.endswith(("gefahr", "risiko", "mangels")) for word in words)


def _maker(frame: Frame) -> Mention | None:
    """Who calls back: the owner of the noun or of the goods, the subject, the company of the text."""
    owner = frame.of_noun(frame.hit.at, "COMPANY") if frame.sets["how"] == "noun" else None
    if owner is not None and owner.kind != "media":
        return owner
    at_firm = frame.by_prep(("COMPANY",), "bei", "von", "durch", scope="sentence")
    if is_passive(frame) or frame.sets["how"] == "noun":
        return at_firm or _nearest(frame) or frame.main_company() or topic(frame)
    acting = doer(frame, "COMPANY")
    return acting or at_firm or _nearest(frame) or frame.main_company() or topic(frame)


def _nearest(frame: Frame) -> Mention | None:
    firms = [m for m in frame.mentions("COMPANY", scope="sentence") if m.kind != "media"]
    return frame.nearest([m for m in firms if frame.is_subject_like(m)])


def _modality(frame: Frame) -> Modality:
    """What is announced or ordered happens; what threatens is possible."""
    cued, before = frame.certainty[0], frame.view.lower[max(0, frame.hit.at - 2) : frame.hit.at]
    open_yet = any(word.startswith(("droh", "erwäg", "prüf")) for word in frame.clause_words)
    if cued != "denied" and (open_yet or any(word.startswith("möglich") for word in before)):
        return "possible"
    if cued == "expected" and is_passive(frame):
        return "asserted"
    announced = any(word.startswith(("kündig", "angekündigt", "ankünd", "genehmigt")) for word in frame.sentence_words)
    return "asserted" if cued in {"planned", "expected"} and announced else cued


EXAMPLES = (
    yes("[Mercedes|COMPANY] ruft weltweit knapp 130.000 Autos der Baureihen EQA und EQB in die Werkstätten.", company="Mercedes", product="EQA und EQB", count="130000"),
    yes("[Volkswagen|COMPANY] ruft 94.000 ID.4 zurück", company="Volkswagen", product="ID.4", count="94000"),
    yes("Der Hausgerätehersteller [Söhnle|COMPANY] nimmt 42.500 Wasserkocher vom Typ Aquino wegen Verbrühungsgefahr zurück.", company="Söhnle", product="Aquino", count="42500"),
    yes("[Toyota|COMPANY] muss mehr als eine Million SUVs zurückrufen.", company="Toyota", product="SUVs", count="1000000"),
    yes("Wegen Brandgefahr werden 12.000 Wärmepumpen von [Nordklima|COMPANY] zurückgerufen.", company="Nordklima", product="Wärmepumpen", count="12000"),
    yes("[Nestlé|COMPANY] ruft Babynahrung wegen Salmonellen zurück.", company="Nestlé", product="Babynahrung"),
    yes("Rückruf bei [Porsche|COMPANY]: 27.000 Taycan müssen wegen der Bremsen in die Werkstatt.", company="Porsche", product="Taycan", count="27000"),
    yes("Das Kraftfahrt-Bundesamt ordnete den Rückruf von 61.000 Fahrzeugen von [Opel|COMPANY] an.", company="Opel", count="61000"),
    yes("Die Rückrufaktion von [Ford|COMPANY] betrifft 355'000 Pick-ups, davon 1200 in der Schweiz.", company="Ford", count="355000"),
    yes("Der Autobauer [Hyundai|COMPANY] habe einen Rückruf angekündigt, teilte die Behörde mit. Betroffen sind 208.000 Elektroautos.", company="Hyundai", count="208000", modality="asserted"),
    yes("[Kornhof|COMPANY] nimmt Müsliriegel aus den Regalen, weil sie Metallsplitter enthalten können.", company="Kornhof", product="Müsliriegel"),
    yes("Die US-Behörde prüft einen Rückruf von 2,4 Millionen Autos von [Tesla|COMPANY].", company="Tesla", count="2400000", modality="possible"),
    yes("[Philips|COMPANY] hatte 2021 Millionen Beatmungsgeräte zurückgerufen.", company="Philips", product="Beatmungsgeräte"),
    yes("[Takata|COMPANY]s Airbags seien schuld, dass [Honda|COMPANY] heuer 8000 Motorräder zurückrufe.", company="Honda", count="8000"),
    yes("Ein Rückruf der Modelle sei nicht nötig, beteuerte [Stellantis|COMPANY].", company="Stellantis", modality="denied"),
    yes("[BMW|COMPANY] beordert 1,5 Millionen Wagen in die Werkstatt. Grund ist ein Defekt am Bremssystem.", company="BMW", count="1500000"),
    yes("Die Aktie von [Fisker|COMPANY] fällt nach einem Rückruf um 8 Prozent.", company="Fisker", also=("price_move",)),
    yes("Migros warnt. Der Lieferant [Alpkäse AG|COMPANY] ruft 14 Tonnen Weichkäse zurück.", company="Alpkäse AG", count="14", product="Weichkäse"),
    yes("[Bosch|COMPANY] musste Kühlschränke zurückholen, weil Überhitzung drohte.", company="Bosch", product="Kühlschränke"),
    yes("[Lidl|COMPANY]-Rückruf: Hackfleisch mit Kunststoffteilen", company="Lidl"),
    no("Russland ruft seinen Botschafter zurück, teilte [RIA|COMPANY] mit.", "a diplomat"),
    no("[Siemens|COMPANY] ruft Mitarbeiter aus dem Urlaub zurück.", "people"),
    no("[Audi|COMPANY] nimmt den A1 vom Markt.", "a model ends"),
    no("[SAP|COMPANY] nahm die Prognose zurück.", "an outlook"),
    no("Die [Allianz|COMPANY] nimmt eigene Aktien für zwei Milliarden Euro vom Markt.", "a buyback", also=("buyback",)),
    no("[Uniper|COMPANY] führte das auf Fehler zurück.", "a cause"),
    no("[Carglass|COMPANY] bringt Roboter in die Werkstatt.", "no recall"),
    no("Um einen Rückruf bat [Vodafone|COMPANY] vergeblich.", "a phone call"),
    no("Der [Tesla|COMPANY]-Chef rief die Aktionäre zur Geduld auf.", "a call"),
    no("Die Nachfrage nach Autos von [Renault|COMPANY] ging zurück.", "a fall"),
)  # fmt: skip

EVENT = EventType(
    record=ProductRecall,
    triggers=TRIGGERS,
    build=build,
    identity=("company",),
    keys=("company", "count"),
    judged=Judged(("company",), ("count",)),
    examples=EXAMPLES,
)
