from __future__ import annotations

import importlib.util
import json
import re
import shlex
from pathlib import Path

import duckdb
import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from tickerlese import __version__
from tickerlese.cli import app
from tickerlese.record import schema

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    found = [text for kind, text in BLOCK.findall(README) if kind == language]
    assert found
    return found


def command_lines() -> list[list[str]]:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    return [shlex.split(part) for line in lines for part in line.split("|") if part.split()[0] == "tickerlese"]


def options_of(command: str) -> set[str]:
    return set(re.findall(r"(?<!-)--[a-z][a-z-]*", CliRunner().invoke(app, [command, "--help"]).stdout))


@pytest.mark.parametrize("line", command_lines(), ids=" ".join)
def test_commands_in_the_readme_exist_with_their_options(line: list[str]) -> None:
    assert {word for word in line if word.startswith("--")} <= options_of(line[1])


def test_every_command_is_documented() -> None:
    listed = re.findall(r"^  ([a-z]+) ", CliRunner().invoke(app, ["--help"]).stdout.split("Commands:")[1], re.MULTILINE)
    assert listed
    for command in listed:
        (row,) = re.findall(rf"^\| `tickerlese {command}\b.*$", README, re.MULTILINE)
        assert options_of(command) - {"--help"} == set(re.findall(r"--[a-z-]+", row))


def test_files_in_the_readme_exist() -> None:
    names = re.findall(r"\b(?:data|docs|src|models)/[\w./]+\w", README)
    assert names
    assert [name for name in names if not (ROOT / name).exists()] == []


def test_record_in_the_readme_is_a_record_of_its_text() -> None:
    (block,) = blocks("json")
    record = json.loads(block)
    Draft202012Validator(schema()).validate(record)
    (text,) = re.findall(r'^echo "(.*)" \|', README, re.MULTILINE)
    assert record["entities"]
    assert record["events"]
    assert all(text[entity["start"] : entity["end"]] == entity["text"] for entity in record["entities"])


@pytest.mark.parametrize("code", blocks("python"), ids=["python", "spacy"])
def test_python_in_the_readme_runs(code: str, model_path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TICKERLESE_MODEL", model_path)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - the README is ours


def test_sql_in_the_readme_runs_on_what_a_batch_writes(
    article: str, model_path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(article, encoding="utf-8")
    (tmp_path / "news" / "b.txt").write_text(article.replace("legte um 2,5", "legte um 3,5"), encoding="utf-8")
    (line,) = [line for line in command_lines() if "--events-parquet" in line]
    assert CliRunner().invoke(app, [*line[1:], "--model", model_path]).exit_code == 0
    (query,) = blocks("sql")
    rows = duckdb.sql(query).fetchall()
    assert [(name, str(percent)) for _, name, percent, _ in rows] == [
        ("Ostermark Chemie AG", "2.5000000000"), ("Ostermark Chemie AG", "3.5000000000"),
    ]  # fmt: skip


def test_ci_runs_the_test_command_of_the_readme() -> None:
    commands = blocks("sh")[1].splitlines()
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert all(command.replace("pip install", "pip install --quiet") in ci for command in commands)


def test_changelog_knows_this_version() -> None:
    assert f"\n## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_page_of_event_types_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("build_event_docs", ROOT / "data" / "build_event_docs.py")
    assert spec is not None
    assert spec.loader is not None
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    assert (ROOT / "docs" / "events.md").read_text(encoding="utf-8") == build.page()
