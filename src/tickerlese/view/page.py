"""The page itself: template, style, script, labels and data become one HTML document.

In: packed records (see ``records``), or the example of the form. Out: HTML as a string. Nothing that comes from a
record can become markup: the data is JSON in which no ``<`` is left, the script makes text nodes of it, and the page's
own policy allows exactly one script and one style, by their hashes.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from collections.abc import Sequence

SCRIPTS = ("dom.js", "words.js", "article.js", "panels.js", "overview.js", "form.js", "main.js")
PLACE = re.compile(r"\{\{([a-z]+)\}\}")
UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
NOTHING = "'none'"


def view_page(records: Sequence[dict[str, Any]]) -> str:
    """A page that shows records and asks nothing of anyone."""
    return _page({"mode": "view", "records": records}, connect=NOTHING)


def form_page(example: str) -> str:
    """The page of the service: a form whose answer is shown as a record is."""
    return _page({"mode": "form", "example": example}, connect="'self'")


def safe_json(value: object) -> str:
    """JSON that can stand in a script element: no sign is left in it that could end it or begin a comment."""
    return orjson.dumps(value).decode().translate(UNSAFE)


@cache
def read_labels() -> dict[str, dict[str, str]]:
    """What keys of records are called, by language: ``read_labels()["de"]["earnings"]``."""
    with files(__package__).joinpath("labels.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    return {language: {row["key"]: row[language] for row in rows} for language in ("de", "en")}


def _page(data: dict[str, Any], connect: str) -> str:
    style = _asset("page.css")
    script = '"use strict";\n(() => {\n' + "\n".join(map(_asset, SCRIPTS)) + "\n})();\n"
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; connect-src {connect}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    parts = {
        "policy": policy,
        "style": style,
        "script": script,
        "labels": safe_json(read_labels()),
        "data": safe_json(data),
    }
    return PLACE.sub(lambda place: parts[place[1]], _asset("page.html"))


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    """How a content security policy names an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
