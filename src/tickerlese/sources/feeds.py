"""News as XML: NewsML-G2 (the agencies' format), RSS 1.0 and 2.0, Atom; one document per item or entry.

Items are read one by one, whatever the size of the file. Title, date and id come from the item's own elements, further
ones (link, author, categories, teaser) become ``meta``. HTML in an item is stripped like any other. Refused: what is no
well-formed XML, XML without items, and documents that declare entities (they can be made to explode).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

import orjson

from tickerlese.article import parse_published
from tickerlese.errors import InputError
from tickerlese.sources.lines import checked
from tickerlese.sources.options import Fields, InputOptions, Origin
from tickerlese.sources.rows import RowNames
from tickerlese.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

ITEMS = ("item", "entry", "newsItem")
ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
FEED_FIELDS = Fields()
Row = dict[str, Any]


def read_xml(stream: BinaryIO, origin: Origin, options: InputOptions) -> Iterator[Source]:
    """Read a feed or a message of news items.

    Raises:
        InputError: it is no XML that holds news items.
    """
    from lxml import etree  # noqa: PLC0415 (start-up time: few inputs need it)

    names = RowNames("id")
    number = 0
    tags = [f"{{*}}{tag}" for tag in ITEMS]
    events = etree.iterparse(stream, events=("end",), tag=tags, resolve_entities=False, no_network=True)
    try:
        for _, element in events:
            refuse_entities(element, origin)
            number += 1
            yield checked(make_source(element, number, names, origin), options)
            drop(element)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{origin.place}: no well-formed XML: {error}") from error
    if not number:
        raise InputError(f"{origin.place}: holds no NewsML-G2 item, RSS item or Atom entry")


def make_source(element: Element, number: int, names: RowNames, origin: Origin) -> Source:
    """Turn an item into a row."""
    row, kind = ROWS[local_name(element)](element)
    notes: tuple[str, ...] = ()
    try:
        parse_published(row.get("published"))
    except InputError as error:
        row["date"] = row.pop("published")
        notes = (f"date not understood: {error}",)
    if not row["text"] and row.get("title"):
        row["text"], kind = row.pop("title"), "text"
        notes = (*notes, "the item has no text but its title")
    data = orjson.dumps({key: value for key, value in row.items() if value})
    place = f"{origin.place}:{local_name(element)} {number}"
    return Source(origin.file, place, data, names.name(data, number), number, kind, FEED_FIELDS, notes)


def refuse_entities(element: Element, origin: Origin) -> None:
    """Stop at a document that declares entities of its own."""
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise InputError(f"{origin.place}: declares XML entities, which no news feed does")


def drop(element: Element) -> None:
    """Free an item and what came before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


# ---- the three formats -----------------------------------------------------------------------------------------------


def rss_row(item: Element) -> tuple[Row, str]:
    """An RSS item: the full text if the feed carries it, else the teaser."""
    full, teaser = words(item, "encoded"), words(item, "description")
    row = {
        "text": full or teaser,
        "id": words(item, "guid"),
        "title": words(item, "title"),
        "published": words(item, "pubDate") or words(item, "date"),
        "description": teaser if full else "",
        "link": words(item, "link"),
        "author": words(item, "author") or words(item, "creator"),
        "categories": [text for found in item.findall("{*}category") if (text := (found.text or "").strip())],
    }
    return row, kind_of(full or teaser)


def atom_row(entry: Element) -> tuple[Row, str]:
    """An Atom entry: its content, else its summary."""
    content, summary = entry.find("{*}content"), entry.find("{*}summary")
    body = content if content is not None and (content.text or len(content)) else summary
    text, kind = atom_text(body)
    title, _ = atom_text(entry.find("{*}title"))
    teaser, _ = atom_text(summary) if body is content else ("", "")
    links = [link.get("href") for link in entry.findall("{*}link") if link.get("rel", "alternate") == "alternate"]
    row = {
        "text": text,
        "id": words(entry, "id"),
        "title": title,
        "published": words(entry, "published") or words(entry, "updated"),
        "description": teaser,
        "link": links[0] if links else "",
        "author": words(entry, "author/{*}name"),
        "categories": [found.get("term") for found in entry.findall("{*}category") if found.get("term")],
    }
    return row, kind


def newsml_row(item: Element) -> tuple[Row, str]:
    """A NewsML-G2 item: its inline text, XHTML or NITF."""
    text, kind = newsml_text(item)
    row = {
        "text": text,
        "id": item.get("guid") or "",
        "title": words(item, "contentMeta/{*}headline"),
        "published": next(filter(None, (words(item, path) for path in NEWSML_DATES)), ""),
        "version": item.get("version") or "",
        "language": item.get(LANGUAGE) or "",
        "slugline": words(item, "contentMeta/{*}slugline"),
        "dateline": words(item, "contentMeta/{*}dateline"),
        "author": words(item, "contentMeta/{*}by"),
        "provider": words(item, "itemMeta/{*}provider/{*}name") or attribute(item, "itemMeta/{*}provider", "qcode"),
    }
    return row, kind


NEWSML_DATES = ("contentMeta/{*}contentCreated", "itemMeta/{*}firstCreated", "itemMeta/{*}versionCreated")
ROWS = {"item": rss_row, "entry": atom_row, "newsItem": newsml_row}


def newsml_text(item: Element) -> tuple[str, str]:
    """The text of a NewsML-G2 item, and whether it is HTML."""
    for body in ("inlineXML//{*}body.content", "inlineXML//{*}body", "inlineXML"):
        found = item.find(f"{{*}}contentSet/{{*}}{body}")
        if found is not None:
            return markup(found), "html"
    text = words(item, "contentSet/{*}inlineData")
    return text, kind_of(text)


def atom_text(element: Element | None) -> tuple[str, str]:
    """A text of Atom, which says itself whether it is HTML."""
    if element is None:
        return "", "text"
    if element.get("type") == "xhtml" or len(element):
        return markup(element), "html"
    return (element.text or "").strip(), "html" if element.get("type") == "html" else "text"


# ---- elements --------------------------------------------------------------------------------------------------------


def local_name(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def words(element: Element, path: str) -> str:
    """The text of the first element on a path that has one."""
    for found in element.iterfind(f"{{*}}{path}"):
        if found.tag != ATOM_LINK and (text := "".join(map(str, found.itertext())).strip()):
            return text
    return ""


def attribute(element: Element, path: str, name: str) -> str:
    """An attribute of the first element on a path."""
    found = element.find(f"{{*}}{path}")
    return "" if found is None else found.get(name) or ""


def markup(element: Element) -> str:
    """The inside of an element as HTML, namespaces dropped."""
    from lxml import etree  # noqa: PLC0415 (start-up time: few inputs need it)

    for inner in element.iterdescendants():
        if isinstance(inner.tag, str):
            inner.tag = local_name(inner)
    etree.cleanup_namespaces(element)
    parts = [element.text or "", *(etree.tostring(child, encoding="unicode", method="html") for child in element)]
    return "".join(parts)


def kind_of(text: str) -> str:
    """Whether a text without a label is HTML: it has tags or entities."""
    return "html" if ("<" in text and ">" in text) or ("&" in text and ";" in text) else "text"
