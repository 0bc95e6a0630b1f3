from __future__ import annotations

import pytest

from tests.events.frame_text import frame_of
from tickerlese.events.merge import agrees
from tickerlese.events.partners import has_described_partner, shared_subject
from tickerlese.mention import Identity, Mention

A, B, C = (
    Mention("COMPANY", start, start + 1, start, start + 1, identity=Identity(name)) for start, name in enumerate("ABC")
)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Nordex|COMPANY] kooperiert mit einem dänischen Autobauer.", True),
        ("[Nordex|COMPANY] kooperiert mit einem Wiener Fintech.", True),
        ("[Nordex|COMPANY] kooperiert mit dem Autobauer [Lumo|COMPANY].", False),
        ("[Nordex|COMPANY] kooperiert mit Hochschulen.", False),
    ],
)
def test_a_partner_without_a_name(marked: str, *, expected: bool) -> None:
    assert has_described_partner(frame_of(marked, "kooperiert")) is expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Nordex|COMPANY] und [Lumo|COMPANY] kooperieren bei Rotoren.", "Rotoren"),
        ("[Nordex|COMPANY] und [Lumo|COMPANY] kooperieren.", None),
        ("[Nordex|COMPANY] und [Lumo|COMPANY] kooperieren in Dänemark.", None),
    ],
)
def test_what_they_do_together(marked: str, expected: str | None) -> None:
    assert shared_subject(frame_of(marked, "kooperieren")) == expected


def test_lists_of_parties_agree_when_one_holds_the_other() -> None:
    assert agrees([A], [A, B])
    assert agrees([B, A], [A, B])
    assert not agrees([A, B], [A, C])
    assert not agrees([], [A])
