"""What a file's name says about its content: format by its ending, compression by a second one."""

from __future__ import annotations

from pathlib import PurePosixPath

ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".zip": "zip",
}
COMPRESSED = (".gz", ".zst")


def compression_of(name: str) -> str:
    """The ending that says how a file is compressed, or nothing.

    >>> compression_of("news.jsonl.GZ"), compression_of("news.txt")
    ('.gz', '')
    """
    ending = PurePosixPath(name).suffix.lower()
    return ending if ending in COMPRESSED else ""


def format_of(name: str, input_format: str = "auto") -> str:
    """Format of a file: as asked for, else as its name says, else to be recognised ("auto"); an archive stays one.

    >>> format_of("a.HTM"), format_of("news.jsonl.gz"), format_of("a.htm", "text"), format_of("a.zip", "text")
    ('html', 'jsonl', 'text', 'zip')
    """
    ending = PurePosixPath(name[: len(name) - len(compression_of(name))]).suffix.lower()
    found = ENDINGS.get(ending, "auto")
    return found if input_format == "auto" or found == "zip" else input_format


def is_known(name: str) -> bool:
    """Whether a file in a folder or archive is read."""
    return format_of(name) != "auto"


def is_archive(name: str) -> bool:
    """Whether a file holds other files."""
    return format_of(name) == "zip"
