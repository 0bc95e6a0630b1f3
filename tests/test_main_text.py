from __future__ import annotations

import pytest

from tickerlese.text import read_text

STORY = (
    "Die Halvena AG hat im dritten Quartal mehr verdient als erwartet. Der Gewinn stieg um 12,4 Prozent auf 84,3 "
    "Millionen Euro, wie das Unternehmen am Mittwoch in Ulm mitteilte.",
    "Der Umsatz legte um 6,1 Prozent auf 1,02 Milliarden Euro zu. Vorstandschefin Frieda Lohmann bestätigte die Ziele.",
    "Die Aktie gewann am Vormittag 4,8 Prozent auf 57,20 Euro und war damit stärkster Wert im Index.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
HEAD = "<!doctype html><html><head><title>Halvena verdient mehr</title></head><body>"
SURROUNDINGS = (
    "<nav><ul><li>Start</li></ul></nav><div class='menu'><a href='/'>Start</a> <a href='/d'>Depot</a></div>",
    "<div class='comments'><h2>Kommentare</h2><div class='comment'>Bulle77: Halvena steigt auf 100 Euro!</div></div>"
    "<div class='sidebar'><h3>Meistgelesen</h3><ol><li><a href='/1'>Brunova kauft Seltau</a></li></ol></div>",
)


@pytest.mark.parametrize("junk", ["Depot", "Bulle77", "Brunova"])
def test_what_stands_around_the_story_is_dropped(junk: str) -> None:
    page = f"{HEAD}{SURROUNDINGS[0]}<div><h1>Halvena verdient mehr</h1>{BODY}</div>{SURROUNDINGS[1]}</body></html>"
    source = read_text(page)
    assert junk in page
    assert junk not in source.text
    assert source.text == "\n\n".join(("Halvena verdient mehr", *STORY))
    assert source.title == "Halvena verdient mehr"


def test_layout_and_order_of_the_story_stay() -> None:
    table = "<ul><li>Umsatz: plus 6,1 Prozent</li></ul><table><tr><td>Ebit</td><td>84,3 Mio. Euro</td></tr></table>"
    text = read_text(f"{HEAD}<article><h1>Halvena verdient mehr</h1>{BODY}{table}</article></body></html>").text
    assert text.endswith(f"{STORY[2]}\n\nUmsatz: plus 6,1 Prozent\n\nEbit\t84,3 Mio. Euro")


@pytest.mark.parametrize(
    "page",
    [
        f"{HEAD}<p>Kurz: Der Dax fiel.</p></body></html>",  # too short to judge
        f"<div class='menu'>Kurz: Der Dax fiel.</div>{BODY}",  # a fragment: what it holds was chosen already
    ],
)
def test_short_pages_and_fragments_stay_whole(page: str) -> None:
    assert "Kurz: Der Dax fiel." in read_text(page, "html").text
