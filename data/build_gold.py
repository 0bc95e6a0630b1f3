"""Turn the authored articles of data/gold/articles into gold records, and check every one of them.

An article is a text file: a head (`id`, `title`, `published`, `style`, `names`), the text with inline marks, and one
line per event. data/gold/README.md describes the form. Run `python data/build_gold.py`; it writes data/gold/dev.jsonl
and data/gold/unseen.jsonl. Errors stop the run; notes (`--notes`) name what a reader should look at once more:
words of money outside a mark, names left unmarked, amounts in slots that no entity shows.
"""

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

GOLD = Path(__file__).parent / "gold"
SETS = ("dev", "unseen")
LABELS = {"C": "COMPANY", "P": "PERSON", "M": "MONEY", "%": "PERCENT", "CUR": "CURRENCY"}
MODIFIERS = ("exact", "about", "more_than", "less_than", "at_least", "at_most")
MODALITIES = ("asserted", "planned", "expected", "possible", "denied")
PERCENT_UNITS = {"%": "percent", "pp": "percentage_points", "bp": "basis_points"}

METRIC = """revenue ebit ebitda operating_profit net_income eps free_cash_flow order_intake order_backlog gross_margin
operating_margin ebitda_margin combined_ratio pretax_profit deliveries customers assets_under_management other"""
MILESTONE = "record_high multi_year_high year_high multi_month_high multi_week_high"
MILESTONE += " " + MILESTONE.replace("high", "low")
STATUS = "rumored announced approved completed failed"

# Every event type with its slots as in the contract's table. A slot's kind is one of the words below or, for a slot
# with a fixed vocabulary, the list of its words.
#   name, names   an entity or several        text, texts   words as they stand    figure   amount, percent or quantity
#   period        words and two dates         instrument    an entity with a kind
SLOTS: dict[str, dict[str, str | list[str]]] = {
    "price_move": {
        "instrument": "instrument",
        "direction": "up down flat".split(),
        "change": "figure",
        "change_abs": "figure",
        "price": "figure",
        "venue": "text",
        "period": "period",
        "milestone": MILESTONE.split(),
        "milestone_since": "text",
    },
    "earnings": {
        "company": "name",
        "metric": METRIC.split(),
        "value": "figure",
        "change": "figure",
        "previous": "figure",
        "consensus": "figure",
        "surprise": "beat miss in_line".split(),
        "period": "period",
    },
    "guidance": {
        "company": "name",
        "metric": METRIC.split(),
        "value": "figure",
        "action": "issued raised lowered confirmed narrowed withdrawn".split(),
        "period": "period",
    },
    "analyst_rating": {
        "broker": "name",
        "analyst": "name",
        "company": "name",
        "rating": "text",
        "previous_rating": "text",
        "action": "upgrade downgrade confirm initiate".split(),
        "price_target": "figure",
        "previous_target": "figure",
    },
    "dividend": {
        "company": "name",
        "per_share": "figure",
        "previous": "figure",
        "action": "proposed raised cut confirmed suspended paid".split(),
        "period": "period",
    },
    "buyback": {"company": "name", "amount": "figure", "shares": "figure", "period": "period"},
    "capital_raise": {
        "company": "name",
        "kind": "equity rights_issue bond convertible loan funding_round".split(),
        "amount": "figure",
        "investors": "names",
    },
    "ipo": {
        "company": "name",
        "venue": "text",
        "price": "figure",
        "amount": "figure",
        "valuation": "figure",
        "status": "planned priced completed postponed cancelled".split(),
        "period": "period",
    },
    "stock_split": {"company": "name", "ratio": "text"},
    "acquisition": {
        "acquirer": "name",
        "target": "name",
        "seller": "name",
        "amount": "figure",
        "stake": "figure",
        "status": STATUS.split(),
    },
    "merger": {"parties": "names", "status": STATUS.split()},
    "spin_off": {"parent": "name", "unit": "name", "status": STATUS.split()},
    "divestiture": {
        "seller": "name",
        "unit": "name",
        "buyer": "name",
        "amount": "figure",
        "status": STATUS.split(),
    },
    "stake_change": {
        "holder": "name",
        "company": "name",
        "stake": "figure",
        "previous_stake": "figure",
        "direction": "up down".split(),
    },
    "partnership": {
        "parties": "names",
        "kind": "partnership joint_venture licence".split(),
        "subject": "text",
    },
    "investment": {"investor": "name", "amount": "figure", "purpose": "text", "period": "period"},
    "contract": {"supplier": "name", "customer": "name", "amount": "figure", "subject": "text"},
    "product_launch": {"company": "name", "product": "name"},
    "management_change": {
        "company": "name",
        "person": "name",
        "role": "text",
        "action": "appointed departed extended".split(),
        "successor_of": "name",
        "period": "period",
    },
    "layoffs": {"company": "name", "count": "figure", "share": "figure", "location": "texts"},
    "strike": {"company": "name", "union": "name", "period": "period"},
    "insolvency": {"company": "name", "stage": "warned filed opened plan averted liquidation".split()},
    "legal": {
        "company": "name",
        "kind": "lawsuit fine investigation settlement ruling".split(),
        "authority": "name",
        "amount": "figure",
    },
    "credit_rating": {
        "agency": "name",
        "issuer": "name",
        "rating": "text",
        "previous_rating": "text",
        "outlook": "positive stable negative".split(),
        "action": "upgrade downgrade confirm initiate".split(),
    },
    "index_change": {"company": "name", "index": "name", "action": "added removed".split()},
    "site_change": {"company": "name", "location": "texts", "action": "open close expand".split()},
    "product_recall": {"company": "name", "product": "name", "count": "figure"},
    "rate_decision": {
        "central_bank": "name",
        "rate": "figure",
        "change": "figure",
        "action": "raised lowered held".split(),
    },
    "macro_indicator": {
        "indicator": "text",
        "region": "text",
        "value": "figure",
        "change": "figure",
        "period": "period",
    },
    "market_forecast": {"source": "name", "subject": "text", "value": "figure", "period": "period"},
    "statement": {"speaker": "name", "company": "name", "role": "text", "quote": "text"},
}
INSTRUMENTS = "share index currency commodity crypto bond fund".split()
# Slots whose names need not be annotated: organisations, products, indices and business units are left out of gold.
FREE_NAMES = "unit product index authority union central_bank source instrument holder".split()

MARK = re.compile(r"\[(?P<text>[^\]|]+)\|(?P<label>C|P|M|%|CUR)(?P<optional>\?)?(?P<spec> [^\]]*)?\]")
SPACES = {"&nbsp;": "\u00a0", "&nnbsp;": "\u202f"}
UNMARKED = re.compile(
    r"\b(?:Euro|Franken|Dollar|Yen|Pfund|Yuan|Kronen|Rappen|Cents?|EUR|USD|CHF|GBP|Fr\.|Mio|Mrd|Tsd|Million\w*|Milliarde\w*)\b"
    r"|[$€£%]|\bProzent\w*|Basispunkt\w*"
)


HEDGES = {
    "about": "rund etwa circa ungefähr gegen",
    "less_than": "knapp fast unter",
    "more_than": "gut über",
    "at_least": "mindestens",
    "at_most": "maximal höchstens zu",
}


class GoldError(ValueError):
    """Something in an article that must be put right."""


@dataclass
class Article:
    """One authored article, its record and what a reader should look at once more."""

    head: dict[str, str]
    names: dict[str, str]
    title: str | None = None
    text: str = ""
    entities: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def full(self, name: str) -> str:
        """The name that stands for a short one, as the head says."""
        return self.names.get(name, name)

    def record(self) -> dict[str, Any]:
        """The gold record."""
        head = {"id": self.head["id"], "title": self.title, "published": self.head["published"]}
        return {**head, "text": self.text, "entities": self.entities, "events": self.events}


def number(word: str) -> int | float:
    """A JSON number that holds exactly the decimal written, without an exponent."""
    try:
        value = Decimal(word.replace("−", "-"))
    except InvalidOperation:
        raise GoldError(f"no number: {word}") from None
    if value == value.to_integral_value():
        return int(value)
    if "e" in repr(float(value)) or Decimal(repr(float(value))) != value:
        raise GoldError(f"not exact as a JSON number: {word}")
    return float(value)


def figure(words: str) -> dict[str, Any]:
    """Read „about 5.1e9 EUR“, „1.2e9..1.4e9 EUR“, „-3 %“, „25 bp“, „400 Stellen“, „? EUR“."""
    first, _, rest = words.strip().partition(" ")
    modifier = first if first in MODIFIERS else "exact"
    if first in MODIFIERS:
        first, _, rest = rest.partition(" ")
    if not rest:
        raise GoldError(f"figure without a unit: {words}")
    low, dots, high = first.partition("..")
    bounds = {"min": number(low) if low else None, "max": number(high) if high else None} if dots else {}
    value = None if dots or first == "?" else number(first)
    if rest in PERCENT_UNITS:
        return {"value": value} | bounds | {"unit": PERCENT_UNITS[rest], "modifier": modifier}
    if rest == "-" or re.fullmatch("[A-Z]{3}", rest):
        return {"amount": value} | bounds | {"currency": None if rest == "-" else rest, "modifier": modifier}
    return {"value": value} | bounds | {"unit": rest, "modifier": modifier}


def period(words: str, text: str) -> dict[str, Any]:
    """Read „im dritten Quartal @ 2025-07-01..2025-09-30“; either date may be missing, one date is a day."""
    phrase, _, dates = (part.strip() for part in words.partition("@"))
    start, dots, end = dates.partition("..")
    if not dots:
        end = start
    for day in (start, end):
        if day and not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            raise GoldError(f"no date: {day}")
    if phrase not in text:
        raise GoldError(f"period not in the text: {phrase}")
    return {"text": phrase, "start_date": start or None, "end_date": end or None}


def instrument(words: str, article: Article) -> dict[str, str]:
    """Read „SAP (share)“."""
    found = re.fullmatch(r"(.+) \((\w+)\)", words)
    if not found or found[2] not in INSTRUMENTS:
        raise GoldError(f"no instrument: {words}")
    return {"name": article.full(found[1]), "kind": found[2]}


def evidence(words: str, text: str) -> str:
    """The sentence written out, or from its first words to its last: „Die Firma >> hieß es.“."""
    first, dots, last = (part.strip() for part in words.partition(">>"))
    if text.count(first) != 1:
        raise GoldError(f"evidence occurs {text.count(first)} times: {first}")
    start = text.index(first)
    end = text.find(last, start) + len(last) if dots else start + len(first)
    if end < start:
        raise GoldError(f"evidence does not end so: {last}")
    return text[start:end]


def entity(mark: re.Match[str], article: Article, start: int) -> dict[str, Any]:
    """The entity of one inline mark."""
    text, label, spec = mark["text"], LABELS[mark["label"]], (mark["spec"] or "").strip()
    for written, space in SPACES.items():
        text = text.replace(written, space)
    made: dict[str, Any] = {"id": f"e{len(article.entities) + 1}", "label": label}
    made |= {"start": start, "end": start + len(text), "text": text}
    if label == "COMPANY":
        made["name"] = article.full(spec or text)
    elif label == "PERSON":
        name, role, company = ([part.strip() for part in spec.split("/")] + ["", ""])[:3]
        made["name"] = article.full(name or text)
        made |= {"role": role} if role else {}
        made |= {"company": article.full(company)} if company else {}
    elif label == "CURRENCY":
        made["currency"] = spec
        if not re.fullmatch("[A-Z]{3}", spec):
            raise GoldError(f"no currency: {spec}")
    else:
        words = spec.split()
        extra = {"per": "share"} if "per=share" in words else {}
        if "=" in words:
            extra["equivalent_to"] = next(e["id"] for e in reversed(article.entities) if e["label"] == "MONEY")
        words = [word for word in words if word not in ("per=share", "=")]
        if label == "PERCENT" and (not words or words[-1] not in PERCENT_UNITS):
            words.append("%")
        made |= figure(" ".join(words)) | extra
        if (label == "MONEY") != ("currency" in made):
            raise GoldError(f"unit does not fit the label: {mark[0]}")
    if mark["optional"]:
        made["optional"] = True
    return made


def read_text(marked: str, article: Article) -> None:
    """Take the marks out of the text and keep them as entities."""
    parts, plain, position = [], [], 0

    def add(piece: str) -> None:
        nonlocal position
        for written, space in SPACES.items():
            piece = piece.replace(written, space)
        parts.append(piece)
        position += len(piece)

    last = 0
    for mark in MARK.finditer(marked):
        add(marked[last : mark.start()])
        plain.append(marked[last : mark.start()])
        made = entity(mark, article, position)
        article.entities.append(made)
        add(made["text"])
        last = mark.end()
    add(marked[last:])
    plain.append(marked[last:])
    article.text = "".join(parts)
    if re.search(r"[\[\]|]", "".join(plain)):
        raise GoldError("a mark is not closed or has an unknown label")
    look_again("\u241f".join(plain), article)


def look_again(plain: str, article: Article) -> None:
    """Note words of money and names that stand outside every mark."""
    for found in UNMARKED.finditer(plain):
        article.notes.append(f"unmarked: …{plain[max(0, found.start() - 30) : found.end() + 15]}…")
    for text in {e["text"] for e in article.entities if e["label"] in ("COMPANY", "PERSON")}:
        if name := re.search(rf"(?<!\w){re.escape(text)}(?!\w)", plain):
            article.notes.append(f"name unmarked: …{plain[max(0, name.start() - 30) : name.end() + 15]}…")


def look_at_names(article: Article) -> None:
    """Note two names that begin alike: one company has one name in a record, the fullest."""
    names = sorted({e["name"] for e in article.entities if "name" in e})
    article.notes += [f"one company? {a} / {b}" for a in names for b in names if b.startswith(a + " ")]


def look_at_hedges(article: Article) -> None:
    """Note amounts whose modifier is not what the word before them says, or whose span holds that word."""
    meant = {word: modifier for modifier, words in HEDGES.items() for word in words.split()}
    for made in article.entities:
        if "modifier" not in made:
            continue
        before = (article.text[: made["start"]].split() or [""])[-1].lower().strip("(„«")
        within = made["text"].split()[0].lower()
        if within in meant or meant.get(before, "exact") != made["modifier"]:
            article.notes.append(f"modifier {made['modifier']}? {before} ⟦{made['text']}⟧")


def slot(name: str, kind: str | list[str], words: str, article: Article) -> Any:  # noqa: ANN401, a slot's own form
    """The value of one slot, read as its kind asks."""
    readers: dict[str, Callable[[], Any]] = {
        "name": lambda: {"name": article.full(words)},
        "names": lambda: [{"name": article.full(part.strip())} for part in words.split(";")],
        "text": lambda: words,
        "texts": lambda: [part.strip() for part in words.split(";")] if ";" in words else words,
        "figure": lambda: figure(words),
        "period": lambda: period(words, article.text),
        "instrument": lambda: instrument(words, article),
    }
    if isinstance(kind, str):
        return readers[kind]()
    if words not in kind:
        raise GoldError(f"{name}: {words} is none of {' '.join(kind)}")
    return words


def event(line: str, article: Article) -> dict[str, Any]:
    """Read „earnings expected | company=SAP | metric=revenue | value=9e9 EUR | ev=…“; „earnings?“ is optional."""
    head, *parts = (part.strip() for part in line.split(" | "))
    kind, _, modality = head.partition(" ")
    optional, kind = kind.endswith("?"), kind.rstrip("?")
    if kind not in SLOTS:
        raise GoldError(f"unknown event type: {kind}")
    made: dict[str, Any] = {"type": kind, "modality": modality or "asserted"}
    if made["modality"] not in MODALITIES:
        raise GoldError(f"unknown modality: {modality}")
    for part in parts:
        name, _, words = part.partition("=")
        if name == "ev":
            made["evidence"] = evidence(words, article.text)
        elif name in made or name not in SLOTS[kind]:
            raise GoldError(f"{kind} has no (second) slot {name}")
        else:
            made[name] = slot(name, SLOTS[kind][name], words.strip(), article)
    if "evidence" not in made:
        raise GoldError(f"no evidence: {line}")
    if optional:
        made["optional"] = True
    check_event(made, article)
    return made


def size(value: dict[str, Any]) -> tuple[Any, ...]:
    """What makes two figures the same, whatever their sign."""
    numbers = sorted(abs(value[key]) for key in ("amount", "value", "min", "max") if value.get(key) is not None)
    return (*numbers, value.get("currency") or value.get("unit"))


def check_event(made: dict[str, Any], article: Article) -> None:
    """Note slots whose names or amounts no entity of the article shows."""
    names = {e["name"] for e in article.entities if "name" in e}
    sizes = {size(e) for e in article.entities if e["label"] in ("MONEY", "PERCENT")}
    label = f"{made['type']} „{made['evidence'][:40]}…“"
    for name, value in made.items():
        for part in value if isinstance(value, list) else [value]:
            if not isinstance(part, dict):
                continue
            if "name" in part and name not in FREE_NAMES and part["name"] not in names:
                article.notes.append(f"{label}: {name} {part['name']} is no entity")
            countable = "unit" in part and part["unit"] not in PERCENT_UNITS.values()
            if ("currency" in part or "unit" in part) and not countable and size(part) not in sizes:
                article.notes.append(f"{label}: {name} {part} is no entity")
    if "quote" in made and made["quote"] not in article.text:
        raise GoldError(f"quote not in the text: {made['quote']}")


def read_article(path: Path) -> Article:
    """One article with everything checked."""
    try:
        head, body, events = path.read_text(encoding="utf-8").split("\n---\n")
    except ValueError:
        raise GoldError("an article has three parts: head, text, events") from None
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    names = dict(pair.split(" = ") for pair in fields.pop("names", "").split("; ") if pair)
    article = Article(fields, names)
    if set(fields) != {"id", "title", "published", "style"} or fields["id"] != path.stem:
        raise GoldError(f"head: {fields}")
    read_text(body.strip(), article)
    titles = {"null": None, "first line": article.text.split("\n", 1)[0]}
    article.title = titles.get(fields["title"], fields["title"])
    for made in article.entities:
        if article.text[made["start"] : made["end"]] != made["text"]:
            raise GoldError(f"offsets: {made}")
    for line in events.splitlines():
        if line.strip():
            article.events.append(event(line, article))
    return article


def report(articles: dict[str, list[Article]]) -> None:
    """Print how many documents, entities and events each set holds."""
    kinds: dict[str, Callable[[Article], list[str]]] = {
        "style": lambda a: [a.head["style"]],
        "label": lambda a: [e["label"] for e in a.entities],
        "event": lambda a: [e["type"] for e in a.events],
        "modality": lambda a: [e["modality"] for e in a.events],
        "optional": lambda a: ["event" for e in a.events if e.get("optional")],
    }
    for kind, keys in kinds.items():
        counts = {name: Counter(key for article in found for key in keys(article)) for name, found in articles.items()}
        order = [*SLOTS] if kind == "event" else sorted(set().union(*counts.values()))
        print(f"\n| {kind} | " + " | ".join(SETS) + " | all |\n|---|" + "---|" * (len(SETS) + 1))
        for key in [*order, "total"]:
            row = [counts[name].total() if key == "total" else counts[name][key] for name in SETS]
            print(f"| {key} | " + " | ".join(map(str, row)) + f" | {sum(row)} |")


def main() -> None:
    """Build both sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=GOLD / "articles", help="folder with dev/ and unseen/")
    parser.add_argument("--out", type=Path, default=GOLD, help="folder for dev.jsonl and unseen.jsonl")
    parser.add_argument("--notes", action="store_true", help="print what should be looked at once more")
    parser.add_argument("--counts", action="store_true", help="print the tables of counts")
    args = parser.parse_args()
    articles: dict[str, list[Article]] = {name: [] for name in SETS}
    failed = False
    for name in SETS:
        for path in sorted((args.articles / name).glob("*.md")):
            try:
                articles[name].append(read_article(path))
            except GoldError as error:
                failed = True
                print(f"{path}: {error}", file=sys.stderr)
    if failed:
        sys.exit(1)
    for article in [*articles["dev"], *articles["unseen"]]:
        look_at_names(article)
        look_at_hedges(article)
    for name, found in articles.items():
        lines = (json.dumps(article.record(), ensure_ascii=False) + "\n" for article in found)
        (args.out / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
        print(f"{name}.jsonl: {len(found)} documents", file=sys.stderr)
        for article in found if args.notes else []:
            for note in article.notes:
                print(f"{article.head['id']}: {note}")
    if args.counts:
        report(articles)


if __name__ == "__main__":
    main()
