"""Markdown as readable text.

In: Markdown (CommonMark with tables), with or without YAML front matter. Out: its text, the title (front matter, else
the first heading of level 1) and the date of the front matter. Headings and paragraphs are set off by blank lines,
list items and table rows are lines; links keep their text, emphasis and images leave nothing but their words, HTML is
stripped.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tickerlese.text.head import parse_timestamp
from tickerlese.text.html import read_html

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from markdown_it.token import Token

FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
FIELD = re.compile(r"^(title|date|published)[ \t]*:[ \t]*(.+?)[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
HTML_TAG = re.compile(r"<[^>]*>")
PARAGRAPH_ENDS = frozenset(
    ("paragraph_close", "heading_close", "table_close", "bullet_list_close", "ordered_list_close", "hr")
)
LINE_ENDS = frozenset(("list_item_close", "tr_close"))
CELL_ENDS = frozenset(("td_close", "th_close"))


def read_markdown(source: str) -> tuple[str, str | None, date | datetime | None]:
    """Strip Markdown to its text, title and date."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 (start-up time: only Markdown needs it)

    fields: dict[str, str] = {}
    front = FRONT_MATTER.match(source)
    if front:
        fields = {name.casefold(): value.strip("\"'") for name, value in FIELD.findall(front[1])}
        source = source[front.end() :]
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    title = fields.get("title") or first_heading(tokens)
    stamp = fields.get("date") or fields.get("published")
    return "".join(block_texts(tokens)).strip("\n"), title or None, parse_timestamp(stamp) if stamp else None


def first_heading(tokens: list[Token]) -> str | None:
    """The text of the first level-1 heading."""
    for token, content in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            return inline_text(content.children or ()).strip() or None
    return None


def block_texts(tokens: list[Token]) -> list[str]:
    """The text of all blocks, each with the line break that follows it."""
    pieces: list[str] = []
    gap = ""
    for token in tokens:
        kind = token.type
        content = ""
        if kind == "inline":
            content = inline_text(token.children or ())
        elif kind in {"code_block", "fence"}:
            content = token.content.rstrip("\n")
        elif kind == "html_block":
            content = read_html(token.content)[0]
        if content:
            pieces += (gap if pieces else "", content)
            gap = "" if kind == "inline" else "\n\n"
        elif kind in CELL_ENDS:
            gap = gap or "\t"
        elif kind in LINE_ENDS:
            gap = "\n"
        elif kind in PARAGRAPH_ENDS:
            gap = "\n" if token.hidden else "\n\n"
    return pieces


def inline_text(tokens: Iterable[Token]) -> str:
    """The words of one block without their markup."""
    pieces = []
    for token in tokens:
        if token.type in {"text", "code_inline"}:
            pieces.append(token.content)
        elif token.type == "softbreak":
            pieces.append(" ")
        elif token.type == "hardbreak":
            pieces.append("\n")
        elif token.type == "image":
            pieces.append(inline_text(token.children or ()))
        elif (
            token.type == "html_inline" and HTML_TAG.fullmatch(token.content) and token.content[1:3].casefold() == "br"
        ):
            pieces.append("\n")
    return "".join(pieces)
