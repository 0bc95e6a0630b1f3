"""The command line: options become one call of the library, what it gives is printed, errors become exit codes.

stdout carries results only. Exit codes: 0 all done, 1 some documents failed, 2 wrong usage or unreadable input, 3 no
usable model. The library is imported inside the commands, so that ``--help`` loads neither spaCy nor Pydantic.
"""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter
from dataclasses import replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from tickerlese import __version__
from tickerlese.errors import ModelError, TickerleseError

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterable

    from tickerlese.article import Article
    from tickerlese.doc import Place
    from tickerlese.events import Trace
    from tickerlese.extractor import Extractor
    from tickerlese.score import Scores, Tally
    from tickerlese.sources import Source

DONE, SOME_FAILED, UNUSABLE, NO_MODEL, INTERRUPTED = 0, 1, 2, 3, 130


class InputFormat(StrEnum):
    """How input is read; auto goes by the file's name, then by its look."""

    auto = "auto"
    text = "text"
    html = "html"
    markdown = "markdown"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    parquet = "parquet"
    xml = "xml"


class Engine(StrEnum):
    """What a batch runs on."""

    local = "local"
    ray = "ray"


class Commands(TyperGroup):
    """The commands, with errors told in one line each."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - Typer's own signature, its context class is private
        """Run a command."""
        try:
            return super().invoke(ctx)
        except TickerleseError as error:
            complain(str(error))
            raise typer.Exit(NO_MODEL if isinstance(error, ModelError) else UNUSABLE) from error
        except BrokenPipeError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(DONE) from error
        except OSError as error:
            complain(f"{error.filename or 'output'}: {error.strerror or error}")
            raise typer.Exit(SOME_FAILED) from error
        except KeyboardInterrupt as error:
            complain("interrupted; what is written is complete")
            raise typer.Exit(INTERRUPTED) from error


app = typer.Typer(
    cls=Commands,
    name="tickerlese",
    help="Reads German financial news and writes typed JSON.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
Files = Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help="Files to read; none or - reads stdin.")]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="Pipeline to use: a folder or an installed package.")]
Companies = Annotated[
    Path | None, typer.Option(metavar="FILE.csv", help="Your own companies: added to the lexicon, or overriding it.")
]
MinConfidence = Annotated[float, typer.Option(min=0, max=1, help="Leave out events that are less sure than this.")]
Format = Annotated[InputFormat, typer.Option(help="How to read the input.")]
Published = Annotated[str | None, typer.Option(metavar="ISO", help="Day or time of publication, for relative dates.")]


def show_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        typer.echo(__version__)
        raise typer.Exit(DONE)


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show version.")
    ] = False,
) -> None:
    """Read German financial news and write typed JSON."""


@app.command()
def extract(  # noqa: PLR0913, PLR0917 - the options of the command
    files: Files = None,
    published: Published = None,
    id: Annotated[str | None, typer.Option(help="What to call the record.")] = None,  # noqa: A002 - the option's name
    input_format: Format = InputFormat.auto,
    model: Model = None,
    companies: Companies = None,
    min_confidence: MinConfidence = 0,
    pretty: Annotated[bool, typer.Option("--pretty", help="Indent the JSON.")] = False,
    table: Annotated[bool, typer.Option("--table", help="Tables for people instead of JSON.")] = False,
) -> None:
    """Read documents and write one JSON record per line to stdout."""
    sources = open_sources(files, input_format)
    extractor = load_extractor(model, companies)
    render = render_tables if table else partial(render_json, pretty=pretty)
    extractor = load_extractor(model, companies, min_confidence)
    counts: Counter[str] = Counter()
    for source in sources:
        try:
            record = render(extractor, complete(source.read(), id, published))
        except Exception as error:  # one bad document must not cost the others
            complain(describe_failure(source, error))
            counts["failed"] += 1
        else:
            typer.echo(record)
            counts["done"] += 1
    raise typer.Exit(exit_code(counts))


@app.command()
def batch(  # noqa: PLR0913, PLR0917 - one parameter for each option
    sources: Annotated[list[str], typer.Argument(metavar="SRC...", help="Folders, globs, files, URLs; - reads stdin.")],
    out: Annotated[str, typer.Option(help="A folder, or a file: .jsonl, .jsonl.gz, .jsonl.zst, .parquet; also a URL.")],
    workers: Annotated[int, typer.Option(min=1, help="Number of processes, or of actors on the cluster.")] = 1,
    engine: Annotated[Engine, typer.Option(help="Processes on this machine, or a Ray cluster.")] = Engine.local,
    unordered: Annotated[bool, typer.Option("--unordered", help="Write records as they are done.")] = False,
    fields: Annotated[str, typer.Option(metavar="text=A,id=B", help="Fields of rows: text, id, title, published")] = "",
    input_format: Format = InputFormat.auto,
    max_bytes: Annotated[int, typer.Option(min=1, help="Largest document.")] = 20_000_000,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that a document may take.")] = 120.0,
    dedupe: Annotated[bool, typer.Option("--dedupe", help="Mark near-duplicates.")] = False,
    events_parquet: Annotated[Path | None, typer.Option(help="Write a flat table of all events.")] = None,
    entities_parquet: Annotated[Path | None, typer.Option(help="Write a flat table of all entities.")] = None,
    model: Model = None,
    companies: Companies = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show failures only.")] = False,
) -> None:
    """Read many documents; run it again to go on where it stopped."""
    from tickerlese.batch import Settings, run
    from tickerlese.batch.display import Display
    from tickerlese.sources import Fields, InputOptions, find_sources

    reading = InputOptions(input_format.value, Fields.parse(fields), max_bytes)
    tables = {"events_parquet": events_parquet, "entities_parquet": entities_parquet}
    settings = Settings(model, reading, engine.value, workers, not unordered, timeout, dedupe, companies, **tables)
    with Display(lambda: find_sources(sources, reading).total_bytes(), complain, quiet=quiet) as display:
        for outcome in run(sources, out, settings):
            display.show(outcome)
        display.end(out, f"{out}.quarantine")
    raise typer.Exit(SOME_FAILED if display.summary.statuses["failed"] else DONE)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the record."""
    from tickerlese.assembly import to_json
    from tickerlese.record import schema as record_schema

    typer.echo(to_json(record_schema(), pretty=True))


@app.command()
def view(
    records: Annotated[list[str], typer.Argument(metavar="RECORD...", help="Files or folders of records; - is stdin.")],
    out: Annotated[Path, typer.Option(metavar="PAGE.html", help="The page to write.")],
    texts: Annotated[list[str] | None, typer.Option(metavar="SRC", help="Documents the records were made of.")] = None,
) -> None:
    """Write one page that shows records in a browser: text, entities, events, timeline, companies."""
    from tickerlese.view.page import view_page
    from tickerlese.view.records import read_shown

    shown = read_shown(records, texts or ())
    for one in shown:
        if one.problem:
            complain(f"{one.record['id']}: {one.problem}; the page shows the sentences that its events quote")
    out.write_text(view_page([one.record for one in shown]), encoding="utf-8", newline="")
    complain(f"{len(shown)} {'record' if len(shown) == 1 else 'records'} in {out}")


@app.command()
def serve(  # noqa: PLR0913, PLR0917 - the options of the command
    host: Annotated[str, typer.Option(help="Address to listen on; there is no authentication.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 8000,
    max_body: Annotated[int, typer.Option(min=1, metavar="BYTES", help="Longest body of a request.")] = 2_000_000,
    max_requests: Annotated[int, typer.Option(min=1, metavar="N", help="Requests served at once.")] = 256,
    timeout: Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="Longest time for a request.")] = 60,
    model: Model = None,
    companies: Companies = None,
) -> None:
    """Serve an HTTP interface, and a page to try it, until stopped."""
    run_service = import_service()
    listener = open_port(host, port)
    extractor = load_extractor(model, companies)
    complain(f"ready at http://{listener.getsockname()[0]}:{listener.getsockname()[1]}/")
    run_service(extractor, listener, body=max_body, requests=max_requests, seconds=timeout)


@app.command()
def models(model: Model = None) -> None:
    """List the pipelines that are there, the one that is used, and why."""
    from tickerlese.doc import find_places, installed_pipelines

    places = find_places(model)
    used = next((place for place in places if place.folder), None)
    for place in [*places, *installed_pipelines()]:
        typer.echo(describe_place(place, is_used=place is used))
    if used is None:
        raise ModelError("no usable model among them; name one with --model")


@app.command()
def evaluate(
    gold: Annotated[list[str], typer.Argument(metavar="GOLD.jsonl...", help="Gold records with text.")],
    model: Model = None,
    json: Annotated[bool, typer.Option("--json", help="Write the figures as JSON.")] = False,
) -> None:
    """Print precision, recall and F1 for each entity label and event type."""
    from tickerlese.assembly import to_json
    from tickerlese.score import evaluate as evaluate_gold

    scores = evaluate_gold(gold, load_extractor(model))
    typer.echo(to_json(scores.as_json()) if json else describe_scores(scores))


@app.command()
def explain(
    files: Files = None, published: Published = None, input_format: Format = InputFormat.auto, model: Model = None
) -> None:
    """Show what each trigger led to: the slots it filled, or why it gave no event."""
    sources = open_sources(files, input_format)
    extractor = load_extractor(model)
    for source in sources:
        text, traces = extractor.explain(complete(source.read(), None, published))
        for trace in traces:
            typer.echo(describe_trace(text, trace))


def load_extractor(model: str | None, companies: Path | None = None, min_confidence: float = 0) -> Extractor:
    """Load the library and a pipeline, without the garbage collections that so many new objects would set off."""
    gc.disable()
    from tickerlese.extractor import load

    extractor = load(model, companies, min_confidence=min_confidence)
    gc.freeze()
    gc.enable()
    return extractor


def import_service() -> Callable[..., None]:
    """The service, if its extra is installed."""
    try:
        from tickerlese.service.app import serve as run_service
    except ModuleNotFoundError as error:
        raise TickerleseError(
            f"serve needs its extra: pip install 'tickerlese[serve]' ({error.name} is missing)"
        ) from error
    return run_service


def open_port(host: str, port: int) -> socket.socket:
    """Listen already while the model loads, so that a port that is taken is told at once."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        raise TickerleseError(
            f"{host}:{port}: {os.strerror(error.errno or 0)}; name another one with --host or --port"
        ) from error


# ---- input -----------------------------------------------------------------------------------------------------------


def open_sources(files: list[str] | None, input_format: InputFormat) -> Iterable[Source]:
    """The documents of the named files, or of stdin."""
    from tickerlese.sources import InputOptions, find_sources, read_pipe

    options = InputOptions(input_format.value)
    if files and files != ["-"]:
        return find_sources(files, options)
    return read_pipe(sys.stdin.buffer, options)


def complete(article: Article, id: str | None, published: str | None) -> Article:  # noqa: A002 - as in the record
    """Add what the options say; it wins over what the input says."""
    return replace(article, id=id or article.id, published=published or article.published)


# ---- output ----------------------------------------------------------------------------------------------------------


def complain(message: str) -> None:
    """Tell a person something."""
    typer.echo(f"tickerlese: {message}", err=True)


def render_json(extractor: Extractor, article: Article, *, pretty: bool) -> bytes:
    """Read an article into JSON."""
    return extractor.extract_json(article, pretty=pretty)


def render_tables(extractor: Extractor, article: Article) -> str:
    """Read an article into tables, as wide as the terminal and in colour if it is one."""
    from rich.console import Console

    from tickerlese.extractor import read_article
    from tickerlese.tables import tables

    console = Console()
    with console.capture() as captured:
        console.print(*tables(extractor.read(read_article(article))), sep="\n")
    return captured.get()


def describe_failure(source: Source, error: Exception) -> str:
    """One line about a document that could not be read, or that met a defect of ours."""
    place, what = source.place, str(error)
    if not isinstance(error, TickerleseError):
        return f"{place}: {type(error).__name__}: {what}; batch keeps the traceback in its quarantine"
    return what if what.startswith(place) else f"{place}: {what}"


def exit_code(counts: Counter[str]) -> int:
    """What a run over documents ends with."""
    if not counts["failed"]:
        return DONE
    return SOME_FAILED if counts["done"] else UNUSABLE


def describe_place(place: Place, *, is_used: bool) -> str:
    """One line about a pipeline; the one that is used is starred."""
    mark = "*" if is_used else " "
    if not place.folder:
        return f"{mark} {place.origin}: {place.target}: {place.problem}"
    why = ", used: the first usable one in this order" if is_used else ""
    return f"{mark} {place.origin}: {place.name} {place.version} in {place.folder}{why}"


def describe_scores(scores: Scores) -> str:
    """A table of the figures."""
    return "\n".join(describe_tally(name, tally) for name, tally in scores.ordered())


def describe_tally(name: str, tally: Tally) -> str:
    """One line of the table."""
    shown = ["    –" if figure is None else f"{figure:.3f}" for figure in (tally.precision, tally.recall, tally.f1)]
    counts = f"hits {tally.hits:4d}  false {tally.false:4d}  missed {tally.missed:4d}"
    return f"{name:26s} P {shown[0]}  R {shown[1]}  F1 {shown[2]}   {counts}"


def describe_trace(text: str, trace: Trace) -> str:
    """One trigger with its sentence and what it led to."""
    sentence = " ".join(text[slice(*trace.sentence)].split())
    lines = [f"{trace.type}: {text[slice(*trace.trigger)]!r} in: {sentence}"]
    for draft in trace.drafts:
        filled = (f"{slot}={describe_slot(value, text)}" for slot, value in draft.items() if value is not None)
        lines.append("  + " + ", ".join(filled))
    lines += [f"  - {reason}" for reason in trace.reasons]
    return "\n".join(lines)


def describe_slot(value: Any, text: str) -> str:  # noqa: ANN401 - slots hold mentions, amounts, periods and words
    """A slot's value in one word or two."""
    if isinstance(value, list):
        return "[" + ", ".join(describe_slot(one, text) for one in value) + "]"
    if hasattr(value, "start") and hasattr(value, "end") and isinstance(value.start, int):
        return repr(text[value.start : value.end])
    return str(value)
