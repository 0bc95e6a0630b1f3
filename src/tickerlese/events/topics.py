"""Which company the text speaks of where a sentence such as "Der Auftragseingang sank" names none.

In: a ``Frame``. Out: the company of the last sentences that stands out most, as a subject ("X wächst"), as a fronted
topic ("Bei X sank der Umsatz") or by an expression that points back to it; else the article's main company. Those who
only speak about others (media, brokers, rating agencies) are not meant as long as there is anyone else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

LOOK_BACK = 3  # sentences
SPEAKERS = frozenset({"media", "rating_agency", "broker"})
FRONTED = frozenset({"bei", "beim", "für"})
STANDS_OUT, BELONGS, BESIDE = 3.0, 1.5, 1.0
MAIN = 1.0
PER_SENTENCE = 0.6
PER_PARAGRAPH = 0.5
DEPENDENT = 0.6


def topic(frame: Frame, *, besides: Collection[Mention] = (), reach: int = LOOK_BACK) -> Mention | None:
    """The company that the text speaks of here, besides those that play another part; ``reach`` counts sentences."""
    taken = {id(m.identity) for m in besides}
    main = frame.main_company()
    best, most, weight, reader = None, 0.0, 1.0, frame.view
    for view in frame.previous_views(reach):
        if _new_paragraph(view, reader):
            weight *= PER_PARAGRAPH
        for mention in view.mentions:
            if mention.label != "COMPANY" or mention.kind in SPEAKERS or id(mention.identity) in taken:
                continue
            score = weight * _prominence(view, mention)
            score += MAIN if main is not None and mention.identity is main.identity else 0
            if score > most:
                best, most = mention, score
        weight, reader = weight * PER_SENTENCE, view
    if best is not None:
        return best
    return main if main is not None and id(main.identity) not in taken else None


def _new_paragraph(before: SentenceView, after: SentenceView) -> bool:
    tokens = before.tokens
    return "\n\n" in tokens.text[before.text_range[1] : after.text_range[0]]


def _prominence(view: SentenceView, mention: Mention) -> float:
    """How much a mention stands out in its sentence."""
    phrase = view.phrase(mention)
    clause = view.clauses[view.clause_at(view.span[id(mention)][0])]
    if phrase.prep:
        fronted = phrase.prep in FRONTED and phrase.first <= clause.ranges[0][0] + 1
        score = STANDS_OUT if fronted else BESIDE
    else:
        score = STANDS_OUT if phrase.relation in {"", "apposition"} else BELONGS
    return score if clause.kind == "main" else score * DEPENDENT
