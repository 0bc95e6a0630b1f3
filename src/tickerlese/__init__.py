"""Tickerlese reads German financial news and writes typed JSON records.

``extract`` reads one text, ``extract_many`` a stream; ``load`` picks another pipeline. Nothing heavy is imported before
the first use, so that ``import tickerlese`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tickerlese.article import Article
    from tickerlese.errors import InputError, LexiconError, ModelError, TickerleseError
    from tickerlese.extractor import Extractor, extract, extract_many, load
    from tickerlese.record import Record, schema

__version__ = "0.1.0"
__all__ = [
    "Article",
    "Extractor",
    "InputError",
    "LexiconError",
    "ModelError",
    "Record",
    "TickerleseError",
    "extract",
    "extract_many",
    "load",
    "schema",
]
HOMES = {
    "tickerlese.article": ("Article",),
    "tickerlese.errors": ("InputError", "LexiconError", "ModelError", "TickerleseError"),
    "tickerlese.extractor": ("Extractor", "extract", "extract_many", "load"),
    "tickerlese.record": ("Record", "schema"),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    for home, names in HOMES.items():
        if name in names:
            value: object = getattr(import_module(home), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
