from __future__ import annotations

import pytest

from tests.events.frame_text import frame_of
from tickerlese.events.insolvency_stages import read_stage

STAGES = [
    ("[Nordex|COMPANY] meldet Insolvenz an.", "Insolvenz", "state", "filed"),
    ("[Nordex|COMPANY] droht die Insolvenz.", "Insolvenz", "state", "warned"),
    ("[Nordex|COMPANY] steht vor der Insolvenz.", "Insolvenz", "state", "warned"),
    ("[Nordex|COMPANY] hat die Insolvenz abgewendet.", "Insolvenz", "state", "averted"),
    ("[Nordex|COMPANY] will die Insolvenz abwenden.", "Insolvenz", "state", "warned"),
    ("[Nordex|COMPANY] konnte die Insolvenz abwenden.", "Insolvenz", "state", "averted"),
    ("Das Insolvenzverfahren von [Nordex|COMPANY] ist eröffnet.", "Insolvenzverfahren", "case", "opened"),
    ("[Nordex|COMPANY] beantragte ein Insolvenzverfahren.", "Insolvenzverfahren", "case", "filed"),
    ("Die Insolvenz von [Nordex|COMPANY] beschäftigt alle.", "Insolvenz", "state", None),
    ("Der Insolvenzplan von [Nordex|COMPANY] steht.", "Insolvenzplan", "plan", "plan"),
    ("Die Zerschlagung von [Nordex|COMPANY] beginnt.", "Zerschlagung", "winding", "liquidation"),
]


@pytest.mark.parametrize(("marked", "word", "how", "expected"), STAGES, ids=[case[0] for case in STAGES])
def test_stage(marked: str, word: str, how: str, expected: str | None) -> None:
    assert read_stage(frame_of(marked, word, "noun"), how) == expected
