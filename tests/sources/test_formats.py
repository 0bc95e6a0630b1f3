from __future__ import annotations

import gzip
import io
import json
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from tickerlese.article import Article
from tickerlese.errors import InputError
from tickerlese.sources import Fields, InputOptions, Source, find_sources
from tickerlese.text import read_text

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Markt</title>
<item><title>Dax fällt</title><guid>r1</guid><link>https://example.org/1</link><category>Börse</category>
<pubDate>Wed, 24 Sep 2025 08:04:00 +0200</pubDate><description>Kurz.</description>
<content:encoded><![CDATA[<p>Der <b>Dax</b> fiel.</p><p>Gold stieg.</p>]]></content:encoded></item>
<item><title>Nur Titel</title><pubDate>neulich</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a1</id><title>Gold</title>
<updated>2025-09-24T08:04:00Z</updated><link href="https://example.org/a"/><author><name>Mona Berg</name></author>
<content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>Gold stieg.</p><p>Öl fiel.</p></div></content></entry>
</feed>"""
NEWSML = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:x:1" version="2" xml:lang="de">
<itemMeta><versionCreated>2025-09-24T09:00:00+02:00</versionCreated>
<provider qcode="x:agentur"/></itemMeta><contentMeta><contentCreated>2025-09-24T08:04:00+02:00</contentCreated>
<headline>Halvena steigt</headline><slugline>Firmen</slugline></contentMeta><contentSet><inlineXML>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body><p>Die Aktie stieg.</p><p>Mehr folgt.</p></body></html>
</inlineXML></contentSet></newsItem></itemSet></newsMessage>"""
BOMB = """<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<rss><channel><item><description>&b;</description></item></channel></rss>"""


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def sources(path: Path, **options: Any) -> list[Source]:
    return list(find_sources([str(path)], InputOptions(**options)))


def articles(path: Path, **options: Any) -> list[Article]:
    return [source.read() for source in sources(path, **options)]


def problems(path: Path, **options: Any) -> list[str]:
    found = []
    for source in sources(path, **options):
        try:
            source.read()
        except InputError as error:
            found.append(str(error))
    return found


# ---- JSON ------------------------------------------------------------------------------------------------------------


def test_json_object_is_one_document_and_a_list_is_many(tmp_path: Path) -> None:
    (one,) = sources(write(tmp_path / "a.json", '{"id": "x", "text": "A"}'))
    assert (one.key, one.target.as_posix(), one.read().id) == ("a.json", "a.json", "x")
    many = sources(write(tmp_path / "b.json", '[{"id": "x", "text": "A", "n": 0.10}, {"text": "B"}, 5]'))
    assert [source.key for source in many] == ["b.json#x", "b.json#2", "b.json#3"]
    assert b"0.10" in many[0].data
    assert problems(tmp_path / "b.json") == [f'{tmp_path}/b.json[3]: not an object with a string "text"']
    assert "not JSON" in problems(write(tmp_path / "c.json", "{"))[0]


def test_long_line_is_reported_and_the_others_are_read(tmp_path: Path) -> None:
    rows = [{"text": "A"}, {"text": "B" * 3_000_000}, {"text": "C"}]
    path = write(tmp_path / "n.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    assert [source.key for source in sources(path, max_bytes=1000)] == ["n.jsonl#1", "n.jsonl#2", "n.jsonl#3"]
    assert problems(path, max_bytes=1000) == [
        f"{path}:2: the document is longer than 1000 bytes; --max-bytes sets the limit"
    ]


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.txt.gz", "a.csv"])
def test_long_documents_are_reported(tmp_path: Path, name: str) -> None:
    data = f"text\n{'x' * 500}\n" if ".csv" in name else json.dumps({"text": "x" * 500})
    path = write(tmp_path / name, gzip.compress(data.encode()) if name.endswith(".gz") else data)
    assert len(problems(path, max_bytes=100)) == 1
    assert problems(path, max_bytes=1000) == []


# ---- compression -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ending", "pack"), [(".gz", gzip.compress), (".zst", zstandard.ZstdCompressor().compress)], ids=["gz", "zst"]
)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.parquet", "a.zip"])
def test_anything_may_be_compressed(tmp_path: Path, ending: str, pack: Any, name: str) -> None:
    plain = tmp_path / name
    if name == "a.parquet":
        pq.write_table(pa.table({"text": ["Gold stieg."]}), plain)
    elif name == "a.zip":
        with zipfile.ZipFile(plain, "w") as archive:
            archive.writestr("b.txt", "Gold stieg.")
    else:
        write(
            plain, {"a.txt": "Gold stieg.", "a.jsonl": '{"text":"Gold stieg."}', "a.csv": "text\nGold stieg.\n"}[name]
        )
    packed = write(tmp_path / (name + ending), pack(plain.read_bytes()))
    (article,) = articles(packed)
    text = article.text if isinstance(article.text, str) else article.text.decode()
    assert text == "Gold stieg."
    damaged = write(tmp_path / ("d" + name + ending), packed.read_bytes()[:-9])
    assert len(problems(damaged)) == 1


# ---- tables ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv(tmp_path: Path, delimiter: str) -> None:
    rows = [["nr", "body", "ressort"], ["7", f'"Gold{delimiter} sagt ""er"",\nstieg."', "Markt"]]
    path = write(tmp_path / "a.csv", "\ufeff" + "\r\n".join(delimiter.join(row) for row in rows))
    (article,) = articles(path, fields=Fields("body", "nr"))
    assert (article.text, article.id) == (f'Gold{delimiter} sagt "er",\nstieg.', "7")
    assert article.meta == {"ressort": "Markt"}
    assert "it has nr, body, ressort" in problems(path)[0]


def test_csv_in_other_encodings(tmp_path: Path) -> None:
    table = "text;ort\nDie Börse schloß.;München\n"
    for encoding, notes in {"cp1252": 2, "utf-16": 0, "utf-8": 0}.items():
        (article,) = articles(write(tmp_path / f"{encoding}.csv", table.encode(encoding)))
        assert (article.text, article.meta) == ("Die Börse schloß.", {"ort": "München"})
        assert len(article.notes) == notes


def test_csv_rows_with_too_many_fields_are_noted(tmp_path: Path) -> None:
    (article,) = articles(write(tmp_path / "a.csv", "text,id\nA,1,2,3\n"))
    assert article.meta == {"superfluous": ["2", "3"]}
    assert article.notes == ("the row has more fields than the table has columns",)


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    columns = {"text": ["Gold stieg.", "Öl fiel."], "published": [datetime(2025, 9, 24, 8, 4), None], "n": [1, 2]}  # noqa: DTZ001
    pq.write_table(pa.table(columns), path)
    first, second = articles(path)
    assert (first.text, first.meta, second.published) == ("Gold stieg.", {"n": 1}, None)
    assert str(first.published) == "2025-09-24 08:04:00"
    assert "no readable Parquet" in problems(write(tmp_path / "b.parquet", "x" * 100))[0]


# ---- feeds -----------------------------------------------------------------------------------------------------------


def test_rss(tmp_path: Path) -> None:
    first, second = sources(write(tmp_path / "a.rss", RSS))
    assert (first.key, second.key) == ("a.rss#r1", "a.rss#2")
    article = first.read()
    assert (article.input_format, article.title) == ("html", "Dax fällt")
    assert str(article.published) == "2025-09-24 08:04:00+02:00"
    assert article.meta == {"description": "Kurz.", "link": "https://example.org/1", "categories": ["Börse"]}
    bare = second.read()
    assert (bare.text, bare.title, bare.meta) == ("Nur Titel", None, {"date": "neulich"})
    assert len(bare.notes) == 2


def test_atom(tmp_path: Path) -> None:
    (article,) = articles(write(tmp_path / "a.xml", ATOM))
    assert article.input_format == "html"
    assert read_text(article.text, "html").text == "Gold stieg.\n\nÖl fiel."
    assert (article.id, article.title) == ("a1", "Gold")
    assert article.meta == {"link": "https://example.org/a", "author": "Mona Berg"}


def test_newsml(tmp_path: Path) -> None:
    (article,) = articles(write(tmp_path / "a.xml", NEWSML))
    assert article.input_format == "html"
    assert read_text(article.text, "html").text == "Die Aktie stieg.\n\nMehr folgt."
    assert (article.id, article.title) == ("urn:newsml:x:1", "Halvena steigt")
    assert str(article.published) == "2025-09-24 08:04:00+02:00"
    assert article.meta == {"version": "2", "language": "de", "slugline": "Firmen", "provider": "x:agentur"}


@pytest.mark.parametrize(
    ("xml", "message"),
    [(BOMB, "entities"), ("<rss><item>", "well-formed"), ("<x><y/></x>", "no NewsML-G2 item"), ("", "well-formed")],
)
def test_xml_that_is_refused(tmp_path: Path, xml: str, message: str) -> None:
    (problem,) = problems(write(tmp_path / "a.xml", xml))
    assert message in problem


def test_external_entities_stay_outside(tmp_path: Path) -> None:
    write(tmp_path / "geheim", "GEHEIM")
    xml = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{tmp_path}/geheim">]><r><item><title>&x;</title></item></r>'
    assert "entities" in problems(write(tmp_path / "a.xml", xml))[0]


# ---- archives --------------------------------------------------------------------------------------------------------


def pack(path: Path, members: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_zip_is_read_like_a_folder(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {
        "2025/b.txt": "Gold stieg.",
        "c.jsonl": '{"id": "x", "text": "A"}\n',
        "d.csv.gz": gzip.compress(b"text\nB\n"),
        "bild.png": "x",
        "__MACOSX/b.txt": "x",
        ".versteckt.txt": "x",
    }
    found = sources(pack(tmp_path / "a.zip", members))
    assert [source.key for source in found] == ["a.zip/2025/b.txt", "a.zip/c.jsonl#x", "a.zip/d.csv.gz#1"]
    assert found[1].target.as_posix() == "a.zip/c.jsonl/x"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("../../etc/x.txt", "A", "leads out"),
        ("/etc/x.txt", "A", "leads out"),
        ("C:/x.txt", "A", "leads out"),
        ("inner.zip", "PK", "archive in an archive"),
        ("bomb.txt", "0" * 20_000_000, "no text does that"),
    ],
)
def test_members_that_are_refused(tmp_path: Path, name: str, data: str, message: str) -> None:
    path = pack(tmp_path / "a.zip", {name: data, "gut.txt": "Gold stieg."})
    bad, good = sources(path)
    assert good.read().text == b"Gold stieg."
    assert ".." not in bad.target.parts
    assert not bad.target.is_absolute()
    with pytest.raises(InputError, match=message):
        bad.read()


def test_damaged_member_takes_no_other_with_it(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.txt": "A" * 50, "b.txt": "Gold stieg."}, zipfile.ZIP_STORED)
    write(path, path.read_bytes().replace(b"A" * 50, b"A" * 49 + b"B", 1))
    assert problems(path) == [f"{path}/a.txt: Bad CRC-32 for file 'a.txt'"]
    assert "no readable ZIP" in problems(write(tmp_path / "b.zip", "x"))[0]


def test_overlapping_members_are_refused(tmp_path: Path) -> None:
    info = io.BytesIO()
    with zipfile.ZipFile(info, "w") as archive:
        archive.writestr("a.txt", "x" * 1000)
        entry = archive.filelist[0]
        archive.filelist += [entry] * 20
    assert "overlap" in problems(write(tmp_path / "a.zip", info.getvalue()))[0]
