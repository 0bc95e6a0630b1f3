from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import pytest

from tickerlese.article import Article
from tickerlese.assembly import FIELDS
from tickerlese.events import EVENT_TYPES
from tickerlese.events.spec import Modality
from tickerlese.extractor import Extractor
from tickerlese.view.page import form_page, read_labels, safe_json, view_page
from tickerlese.view.records import check_text, pack

ATTACK = "</script><script>document.title='x'</script><img src=x onerror=alert(1)><!-- \u2028 & {{style}} {{data}}"
MOST_BYTES = 10_000_000


class Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.contents: list[str] = []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag in {"script", "style"}
        if self.inside:
            self.contents.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's own signature
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.contents[-1] += data


def packed(extractor: Extractor, text: str, id: str = "a") -> dict[str, Any]:  # noqa: A002
    record = json.loads(extractor.extract_json(Article(text, id=id, title=ATTACK)))
    assert check_text(record, text) == ""
    return pack(record, text)


def test_nothing_in_a_record_becomes_markup(extractor: Extractor, article: str) -> None:
    harmless = Page(view_page([packed(extractor, article)]))
    page = Page(view_page([packed(extractor, f"{article} {ATTACK}", id=ATTACK)]))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in harmless.tags]
    (record,) = json.loads(page.contents[2])["records"]
    assert record["id"] == record["title"] == ATTACK
    assert record["passages"] == [[0, f"{article} {ATTACK}"]]
    assert "<" not in page.contents[2]


def test_safe_json_is_the_same_json() -> None:
    assert json.loads(safe_json({ATTACK: ATTACK})) == {ATTACK: ATTACK}
    assert not set("<>&\u2028\u2029") & set(safe_json(ATTACK))


@pytest.mark.parametrize("html", [view_page([]), form_page("Der Dax fiel.")], ids=["view", "form"])
def test_the_page_loads_nothing(html: str) -> None:
    page = Page(html)
    links = [value for _, attributes in page.tags for key, value in attributes.items() if key in {"src", "href"}]
    assert links == ["data:,"]
    assert not re.search(r"https?://|@import|url\(", html)


def test_the_policy_allows_this_script_and_this_style_only() -> None:
    page = Page(view_page([]))
    (policy,) = [tag["content"] for name, tag in page.tags if name == "meta" and "http-equiv" in tag]
    style, _, _, script = page.contents
    for source in (style, script):
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in str(policy)
    assert "default-src 'none'" in str(policy)
    assert "unsafe" not in str(policy)


def test_the_script_never_parses_html() -> None:
    script = Page(view_page([])).contents[3]
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", script)


def test_every_type_slot_label_and_modality_has_words() -> None:
    keys = {*FIELDS, *get_args(Modality)}
    keys |= {event.name for event in EVENT_TYPES} | {slot for event in EVENT_TYPES for slot in event.slots}
    for language in ("de", "en"):
        assert keys - set(read_labels()[language]) == set()


def test_every_word_of_the_page_is_in_the_labels_and_used() -> None:
    script = Page(view_page([])).contents[3]
    used = set(re.findall(r'"(ui\.\w+)"', script))
    listed = {key for key in read_labels()["de"] if key.startswith("ui.")}
    made = {f"ui.{key}" for key in ("by_type", "by_company", "type", "modality", "earlier", "later", "undated")}
    assert used | made == listed


def test_labels_are_listed_once() -> None:
    source = (Path(__file__).parents[2] / "src/tickerlese/view/labels.csv").read_text(encoding="utf-8")
    keys = [line.split(",")[0] for line in source.splitlines() if not line.startswith("#")]
    assert sorted(keys) == sorted(set(keys))


def test_five_hundred_articles_fit(extractor: Extractor, article: str) -> None:
    text = "\n\n".join([article] * 8)
    record = packed(extractor, text)
    record["events"] = (record["events"] * 20)[:20]
    assert len(text) > 2000
    assert len(record["events"]) == 20
    assert len(record["entities"]) > 40
    assert len(view_page([record] * 500).encode()) < MOST_BYTES
