"""The report's own words: numerals, dates and figures. Knows no paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from taizhang.ledger.record import MilestoneRecord, Notes, TaskRecord
from taizhang.ledger.status import NoteField
from taizhang.plan.model import Assignment, Role, Target

NUMERALS = "一二三四五六七八九十"
OWN_ROLES = (Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT, Role.GUIDE)
"""In the order of their weight; all of them are the agency's own tasks."""

_AFTER_FIGURE = ("左右", "以上", "以下", "以内", "上下", "及以上", "及以下")
"""Qualifiers that stand behind the figure; all others (力争, 约, 不少于 …) stand before it."""


def chinese_date(day: date) -> str:
    """2012年12月31日: Arabic numerals without leading zeros (GB/T 9704-2012 §7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def figure(value: float) -> str:
    """A number without a needless decimal point: ``10000``, ``98.75``."""
    return str(int(value)) if value == int(value) else f"{value:.10g}"


def percent(share: float | None) -> str:
    """At most one decimal; a dash where there is nothing to count.

    Never rounded up to 100% nor down to 0%: both say something that is not so.
    """
    if share is None:
        return "—"
    tenths = round(share * 1000)
    if 0 < share < 1:
        tenths = min(max(tenths, 1), 999)
    return f"{figure(tenths / 10)}%"


def target_text(target: Target) -> str:
    """The figure to reach: ``2–4个``, ``力争10个左右``, ``10000家``."""
    number = figure(target.low)
    if target.high != target.low:
        number += f"–{figure(target.high)}"
    words = [word for word in target.qualifier.split("、") if word]
    before = "".join(word for word in words if word not in _AFTER_FIGURE)
    after = "".join(word for word in words if word in _AFTER_FIGURE)
    return f"{before}{number}{target.unit}{after}"


def value_text(milestone: MilestoneRecord) -> str:
    """The figure reached, with its unit; empty when none was entered."""
    if milestone.value is None:
        return ""
    return figure(milestone.value) + (milestone.target.unit if milestone.target else "")


def completion(milestone: MilestoneRecord) -> str:
    """完成日期 and 完成值, each on its line; a dash when neither was entered."""
    day = chinese_date(milestone.completed_on) if milestone.completed_on else ""
    return "\n".join(part for part in (day, value_text(milestone)) if part) or "—"


def agencies_line(task: TaskRecord) -> str:
    """Who does the task, by role, in the clause's order: ``牵头单位：…；参加单位：…。``."""
    names: dict[Role, list[str]] = {}
    for assignment in task.assignments:
        names.setdefault(assignment.role, []).append(_name(assignment))
    parts = [f"{role}单位：{'、'.join(listed)}" for role, listed in names.items()]
    if not parts:
        return ""
    return "；".join(parts) + ("等部门。" if task.open_ended else "。")


def _name(assignment: Assignment) -> str:
    return assignment.agency + ("（泛指）" if assignment.collective else "")


def collectives(tasks: Iterable[TaskRecord]) -> str:
    """The collectives the tasks speak of, in quotation marks: ``“省有关部门”``."""
    names = {a.agency: None for task in tasks for a in task.assignments if a.collective}
    return "、".join(f"“{name}”" for name in names) or "有关部门"


def notes_of(notes: Notes) -> list[tuple[str, str]]:
    """Field names with what was written, in the fields' own order, without the empty ones."""
    texts = notes.texts
    return [(str(field), texts[field]) for field in NoteField if texts.get(field, "").strip()]
