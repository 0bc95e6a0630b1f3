"""The words for posts in companies: "zum Finanzchef", "in den Aufsichtsrat", "den Vorsitz", "Posten des Finanzchefs".

In: a sentence view or a ``Frame``. Out: the post as it stands in a dictionary ("zum Vorstandsvorsitzenden" is
Vorstandsvorsitzender), where it stands, and the company that the same words name. Refused: posts in politics, unions
and institutes, and words that only relate people ("Vorgänger", "Manager").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tickerlese.roles import find_role
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

BOARDS = {
    "vorstand": "Vorstand", "aufsichtsrat": "Aufsichtsrat", "verwaltungsrat": "Verwaltungsrat", "beirat": "Beirat", "board": "Board",
    "konzernvorstand": "Konzernvorstand", "geschäftsführung": "Geschäftsführung", "geschäftsleitung": "Geschäftsleitung",
    "konzernleitung": "Konzernleitung", "direktorium": "Direktorium", "vorstands": "Vorstand", "aufsichtsrats": "Aufsichtsrat",
    "verwaltungsrats": "Verwaltungsrat", "chefetage": "", "führungsspitze": "", "konzernspitze": "", "führungsteam": "",
}  # fmt: skip
CHAIRS = frozenset(
    "vorsitz vorstandsvorsitz aufsichtsratsvorsitz chefposten chefsessel chefsitz leitung konzernleitung führung spitze ruder "
    "steuer amt posten position aufgaben aufgabe geschäfte zepter ressort finanzressort personalressort technikressort "
    "mandat funktion vorstandsposten vorstandsmandat aufsichtsratsmandat agenden stelle präsidium verwaltungsratspräsidium "
    "vertriebsressort geschäftsführung geschäftsleitung vorstandsressort ämter mandate spitzenposten führungsposten "
    "stuhl chefstuhl stab staffelstab zügel führungsaufgaben tagesgeschäft".split()
)
CHAIR_TAILS = (
    "vorsitz",
    "chefposten",
    "chefsessel",
    "vorstandsmandat",
    "aufsichtsratsmandat",
    "präsidium",
    "vorstandsposten",
    "spartenleitung",
)
NAMED_CHAIRS = frozenset(
    "Vorsitz Vorstandsvorsitz Aufsichtsratsvorsitz Finanzressort Personalressort Technikressort Vertriebsressort "
    "Verwaltungsratspräsidium".split()
)
PUBLIC = frozenset(
    {"politician", "central_banker", "official", "union", "analyst", "economist", "expert", "spokesperson"}
)
SUCCESSORS = frozenset("nachfolger nachfolgers nachfolgerin nachfolgern nachfolge nachfolgerinnen".split())
POSSESSIVES = frozenset("sein seine seiner seinem seinen seines ihr ihre ihrer ihrem ihren ihres dessen deren".split())
RELATIONS = frozenset(
    "vorgänger vorgängerin nachfolger nachfolgerin stellvertreter stellvertreterin partner manager managerin topmanager "
    "topmanagerin amtsinhaber amtsinhaberin berater beraterin investor gründer mitgründer aktionär".split()
)
TO_POST = frozenset({"zum", "zur", "als"})
IN_BOARD = frozenset({"in", "im", "aus", "mitglied", "mitglieds", "ins"})
TITLES = frozenset({"und", "Mag", "DI", "Prof", "Dr", "Univ", "Ing", "h", "c", "-"})
OF_COMPANY = frozenset({"bei", "von", "in", "für", "an"})


class Office(NamedTuple):
    """A post: its name (null when only "Posten" is said), its local index, and the company that the same words name."""

    name: str | None
    at: int
    company: Mention | None = None


def _role_name(word: str) -> str | None:
    """The post that a word names, in the nominative; None for other words."""
    row = find_role(word)
    lower = word.lower()
    bare = lower.removesuffix("s").rsplit("-", 1)[-1]
    if row is None or bare in RELATIONS or row.kind in PUBLIC:
        return None
    if lower.endswith(("enden", "tigten")):
        return word[:-1] + "r"
    if lower.endswith("enten"):
        return word[:-2]
    uninflected = word[:-1] if word.endswith("s") and not lower.endswith("boss") else word
    return uninflected if find_role(uninflected) else word


role_name: WordTable[str | None] = WordTable(_role_name)
is_chair: WordTable[bool] = WordTable(lambda word: word in CHAIRS or word.endswith(CHAIR_TAILS))


def tells_chair(words: Iterable[str]) -> bool:
    """Whether one of the lower-cased words stands for a post: "Amt", "Ruder", "Verwaltungsratsvorsitz"."""
    return any(is_chair[word] for word in words)


def office_at(view: SentenceView, k: int) -> str | None:
    """The post that the words up to a local index name, its hyphenated parts and "und CEO" left as they are."""
    name = role_name[view.words[k]]
    if name is None or view.owner[k] is not None:
        return None
    first = k
    while first >= 2 and view.words[first - 1] in {"-", "‑"} and view.owner[first - 2] is None:
        if not view.adjoins(first - 1, first):
            break
        first -= 2
    if name.endswith(("ender", "tigter")) and "zur" in view.lower[max(0, first - 2) : first]:
        name = name[:-1]
    return "".join(view.words[first:k]) + name


def find_office(frame: Frame) -> Office | None:
    """The post that the trigger's clause gives or takes: "zum Finanzchef", "als CEO", "in den Vorstand", "den Vorsitz"."""
    view = frame.view
    vague: Office | None = None
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(first, last):
            if view.owner[k] is not None or not view.words[k][:1].isupper():
                continue
            before = set(view.lower[max(0, k - 3) : k])
            name = office_at(view, k)
            if name and TO_POST & before and not describes_person(view, k):
                return Office(name, k, company_of_noun(frame, k))
            if view.lower[k] in BOARDS and IN_BOARD & before:
                vague = vague or Office(BOARDS[view.lower[k]] or None, k, company_of_noun(frame, k))
            if view.words[k] in NAMED_CHAIRS or view.lower[k].endswith("ratsvorsitz"):
                vague = vague or Office(view.words[k], k, company_of_noun(frame, k))
    return vague


def describes_person(view: SentenceView, k: int) -> bool:
    """Whether the role stands in apposition to the name behind it ("Finanzchef Dr. Max Berg")."""
    for j in range(k + 1, min(k + 7, len(view))):
        owner = view.owner[j]
        if owner is not None:
            return owner.label == "PERSON"
        if not view.words[j].endswith(".") and view.words[j] not in TITLES:
            return False
    return False


def company_of_noun(frame: Frame, k: int) -> Mention | None:
    """The company whose post the noun names: "Finanzchef von X", "CEO der X AG", "Chef bei X", "X-Chef"."""
    found = frame.of_noun(k, "COMPANY")
    if found is not None:
        return found
    for mention in frame.view.mentions:
        if mention.label == "COMPANY" and mention.kind != "media":
            phrase = frame.phrase(mention)
            if phrase.prep in OF_COMPANY and phrase.first == k + 1:
                return mention
    return None


def announced_role(frame: Frame) -> str | None:
    """The post that this or one of the last two sentences says is filled anew: "bekommt einen neuen Technikvorstand"."""
    for view in (frame.view, *frame.previous_views(2)):
        for k in range(1, len(view)):
            name = office_at(view, k) if view.lower[k - 1].startswith(("neue", "künftige")) else None
            if name:
                return name
    return None
