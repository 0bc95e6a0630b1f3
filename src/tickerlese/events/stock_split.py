"""stock_split: a company divides its shares, or joins them (reverse split).

Not: a company that is split up (spin_off), splits of incomes, votes or goods, shares that are merely cheap since a split.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.issuers import issuer_of
from tickerlese.events.parties import ambiguous_forms, misread_form
from tickerlese.events.spec import (
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
from tickerlese.events.split_ratios import read_ratio

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Modality


class StockSplit(EventRecord):
    """New shares for old ones."""

    type: Literal["stock_split"] = "stock_split"
    company: NamedSlot | None = None
    ratio: str | None = None


TRIGGERS = triggers(
    noun("Aktiensplit", "Aktiensplits", "Aktiensplitt", "Aktiensplitts", "Aktiensplittung", "Aktienteilung", "Aktienzusammenlegung", "Reverse-Split",
        "Aktienstückelung", "Börsensplit", how="named"),
    noun("Split", "Splits", "Splitt", "Splitting", "Stückelung", "Teilung", "Aufspaltung", "Zusammenlegung", how="noun"),
    verb("splitten", how="verb"),
    verb("teilen", how="verb"),
    verb("teilen", particle="auf", how="verb"),
    verb("stückeln", how="verb"),
    verb("spalten", "spaltet", "spaltete", "gespalten", particle="auf", how="verb"),
    verb("legen", particle="zusammen", how="verb"),
    phrase("aus einer aktie", "aus einem anteilsschein", "aus einem papier", "aus jeder aktie", how="out"),
    phrase("aus eins", "aus 1", how="out"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
SHARES = (
    "aktie", "aktien", "anteilsschein", "anteilsscheine", "anteilschein", "anteilscheine", "papiere", "titel", "namenaktien", "inhaberaktien", "valoren", "stammaktien",
    "vorzugsaktien", "anteile", "wertpapiere", "namensaktien",
)  # fmt: skip
OF_SHARES = ("der aktie", "der aktien", "ihrer aktie", "ihrer aktien", "seiner aktie", "seiner aktien", "von aktien", "der papiere", "der titel", "der namenaktien", "der anteilsscheine")  # fmt: skip
SINCE = frozenset("seit nach vor bereinigt".split())
PAST = frozenset("splittete splitteten teilte teilten legte legten stückelte stückelten spaltete spalteten".split())
SHORTEST = 6  # tokens of a sentence that can tell a split
NOT_MOOTED = frozenset("debatte disposition".split())


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for the split that the trigger tells."""
    if misread_form(frame, AMBIGUOUS):
        return []
    how = frame.sets["how"]
    if how == "verb" and not _names_shares(frame):
        frame.reject("no shares are divided")
        return []
    ratio = read_ratio(frame)
    if how == "out" and frame.word in {"eins", "1"} and not _is_about_shares(frame):
        frame.reject("nothing says that it is shares")
        return []
    if how in {"noun", "verb"} and not _divides_shares(frame, how, ratio):
        frame.reject("no shares are divided")
        return []
    if how == "out" and ratio is None:
        frame.reject("nothing becomes several shares")
        return []
    if how == "noun" and len(frame.view) <= SHORTEST and not any(m.label == "COMPANY" for m in frame.view.mentions):
        frame.reject("a mere call")
        return []
    company = issuer_of(frame, frame.hit.at if frame.hit.trigger.style == "noun" else frame.hit.end - 1)
    if company is None:
        frame.reject("no company splits its shares")
        return []
    if ratio is None and _is_background(frame):
        frame.reject("a split that is only alluded to")
        return []
    return [Draft({"company": company, "ratio": ratio}, modality=_modality(frame))]


def _divides_shares(frame: Frame, how: str, ratio: str | None) -> bool:
    """Whether shares are the object ("teilt ihre Aktien") or the noun's attribute, or a ratio stands beside "Split"."""
    view = frame.view
    if how == "noun":
        follows = " ".join(view.lower[frame.hit.end : frame.hit.end + 2])
        joined = frame.hit.at >= 2 and view.lower[frame.hit.at - 2] in {"reverse", "stock", "aktien", "share"}
        reverse = frame.hit.at >= 1 and view.lower[frame.hit.at - 1] in {"reverse", "stock"}
        return (
            follows in OF_SHARES
            or joined
            or reverse
            or (ratio is not None and (frame.word.startswith("split") or _names_shares(frame)))
        )
    return _names_shares(frame) and (ratio is not None or "splitt" in frame.word)


def _is_about_shares(frame: Frame) -> bool:
    """Whether this sentence or the one before speaks of shares or a split: "Split! X macht 4 aus 1"."""
    words = (word for view in (frame.view, *frame.previous_views(1)) for word in view.lower)
    return any("aktie" in word or "split" in word or word.endswith(SHARES) for word in words)


def _names_shares(frame: Frame) -> bool:
    return any(word.endswith(SHARES) for word in frame.clause_words)


def _is_background(frame: Frame) -> bool:
    """Whether the noun only dates something: "seit dem Aktiensplit", "nach dem Split"."""
    view, k = frame.view, frame.hit.at - 1
    while k >= 0 and view.owner[k] is None and view.words[k][:1].islower() and view.lower[k] not in SINCE:
        k -= 1
    return k >= 0 and view.lower[k] in SINCE and frame.hit.trigger.style == "noun"


def _modality(frame: Frame) -> Modality | None:
    """A split that is decided or announced is a plan until it is told in the past."""
    words, cued = frame.clause_words, frame.certainty[0]
    if words & NOT_MOOTED and "nicht" in words:
        return "denied"
    if cued != "asserted":
        return "planned" if cued == "expected" else cued
    participle = frame.hit.trigger.style == "participle" and not words & {"werden", "wird", "ist", "sind"}
    done = (
        participle
        or frame.word in PAST
        or words & {"vollzog", "vollzogen", "durchgeführt", "erfolgte", "hatte", "hatten", "trat"}
    )
    return "asserted" if done else "planned"


EXAMPLES = (
    yes("[Nordhafen SE|COMPANY] teilt ihre Aktien im Verhältnis 1:4.", company="Nordhafen SE", ratio="1:4", modality="planned"),
    yes("Der Chiphersteller [Broadcom|COMPANY] kündigte einen Aktiensplit im Verhältnis 10:1 an.", company="Broadcom", ratio="10:1", modality="planned"),
    yes("[Tesla|COMPANY] will die Aktie im Verhältnis drei zu eins splitten.", company="Tesla", ratio="3:1", modality="planned"),
    yes("[Chipotle|COMPANY]: Aktionäre stimmen für 50-für-1-Aktiensplit", company="Chipotle", ratio="50:1"),
    yes("Die Hauptversammlung von [Rheinwerk|COMPANY] hat einen Split der Aktie im Verhältnis von 1 zu 3 beschlossen.", company="Rheinwerk", ratio="1:3", modality="planned"),
    yes("Aus einer Aktie werden fünf: [Almtal Bahnen|COMPANY] will das Papier für Kleinanleger erschwinglicher machen.", company="Almtal Bahnen", ratio="1:5"),
    yes("Die [Alphabet|COMPANY]-Aktie wurde im Juli im Verhältnis 20:1 gesplittet.", company="Alphabet", ratio="20:1", modality="asserted"),
    yes("[Varengo|COMPANY] hat seine Papiere im Verhältnis 10 zu 1 zusammengelegt.", company="Varengo", ratio="10:1", modality="asserted"),
    yes("Um dem Delisting zu entgehen, plant [Nikola|COMPANY] einen Reverse-Split im Verhältnis 1:30.", company="Nikola", ratio="1:30", modality="planned"),
    yes("Bei [Walmart|COMPANY] kommt es heuer zu einem Aktiensplit: Für jede Aktie erhalten die Anteilseigner zwei zusätzliche Papiere.", company="Walmart", ratio="1:3"),
    yes("Der Verwaltungsrat der [Bachmatt Holding AG|COMPANY] beantragt der Generalversammlung, die Namenaktien im Verhältnis 1:10 zu splitten.", company="Bachmatt Holding AG", ratio="1:10", modality="planned"),
    yes("Wie [Nvidia|COMPANY] mitteilte, sollen die Aktien im Verhältnis zehn zu eins geteilt werden.", company="Nvidia", ratio="10:1", modality="planned"),
    yes("[Kestrel Foods|COMPANY] erwägt laut Insidern einen Aktiensplit.", company="Kestrel Foods", modality="possible"),
    yes("Einen Aktiensplit plane man derzeit nicht, sagte [Booking|COMPANY]-Finanzchef [Ewout Groot|PERSON].", company="Booking", modality="denied"),
    yes("[Amazon|COMPANY], das seine Aktie 2022 im Verhältnis 20:1 gesplittet hatte, legt am Donnerstag Zahlen vor.", company="Amazon", ratio="20:1", modality="asserted"),
    yes("Die [Lindner Optik AG|COMPANY] plant eine Aktienzusammenlegung. Fünf alte Aktien werden zu einer neuen.", company="Lindner Optik AG", ratio="5:1"),
    yes("[Meridian|COMPANY] beschließt Aktiensplit\nDie [Meridian AG|COMPANY] teilt ihre Aktie. Das Verhältnis beträgt 1:3.", company="Meridian AG", ratio="1:3"),
    yes("Der 4-zu-1-Split von [Apple|COMPANY] ist seit Montag vollzogen.", company="Apple", ratio="4:1", modality="asserted"),
    yes("Mit Wirkung zum 2. Juni habe die [Ostalb AG|COMPANY] ihre Aktien im Verhältnis 1:2 geteilt, teilte sie mit.", company="Ostalb AG", ratio="1:2", modality="asserted"),
    yes("Nach dem Aktiensplit im Verhältnis 1:10 sei das Papier von [Lotus Bakeries|COMPANY] für viele erst erschwinglich, hieß es.", company="Lotus Bakeries", ratio="1:10"),
    no("Seit dem Aktiensplit ist das Papier von [Nvidia|COMPANY] optisch billiger.", "only alluded to"),
    no("[Honeywell|COMPANY] teilt sich in drei Unternehmen auf.", "the company is split up"),
    no("[Continental|COMPANY] will die Autozuliefersparte abspalten.", "a spin-off", also=("spin_off",)),
    no("[BMW|COMPANY] und [Toyota|COMPANY] teilen sich die Kosten im Verhältnis 2:1.", "costs"),
    no("Das Ehegattensplitting bleibt laut Finanzministerium bestehen.", "taxes"),
    no("Der VfL verlor bei Hajduk Split mit 1:2.", "a town"),
    no("[Otto|COMPANY] legt zwei Lager in Hamburg zusammen.", "warehouses"),
    no("Die Umsätze verteilen sich bei [Symrise|COMPANY] im Verhältnis 3:2 auf Duft und Geschmack.", "revenue"),
    no("[Siemens|COMPANY] teilt mit, dass die Aktien von Vorstand und Aufsichtsrat nicht verkauft werden.", "'teilt … mit' tells"),
    no("Aus einer Aktie von [Wirecard|COMPANY] wird kein Vermögen mehr.", "no ratio"),
    no("Die Aufspaltung von [Thyssenkrupp|COMPANY] in fünf Firmen rückt näher.", "the company is split up", also=("spin_off",)),
)  # fmt: skip

EVENT = EventType(
    record=StockSplit,
    triggers=TRIGGERS,
    build=build,
    identity=("company",),
    keys=("company", "ratio"),
    judged=Judged(("company",), ("ratio",)),
    examples=EXAMPLES,
)
