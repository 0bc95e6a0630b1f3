from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.service.server import running
from tickerlese.extractor import Extractor

schemathesis = pytest.importorskip("schemathesis", reason="THE OPENAPI TEST IS NOT RUN: schemathesis is not installed")
ENDPOINTS = {"POST /extract", "GET /schema", "GET /health", "GET /metrics", "GET /", "GET /docs"}


@pytest.fixture(scope="module")
def operations(extractor: Extractor) -> Iterator[dict[str, Any]]:
    with running(extractor) as address:
        api = schemathesis.openapi.from_url(f"{address}/openapi.json")
        yield {operation.label: operation for operation in (found.ok() for found in api.get_all_operations())}


def test_every_endpoint_is_described(operations: dict[str, Any]) -> None:
    assert set(operations) == ENDPOINTS


@pytest.mark.parametrize(
    ("endpoint", "mode"),
    [*((endpoint, "positive") for endpoint in sorted(ENDPOINTS)), ("POST /extract", "negative")],
)
def test_every_endpoint_keeps_to_its_description(operations: dict[str, Any], endpoint: str, mode: str) -> None:
    calls = 0

    @settings(
        max_examples=40 if endpoint == "POST /extract" else 5,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operations[endpoint].as_strategy(generation_mode=schemathesis.GenerationMode(mode)))
    def call(case: Any) -> None:
        nonlocal calls
        calls += 1
        case.call_and_validate()

    call()
    assert calls
