"""Which documents there are to read: folders, globs, files, archives and pipes become one stream of ``Source`` objects.

In: what the user named. Out: sources in a fixed order (as named, inside a folder by path), read one by one, so that a
stream of any size needs no memory. Refused: a name that matches nothing. Inside folders and archives only files with a
known ending are read; hidden ones are not. A file or row that can't be read is a source with a ``problem``: it is
reported at its place, and the others go on.

One module for each family of formats: ``documents`` (text, HTML, Markdown), ``lines`` (JSON and JSON Lines), ``tables``
(CSV, Parquet), ``feeds`` (NewsML-G2, RSS, Atom), ``archives`` (ZIP). A new format is one reader, its
line in ``formats`` and its ending in ``endings``.
"""

from __future__ import annotations

from tickerlese.sources.finding import Sources, find_sources
from tickerlese.sources.formats import read_pipe
from tickerlese.sources.options import Fields, InputOptions
from tickerlese.sources.source import Source, file_name

__all__ = ["Fields", "InputOptions", "Source", "Sources", "file_name", "find_sources", "read_pipe"]
