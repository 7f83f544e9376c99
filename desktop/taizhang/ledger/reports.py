"""What is kept of reports: texts the office changed, what was handed in, what changed since."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from taizhang.ledger import older_rows
from taizhang.ledger.changes import Change, storable
from taizhang.ledger.journal import Row, RowEdit, Subject
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.trouble import known_values

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


def report_texts(ledger: Ledger, agency_id: int, as_of: date) -> dict[str, str]:
    """The parts of the agency's report as of that day that were changed, with their words."""
    sql = "SELECT part, text FROM report_text WHERE agency_id = ? AND as_of = ? ORDER BY part"
    return dict(ledger.rows(sql, (agency_id, as_of.isoformat())))


@dataclass(frozen=True, slots=True)
class EditReportText(Change):
    """Put the office's words in the place of the composed ones; '' brings those back.

    ``part`` is the key of a part of the letter, for the report as of that day alone.
    """

    agency_id: int
    as_of: date
    part: str
    text: str

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The part's row."""
        key = {"agency_id": self.agency_id, "as_of": self.as_of.isoformat(), "part": self.part}
        kept = report_texts(ledger, self.agency_id, self.as_of).get(self.part)
        text = storable(self.text)
        before = None if kept is None else {**key, "text": kept}
        return [RowEdit("report_text", before, {**key, "text": text} if text else None)]

    def subject(self, ledger: Ledger) -> Subject:
        """Which report's which part."""
        return Subject(f"{self.as_of.isoformat()} {self.part}", self.agency_id)


@dataclass(frozen=True, slots=True)
class Made:
    """A report that was handed in. ``journal_id`` is the last line it knew of."""

    id: int
    agency_id: int
    form: str
    as_of: date
    made_at: datetime
    file_name: str
    sha256: str
    journal_id: int


_MADE = """
    SELECT id, agency_id, form, as_of, made_at, file_name, sha256, journal_id
    FROM report_made WHERE agency_id = ? ORDER BY id DESC
"""


def reports_made(ledger: Ledger, agency_id: int) -> list[Made]:
    """What the agency handed in, the latest first."""
    with known_values(ledger.path):
        return [_made(row) for row in ledger.rows(_MADE, (agency_id,))]


def _made(row: tuple[Any, ...]) -> Made:
    id_, agency_id, form, as_of, made_at, *rest = row
    day, moment = date.fromisoformat(as_of), datetime.fromisoformat(made_at)
    return Made(id_, agency_id, form, day, moment, *rest)


@dataclass(frozen=True, slots=True)
class RecordReport(Change):
    """Note that a report was handed in, so that the next one can say what changed since.

    ``form`` is 自查报告, 任务台账 or 任务单; ``file_name`` has no folder in it.
    """

    agency_id: int
    form: str
    as_of: date
    file_name: str
    sha256: str

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """One row more."""
        numbers = ledger.rows("SELECT seq FROM sqlite_sequence WHERE name = 'report_made'")
        ((last,),) = ledger.rows("SELECT ifnull(max(id), 0) FROM journal")
        after = {
            # An id that no row has ever had, so that a row made again after undo keeps its own.
            "id": int(numbers[0][0]) + 1 if numbers else 1,
            "agency_id": self.agency_id,
            "form": self.form,
            "as_of": self.as_of.isoformat(),
            "made_at": at.isoformat(),
            "file_name": storable(self.file_name),
            "sha256": self.sha256,
            "journal_id": last,
        }
        return [RowEdit("report_made", None, after)]

    def subject(self, ledger: Ledger) -> Subject:
        """Which report."""
        return Subject(f"{self.form} {self.as_of.isoformat()}", self.agency_id)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise than it was: of a milestone, or of a task as a whole.

    ``what`` is 进展状态, 完成日期, 完成值, 不适用理由, 佐证材料, a note's field, 完成时限 as the
    unit changed it, 序时进度 as it judged it, 分解步骤, or 方案改动: what an amended plan changed,
    its own deadlines among it. An empty ``before`` or ``after`` is nothing.
    """

    number: str
    title: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """与上期相比: what is otherwise than when ``since`` was handed in."""

    since: Made
    differences: tuple[Difference, ...]


def changes_since(ledger: Ledger, since: Made) -> Changes:
    """What its agency changed after a report was handed in, in the plan's order.

    What was changed and changed back is no difference.
    """
    places = _Places(ledger)
    found: list[tuple[int, int, Difference]] = []
    with known_values(ledger.path):
        for table, before, after in _net_edits(ledger, since):
            row = after or before
            if row is None:  # written since, and taken out again
                continue
            place = places.of(row.get("task_id"), row.get("milestone_id"))
            words = zip(
                _names(table, row), _words(table, before), _words(table, after), strict=True
            )
            for what, was, now in words:
                if was != now:
                    found.append((*place[:2], Difference(*place[2:], what, was, now)))
    found.sort(key=lambda item: item[:2])
    return Changes(since, tuple(difference for *_, difference in found))


def _net_edits(ledger: Ledger, since: Made) -> Iterator[tuple[str, Row | None, Row | None]]:
    """Each row of the agency that differs, as it was then and as it is now."""
    sql = "SELECT edits FROM journal WHERE id > ? ORDER BY id"
    first: dict[tuple[Any, ...], Row | None] = {}
    last: dict[tuple[Any, ...], Row | None] = {}
    for (stored,) in ledger.rows(sql, (since.journal_id,)):
        for edit in json.loads(stored):
            table = edit["table"]
            row = edit["after"] or edit["before"]
            if table not in _SUBJECTS or row["agency_id"] != since.agency_id:
                continue
            key = (table, *_SUBJECTS[table](row))
            first.setdefault(key, older_rows.current(table, edit["before"]))
            last[key] = older_rows.current(table, edit["after"])
    for key, before in first.items():
        yield key[0], before, last[key]


_SUBJECTS: dict[str, Callable[[Row], tuple[Any, ...]]] = {
    "progress": lambda row: (row["milestone_id"],),
    "recheck": lambda row: (row["milestone_id"],),
    # Not by its id: a note that was taken out and written again is one that changed. Nor by the
    # task of a milestone: an amended plan may have moved it.
    "note": lambda row: (
        row["milestone_id"],
        None if row["milestone_id"] else row["task_id"],
        row["field"],
    ),
    "evidence": lambda row: (row["id"],),
    "deadline": lambda row: (row["id"],),
    "pace_override": lambda row: (row["milestone_id"],),
    "step": lambda row: (row["id"],),
}
"""The tables whose rows are compared, and what says that two rows are about the same."""


def _names(table: str, row: Row) -> tuple[str, ...]:
    """What the things are called that `_words` says of a row."""
    if table == "note":
        return (NoteField(row["field"]).value,)
    return _PROGRESS if table == "progress" else (_ONE_NAME[table],)


_ONE_NAME = {
    "evidence": "佐证材料",
    "recheck": "方案改动",
    "deadline": "完成时限",
    "pace_override": "序时进度",
    "step": "分解步骤",
}
_PROGRESS = ("进展状态", "完成日期", "完成值", "不适用理由")


def _words(table: str, row: Row | None) -> tuple[str, ...]:
    """What a row says; as many words for no row as for one."""
    if table == "progress":
        return _progress_words(row)
    if row is None:
        return ("",)
    if table in _SAID:
        return (row[_SAID[table]],)
    return (_TOLD[table](row),)


def _described(said: str, *facts: str | None) -> str:
    about = "，".join(fact for fact in facts if fact)
    return f"{said}（{about}）" if about else said


def _step(row: Row) -> str:
    done = f"{row['done_on']}完成" if row["done_on"] else "未完成"
    due = f"时限{row['due']}" if row["due"] else ""
    return _described(row["text"], row["person"], due, done)


_TOLD: dict[str, Callable[[Row], str]] = {
    "evidence": lambda row: _described(row["name"], row["caption"]),
    "deadline": lambda row: _described(
        f"由{row['old_due']}改为{row['due']}", row["reason"], row["approver"]
    ),
    "pace_override": lambda row: _described(f"自行判定为{row['pace']}", row["reason"]),
    "step": _step,
}
"""How a row is said whose words stand in several columns."""


_SAID = {"note": "text", "recheck": "reason"}
"""The columns that hold all that a row says."""


def _progress_words(row: Row | None) -> tuple[str, ...]:
    if row is None:
        return (Status.NOT_STARTED.value, "", "", "")
    value = "" if row["value"] is None else f"{row['value']:.10g}"
    return (row["status"], row["completed_on"] or "", value, row["reason"])


class _Places:
    """Where in the plan tasks and milestones stand, and what they are called."""

    def __init__(self, ledger: Ledger) -> None:
        self._tasks = {
            id_: (place, 0, number, title)
            for place, (id_, number, title) in enumerate(ledger.rows(_TASKS))
        }
        self._milestones = {
            id_: (self._tasks[task_id][0], position, number, text)
            for id_, task_id, position, number, text in ledger.rows(_MILESTONES)
        }

    def of(self, task_id: int | None, milestone_id: int | None) -> tuple[int, int, str, str]:
        """Two numbers to sort by, number and words."""
        if milestone_id is not None:
            return self._milestones.get(milestone_id, _GONE)
        return self._tasks.get(task_id or 0, _GONE)


_GONE = (1 << 30, 0, "—", "（方案中已没有）")
"""An amended plan has no such place any more, and nothing of the agency's is left there."""


_TASKS = """
    SELECT t.id, t.number, t.title FROM task AS t JOIN section AS s ON s.id = t.section_id
    ORDER BY s.plan_id, s.position, t.position
"""
_MILESTONES = "SELECT id, task_id, position, number, text FROM milestone"
