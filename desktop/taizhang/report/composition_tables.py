"""The tables of the letter: 量化指标, the agencies of a summary, and the list of all tasks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taizhang.ledger.pace import is_limit
from taizhang.ledger.record import MilestoneRecord, Notes, Record, Status, tally
from taizhang.plan.model import Role
from taizhang.report import wording
from taizhang.report.cleaning import one_line, paragraphs
from taizhang.report.composition_words import Matter, Voice, matters
from taizhang.report.letter import Column, LetterTable, TableRow
from taizhang.report.marks import MARKS

Figure = tuple[Voice, MilestoneRecord]
"""A 量化指标 with the agency that works on it."""


def figures(found: Sequence[Matter]) -> list[Figure]:
    """The milestones with a figure to reach."""
    return [
        (voice, m)
        for matter in found
        for voice in matter.voices
        for m in voice.task.milestones
        if m.target is not None
    ]


_ABOUT = ("左右", "上下", "约", "大约")


def reached(milestone: MilestoneRecord) -> bool | None:
    """Whether the figure entered is the one to reach; None where that cannot be said.

    About so many (左右) is not missed by a little, and who judges how much that is are the readers.
    """
    target, value = milestone.target, milestone.value
    if target is None or value is None:
        return None
    if is_limit(target):
        return value <= target.high
    words = target.qualifier.split("、")
    if value >= target.low:
        return True
    return None if any(word in _ABOUT for word in words) else False


def targets_table(listed: Sequence[Figure], *, joint: bool) -> LetterTable:
    """What was to be reached and what was; with the agencies' names where there are several."""
    columns = [
        Column("序号", 30, centred=True),
        Column("任务", None),
        Column("指标", None),
        Column("目标值", 84, centred=True),
        Column("完成值", 60, centred=True),
        Column("进展状态", 60, centred=True),
    ]
    if joint:
        columns.insert(1, Column("单位", 66))
    rows = (_target_row(place, *figure, joint=joint) for place, figure in enumerate(listed, 1))
    return LetterTable(tuple(columns), tuple(rows))


def _target_row(place: int, voice: Voice, milestone: MilestoneRecord, *, joint: bool) -> TableRow:
    target = milestone.target
    assert target is not None
    texts = [
        str(place),
        f"{voice.task.number} {one_line(voice.task.title)}",
        one_line(target.name),
        one_line(wording.target_text(target)),
        one_line(wording.value_text(milestone)) or "—",
        status_words(milestone),
    ]
    if joint:
        texts.insert(1, one_line(voice.agency.short_name))
    return TableRow(tuple(texts))


def status_words(milestone: MilestoneRecord) -> str:
    """The status by shape and by word."""
    return f"{MARKS[milestone.status].char} {milestone.status}"


def agencies_table(records: Sequence[Record]) -> LetterTable:
    """How far each agency got, and which have not reported."""
    columns = (
        Column("序号", 30, centred=True),
        Column("单位", None),
        Column("任务", 36, centred=True),
        Column("节点", 36, centred=True),
        Column("已完成", 44, centred=True),
        Column("正在推进", 52, centred=True),
        Column("尚未开始", 52, centred=True),
        Column("不适用", 44, centred=True),
        Column("完成率", 48, centred=True),
    )
    rows = [_agency_row(place, record) for place, record in enumerate(records, 1)]
    return LetterTable(columns, (*rows, _total_row(records)))


def _agency_row(place: int, record: Record) -> TableRow:
    name = one_line(record.agency.short_name)
    return TableRow(
        (str(place), name if reported(record) else f"{name}（未报）", *_counts([record]))
    )


def _total_row(records: Sequence[Record]) -> TableRow:
    return TableRow(("", "合计", *_counts(records)))


def _counts(records: Sequence[Record]) -> list[str]:
    counts = tally([task for record in records for task in record.own])
    numbers = (
        counts.tasks,
        counts.total,
        counts.done,
        counts.under_way,
        counts.not_started,
        counts.not_applicable,
    )
    return [*map(str, numbers), wording.percent(counts.share)]


def reported(record: Record) -> bool:
    """Whether the agency recorded anything at all; 未报 otherwise."""
    return not all(v.untouched for m in matters([record]) for v in m.voices)


_TASK_COLUMNS = (
    Column("编号", 46, centred=True),
    Column("任务和节点", None),
    Column("进展状态", 58, centred=True),
    Column("完成日期、完成值", 80, centred=True),
    Column("备注", 92),
)
_JOINT_COLUMNS = (
    Column("编号", 46, centred=True),
    Column("任务和节点", None),
    Column("各单位进展", 210),
)


def task_tables(found: Sequence[Matter], *, joint: bool, notes: bool) -> Iterator[LetterTable]:
    """Every task and milestone word for word, a table for each section.

    Args:
        found: the tasks.
        joint: several agencies report: their statuses stand in one cell, a line each.
        notes: whether the notes are listed as well.
    """
    sections: dict[str, list[Matter]] = {}
    for matter in found:
        sections.setdefault(matter.section, []).append(matter)
    for number, group in sections.items():
        numbered = number in ("要求", "存档")
        heading = group[0].title if numbered else f"{number}、{group[0].title}"
        rows = [TableRow((heading,), heading=True)]
        for matter in group:
            rows += _joint_rows(matter, notes) if joint else _task_rows(matter.voices[0], notes)
        columns = _JOINT_COLUMNS if joint else _TASK_COLUMNS
        yield LetterTable(columns, tuple(rows), outline=(heading, 1))


def _task_rows(voice: Voice, notes: bool) -> Iterator[TableRow]:
    task = voice.task
    role = f"（{task.role}）" if task.is_own or task.role is Role.GENERAL else ""
    agencies = "" if task.role is Role.ADDRESSED else one_line(wording.agencies_line(task))
    title = f"{one_line(task.title)}{role}"
    yield TableRow((task.number, "\n".join(filter(None, (title, agencies))), "", "", ""))
    if notes and task.notes:
        yield TableRow((task.number, _all_notes(task.notes), "", "", ""))
    for milestone in task.milestones:
        days = [
            *([wording.chinese_date(milestone.completed_on)] if milestone.completed_on else []),
            *filter(None, [one_line(wording.value_text(milestone))]),
        ]
        text = one_line(milestone.text)
        if notes and milestone.notes:
            text += "\n" + _all_notes(milestone.notes)
        yield TableRow(
            (
                milestone.number,
                text,
                status_words(milestone),
                "\n".join(days) or "—",
                "\n".join(_remarks(milestone)),
            )
        )


def _remarks(milestone: MilestoneRecord) -> Iterator[str]:
    """Its deadline, why it does not apply, what an amendment of the plan changed."""
    yield f"时限{milestone.due:%Y-%m-%d}"
    if milestone.status is Status.NOT_APPLICABLE and milestone.reason.strip():
        yield "不适用理由：" + "\n".join(paragraphs(milestone.reason))
    if milestone.recheck.strip():
        yield "待复核：" + "\n".join(paragraphs(milestone.recheck))


def _all_notes(notes: Notes) -> str:
    return "\n".join(f"{name}：" + "\n".join(paragraphs(t)) for name, t in wording.notes_of(notes))


def _joint_rows(matter: Matter, notes: bool) -> Iterator[TableRow]:
    task = matter.task
    agencies = "" if task.role is Role.ADDRESSED else one_line(wording.agencies_line(task))
    title = "\n".join(filter(None, (one_line(task.title), agencies)))
    said = [
        f"{one_line(v.agency.short_name)}：{_all_notes(v.task.notes)}"
        for v in matter.voices
        if notes and v.task.notes
    ]
    yield TableRow((task.number, title, "\n".join(said)))
    # A list may be filtered: not every agency's record need have every milestone.
    spoken: dict[str, list[Figure]] = {}
    for voice in matter.voices:
        for milestone in voice.task.milestones:
            spoken.setdefault(milestone.number, []).append((voice, milestone))
    for number, figures_of in spoken.items():
        lines = [_joint_line(v, m, notes) for v, m in figures_of]
        yield TableRow((number, one_line(figures_of[0][1].text), "\n".join(lines)))


def _joint_line(voice: Voice, milestone: MilestoneRecord, notes: bool) -> str:
    facts = [
        *([wording.chinese_date(milestone.completed_on)] if milestone.completed_on else []),
        *filter(None, [one_line(wording.value_text(milestone))]),
        *[one_line(remark) for remark in list(_remarks(milestone))[1:]],
    ]
    behind = f"（{'，'.join(facts)}）" if facts else ""
    said = f"{one_line(voice.agency.short_name)}：{status_words(milestone)}{behind}"
    return f"{said}\n{_all_notes(milestone.notes)}" if notes and milestone.notes else said
