"""The archive of a plan: what an amendment took away, kept with what was recorded against it.

It is a section of its own at the plan's end. A removed task goes there whole; milestones that a
remaining task lost go there under a task made for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from taizhang.ledger.plan_rows import insert
from taizhang.plan.model import SectionKind

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

TITLE = "已取消的内容"
_NUMBER = SectionKind.ARCHIVE.value


class Archive:
    """One plan's archive, filled inside an amendment's transaction."""

    def __init__(self, ledger: Ledger, plan_id: int) -> None:
        self._ledger = ledger
        self._db = ledger.db
        self._plan_id = plan_id
        self._section_id = 0

    def take(self, tasks: Collection[int], milestones: Iterable[int]) -> int:
        """Archive what has a record or a line in the journal, take the rest out.

        ``tasks`` are the removed ones, ``milestones`` all that are lost, theirs and others'.
        Returns how many milestones were archived.
        """
        kept: dict[int, list[int]] = defaultdict(list)
        for milestone_id in milestones:
            if self._ledger.rows(_HAS_RECORD, {"milestone": milestone_id}):
                ((task_id,),) = self._ledger.rows(
                    "SELECT task_id FROM milestone WHERE id = ?", (milestone_id,)
                )
                kept[task_id].append(milestone_id)
            else:
                self._db.execute("DELETE FROM target WHERE milestone_id = ?", (milestone_id,))
                self._db.execute("DELETE FROM milestone WHERE id = ?", (milestone_id,))
        for task_id in tasks:
            mentioned = self._ledger.rows(_MENTIONED, {"task": task_id})
            if mentioned or kept[task_id]:
                self._move_task(task_id)
                self._number(task_id, kept.pop(task_id, []))  # none: recorded at the task
            else:
                self._db.execute("DELETE FROM task WHERE id = ?", (task_id,))
                del kept[task_id]
        for task_id, ids in kept.items():
            self._number(self._task_for(task_id, ids), ids)
        self._put_last()
        return sum(
            bool(self._ledger.rows("SELECT 1 FROM milestone WHERE id = ?", (m,)))
            for m in milestones
        )

    def keep_duties(self, recorded: Mapping[int, set[int]]) -> None:
        """Every unit goes on seeing what it recorded, where the plan no longer names it."""
        for milestone_id, agencies in recorded.items():
            for agency_id in agencies:
                self._db.execute(_KEEP_DUTY, {"milestone": milestone_id, "agency": agency_id})
        self._db.execute(_KEEP_DUTIES_AT_TASK, (self._plan_id,))

    def _section(self) -> int:
        if not self._section_id:
            sql = "SELECT id FROM section WHERE plan_id = ? AND kind = ?"
            rows = self._ledger.rows(sql, (self._plan_id, _NUMBER))
            self._section_id = rows[0][0] if rows else self._new_section()
        return self._section_id

    def _new_section(self) -> int:
        row = {"plan_id": self._plan_id, "number": _NUMBER, "title": TITLE, "kind": _NUMBER}
        return insert(self._db, "section", {**row, "position": self._last_position() + 1})

    def _put_last(self) -> None:
        sql = "UPDATE section SET position = ? WHERE plan_id = ? AND kind = ?"
        self._db.execute(sql, (self._last_position() + 1, self._plan_id, _NUMBER))

    def _last_position(self) -> int:
        sql = "SELECT max(position) FROM section WHERE plan_id = ? AND position > 0"
        return int(self._ledger.rows(sql, (self._plan_id,))[0][0] or 0)

    def _next_place(self) -> int:
        sql = "SELECT max(position) FROM task WHERE section_id = ?"
        return max(0, int(self._ledger.rows(sql, (self._section(),))[0][0] or 0)) + 1

    def _move_task(self, task_id: int) -> None:
        ((number, title),) = self._ledger.rows(
            "SELECT number, title FROM task WHERE id = ?", (task_id,)
        )
        place = self._next_place()
        row = (self._section(), place, f"{_NUMBER}.{place}", _was(title, number))
        self._db.execute(
            "UPDATE task SET section_id = ?, position = ?, number = ?, title = ? WHERE id = ?",
            (*row, task_id),
        )

    def _task_for(self, task_id: int, milestones: list[int]) -> int:
        """A task for what the task of that id has lost. Its text is the milestones' own words."""
        ((number, title),) = self._ledger.rows(
            "SELECT number, title FROM task WHERE id = ?", (task_id,)
        )
        place = self._next_place()
        texts = [
            self._ledger.rows("SELECT text FROM milestone WHERE id = ?", (id_,))[0][0]
            for id_ in milestones
        ]
        text = "\n".join(texts)
        row = {
            "section_id": self._section(),
            "position": place,
            "number": f"{_NUMBER}.{place}",
            "title": _was(title, number),
            "text": text,
            "clause": "",
            "published": text,
            "open_ended": 0,
        }
        new_id = insert(self._db, "task", row)
        start = 0
        for milestone_id, words in zip(milestones, texts, strict=True):
            end = start + len(words)
            self._db.execute(
                "UPDATE milestone SET task_id = ?, span_start = ?, span_end = ? WHERE id = ?",
                (new_id, start, end, milestone_id),
            )
            start = end + 1
        return new_id

    def _number(self, task_id: int, milestones: list[int]) -> None:
        ((number,),) = self._ledger.rows("SELECT number FROM task WHERE id = ?", (task_id,))
        for place, milestone_id in enumerate(milestones, 1):
            self._db.execute(
                "UPDATE milestone SET position = ?, number = ? WHERE id = ?",
                (place, f"{number}.{place}", milestone_id),
            )


def _was(title: str, number: str) -> str:
    """A title that tells where it stood, once."""
    return title if "（原 " in title else f"{title}（原 {number}）"


_HAS_RECORD = """
    SELECT 1 WHERE EXISTS (SELECT 1 FROM progress WHERE milestone_id = :milestone)
    OR EXISTS (SELECT 1 FROM note WHERE milestone_id = :milestone)
    OR EXISTS (SELECT 1 FROM evidence WHERE milestone_id = :milestone)
    OR EXISTS (SELECT 1 FROM deadline WHERE milestone_id = :milestone)
    OR EXISTS (SELECT 1 FROM pace_override WHERE milestone_id = :milestone)
    OR EXISTS (SELECT 1 FROM step WHERE milestone_id = :milestone)
    OR EXISTS (SELECT 1 FROM draft WHERE milestone_id = :milestone)
    OR EXISTS (SELECT 1 FROM recheck WHERE milestone_id = :milestone)
    OR EXISTS (SELECT 1 FROM journal WHERE milestone_id = :milestone)
"""
_MENTIONED = """
    SELECT 1 WHERE EXISTS (SELECT 1 FROM note WHERE task_id = :task)
    OR EXISTS (SELECT 1 FROM evidence WHERE task_id = :task)
    OR EXISTS (SELECT 1 FROM draft WHERE task_id = :task)
    OR EXISTS (SELECT 1 FROM journal WHERE task_id = :task)
    OR EXISTS (SELECT 1 FROM milestone WHERE task_id = :task)
"""
_KEEP_DUTY = """
    INSERT INTO assignment (task_id, agency_id, role, position)
    SELECT m.task_id, :agency, '存档',
           1 + ifnull((SELECT max(position) FROM assignment WHERE task_id = m.task_id), 0)
    FROM milestone AS m WHERE m.id = :milestone
    AND NOT EXISTS (SELECT 1 FROM duty WHERE task_id = m.task_id AND agency_id = :agency)
"""
_KEEP_DUTIES_AT_TASK = """
    INSERT INTO assignment (task_id, agency_id, role, position)
    SELECT n.task_id, n.agency_id, '存档', 1000
    FROM (SELECT task_id, agency_id FROM note WHERE milestone_id IS NULL
          UNION SELECT task_id, agency_id FROM evidence WHERE milestone_id IS NULL) AS n
    JOIN agency AS g ON g.id = n.agency_id
    WHERE g.plan_id = ?
    AND NOT EXISTS (SELECT 1 FROM duty WHERE task_id = n.task_id AND agency_id = n.agency_id)
"""
