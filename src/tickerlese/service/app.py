"""The endpoints, and the process that serves them.

In: a loaded extractor and limits. Out: an ASGI app (``create_app``), or a server that runs until it is told to stop
(``serve``): it then takes no more requests, finishes those it has, and returns. There is no authentication: whoever can
reach the address can use the service, which therefore listens on the loopback address unless told otherwise.
"""

from __future__ import annotations

import asyncio
import math
import signal
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, Any

import uvicorn
from fastapi import FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from tickerlese import __version__
from tickerlese.assembly import to_json
from tickerlese.record import Record
from tickerlese.record import schema as record_schema
from tickerlese.service.docs import docs_page
from tickerlese.service.limits import Guard, Limits
from tickerlese.service.metrics import Counted, Metrics
from tickerlese.service.problems import MEDIA_TYPE, Problem, ProblemDetails, problem_response
from tickerlese.service.reader import Reader
from tickerlese.service.requests import JSON, TEXT, Given, Options, read_request
from tickerlese.view.page import form_page

if TYPE_CHECKING:
    import socket
    from collections.abc import AsyncIterator

    from tickerlese.extractor import Extractor

WHY = {
    408: "not read in time",
    413: "body too long or too many articles",
    415: "neither JSON nor plain text",
    422: "no readable article",
    500: "a defect of the service",
    503: "too many requests at once",
}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {
        "description": description,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}},
    }
    for status, description in WHY.items()
}
BODY = {
    "required": True,
    "content": {
        JSON: {
            "schema": {
                "anyOf": [
                    {"$ref": "#/components/schemas/Given"},
                    {"type": "array", "items": {"$ref": "#/components/schemas/Given"}, "minItems": 1, "maxItems": 100},
                ]
            }
        },
        TEXT: {"schema": {"type": "string", "minLength": 1, "pattern": r"\S"}},
    },
}


class Health(BaseModel):
    """That the service runs, and what it reads with."""

    status: str
    version: str
    model: str


def create_app(extractor: Extractor, limits: Limits | None = None) -> FastAPI:
    """Make the app; the extractor is loaded already, once for all requests."""
    limits = limits or Limits()
    metrics = Metrics()
    reader = Reader(extractor, metrics)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with reader:
            yield

    app = FastAPI(
        title="Tickerlese",
        version=__version__,
        summary="Reads German financial news and writes typed JSON.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    add_extract(app, reader, limits)
    add_facts(app, extractor, metrics)
    add_pages(app)
    add_problems(app)
    describe_bodies(app)
    app.add_middleware(Guard, limits=limits)
    app.add_middleware(Counted, metrics=metrics)
    return app


def add_extract(app: FastAPI, reader: Reader, limits: Limits) -> None:
    """Reading articles."""

    @app.post(
        "/extract",
        summary="Read one article, or a list of them",
        response_class=Response,
        responses={
            200: {"model": Record | list[Record], "description": "The record, or one for each article."},
            **PROBLEMS,
        },
        openapi_extra={"requestBody": BODY},
    )
    async def extract(request: Request, options: Annotated[Options, Query()]) -> Response:
        """The query accompanies plain text; articles in JSON carry the same keys themselves."""
        media_type = request.headers.get("content-type", "")
        body = await request.body()
        readings, is_list = await asyncio.to_thread(read_request, media_type, body, options, limits.articles)
        records = await reader.read(readings)
        return Response(b"[" + b",".join(records) + b"]" if is_list else records[0], media_type=JSON)


def add_facts(app: FastAPI, extractor: Extractor, metrics: Metrics) -> None:
    """What machines ask about the service."""
    place = extractor.pipeline.place
    health_now = Health(status="ok", version=__version__, model=f"{place.name} {place.version}")
    schema_now = to_json(record_schema())

    @app.get(
        "/schema", summary="JSON Schema of the record", response_class=Response, responses={200: json_of("object")}
    )
    async def schema() -> Response:
        return Response(schema_now, media_type=JSON)

    @app.get("/health", summary="Whether the service runs")
    async def health() -> Health:
        return health_now

    @app.get(
        "/metrics", summary="Figures for Prometheus", response_class=Response, responses={200: {"content": {TEXT: {}}}}
    )
    async def figures() -> Response:
        return Response(metrics.write(), media_type=f"{TEXT}; version=0.0.4; charset=utf-8")


def add_pages(app: FastAPI) -> None:
    """What people look at."""
    example = files("tickerlese.service").joinpath("example.txt").read_text(encoding="utf-8")
    form = form_page(example)

    @app.get("/", summary="A form to try it", response_class=HTMLResponse)
    async def page() -> HTMLResponse:
        return HTMLResponse(form)

    @app.get("/docs", summary="This interface, for people", response_class=HTMLResponse)
    async def docs() -> HTMLResponse:
        return HTMLResponse(docs_page(app.openapi()))


def add_problems(app: FastAPI) -> None:
    """Every error as problem+json."""

    @app.exception_handler(Problem)
    async def told(_: Request, error: Problem) -> Response:
        return problem_response(error)

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        detail = f"{request.method} {request.url.path}: {error.detail}"
        return problem_response(Problem(error.status_code, detail), error.headers)

    @app.exception_handler(RequestValidationError)
    async def wrong(_: Request, error: RequestValidationError) -> Response:
        detail = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        return problem_response(Problem(422, detail))

    @app.exception_handler(Exception)
    async def broken(_: Request, error: Exception) -> Response:
        return problem_response(Problem(500, f"{type(error).__name__}; the log of the service has the details"))


def describe_bodies(app: FastAPI) -> None:
    """Put into the OpenAPI document what FastAPI can't know, since the body is read by hand."""
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schemas = generate()["components"]["schemas"]
            schemas["Given"] = Given.model_json_schema()
            schemas["ProblemDetails"] = ProblemDetails.model_json_schema()
            for key in ("HTTPValidationError", "ValidationError"):
                schemas.pop(key, None)
        assert app.openapi_schema is not None  # noqa: S101 - FastAPI keeps what it generated
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way to extend the document


def json_of(kind: str) -> dict[str, Any]:
    """The description of a JSON answer."""
    return {"content": {JSON: {"schema": {"type": kind}}}}


def make_server(extractor: Extractor, limits: Limits | None = None) -> uvicorn.Server:
    """A server that has not started yet."""
    limits = limits or Limits()
    config = uvicorn.Config(
        create_app(extractor, limits),
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=math.ceil(limits.seconds),
        server_header=False,
    )
    return uvicorn.Server(config)


def serve(extractor: Extractor, listener: socket.socket, **bounds: Any) -> None:  # noqa: ANN401 - see ``Limits``
    """Serve until SIGINT or SIGTERM; requests that are being served are finished first."""
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, lambda *_: None)  # Uvicorn raises the signal again when all is done
    make_server(extractor, Limits(**bounds)).run(sockets=[listener])
