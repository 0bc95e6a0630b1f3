"""Finds out whom "der Konzern", "die Walldorfer", "das Papier" and "der Vorstandschef" mean.

In: ``Tokens`` and the settled mentions. Out: further mentions with ``anaphor=True``, label COMPANY or PERSON, the
antecedent's identity (a person's role and employer too), and a ``kind`` that says what was read: company, share or
person; or the label and kind of the index, coin or commodity that is meant. Refused: expressions whose antecedent stays
doubtful; nothing is guessed.

The story: ``references`` finds expressions that point back, ``profiles`` collects what lexicon and text tell about each
company and person, ``antecedents`` matches the two; ``assets`` does the same for things that have a price.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.coreference.antecedents import Antecedents
from tickerlese.coreference.assets import read_assets
from tickerlese.coreference.references import PERSON_KIND, Reader
from tickerlese.mention import Mention
from tickerlese.names.page import page_of

if TYPE_CHECKING:
    from tickerlese.tokens import Tokens


def add_anaphors(tokens: Tokens, mentions: list[Mention], title: str | None = None) -> list[Mention]:
    """The anaphors of the text, in text order; a separate title tells whom the text is about."""
    page = page_of(tokens)
    antecedents = Antecedents(page, mentions, title)
    posts = {id(m.identity): m for m in mentions if m.label == "PERSON" and (m.role or m.employer)}
    found: list[Mention] = []
    for reference in Reader(page, mentions).read():
        identity = antecedents.of(reference)
        if identity is None:
            continue
        post = posts.get(id(identity))
        found.append(
            Mention(
                label="PERSON" if reference.kind == PERSON_KIND else "COMPANY",
                start=tokens.starts[reference.first],
                end=tokens.ends[reference.last - 1],
                first=reference.first,
                last=reference.last,
                identity=identity,
                kind=reference.kind,
                role=post.role if post else None,
                employer=post.employer if post else None,
                anaphor=True,
            )
        )
    found += read_assets(page, mentions)
    return sorted(found, key=lambda mention: mention.first)
