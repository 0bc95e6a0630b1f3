"""The finished pages in a real browser, Debian's or Playwright's own Chromium."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.service.server import running
from tickerlese.article import Article
from tickerlese.extractor import Extractor
from tickerlese.view.page import view_page
from tickerlese.view.records import pack

LOUD = "THE PAGES ARE NOT TESTED IN A BROWSER: "
playwright = pytest.importorskip("playwright.sync_api", reason=LOUD + "playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason=LOUD + "axe is not installed")
ATTACK = "<img src=x onerror=\"document.title='hacked'\"></script><script>document.title='hacked'</script>"
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        try:
            opened = driver.chromium.launch(executable_path=shutil.which("chromium"))
        except playwright.Error as error:
            pytest.skip(f"{LOUD}no Chromium (apt install chromium, or playwright install chromium): {error}")
        yield opened
        opened.close()


@pytest.fixture(params=["light", "dark"])
def page(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    context = browser.new_context(locale="de-DE", color_scheme=request.param)
    opened = context.new_page()
    problems: list[str] = []
    opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: problems.append(str(error)))
    yield opened
    context.close()
    assert problems == []


def open_view(page: Any, folder: Path, records: list[dict[str, Any]]) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    (folder / "page.html").write_text(view_page(records), encoding="utf-8", newline="")
    page.goto((folder / "page.html").as_uri())
    return asked


def make_record(extractor: Extractor, text: str, **known: str) -> dict[str, Any]:
    return pack(json.loads(extractor.extract_json(Article(text, **known))), text)


def assert_accessible(page: Any) -> None:
    found = axe.Axe().run(page).response["violations"]
    bad = [(one["id"], [node["html"] for node in one["nodes"]]) for one in found if one["impact"] in SERIOUS]
    assert bad == []


def classes(page: Any, selector: str) -> set[str]:
    return set((page.locator(selector).first.get_attribute("class") or "").split())


def test_text_and_events_are_linked_both_ways(page: Any, tmp_path: Path, extractor: Extractor, article: str) -> None:
    record = make_record(extractor, f"📈 {article}", id="a", published="2025-09-24")
    asked = open_view(page, tmp_path, [record])
    assert asked == [(tmp_path / "page.html").as_uri()]
    marked = page.locator("mark[data-label=COMPANY]").all_text_contents()
    assert marked == ["Ostermark ChemieFirma", "Ostermark Chemie AGFirma", "Ostermark Chemie AGFirma"]
    page.locator("#event-0").hover()
    assert "lit" in classes(page, "[data-quotes~='0']")
    page.locator("#event-0 .show").click()
    assert "pinned" in classes(page, "[data-triggers~='0']")
    page.locator("[data-triggers~='1']").first.click()
    assert "pinned" in classes(page, "#event-1")
    assert "pinned" not in classes(page, "#event-0")
    assert page.locator("#event-1 .show").get_attribute("aria-pressed") == "true"
    page.locator("mark[data-label=MONEY]").first.hover()
    assert "120,5" in page.locator("#tip").inner_text()
    page.locator(".key[data-label=COMPANY] input").uncheck()
    assert "plain" in classes(page, "mark[data-label=COMPANY]")
    assert "Ostermark Chemie" in page.locator("#companies").inner_text()
    page.locator("#entities summary").click()
    assert_accessible(page)


def test_both_languages(page: Any, tmp_path: Path, extractor: Extractor, article: str) -> None:
    open_view(page, tmp_path, [make_record(extractor, article)])
    assert page.locator("#event-0 .show").inner_text() == "Geschäftszahlen"
    page.locator("#language").click()
    assert page.locator("#event-0 .show").inner_text() == "Earnings"
    assert page.evaluate("document.documentElement.lang") == "en"
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_markup_in_text_and_names_stays_text(page: Any, tmp_path: Path, extractor: Extractor, article: str) -> None:
    text = f"{article} {ATTACK}"
    record = make_record(extractor, text, id=ATTACK, title=ATTACK)
    record["events"][0]["type"] = record["entities"][0]["label"] = ATTACK
    record["companies"][0]["name"] = ATTACK
    record["warnings"] = [ATTACK]
    open_view(page, tmp_path, [record, record])
    assert ATTACK in page.locator("#list").inner_text()
    page.locator("#list a").first.click()
    assert ATTACK in page.locator(".passage").inner_text()
    assert page.locator("h1").inner_text() == ATTACK
    assert page.locator("img, main script").count() == 0
    assert "hacked" not in page.title().split(" – ")[-1]
    assert page.evaluate("document.scripts.length") == 3


def test_many_records_are_filtered(page: Any, tmp_path: Path, extractor: Extractor, article: str) -> None:
    moves = [
        make_record(extractor, f"Die Aktie der Ostermark Chemie AG fiel um {n} Prozent.", id=f"kurs-{n}", published=day)
        for n, day in ((2, "2025-09-24"), (3, "2025-10-02"))
    ]
    others = [make_record(extractor, article, id=f"zahlen-{n}", published="2025-05-07") for n in range(60)]
    open_view(page, tmp_path, [*moves, *others])
    status = page.locator("[role=status]")
    assert status.inner_text().startswith("62 Artikel")
    assert page.locator("#list tbody tr").count() == 50
    page.locator("#list .more").click()
    assert page.locator("#list tbody tr").count() == 62
    assert_accessible(page)
    page.locator("#filter-search").fill("KURS-")
    playwright.expect(status).to_contain_text("2 Artikel")
    page.locator("#filter-search").fill("")
    page.locator("#filter-type").select_option("earnings")
    playwright.expect(status).to_contain_text("60 Artikel")
    page.get_by_text("Filter löschen").click()
    page.locator("#filter-company").fill("Gibt es nicht")
    playwright.expect(page.locator("#list")).to_contain_text("Kein Artikel")
    page.get_by_text("Filter löschen").click()
    page.get_by_role("button", name="nach Firma").click()
    page.locator("#heat th button").first.click()
    assert page.locator("#filter-company").input_value() == "Ostermark Chemie AG"
    page.locator("#list a").first.click()
    playwright.expect(page.locator("h1")).to_contain_text("2 Prozent")
    page.go_back()
    playwright.expect(page.locator("h1")).to_have_text("Übersicht")
    assert page.locator("#filter-company").input_value() == "Ostermark Chemie AG"


def test_the_form_reads_an_article(page: Any, extractor: Extractor, article: str) -> None:
    with running(extractor) as address:
        page.goto(address)
        assert_accessible(page)
        page.locator("#form-text").fill(article)
        page.locator("#form-published").fill("2025-09-24")
        page.locator("button.main").click()
        page.locator("#event-1 .show").click()
        assert "pinned" in classes(page, "[data-quotes~='1']")
        assert "2025" in page.locator("#answer").inner_text()
        page.locator("#copy").click()
        assert page.locator("#answer pre").text_content().startswith('{\n  "schema": "tickerlese/1"')
        assert_accessible(page)
        page.locator("#example").click()
        playwright.expect(page.locator("#answer h1")).to_contain_text("Brenndahl")


def test_the_form_tells_what_went_wrong(browser: Any, extractor: Extractor) -> None:
    opened = browser.new_page(locale="de-DE")
    with running(extractor) as address:
        opened.goto(address)
        opened.locator("#form-text").fill("<p></p>")
        opened.locator("#form-input_format").select_option("html")
        opened.locator("button.main").click()
        playwright.expect(opened.get_by_role("alert")).to_contain_text("no readable text")
    opened.close()
