"""How the service tells errors: ``application/problem+json`` (RFC 9457), one sentence that says what to do.

In: an error. Out: a response. Of unexpected errors nothing but their class is told to the client; the log has the rest.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING

from pydantic import BaseModel
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

MEDIA_TYPE = "application/problem+json"


class ProblemDetails(BaseModel):
    """What the body of an error says."""

    type: str
    title: str
    status: int
    detail: str


class Problem(Exception):  # noqa: N818 - it is what the RFC calls it
    """Something that a client is told."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


def problem_response(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """Write a problem."""
    details = ProblemDetails(
        type="about:blank", title=HTTPStatus(problem.status).phrase, status=problem.status, detail=problem.detail
    )
    return Response(json.dumps(details.model_dump()), problem.status, headers, MEDIA_TYPE)
