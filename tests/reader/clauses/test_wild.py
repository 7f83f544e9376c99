"""Clauses as offices of every kind write them: the words vary, the reading must not.

Written in the manner of published documents of 2005 to 2025; most places in them are real, no
clause is copied.
"""

from __future__ import annotations

import pytest

from tests.reader.clauses.told import only, told
from tests.reader.clauses.wild import WILD

CASES = [line.split(" ⇒ ") for line in WILD.strip().splitlines() if not line.startswith("#")]


def expected(words: str) -> tuple[dict[str, list[str]], bool, str]:
    """Roles with names, whether open ended (等), the deadline (@…)."""
    roles: dict[str, list[str]] = {}
    role, due, etc = "", "", False
    for word in words.split():
        if word == "等":
            etc = True
        elif word.startswith("@"):
            due = word[1:]
        else:
            role, _, name = word.rpartition("=") if "=" in word else (role, "", word)
            roles.setdefault(role, []).append(name)
    return roles, etc, due


@pytest.mark.parametrize(("text", "words"), CASES)
def test_reads(text: str, words: str) -> None:
    whole = text.replace("⏎", "\n")
    clause = only(whole if whole.startswith("推进") else f"做好工作。\n{whole}")
    roles, etc, due = expected(words)
    assert told(clause) == roles
    assert clause.open_ended == etc
    assert clause.due_words == due
