"""Which records a page shows, each with its text.

In: names of files or folders with records (JSON, JSON Lines, also with .gz), and of the documents that they were made
of. Out: dicts for the page, without what it can do without: nulls, and words that the text has anyway. Refused: files
that hold no records. A record whose text is missing, or is not the text that its offsets count into, shows the
sentences that it quotes itself; that is reported, not hidden.
"""

from __future__ import annotations

import gzip
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from tickerlese.assembly import SCHEMA_VERSION
from tickerlese.errors import InputError
from tickerlese.extractor import make_id, read_article
from tickerlese.sources import find_sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Json = dict[str, Any]
ENDINGS = (".json", ".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
IDENTIFIERS = ("isin", "wkn", "ticker", "lei", "country")
SPANS = ("trigger", "evidence")


class Shown(NamedTuple):
    """A record as the page gets it, and why it has no text (empty when it has)."""

    record: Json
    problem: str = ""


def read_shown(names: Sequence[str], texts: Sequence[str] = ()) -> list[Shown]:
    """Read the records behind the names (``-`` is stdin) and give each its text.

    Raises:
        InputError: a name matches nothing, or what it names holds no records.
    """
    by_id = read_texts(texts)
    shown = []
    for record, place in read_records(names):
        text = record.get("text") or by_id.get(record["id"]) or by_id.get(record["id"].rpartition("/")[2])
        try:
            problem = check_text(record, text)
            shown.append(Shown(pack(record, None if problem else text), problem))
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise InputError(f"{place}: the record is damaged: {type(error).__name__} {error}") from error
    if not shown:
        raise InputError("no records in the input")
    return shown


def read_texts(names: Sequence[str]) -> dict[str, str]:
    """The texts of documents by the ids that their records can have."""
    texts: dict[str, str] = {}
    for source in find_sources(names) if names else ():
        reading = read_article(source.read())
        text = reading.source.text
        texts[make_id(text)] = text
        if reading.article.id:
            texts.setdefault(reading.article.id, text)
    return texts


def read_records(names: Sequence[str]) -> Iterator[tuple[Json, str]]:
    """Every record behind the names, with its place for messages.

    Raises:
        InputError: a file can't be read or holds something else.
    """
    for name in names:
        if name == "-":
            yield from parse_records(sys.stdin.buffer.read(), "stdin")
            continue
        for path in record_files(Path(name).expanduser()):
            try:
                data = path.read_bytes()
                yield from parse_records(gzip.decompress(data) if path.suffix == ".gz" else data, str(path))
            except (OSError, EOFError) as error:
                raise InputError(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def record_files(path: Path) -> Iterator[Path]:
    """The file itself, or the files of a folder that a batch has written."""
    if not path.is_dir():
        yield path
        return
    found = False
    for folder, below, names in os.walk(path):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(ENDINGS) and not name.startswith("."):
                found = True
                yield Path(folder, name)
    if not found:
        raise InputError(f"{path}: no files of records ({', '.join(ENDINGS)}) in this folder")


def parse_records(data: bytes, place: str) -> Iterator[tuple[Json, str]]:
    """The records in a file: one JSON object over any number of lines, or one on each line."""
    try:
        rows = [(orjson.loads(data), place)]
    except ValueError:
        rows = []
        for number, line in enumerate(data.splitlines(), 1):
            if line.strip():
                rows.append((parse_line(line, f"{place}:{number}"), f"{place}:{number}"))
    for row, where in rows:
        if not isinstance(row, dict) or row.get("schema") != SCHEMA_VERSION or not isinstance(row.get("id"), str):
            raise InputError(f'{where}: not a record with "schema": "{SCHEMA_VERSION}"; view shows what extract writes')
        yield row, where


def parse_line(line: bytes, where: str) -> object:
    """Read one line of JSON Lines."""
    try:
        return orjson.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON: {error}") from error


def check_text(record: Json, text: str | None) -> str:
    """Why a text can't be shown with the record: it is missing, or another one; empty when it fits."""
    if text is None:
        return "the record has no text; name its document with --texts"
    spans = record["entities"] + [event[key] for event in record["events"] for key in SPANS]
    if all(text[span["start"] : span["end"]] == span["text"] for span in spans):
        return ""
    return "the text is not the one that the record was made of"


def pack(record: Json, text: str | None) -> Json:
    """A record for the page; without a text it gets the passages that its events quote."""
    packed: Json = without_nulls(
        {key: record[key] for key in ("id", "title", "published", "warnings") if key in record}
    )
    packed["model"] = " ".join(str(part) for part in (record.get("model") or {}).values())
    packed |= {"passages": [[0, text]]} if text is not None else {"passages": quoted(record), "quoted": True}
    packed["entities"] = [pack_entity(entity) for entity in record["entities"]]
    packed["events"] = [pack_event(event, has_text=text is not None) for event in record["events"]]
    packed["companies"] = [
        without_nulls({key: company[key] for key in ("name", *IDENTIFIERS, "relevance")})
        for company in record.get("companies", ())
    ]
    return packed


def quoted(record: Json) -> list[list[Any]]:
    """The sentences that events quote, in text order, each once: where it starts, and its words."""
    spans = sorted((event["evidence"] for event in record["events"]), key=lambda span: (span["start"], -span["end"]))
    passages: list[list[Any]] = []
    end = 0
    for span in spans:
        if span["end"] > end:
            cut = max(end - span["start"], 0)
            passages.append([span["start"] + cut, span["text"][cut:]])
            end = span["end"]
    return passages


def pack_entity(entity: Json) -> Json:
    """An entity without nulls, and without what the companies table or its own span says."""
    packed: Json = without_nulls(entity)
    if packed["label"] == "COMPANY":
        packed = {key: value for key, value in packed.items() if key not in IDENTIFIERS}
    if packed.get("name") == packed["text"]:
        del packed["name"]
    return packed


def pack_event(event: Json, *, has_text: bool) -> Json:
    """An event without nulls; spans of a known text without their words."""
    packed: Json = without_nulls(event)
    packed.pop("mentions", None)
    for key in SPANS:
        packed[key] = {part: value for part, value in event[key].items() if part != "text" or not has_text}
    return packed


def without_nulls(value: Any) -> Any:  # noqa: ANN401 - JSON of any shape
    """The same without nulls and exact modifiers, at all depths."""
    if isinstance(value, dict):
        kept = {key: without_nulls(part) for key, part in value.items() if part is not None}
        return {key: part for key, part in kept.items() if (key, part) != ("modifier", "exact")}
    if isinstance(value, list):
        return [without_nulls(part) for part in value]
    return value
