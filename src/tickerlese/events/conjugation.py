"""German verb forms for triggers: from an infinitive (and its strong forms) to every form that news uses.

Out: ``VerbForms``, the forms by how they stand in a sentence. Separable verbs get both their split forms ("legte … zu")
and their joined ones ("zulegte", "zugelegt", "zuzulegen").
"""

from __future__ import annotations

from dataclasses import dataclass

INSEPARABLE = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "über", "unter", "hinter", "wider")
ATTRIBUTIVE_ENDINGS = ("e", "en", "er", "es", "em")


@dataclass(frozen=True, slots=True)
class VerbForms:
    """The forms of one verb, lower-cased.

    ``finite`` of a separable verb needs its particle later in the clause; ``joined`` are the same forms with the
    particle in front, as in subordinate clauses. ``attributive`` forms stand before a noun ("die gestiegenen Kosten").
    """

    finite: frozenset[str]
    joined: frozenset[str]
    participle: str
    infinitives: frozenset[str]
    attributive: frozenset[str]


def conjugate(
    infinitive: str, present: str = "", past: str = "", participle: str = "", particle: str = ""
) -> VerbForms:
    """All forms of a verb; strong verbs name their third person present, past and participle.

    >>> sorted(conjugate("klettern").finite)
    ['klettere', 'klettern', 'kletterte', 'kletterten', 'klettert']
    >>> conjugate("legen", particle="zu").participle
    'zugelegt'
    """
    stem = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    linking = "e" if stem.endswith(("t", "d", "chn", "ffn", "gn")) else ""
    present = present or stem + linking + "t"
    subjunctive = infinitive[:-1]
    if not past:
        past = stem + linking + "te"
    pasts = {past, past + "n"} if past.endswith("e") else {past, past + "en", past + "e"}
    bare = participle or _weak_participle(infinitive, stem + linking + "t")
    finite = frozenset({infinitive, present, subjunctive, *pasts})
    full = particle + bare
    gerund = particle + infinitive + "d"
    return VerbForms(
        finite=finite,
        joined=frozenset(particle + form for form in finite) if particle else frozenset(),
        participle=full,
        infinitives=frozenset({particle + infinitive, f"{particle}zu{infinitive}"} if particle else {infinitive}),
        attributive=frozenset(form + ending for form in (full, gerund) for ending in ATTRIBUTIVE_ENDINGS),
    )


def _weak_participle(infinitive: str, third_person: str) -> str:
    if infinitive.endswith("ieren") or infinitive.startswith(INSEPARABLE):
        return third_person
    return "ge" + third_person
