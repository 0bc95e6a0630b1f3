from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.service.server import running
from tickerlese.extractor import Extractor

schemathesis = pytest.importorskip("schemathesis", reason="THE OPENAPI TEST IS NOT RUN: schemathesis is not installed")


@pytest.fixture(scope="module")
def api(extractor: Extractor) -> Iterator[object]:
    with running(extractor) as address:
        yield schemathesis.openapi.from_url(f"{address}/openapi.json")


lazy = schemathesis.pytest.from_fixture("api")


@lazy.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_endpoint_keeps_to_its_description(case: schemathesis.Case) -> None:
    case.call_and_validate()
