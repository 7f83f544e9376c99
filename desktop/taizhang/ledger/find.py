"""A task or milestone by the number a clerk types."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from taizhang.errors import KnownError

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Place:
    """A task, or one of its milestones."""

    task_id: int
    milestone_id: int | None
    number: str


_PLACES = """
    SELECT m.task_id, m.id, m.number
    FROM milestone AS m JOIN task AS t ON t.id = m.task_id JOIN section AS s ON s.id = t.section_id
    WHERE m.number = :number AND s.plan_id = :plan
    UNION ALL
    SELECT t.id, NULL, t.number FROM task AS t JOIN section AS s ON s.id = t.section_id
    WHERE t.number = :number AND s.plan_id = :plan
"""


def find(ledger: Ledger, number: str) -> Place:
    """The task (一.3) or milestone (一.3.2) of that number.

    Arabic section numbers are taken too: ``1.3.2`` is typed more easily in a shell.

    Raises:
        KnownError: the plan has none of that number.
    """
    wanted = _normal(number)
    for row in ledger.rows(_PLACES, {"number": wanted, "plan": ledger.plan_id}):
        return Place(*row)
    raise KnownError(
        "方案里没有编号为“{0}”的任务或节点。编号写作 一.3（任务）或 一.3.2（节点）。", number
    )


def find_milestone(ledger: Ledger, number: str) -> tuple[int, int]:
    """The ids of a milestone's task and of the milestone. Raises KnownError as `find` does."""
    place = find(ledger, number)
    if place.milestone_id is None:
        raise KnownError("“{0}”是任务，不是节点。请写节点编号，例如 {1}.1。", number, place.number)
    return place.task_id, place.milestone_id


def _normal(number: str) -> str:
    number = unicodedata.normalize("NFKC", number).strip().replace("、", ".")
    match = re.fullmatch(r"(\d+)(\..+)", number)
    if match and 0 < int(match[1]) <= len(_NUMERALS):
        number = _NUMERALS[int(match[1]) - 1] + match[2]
    return number
