"""What a text's clauses say, in a form that a test can state in one line."""

from __future__ import annotations

from taizhang.reader.clauses.find import find_clauses
from taizhang.reader.clauses.model import Clause, Clauses
from taizhang.reader.view import View

Told = dict[str, list[str]]


def clauses_of(text: str) -> Clauses:
    return find_clauses(View.of(text).text)


def told(clause: Clause) -> Told:
    """Role → agencies, in the clause's order."""
    roles: Told = {}
    for named in clause.assignments:
        roles.setdefault(named.role.value, []).append(named.agency)
    return roles


def only(text: str) -> Clause:
    """The one clause of a text."""
    taken = clauses_of(text).taken
    assert len(taken) == 1, [clause.words for clause in taken]
    return taken[0]


def says(text: str) -> Told:
    return told(only(text))


def all_say(text: str) -> list[Told]:
    return [told(clause) for clause in clauses_of(text).taken]
