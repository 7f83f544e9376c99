"""A filter worked out in Python over plain rows: what the SQL is compared with."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from taizhang.ledger.filters import BLANK, OTHERS, Column, Condition, Filter
from taizhang.ledger.lines import pace_of, standing
from taizhang.ledger.store import Ledger

Row = dict[str, Any]


def table(ledger: Ledger, name: str) -> list[Row]:
    """Every row of a table, by column."""
    cursor = ledger.connection.execute(f"SELECT * FROM {name}")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


@dataclass(frozen=True, slots=True)
class PlainRow:
    """A milestone with every value that it has in each column."""

    id: int
    task_id: int
    role: str | None
    values: dict[Column, set[str]]

    @property
    def is_open(self) -> bool:
        return self.role not in (None, "存档")

    def passes(self, condition: Condition) -> bool:
        return bool(self.values[condition.column] & condition.values) is not condition.negated


class PlainRows:
    """The shown plan's milestones as one unit sees them as of a day."""

    def __init__(self, ledger: Ledger, agency_id: int, as_of: date) -> None:
        self._ledger = ledger
        self._agency = agency_id
        self._as_of = as_of
        (plan,) = [p for p in table(ledger, "plan") if p["id"] == ledger.plan_id]
        self._year = plan["year"]
        self._progress = {r["milestone_id"]: r for r in self._own("progress")}
        self._judged = {r["milestone_id"]: r["pace"] for r in self._own("pace_override")}
        self._recheck = {r["milestone_id"] for r in self._own("recheck")}
        self._targets = {r["milestone_id"]: r for r in table(ledger, "target")}
        self._dues: dict[int, str] = {}
        for row in sorted(self._own("deadline"), key=lambda r: int(r["id"])):
            if (row["approved_on"] or "") <= as_of.isoformat():
                self._dues[row["milestone_id"]] = row["due"]
        self._notes = self._by_milestone("note", "field")
        evidence = self._own("evidence")
        replaced = {row["replaces"] for row in evidence}
        self._evidence = {r["milestone_id"] for r in evidence if r["id"] not in replaced}
        self._steps = self._by_milestone("step", "done_on")
        self._units: dict[int, list[tuple[str, str]]] = defaultdict(list)
        names = {r["id"]: r["short_name"] for r in table(ledger, "agency")}
        for row in table(ledger, "assignment"):
            self._units[row["task_id"]].append((names[row["agency_id"]], row["role"]))
        roles = {r["task_id"]: r["role"] for r in self._own("duty")}
        sections = {
            r["id"]: r["number"] for r in table(ledger, "section") if r["plan_id"] == ledger.plan_id
        }
        tasks = {r["id"]: r for r in table(ledger, "task") if r["section_id"] in sections}
        self.rows = [
            PlainRow(
                m["id"],
                m["task_id"],
                roles.get(m["task_id"]),
                self._values(
                    m, sections[tasks[m["task_id"]]["section_id"]], roles.get(m["task_id"])
                ),
            )
            for m in table(ledger, "milestone")
            if m["task_id"] in tasks
        ]

    def _own(self, name: str) -> list[Row]:
        return [row for row in table(self._ledger, name) if row["agency_id"] == self._agency]

    def _by_milestone(self, name: str, column: str) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = defaultdict(list)
        for row in self._own(name):
            found[row["milestone_id"]].append(row[column])
        return found

    def _values(self, m: Row, section: str, role: str | None) -> dict[Column, set[str]]:
        progress = self._progress.get(m["id"], {})
        status = str(progress.get("status", "未开始"))
        due = str(self._dues.get(m["id"], m["due"]))
        target = self._targets.get(m["id"])
        units = self._units[m["task_id"]]
        steps = self._steps.get(m["id"], [])
        one: dict[Column, str] = {
            Column.NUMBER: m["number"],
            Column.SECTION: section,
            Column.ROLE: role or OTHERS,
            Column.KIND: m["kind"],
            Column.DUE: due,
            Column.STATUS: status,
            Column.TIMING: self._timing(status, due),
            Column.PACE: self._pace(m["id"], status, due, target),
            Column.DONE_ON: progress.get("completed_on") or BLANK,
            Column.VALUE: BLANK
            if target is None
            else ("无" if progress.get("value") is None else "有"),
            Column.EVIDENCE: "有" if m["id"] in self._evidence else "无",
            Column.STEPS: "无" if not steps else ("已完成" if all(steps) else "未完成"),
            Column.RECHECK: "待复核" if m["id"] in self._recheck else BLANK,
        }
        return {column: {value} for column, value in one.items()} | {
            Column.LEAD: {name for name, part in units if part == "牵头"} or {BLANK},
            Column.AGENCY: {name for name, _ in units} or {BLANK},
            Column.NOTE: set(self._notes.get(m["id"], [])) or {BLANK},
        }

    def _timing(self, status: str, due: str) -> str:
        if status in ("已完成", "不适用"):
            return "已了结"
        if date.fromisoformat(due) < self._as_of:
            return "逾期"
        soon = self._as_of + timedelta(days=30)
        return "临期" if date.fromisoformat(due) <= soon else "未到期"

    def _pace(self, id_: int, status: str, due: str, target: Row | None) -> str:
        value = self._progress.get(id_, {}).get("value")
        low, qualifier = (None, None) if target is None else (target["low"], target["qualifier"])
        now = standing(status, value, low, qualifier, due)
        return pace_of(now, self._judged.get(id_), self._year, self._as_of).value

    def shown(self, wanted: Filter) -> list[PlainRow]:
        """What passes. Which milestones words are found in is the search's own to say."""
        hits = self._ledger.search.hits(wanted.agency_id, wanted.text)
        return [
            row
            for row in self.rows
            if (wanted.whole_plan or row.role is not None)
            and all(row.passes(condition) for condition in wanted.conditions)
            and (hits is None or row.id in hits.milestones or row.task_id in hits.tasks)
        ]

    def counts(self, wanted: Filter, column: Column) -> Counter[str]:
        """How many of what the other conditions show have each value of a column."""
        found = self.shown(wanted.without(column))
        return Counter(value for row in found for value in row.values[column])
