"""Make the pictures of the README anew: ``python docs/screenshots.py`` with Chromium and the packages of ``dev``.

In: the example article, and the event types' own examples as short articles. Out: PNG files in ``docs/img``.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from tickerlese.article import Article
from tickerlese.events import EVENT_TYPES
from tickerlese.extractor import Extractor, load
from tickerlese.view.page import view_page
from tickerlese.view.records import pack

if TYPE_CHECKING:
    from playwright.sync_api import Page

DOCS = Path(__file__).parent
FIRST_DAY = date(2025, 9, 1)


def make_record(extractor: Extractor, text: str, **known: Any) -> dict[str, Any]:  # noqa: ANN401 - as Article takes it
    """A record for the page."""
    return pack(json.loads(extractor.extract_json(Article(text, **known))), text)


def make_pages(extractor: Extractor, folder: Path) -> None:
    """One article, and many."""
    text = (DOCS.parent / "data" / "examples" / "halvena.txt").read_text(encoding="utf-8")
    one = make_record(extractor, text, id="halvena.txt")
    (folder / "article.html").write_text(view_page([one]), encoding="utf-8", newline="")
    texts = [example.text for event_type in EVENT_TYPES for example in event_type.examples]
    many = [
        make_record(extractor, text, id=f"{number:03}", published=FIRST_DAY + timedelta(days=number % 12))
        for number, text in enumerate(texts[::5])
    ]
    (folder / "overview.html").write_text(view_page(many), encoding="utf-8", newline="")


def take(page: Page, folder: Path, name: str) -> None:
    """One picture."""
    page.goto((folder / f"{name}.html").as_uri())
    if name == "article":
        page.locator("#event-3 .show").click()
    page.screenshot(path=DOCS / "img" / f"{name}.png")


def main() -> None:
    """Make all of them."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        make_pages(load(), Path(name))
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"))
        for picture, scheme in (("article", "light"), ("overview", "dark")):
            page = browser.new_page(viewport={"width": 1200, "height": 900}, locale="en-GB", color_scheme=scheme)
            take(page, Path(name), picture)
        browser.close()


if __name__ == "__main__":
    main()
