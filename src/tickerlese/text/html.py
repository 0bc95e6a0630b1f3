"""HTML as readable text.

In: the page's source. Out: its text, title and publication time. Block elements become line breaks, paragraphs are
set off by a blank line, cells of a table row by a tab; runs of blanks, no-break spaces among them, become one blank
and soft hyphens disappear. Scripts, styles, navigation, margin columns, footers and hidden elements are dropped, of
complete pages also what is no part of the story (``main_text``). Refused: pages nested deeper than browsers show them.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from tickerlese.errors import InputError
from tickerlese.text.head import parse_timestamp
from tickerlese.text.main_text import keep_main_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from selectolax.lexbor import LexborHTMLParser, LexborNode

PAGE_START = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
BLOCK_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|li|table|tr|td|article|section|blockquote)(?:\s[^<>]*)?>", re.IGNORECASE
)
NESTING_TAG = re.compile(
    r"<(/?)(?:div|span|section|article|main|ul|ol|table|blockquote|b|i|u|em|strong|font|small|center)\b", re.IGNORECASE
)
DEEPEST = 1000
HEAD = 20_000
FEWEST_BLOCK_TAGS = 4
DROPPED = frozenset(
    "script style nav noscript template svg iframe head title button select textarea aside footer object canvas audio "
    "video dialog".split()
)
PARAGRAPHS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote figure pre article section header main hr".split()
)
LINES = frozenset("div li tr dt dd br figcaption address form fieldset details summary caption thead tbody".split())
CELLS = frozenset(("td", "th"))
BLANKS = re.compile(r"[ \t\r\n\f\v\u00a0\u2000-\u200a\u202f\u3000]+")
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
DATE_FIELDS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
)


def looks_like_html(text: str) -> bool:
    """Whether a text is clearly HTML: it starts like a page, or has several block elements.

    >>> looks_like_html("<p>Der Umsatz stieg.</p><p>Der Gewinn fiel.</p>"), looks_like_html("Umsatz <p> stieg")
    (True, False)
    """
    head = text[:HEAD]
    if "<" not in head:
        return False
    if PAGE_START.match(head):
        return True
    tags = BLOCK_TAG.findall(head)
    return len(tags) >= FEWEST_BLOCK_TAGS and any(tag.startswith("</") for tag in tags)


def read_html(source: str) -> tuple[str, str | None, date | datetime | None]:
    """Strip a page to its text, title and publication time.

    Raises:
        InputError: the elements are nested deeper than ``DEEPEST`` levels.
    """
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 (start-up time: only HTML needs it)

    refuse_deep_nesting(source)
    page = LexborHTMLParser(source)
    title = read_title(page)
    published = read_published(page)
    text = strip_elements(page.body)
    return keep_main_text(text, source, title) if PAGE_START.match(source) else text, title, published


def refuse_deep_nesting(source: str) -> None:
    """Stop at markup that takes a parser time quadratic in its depth."""
    depth = 0
    for match in NESTING_TAG.finditer(source):
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST:
            raise InputError(f"the HTML nests more than {DEEPEST} elements: save the page's text and read that")


def strip_elements(body: LexborNode | None) -> str:
    """Collect the text of an element, with line breaks where a reader sees them."""
    pieces: list[str] = []
    gap = ""
    for node, opening in walk(body):
        tag = node.tag or ""
        if tag != "-text":
            gap = widest(gap, gap_of(tag))
            continue
        if not opening:
            continue
        text, breaks = read_text_node(node)
        if text[:1] == " ":
            gap = widest(gap, " ")
        content = text.strip(" \n")
        if content:
            pieces += (gap, content) if pieces else (content,)
            gap = " " if text[-1:] == " " else ""
        gap = widest(gap, breaks)
    return "".join(pieces)


def read_text_node(node: LexborNode) -> tuple[str, str]:
    """The visible text of a text node, and the gap after it (lines are kept in ``pre``)."""
    text = INVISIBLE.sub("", node.text_content or "")
    parent = node.parent
    if parent is not None and parent.tag == "pre":
        lines = [BLANKS.sub(" ", line).rstrip() for line in text.splitlines()]
        return "\n".join(lines), "\n"
    return BLANKS.sub(" ", text), ""


def walk(root: LexborNode | None) -> Iterator[tuple[LexborNode, bool]]:
    """Yield each visible node when it opens, and elements with content when they close; no recursion."""
    node = root
    root_id = root.mem_id if root is not None else 0
    while node is not None:
        child = None
        if not is_dropped(node):
            yield node, True
            child = node.first_child
        if child is not None:
            node = child
            continue
        while (following := node.next) is None:
            node = node.parent
            if node is None or node.mem_id == root_id:
                return
            yield node, False
        node = following


def is_dropped(node: LexborNode) -> bool:
    """Whether a reader of the page doesn't see the element, or it is no part of the story."""
    tag = node.tag or ""
    if tag == "-text":
        return False
    if tag in DROPPED or tag.startswith(("-", "_", "!")):
        return True
    attributes = node.attributes
    return bool(attributes) and (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or "display:none" in (attributes.get("style") or "").replace(" ", "")
    )


def gap_of(tag: str) -> str:
    """What separates the element from its neighbours."""
    if tag in PARAGRAPHS:
        return "\n\n"
    if tag in LINES:
        return "\n"
    return "\t" if tag in CELLS else ""


def widest(one: str, other: str) -> str:
    """The wider of two gaps: nothing, blank, tab, line break, blank line."""
    order = ("", " ", "\t", "\n", "\n\n")
    return one if order.index(one) >= order.index(other) else other


def read_title(page: LexborHTMLParser) -> str | None:
    """The title of the story: Open Graph's, else the page's without the site's name."""
    metadata = dict(read_metadata(page))
    title = metadata.get("og:title")
    if not title:
        node = page.css_first("head > title") or page.css_first("h1")
        title = node.text() if node else ""
        site = metadata.get("og:site_name")
        if site:
            title = re.sub(rf"\s*[|–—-]\s*{re.escape(site)}\s*$", "", title)
    title = BLANKS.sub(" ", INVISIBLE.sub("", title)).strip()
    return title or None


def read_metadata(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Yield the page's meta fields, last one first, so that a dict keeps the first of each."""
    for node in reversed(page.css("meta[content]")):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name and attributes.get("content"):
            yield name.casefold(), attributes["content"] or ""


def read_published(page: LexborHTMLParser) -> date | datetime | None:
    """When the story was published, from meta fields, JSON-LD or the first ``time`` element."""
    for value in published_values(page):
        moment = parse_timestamp(value)
        if moment:
            return moment
    return None


def published_values(page: LexborHTMLParser) -> Iterator[str]:
    """Yield what the page says about its time of publication, the surest first."""
    metadata = dict(read_metadata(page))
    yield from (metadata[field] for field in DATE_FIELDS[:3] if field in metadata)
    for node in page.css('script[type="application/ld+json"]'):
        try:
            content: Any = json.loads(node.text_content or node.text() or "null")
        except ValueError:
            continue
        yield from linked_dates(content)
    yield from (metadata[field] for field in DATE_FIELDS[3:] if field in metadata)
    for node in page.css("time[datetime], [itemprop=datePublished]"):
        yield node.attributes.get("datetime") or node.attributes.get("content") or node.text()


def linked_dates(content: Any) -> Iterator[str]:  # noqa: ANN401 (JSON of any shape)
    """Yield every ``datePublished`` of a JSON-LD block, outermost first."""
    queue = [content]
    for value in queue:
        if isinstance(value, dict):
            if isinstance(value.get("datePublished"), str):
                yield value["datePublished"]
            queue.extend(value.values())
        elif isinstance(value, list):
            queue.extend(value)
