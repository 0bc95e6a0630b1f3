"""analyst_rating: a broker's view of a share: rating, price target, and what changed.

Not: credit ratings, average targets and consensus, forecasts for markets, the company's own aims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.price_targets import read_targets
from tickerlese.events.rating_actions import TAKING_UP, is_old, read_change
from tickerlese.events.rating_units import Unit, unit_of
from tickerlese.events.rating_words import find_ratings
from tickerlese.events.spec import (
    AmountSlot,
    Draft,
    EventRecord,
    EventType,
    Judged,
    NamedSlot,
    SlotValue,
    no,
    noun,
    phrase,
    triggers,
    verb,
    yes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.events.rating_words import RatingWord
    from tickerlese.mention import Mention


class AnalystRating(EventRecord):
    """What a broker thinks of a share; a changed target without a changed rating is ``confirm``."""

    type: Literal["analyst_rating"] = "analyst_rating"
    broker: NamedSlot | None = None
    analyst: NamedSlot | None = None
    company: NamedSlot | None = None
    rating: str | None = None
    previous_rating: str | None = None
    action: Literal["upgrade", "downgrade", "confirm", "initiate"] | None = None
    price_target: AmountSlot | None = None
    previous_target: AmountSlot | None = None


RATINGS = (
    "Strong", "Conviction", "Top", "Buy", "Kaufen", "Kauf", "Speculative", "Spekulativ", "Spekulativer", "Outperform", "Outperformer", "Sector", "Market", "Overweight",
    "Übergewichten", "Uebergewichten", "Übergewichtet", "Add", "Aufstocken", "Zukaufen", "Positiv", "Positive", "Attractive", "Accumulate", "Akkumulieren", "Hold",
    "Halten", "Neutral", "Behalten", "Equal", "Equalweight", "Gleichgewichten", "Marketperform", "Marketperformer", "Peer", "Perform", "Marktgewichten",
    "Marktgewichtet", "Inline", "Reduce", "Reduzieren", "Abbauen", "Trim", "Negativ", "Negative", "Underperform", "Underperformer", "Underweight",
    "Untergewichten", "Untergewichtet", "Sell", "Verkaufen", "Verkauf", "Strong", "Kaufempfehlung", "Kaufempfehlungen", "Kaufsempfehlung", "Kaufsempfehlungen",
    "Kaufvotum", "Kaufvotums", "Kaufvoten", "Kaufrating", "Kaufratings", "Halteempfehlung", "Halteempfehlungen", "Halte", "Haltevotum", "Haltevoten",
    "Verkaufsempfehlung", "Verkaufsempfehlungen", "Verkaufempfehlung", "Verkaufs", "Verkaufsvotum", "Verkaufsvoten", "Verkaufsvotums",
)  # fmt: skip
TRIGGERS = triggers(
    noun(*RATINGS, mark="rating"),
    noun("Kursziel", "Kursziels", "Kursziele", "Kurszielen", "Zielkurs", "Zielkurse", "Preisziel", "Zwölfmonatsziel", "Kurszielerhöhung", "Kurszielanhebung", "Kurszielsenkung", mark="target"),
    phrase("faire wert", "fairen wert", "fairer wert", "fairem wert", "ziel", mark="weak"),
    noun("Hochstufung", "Heraufstufung", "Abstufung", "Herabstufung", "Herunterstufung", "Rückstufung", "Umstufung", "Ersteinstufung", "Erstbewertung", "Erstempfehlung", mark="step"),
    noun("Favoritenliste", "Empfehlungsliste", "Kaufliste", mark="step"),
    noun("Einstufung", "Anlageurteil", "Votum", mark="weak"),
    verb("stufen", particle="ab", mark="step"),
    verb("stufen", particle="herab", mark="step"),
    verb("stufen", particle="herunter", mark="step"),
    verb("stufen", particle="zurück", mark="step"),
    verb("stufen", particle="hoch", mark="step"),
    verb("stufen", particle="herauf", mark="step"),
    phrase("bewertung", "beobachtung", "coverage", mark="weak"),
    verb("trauen", particle="zu", mark="weak"),
)  # fmt: skip
CREDIT = (
    "bonität", "kreditwürdigkeit", "kreditrating", "ratingagentur", "langfristnote", "kreditnote", "emittentenrating", "ausfallrisiko", "anleiherating",
    "ramsch", "investmentgrade",
)  # fmt: skip
AVERAGES = ("durchschnittlich", "konsens", "mittelwert")


def build(frame: Frame) -> Iterable[Draft]:
    """One draft per broker and company of the unit that holds the trigger."""
    view, mark = frame.view, frame.sets["mark"]
    ratings = find_ratings(view, 0, len(view))
    if mark == "rating" and not any(r.first <= frame.hit.at < r.last for r in ratings):
        return _reject(frame, "an everyday word here")
    if (
        mark == "weak"
        and not ratings
        and not TAKING_UP & frame.sentence_words
        and not frame.mentions("MONEY", scope="sentence")
    ):
        return _reject(frame, "no rating, no target, no first study")
    if any(word.startswith(CREDIT) for word in view.lower) or any(m.kind == "rating_agency" for m in view.mentions):
        return _reject(frame, "a credit rating")
    if any(word.startswith(AVERAGES) for word in view.lower):
        return _reject(frame, "an average of many")
    unit = unit_of(frame)
    ratings = [rating for rating in ratings if unit.first <= rating.first < unit.last]
    told = _told(frame, unit, _narrow(frame, unit, ratings))
    if not told:
        return _reject(frame, "neither rating nor target nor step")
    if not unit.companies:
        return _reject(frame, "no rated company")
    if (
        not unit.brokers
        and unit.analyst is None
        and (mark in {"target", "weak"} or not told.keys() & {"rating", "previous_rating"})
    ):
        return _reject(frame, "nobody's view")
    return _drafts(unit, told)


def _reject(frame: Frame, reason: str) -> list[Draft]:
    frame.reject(reason)
    return []


def _narrow(frame: Frame, unit: Unit, ratings: list[RatingWord]) -> list[RatingWord]:
    """The ratings that belong to the trigger; for "X mit „Neutral“ und Y mit „Buy“" its own stretch and companies."""
    new = [rating for rating in ratings if not is_old(frame.view, rating)]
    if len(new) < 2:
        return ratings
    houses = {id(m.identity) for m in unit.brokers}
    first = unit.first
    stretches: list[tuple[int, int, list[Mention]]] = []
    for rating in new:
        last = unit.last if rating is new[-1] else rating.last
        inside = [
            m for m in frame.view.mentions if m.label == "COMPANY" and first <= frame.view.span[id(m)][0] < rating.first
        ]
        stretches.append((first, last, [m for m in inside if id(m.identity) not in houses]))
        first = last
    if not all(inside for _, _, inside in stretches):
        return ratings
    first, last, unit.companies = next(stretch for stretch in stretches if stretch[0] <= frame.hit.at < stretch[1])
    return [rating for rating in ratings if first <= rating.first < last]


def _told(frame: Frame, unit: Unit, ratings: list[RatingWord]) -> dict[str, SlotValue]:
    """What the unit says of rating, targets and action; empty slots are left out."""
    change = read_change(frame.view, unit.first, unit.last, ratings)
    new, old = read_targets(frame.view, unit.first, unit.last, [rating.last for rating in ratings])
    values: dict[str, SlotValue] = {
        "rating": change.rating.rating if change.rating else None,
        "previous_rating": change.previous.rating if change.previous else None,
        "action": change.action,
        "price_target": list(new),
        "previous_target": list(old),
    }
    return {slot: value for slot, value in values.items() if value}


def _drafts(unit: Unit, told: dict[str, SlotValue]) -> list[Draft]:
    drafts: list[Draft] = []
    brokers: list[Mention | None] = [*unit.brokers] or [None]
    for index, broker in enumerate(brokers):
        values = dict(told)
        for slot in ("price_target", "previous_target"):
            amounts = told.get(slot)
            if isinstance(amounts, list):
                values[slot] = amounts[index] if len(amounts) == len(brokers) else amounts[0]
        for company in unit.companies:
            parties: dict[str, SlotValue] = {"broker": broker, "company": company, "analyst": unit.analyst}
            drafts.append(Draft({**parties, **values}, modality="asserted", evidence=set(unit.sentences)))
    return drafts


EXAMPLES = (
    yes(
        "Das Analysehaus [Jefferies|COMPANY] hat das Kursziel für [Gea|COMPANY] von 60 auf 65 Euro angehoben und die Einstufung auf „Buy“ belassen.",
        broker="Jefferies", company="Gea", rating="Buy", price_target="65", previous_target="60", action="confirm",
    ),
    yes("[Barclays|COMPANY] stuft [Krones|COMPANY] von „Overweight“ auf „Equal Weight“ ab.", broker="Barclays", company="Krones", rating="Equal Weight", previous_rating="Overweight", action="downgrade"),
    yes(
        "[UBS|COMPANY]-Analyst [Peter Lang|PERSON] senkte das Ziel für die Aktie von [Sixt|COMPANY] auf 80 von 95 Euro und bleibt bei „Neutral“.",
        broker="UBS", analyst="Peter Lang", company="Sixt", rating="Neutral", price_target="80", previous_target="95", action="confirm",
    ),
    yes("Die Privatbank [Berenberg|COMPANY] nahm die Bewertung von [Stabilus|COMPANY] mit „Buy“ und einem Kursziel von 40 Euro auf.", broker="Berenberg", company="Stabilus", rating="Buy", price_target="40", action="initiate"),
    yes("Die US-Bank [Citigroup|COMPANY] strich ihre Kaufempfehlung für [Jungheinrich|COMPANY].", broker="Citigroup", company="Jungheinrich", previous_rating="Kaufempfehlung", action="downgrade"),
    yes("Im SDax gewannen [Stratec|COMPANY] nach einer Kaufempfehlung durch das Analysehaus [Kepler Cheuvreux|COMPANY] vier Prozent.", broker="Kepler Cheuvreux", company="Stratec", rating="Kaufempfehlung", also=("price_move",)),
    yes("[Zalando|COMPANY], von der [Baader Bank|COMPANY] abgestuft von \"Buy\" auf \"Add\", gaben um 1,2 Prozent nach.", broker="Baader Bank", company="Zalando", rating="Add", previous_rating="Buy", action="downgrade", also=("price_move",)),
    yes(
        "[Bernstein|COMPANY]-Analystin [Anna Brandt|PERSON] bleibt für [Linde|COMPANY] bei „Outperform“ und 480 Dollar, während [Berenberg|COMPANY] das Ziel von 450 auf 440 Dollar kappte („Hold“).",
        {"broker": "Bernstein", "company": "Linde", "rating": "Outperform", "price_target": "480", "action": "confirm"},
        {"broker": "Berenberg", "company": "Linde", "rating": "Hold", "price_target": "440", "previous_target": "450", "action": "confirm"},
    ),
    yes("Die [Zürcher Kantonalbank|COMPANY] stufte die Titel von [Bucher|COMPANY] von «Marktgewichten» auf «Übergewichten» hoch.", broker="Zürcher Kantonalbank", company="Bucher", rating="Übergewichten", previous_rating="Marktgewichten", action="upgrade"),
    yes("Analyst [Jan Moser|PERSON] von [Warburg Research|COMPANY] stufte [Elmos|COMPANY] hoch. Das Kursziel hob er auf 95 Euro an.", broker="Warburg Research", company="Elmos", action="upgrade", price_target="95", analyst="Jan Moser"),
    yes("Die [Erste Group|COMPANY] hebt das Kursziel für [Andritz|COMPANY] heuer zum zweiten Mal an, auf 70 nach zuvor 64 Euro.", broker="Erste Group", company="Andritz", price_target="70", previous_target="64", action="confirm"),
    yes("[Goldman Sachs|COMPANY] hebt [Deutsche Bank|COMPANY] auf „Buy“ - Ziel 36 Euro", broker="Goldman Sachs", company="Deutsche Bank", rating="Buy", action="upgrade", price_target="36"),
    yes("Bei der [DZ Bank|COMPANY] wird der faire Wert für [Puma|COMPANY] von 30 auf 24 Euro gesenkt, das Votum lautet weiter „Halten“.", broker="DZ Bank", company="Puma", rating="Halten", price_target="24", previous_target="30"),
    yes(
        "Die [UBS|COMPANY] nahm die Beobachtung von [Salzgitter|COMPANY] und [Aurubis|COMPANY] mit „Neutral“ und von [Thyssenkrupp|COMPANY] mit „Sell“ auf.",
        {"broker": "UBS", "company": "Salzgitter", "rating": "Neutral", "action": "initiate"},
        {"broker": "UBS", "company": "Aurubis", "rating": "Neutral", "action": "initiate"},
        {"broker": "UBS", "company": "Thyssenkrupp", "rating": "Sell", "action": "initiate"},
    ),
    yes(
        "Neue Kaufempfehlungen der [Deutschen Bank|COMPANY] und des Analysehauses [Kepler Cheuvreux|COMPANY] halfen [Renk|COMPANY].",
        {"broker": "Deutsche Bank", "company": "Renk", "rating": "Kaufempfehlung", "action": "upgrade"},
        {"broker": "Kepler Cheuvreux", "company": "Renk", "rating": "Kaufempfehlung", "action": "upgrade"},
    ),
    yes("[Vontobel|COMPANY] erhöht das Kursziel für [Siegfried|COMPANY] auf 1'200 von 1'050 Franken. Das Rating lautet weiterhin «Buy».", broker="Vontobel", company="Siegfried", rating="Buy", price_target="1200", previous_target="1050", action="confirm"),
    yes("[Morgan Stanley|COMPANY] empfiehlt die Aktie von [Sonova|COMPANY] neu mit „Overweight“ (zuvor: „Equal-weight“).", broker="Morgan Stanley", company="Sonova", rating="Overweight", previous_rating="Equal-weight", action="upgrade"),
    yes("Die [Deutsche Bank|COMPANY] wurde von [Barclays|COMPANY] auf „Overweight“ hochgestuft, das Ziel auf 36 Euro angehoben.", broker="Barclays", company="Deutsche Bank", rating="Overweight", action="upgrade", price_target="36"),
    yes("[UBS|COMPANY] hebt Ziel für [Nestlé|COMPANY] auf 95 (90) Franken - 'Neutral'", broker="UBS", company="Nestlé", rating="Neutral", action="confirm", price_target="95", previous_target="90"),
    yes("[RBC|COMPANY] rät nun zum Verkauf der [Bayer|COMPANY]-Papiere.", broker="RBC", company="Bayer", rating="Verkaufen"),
    yes("[Warburg Research|COMPANY] nimmt die Bewertung von [Friedrich Vorwerk|COMPANY] mit „Buy“ auf.", broker="Warburg Research", company="Friedrich Vorwerk", rating="Buy", action="initiate"),
    yes("[Morgan Stanley|COMPANY] traut der [Infineon|COMPANY]-Aktie 44 Euro zu.", broker="Morgan Stanley", company="Infineon", price_target="44"),
    yes("Analyst [Mike Dean|PERSON] von [Barclays|COMPANY] senkte sein Kursziel für [BMW|COMPANY] von 82 auf 78 Euro und blieb bei „Equal Weight“.", broker="Barclays", analyst="Mike Dean", company="BMW", rating="Equal Weight", price_target="78", previous_target="82"),
    yes("[DZ Bank|COMPANY] sagt fairer Wert 33 Euro für [Bayer|COMPANY], „Kaufen“.", broker="DZ Bank", company="Bayer", rating="Kaufen", price_target="33"),
    yes("[Felix Sattler|PERSON] von der [Baader Bank|COMPANY] rät bei [Gea|COMPANY] weiter zum Kauf mit einem fairen Wert von 44 Euro.", broker="Baader Bank", company="Gea", price_target="44"),
    yes("[Metzler|COMPANY] senkt [Zalando|COMPANY] auf „Hold“ (Buy) - Ziel 35 (41) Euro", broker="Metzler", company="Zalando", rating="Hold", action="downgrade", price_target="35", previous_target="41", previous_rating="Buy"),
    yes("Die [Zürcher Kantonalbank|COMPANY] bestätigt [Sika|COMPANY] mit «Übergewichten».", broker="Zürcher Kantonalbank", company="Sika", rating="Übergewichten", action="confirm"),
    yes("[Vontobel|COMPANY] senkt [Swatch|COMPANY] auf «Reduce» von «Hold», Kursziel 140 Franken.", broker="Vontobel", company="Swatch", rating="Reduce", action="downgrade", price_target="140"),
    yes("Nach dem Zwischenbericht kappte [Oddo BHF|COMPANY] das Kursziel für [Krones|COMPANY] von 150 auf 140 Euro, das Votum lautet unverändert „Outperform“.", broker="Oddo BHF", company="Krones", rating="Outperform", action="confirm", price_target="140", previous_target="150"),
    yes("Das Kursziel für [Krones|COMPANY] sieht [Warburg Research|COMPANY] jetzt bei 155 (zuvor 148) Euro.", broker="Warburg Research", company="Krones", price_target="155", previous_target="148"),
    yes("[Exane BNP|COMPANY] nimmt [Gerresheimer|COMPANY] auf „Underperform“ zurück.", broker="Exane BNP", company="Gerresheimer", rating="Underperform", action="downgrade"),
    yes("Der Analyst [Max Ruhl|PERSON] von [Jefferies|COMPANY] bekräftigte seine Kaufempfehlung für [Krones|COMPANY].", broker="Jefferies", company="Krones", rating="Kaufempfehlung", action="confirm", analyst="Max Ruhl"),
    yes("+++ 08:15 +++ [Citigroup|COMPANY] hebt [Puma|COMPANY] auf Buy (Neutral) - Ziel 30 (22) EUR", broker="Citigroup", company="Puma", rating="Buy", action="upgrade", price_target="30", previous_target="22", previous_rating="Neutral"),
    yes("Bei [Morgan Stanley|COMPANY] heißt es für [Puma|COMPANY] nun „Equal-weight“ statt „Underweight“.", broker="Morgan Stanley", company="Puma", rating="Equal-weight", previous_rating="Underweight"),
    no("[Aurelius|COMPANY] sicherte sich eine Option zum Kauf von [Rivus|COMPANY]-Aktien und empfahl sich als Partner.", "no advice"),
    no("Der Vorstand der [Gea|COMPANY] traut sich ein Ebit von 800 Millionen Euro zu.", "guidance", also=("guidance",)),
    no("Nach den Zahlen hoben mehrere Analysten ihre Kursziele für [SAP|COMPANY] an.", "nobody in particular"),
    no("[Fitch|COMPANY] senkte die Bewertung von [Adler|COMPANY] auf CCC.", "a credit rating", also=("credit_rating",)),
    no("[Moody's|COMPANY] stufte die Bonität von [Vonovia|COMPANY] von „Baa1“ auf „Baa2“ herab.", "a credit rating", also=("credit_rating",)),
    no("Anleger sollten die Aktie von [Puma|COMPANY] halten oder kaufen.", "everyday words, nobody's rating"),
    no("Das durchschnittliche Kursziel der Analysten für [Puma|COMPANY] liegt bei 30 Euro.", "an average of many"),
    no("[Puma|COMPANY] hält am Ziel fest, den Umsatz auf 10 Milliarden Euro zu steigern.", "the company's own aim", also=("guidance",)),
    no("Der Wetterdienst hat die Warnung hochgestuft, die [Bahn|COMPANY] stellt den Verkehr ein.", "no share is rated"),
    no("[Best Buy|COMPANY] will 200 Filialen schließen.", "a company's name", also=("site_change",)),
)  # fmt: skip

EVENT = EventType(
    record=AnalystRating,
    triggers=TRIGGERS,
    build=build,
    identity=("company",),
    keys=("broker",),
    judged=Judged(("company",), ("broker", "rating", "action", "price_target", "previous_target")),
    examples=EXAMPLES,
    fixed_modality=True,
    defaults={"action": "confirm"},
)
