from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from jsonschema import Draft202012Validator

from tests.service.server import running
from tickerlese.article import Article
from tickerlese.extractor import Extractor, Reading
from tickerlese.record import schema
from tickerlese.service.app import create_app
from tickerlese.service.limits import Limits

PROBLEM = "application/problem+json"
SMALL = Limits(body=2000, seconds=5, requests=4, articles=3)


@pytest.fixture(scope="module")
def client(extractor: Extractor) -> Iterator[httpx.Client]:
    with running(extractor, SMALL) as address, httpx.Client(base_url=address, timeout=30) as made:
        yield made


def expect_problem(response: httpx.Response, status: int, detail: str) -> None:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == PROBLEM
    problem = response.json()
    assert problem["status"] == status
    assert problem["title"]
    assert detail in problem["detail"]


def test_json_gives_the_library_s_record(client: httpx.Client, extractor: Extractor, article: str) -> None:
    given = {"text": article, "id": "a", "title": "Ostermark", "published": "2025-09-24"}
    response = client.post("/extract", json=given)
    assert response.status_code == 200
    assert response.content == extractor.extract_json(Article(**given))
    Draft202012Validator(schema()).validate(response.json())


def test_lists_give_lists_in_their_order(client: httpx.Client, article: str) -> None:
    texts = ["Gold stieg.", article, "Öl fiel."]
    records = client.post("/extract", json=[{"text": text, "id": text[:4]} for text in texts]).json()
    assert [record["id"] for record in records] == [text[:4] for text in texts]
    assert client.post("/extract", json=[{"text": article}]).json()[0]["entities"] == records[1]["entities"]


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", None])
def test_plain_text_takes_what_is_known_from_the_query(client: httpx.Client, encoding: str | None) -> None:
    kind = "text/plain" + (f"; charset={encoding}" if encoding else "")
    body = "Die Ölpreise fielen am Mittwoch um 1 Prozent.".encode(encoding or "utf-8")
    query = {"published": "2025-09-24", "id": "x"}
    record = client.post("/extract", content=body, headers={"Content-Type": kind}, params=query).json()
    assert (record["id"], record["published"]) == ("x", "2025-09-24")
    assert {entity["text"]: entity.get("start_date") for entity in record["entities"]}["am Mittwoch"] == "2025-09-24"


def test_html_is_stripped_and_comes_with_its_text(client: httpx.Client) -> None:
    record = client.post("/extract", json={"text": "<p>Der <b>Dax</b> fiel.</p>", "input_format": "html"}).json()
    assert record["text"] == "Der Dax fiel."


@pytest.mark.parametrize(
    ("body", "status", "detail"),
    [
        ("", 422, "Invalid JSON"),
        ("{", 422, "Invalid JSON"),
        ("3", 422, "object"),
        ("[]", 422, "at least 1"),
        ("{}", 422, "text: Field required"),
        ('{"text": 3}', 422, "text: "),
        ('{"text": " "}', 422, "text: "),
        ('{"text": "\\u001c"}', 422, "empty"),
        ('{"text": "a", "titel": "b"}', 422, "titel: "),
        ('{"text": "a", "published": "gestern"}', 422, "published"),
        ('{"text": "a", "published": 5}', 422, "published"),
        ('{"text": "<p></p>", "input_format": "html"}', 422, "no readable text"),
        ('[{"text": "a"}, 3]', 422, "1: "),
        ('[{"text": "a"}, {"text": "<p></p>", "input_format": "html"}]', 422, "article 2: "),
        ('[{"text": "a"}, {"text": "a"}, {"text": "a"}, {"text": "a"}]', 413, "more than 3 articles"),
        ('{"text": "' + "a" * 2000 + '"}', 413, "longer than 2000 bytes"),
    ],
)
def test_bad_bodies(client: httpx.Client, body: str, status: int, detail: str) -> None:
    response = client.post("/extract", content=body, headers={"Content-Type": "application/json"})
    expect_problem(response, status, detail)


@pytest.mark.parametrize(
    ("method", "path", "kind", "status", "detail"),
    [
        ("POST", "/extract", "application/pdf", 415, "application/pdf"),
        ("POST", "/extract", "", 415, "without Content-Type"),
        ("POST", "/extract", "text/plain; charset=klingonisch", 422, "klingonisch"),
        ("POST", "/extract", "text/plain; charset=ascii", 422, "not ascii"),
        ("POST", "/extract?farbe=rot", "text/plain", 422, "farbe"),
        ("POST", "/extract?published=gestern", "text/plain", 422, "published"),
        ("GET", "/extract", "text/plain", 405, "GET /extract"),
        ("POST", "/schema", "text/plain", 405, "POST /schema"),
        ("GET", "/gibt-es-nicht", "text/plain", 404, "/gibt-es-nicht"),
    ],
)
def test_bad_requests(client: httpx.Client, method: str, path: str, kind: str, status: int, detail: str) -> None:
    response = client.request(method, path, content="Öl fiel.".encode(), headers={"Content-Type": kind} if kind else {})
    expect_problem(response, status, detail)


def test_a_long_body_without_a_length_is_refused(client: httpx.Client) -> None:
    def chunks() -> Iterator[bytes]:
        yield from (b"a" * 500 for _ in range(5))

    expect_problem(client.post("/extract", content=chunks(), headers={"Content-Type": "text/plain"}), 413, "longer")


def test_facts(client: httpx.Client) -> None:
    assert client.get("/schema").json() == json.loads(json.dumps(schema()))
    assert client.get("/health").json() == {"status": "ok", "version": "0.1.0", "model": "de_test_ruler 1.0"}


def test_metrics_count_what_happens(client: httpx.Client) -> None:
    def figure(name: str) -> float:
        found = re.search(rf"^{re.escape(name)} (\S+)$", client.get("/metrics").text, re.MULTILINE)
        return float(found[1]) if found else 0

    served = 'tickerlese_requests_total{path="/extract",status="200"}'
    before = figure(served), figure("tickerlese_articles_total"), figure("tickerlese_characters_total")
    client.post("/extract", json=[{"text": "Gold."}, {"text": "Öl."}])
    after = figure(served), figure("tickerlese_articles_total"), figure("tickerlese_characters_total")
    assert [new - old for new, old in zip(after, before, strict=True)] == [1, 2, 8]
    assert client.get("/metrics").headers["content-type"].startswith("text/plain; version=0.0.4")


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_pages_load_nothing_from_elsewhere(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    assert response.headers["content-type"].startswith("text/html")
    links = re.findall(r'(?:src|href)="([^"]+)"', response.text)
    assert links
    assert not [link for link in links if re.match(r"\w+://|//", link)]
    assert "/extract" in response.text or "fetch(" in response.text


# ---- many at once ----------------------------------------------------------------------------------------------------


class Slow(Extractor):
    """Waits until it may read, and remembers how much it read together."""

    def __init__(self, real: Extractor) -> None:
        super().__init__(real.pipeline)
        self.gate = threading.Event()
        self.together: list[int] = []

    def read_many(self, readings: Any, batch_size: int = 64) -> Iterator[dict[str, Any]]:
        assert self.gate.wait(10)
        self.together.append(len(readings))
        yield from super().read_many(readings, batch_size)

    def read(self, reading: Reading) -> dict[str, Any]:
        if "Fehler" in reading.source.text:
            raise ZeroDivisionError("oh")
        return super().read(reading)

    def _assemble(self, reading: Reading, parse: Any) -> dict[str, Any]:
        if "Fehler" in reading.source.text:
            raise ZeroDivisionError("oh")
        return super()._assemble(reading, parse)


async def post_all(app: FastAPI, texts: list[str], gate: threading.Event) -> list[httpx.Response]:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://x") as client:
        tasks = [asyncio.create_task(client.post("/extract", json={"text": text, "id": text})) for text in texts]
        await asyncio.sleep(0.5)
        gate.set()
        return await asyncio.gather(*tasks)


def run(extractor: Extractor, limits: Limits, texts: list[str], *, is_open: bool = False) -> tuple[Any, list[int]]:
    slow = Slow(extractor)
    if is_open:
        slow.gate.set()
    return asyncio.run(post_all(create_app(slow, limits), texts, slow.gate)), slow.together


def test_what_waits_is_read_together(extractor: Extractor) -> None:
    texts = [f"Text {number}" for number in range(20)]
    responses, together = run(extractor, Limits(), texts)
    assert [response.json()["id"] for response in responses] == texts
    assert sum(together) == 20
    assert len(together) <= 3


def test_more_requests_than_allowed_are_told_to_come_back(extractor: Extractor) -> None:
    responses, _ = run(extractor, Limits(requests=2), ["a", "b", "c"])
    statuses = [response.status_code for response in responses]
    assert statuses == [200, 200, 503]
    expect_problem(responses[2], 503, "2 requests")
    assert responses[2].headers["retry-after"] == "1"


def test_slow_requests_are_told(extractor: Extractor) -> None:
    responses, _ = run(extractor, Limits(seconds=0.2), ["a", "b"])
    for response in responses:
        expect_problem(response, 408, "0.2 seconds")


def test_a_defect_costs_one_request(extractor: Extractor) -> None:
    responses, _ = run(extractor, Limits(), ["Gold", "Fehler", "Öl"])
    assert [response.status_code for response in responses] == [200, 500, 200]
    expect_problem(responses[1], 500, "ZeroDivisionError")
    assert "Traceback" not in responses[1].text
