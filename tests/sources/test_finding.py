from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from tickerlese.errors import InputError
from tickerlese.sources import InputOptions, file_name, find_sources, read_pipe


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/z.html", "a/2.md", "a/.hidden.txt", ".git/x.txt", "bild.png", "c.TXT"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Kurse fallen.", encoding="utf-8")
    return tmp_path


def keys(*names: Path | str, skip: tuple[Path, ...] = ()) -> list[str]:
    return [source.key for source in find_sources([str(name) for name in names], skip=skip)]


def test_folder_gives_known_files_in_a_fixed_order(tree: Path) -> None:
    assert keys(tree) == ["b.txt", "c.TXT", "a/2.md", "a/z.html"]


def test_a_file_that_is_named_is_read_whatever_its_ending(tree: Path) -> None:
    assert keys(tree / "bild.png") == ["bild.png"]


def test_several_names_share_one_root_and_no_file_comes_twice(tree: Path) -> None:
    assert keys(tree / "a", tree / "b.txt", tree / "b.txt") == ["a/2.md", "a/z.html", "b.txt"]


def test_glob(tree: Path) -> None:
    assert keys(f"{tree}/**/*.html") == ["z.html"]
    assert keys(f"{tree}/*.txt", tree / "a" / "2.md") == ["b.txt", "a/2.md"]


def test_output_is_not_read(tree: Path) -> None:
    assert keys(tree, skip=(tree / "a", tree / "b.txt")) == ["c.TXT"]


def test_name_that_matches_nothing_is_refused_before_anything_is_read(tree: Path) -> None:
    with pytest.raises(InputError, match="fehlt"):
        find_sources([str(tree / "b.txt"), str(tree / "fehlt*.txt")])


@pytest.mark.parametrize("packed", [False, True])
def test_json_lines(tmp_path: Path, packed: bool) -> None:
    rows = [{"id": "x/1", "text": "Eins."}, {"text": "Zwei."}, {"id": "x/1", "text": "Drei."}]
    data = ("\n".join(json.dumps(row) for row in rows) + "\n\nkaputt\n").encode()
    path = tmp_path / ("n.jsonl.gz" if packed else "n.jsonl")
    path.write_bytes(gzip.compress(data) if packed else data)
    sources = list(find_sources([str(path)]))
    assert [source.key for source in sources] == [f"{path.name}#{name}" for name in ("x/1", "2", "x/1#3", "5")]
    assert [source.read().text for source in sources[:3]] == ["Eins.", "Zwei.", "Drei."]
    assert sources[0].target.as_posix() == f"{path.name}/x%2F1"
    with pytest.raises(InputError, match=":5: not JSON"):
        sources[3].read()


def test_damaged_archive_is_one_unreadable_document(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "Eins."}\n' * 1000)[:-20])
    *_, last = find_sources([str(path)])
    with pytest.raises(InputError, match=path.name):
        last.read()


def test_unreadable_file_fails_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "weg.txt"
    path.write_text("x", encoding="utf-8")
    sources = find_sources([str(path)])
    path.unlink()
    (source,) = sources
    assert source.key == "weg.txt"
    with pytest.raises(InputError, match="No such file"):
        source.read()


def test_pipe() -> None:
    (document,) = read_pipe(io.BytesIO(b"Der Dax steigt."), InputOptions())
    assert (document.read().text, document.read().id) == (b"Der Dax steigt.", None)
    data = io.BytesIO(b'{"text": "A"}\r\n{"text": "B", "id": 7}')
    lines = read_pipe(data, InputOptions("jsonl"))
    assert [(line.read().text, line.read().id) for line in lines] == [("A", None), ("B", "7")]


def test_stdin_is_a_source_of_its_own(monkeypatch: pytest.MonkeyPatch, tree: Path) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "A", "id": "x"}\n')))
    assert [source.key for source in find_sources(["-"])] == ["stdin#x"]
    with pytest.raises(InputError, match="stdin"):
        find_sources(["-", str(tree)])


def test_position_and_size_count_the_bytes_of_the_files(tree: Path) -> None:
    sources = find_sources([str(tree)])
    total = sources.total_bytes()
    assert total == 4 * len("Kurse fallen.")
    assert [sources.position for _ in sources][-1] == total


def test_urls(tree: Path) -> None:
    assert keys(f"local://{tree}") == ["a/2.md", "a/z.html", "b.txt", "c.TXT"]
    assert keys(f"local://{tree}/a/*.md", f"local://{tree}/b.txt") == ["a/2.md", "b.txt"]
    assert [source.read().text for source in find_sources([f"local://{tree}/b.txt"])] == [b"Kurse fallen."]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["local:///gibt/es/nicht"], "no such file"),
        (["gibtsnicht://x/y"], "gibtsnicht"),
        (["local:///tmp", "."], "URLs"),
    ],
)
def test_urls_that_are_refused(names: list[str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        find_sources(names)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("dpa-1", "dpa-1"), ("..", "%2E."), ("a/b:c", "a%2Fb%3Ac"), ("Börse am Morgen", "Börse am Morgen")],
)
def test_file_names(name: str, expected: str) -> None:
    assert file_name(name) == expected


def test_long_ids_stay_apart() -> None:
    names = {file_name("ä" * 300 + end) for end in "xy"}
    assert len(names) == 2
    assert all(len(name.encode()) < 200 for name in names)
