"""What a user gets: the wheel, installed where nothing of the checkout is in reach."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, folder: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    outside = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV", "TICKERLESE"))
    }
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=folder, input=stdin, env=outside, capture_output=True, text=True, check=False)


def succeed(*command: str | Path, folder: Path, stdin: str = "") -> str:
    done = run(*command, folder=folder, stdin=stdin)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    succeed(sys.executable, "-m", "build", "--wheel", "--outdir", out, ROOT, folder=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    environment = tmp_path_factory.mktemp("environment")
    succeed(sys.executable, "-m", "venv", environment, folder=environment)
    folder = environment / ("Scripts" if os.name == "nt" else "bin")
    succeed(folder / "python", "-m", "pip", "install", "--quiet", wheel, folder=environment)
    return folder


def test_wheel_holds_the_model_the_lexicon_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for model in ("de_tickerlese_sm", "de_tickerlese_acc"):
        assert f"tickerlese/models/{model}/config.cfg" in names
    assert wheel.stat().st_size < 40_000_000
    assert "tickerlese/py.typed" in names
    lexicon = {path.name for path in (ROOT / "src/tickerlese/lexicon").iterdir() if path.is_file()}
    assert lexicon
    assert lexicon <= {Path(name).name for name in names if name.startswith("tickerlese/lexicon/")}
    assert {name.split("/")[0].split("-")[0] for name in names} == {"tickerlese"}


def test_installed_program_reads_an_article_in_an_empty_folder(scripts: Path, tmp_path: Path) -> None:
    text = "Die Siemens-Aktie stieg am Mittwoch um 2,5 Prozent auf 231,40 Euro."
    record = json.loads(succeed(scripts / "tickerlese", "extract", folder=tmp_path, stdin=text))
    assert record["model"]["name"] == "de_tickerlese_sm"
    assert ("COMPANY", "Siemens") in [(entity["label"], entity["text"]) for entity in record["entities"]]
    assert [event["type"] for event in record["events"]] == ["price_move"]
    assert list(tmp_path.iterdir()) == []


def test_installed_program_uses_the_model_in_the_package(scripts: Path, tmp_path: Path) -> None:
    listed = succeed(scripts / "tickerlese", "models", folder=tmp_path)
    assert listed.startswith("* package: de_tickerlese_sm")


def test_installed_package_works_for_other_programs(scripts: Path, tmp_path: Path) -> None:
    code = (
        "import tickerlese, sys\n"
        "assert 'spacy' not in sys.modules and 'pydantic' not in sys.modules\n"
        "import spacy\n"
        "nlp = spacy.blank('de'); nlp.add_pipe('tickerlese_quantities')\n"
        "print([span.text for span in nlp('Das kostet 3,5 Millionen Euro.').ents])"
    )
    assert succeed(scripts / "python", "-c", code, folder=tmp_path).strip() == "['3,5 Millionen Euro']"
