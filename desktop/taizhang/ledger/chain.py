"""The journal's chain: each line's hash is over the line and over the hash before it.

It does not keep anyone from writing into the file, but nobody can alter, remove or move a line
without its being found, unless they make every later hash anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

COLUMNS = (
    "id",
    "at",
    "author",
    "system_user",
    "kind",
    "undoes",
    "change",
    "subject",
    "agency_id",
    "task_id",
    "milestone_id",
    "edits",
)
"""What is hashed, in this order."""

START = "0" * 64
"""What stands for the hash before the first line."""


def link(previous: str, values: tuple[Any, ...]) -> str:
    """The hash of a line with these values of `COLUMNS`, after a line of hash ``previous``."""
    content = json.dumps([previous, *values], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def head(ledger: Ledger) -> tuple[int, str]:
    """The last line's number and hash; 0 and `START` before there is one."""
    rows = ledger.rows("SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1")
    return rows[0] if rows else (0, START)


def broken(ledger: Ledger) -> Iterator[str]:
    """Every line that is not as it was written, a sentence each.

    A line is checked against the stored hash before it, so that one altered line does not accuse
    all that follow.
    """
    expected, previous = 1, START
    sql = f"SELECT {', '.join(COLUMNS)}, hash FROM journal ORDER BY id"  # noqa: S608
    for *values, stored in ledger.rows(sql):
        number = values[0]
        if number != expected:  # what its hash should be went with the lines before it
            yield from _missing(expected, number - 1)
        elif link(previous, tuple(values)) != stored:
            yield f"操作日志第 {number} 行与它的校验值不符：这一行或上一行被改动过。"
        expected, previous = number + 1, stored
    ((last,),) = ledger.rows(
        "SELECT ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'journal'), 0)"
    )
    yield from _missing(expected, last)


def _missing(first: int, last: int) -> Iterator[str]:
    if last == first:
        yield f"操作日志缺少第 {first} 行。"
    elif last > first:
        yield f"操作日志缺少第 {first} 至第 {last} 行。"
