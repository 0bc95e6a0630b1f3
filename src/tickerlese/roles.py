"""What people are: "Vorstandschefin", "Finanzvorstand", "Chefökonom", "Analyst".

In: one word in any case, number and gender. Out: the ``Role`` of roles.csv that it is or ends in ("Werkschef" is a
Chef), null for other words.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from tickerlese.lexicon import read_rows

ENDINGS = ("", "s", "es", "n", "en", "in", "innen", "r")
SHORTEST_STEM = 2
NO_ROLE = frozenset({"lautsprecher", "bekenner", "nachrichter"})  # compounds that only look like a role


class Role(NamedTuple):
    """One row of roles.csv.

    ``feminine`` is null when it is ``role`` plus -in. ``post``: a company post whose change makes news. ``suffix``:
    compounds may end in it.
    """

    role: str
    feminine: str | None
    kind: Literal[
        "executive",
        "board",
        "owner",
        "analyst",
        "economist",
        "politician",
        "official",
        "central_banker",
        "spokesperson",
        "lawyer",
        "union",
        "expert",
    ]
    post: bool
    suffix: bool


@cache
def roles() -> tuple[Role, ...]:
    """Read all roles."""
    return read_rows("roles.csv", Role)


def find_role(word: str) -> Role | None:
    """Look up a role, null when the word is none.

    >>> find_role("Vorstandschefin").kind, find_role("Werkschef").role, find_role("Vorstandsvorsitzenden").post
    ('executive', 'Chef', True)
    >>> find_role("Lautsprecher") is None
    True
    """
    if not word[:1].isupper():
        return None
    bases = [word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending)]
    for base in bases:
        if role := _listed().get(base):
            return role
    return next((role for base in bases if (role := _compound(base.lower()))), None)


@cache
def _listed() -> dict[str, Role]:
    return {form: role for role in reversed(roles()) for form in _forms(role)}


@cache
def _suffixes() -> dict[str, Role]:
    return {form.lower(): role for role in reversed(roles()) if role.suffix for form in _forms(role)}


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(suffix) for suffix in _suffixes()}, reverse=True))


def _forms(role: Role) -> list[str]:
    return [role.role, role.feminine] if role.feminine else [role.role]


def _compound(lowered: str) -> Role | None:
    if lowered in NO_ROLE:
        return None
    for length in _lengths():
        if length + SHORTEST_STEM <= len(lowered) and (role := _suffixes().get(lowered[-length:])):
            return role
    return None
