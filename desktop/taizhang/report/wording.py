"""The report's own words: numerals, dates, figures and composed sentences. Knows no paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from taizhang.ledger.record import (
    MilestoneRecord,
    NoteField,
    Notes,
    Record,
    Status,
    Tally,
    TaskRecord,
    tally,
)
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


def short_number(number: str) -> str:
    """The task's place in its section: ``1`` of ``一.1``."""
    return number.rpartition(".")[2]


def opening(record: Record) -> str:
    """The sentence of 一、总体情况: what was assigned, and how far it got."""
    plan = record.plan
    named = f"《{plan.title}》（{plan.doc_number}）"
    as_of = chinese_date(record.as_of)
    own = record.own
    if not own:
        return f"{named}没有点名由{record.agency.full_name}承担的工作任务（数据截至{as_of}）。"
    counts = tally(own)
    return (
        f"{named}共有{counts.tasks}项工作任务点名由{record.agency.full_name}承担"
        f"{_by_role(own)}，分解为{counts.total}个工作节点。截至{as_of}，{_progress(counts)}。"
    )


def _by_role(tasks: Sequence[TaskRecord]) -> str:
    counts = {role: sum(t.role is role for t in tasks) for role in OWN_ROLES}
    present = [role for role in OWN_ROLES if counts[role]]
    if len(present) == 1:
        return f"，角色为{present[0]}"
    return "，其中" + "、".join(f"{role}{counts[role]}项" for role in present)


def _progress(counts: Tally) -> str:
    parts = [
        f"{word}{count}个"
        for word, count in (
            (Status.DONE, counts.done),
            (Status.UNDER_WAY, counts.under_way),
            (Status.NOT_STARTED, counts.not_started),
            (Status.NOT_APPLICABLE, counts.not_applicable),
        )
        if count or word is Status.DONE
    ]
    return f"{'、'.join(parts)}，完成率{percent(counts.share)}"


def apart(record: Record, general_numeral: str, requirement_numeral: str) -> str:
    """The sentence on what is listed but not counted; empty when there is nothing of the kind."""
    general, requirements = len(record.general), len(record.requirements)
    parts = []
    if general:
        names = collectives(record.general)
        parts.append(f"泛指{names}的工作任务{general}项（见第{general_numeral}部分）")
    if requirements:
        parts.append(f"工作要求{requirements}条（见第{requirement_numeral}部分）")
    return f"另有{'、'.join(parts)}，单独列出，不计入上述统计。" if parts else ""


def collectives(tasks: Iterable[TaskRecord]) -> str:
    """The collectives the tasks speak of, in quotation marks: ``“省有关部门”``."""
    names = {a.agency: None for task in tasks for a in task.assignments if a.collective}
    return "、".join(f"“{name}”" for name in names) or "有关部门"


def targets_of(tasks: Iterable[TaskRecord]) -> list[tuple[TaskRecord, MilestoneRecord]]:
    """The milestones with a figure to reach, each with its task."""
    return [(t, m) for t in tasks for m in t.milestones if m.target is not None]


def targets_sentence(targets: Sequence[tuple[TaskRecord, MilestoneRecord]]) -> str:
    """The sentence before the table of 量化指标."""
    if not targets:
        return "上述工作任务中没有量化指标。"
    done = sum(m.status is Status.DONE for _, m in targets)
    return f"上述工作任务中有量化指标{len(targets)}项，已完成{done}项，具体情况如下表。"


def numbering_sentence(record: Record) -> str:
    """What the numbers before tasks and milestones are."""
    return f"各项任务按《{record.plan.title}》的类别和编号排列。{LEGEND}"


LEGEND = "节点前的符号：☑已完成，◧进行中，☐未开始，—不适用。"


def general_sentence(record: Record) -> str:
    """That these tasks name nobody, and whom they speak of."""
    return (
        f"以下{len(record.general)}项任务的承担单位中有泛指的{collectives(record.general)}，"
        f"没有点名{record.agency.full_name}，单独列出，不计入本单位任务统计。"
    )


def requirements_sentence(record: Record) -> str:
    """That these are addressed to many and not counted."""
    return (
        f"《{record.plan.title}》对各有关单位提出的工作要求中，涉及本单位的有"
        f"{len(record.requirements)}条，落实情况如下，不计入本单位任务统计。"
    )


def notes_of(notes: Notes) -> list[tuple[str, str]]:
    """Field names with what was written, in the fields' own order, without the empty ones."""
    texts = notes.texts
    return [(str(field), texts[field]) for field in NoteField if texts.get(field, "").strip()]
