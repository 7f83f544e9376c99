"""The tables of the letter: 量化指标, the agencies of a summary, and the list of all tasks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from taizhang.ledger.pace import is_limit
from taizhang.ledger.record import MilestoneRecord, Notes, Record, TaskRecord, tally
from taizhang.ledger.status import Status
from taizhang.plan.model import Role
from taizhang.report import wording, year_words
from taizhang.report.cleaning import one_line, paragraphs
from taizhang.report.composition_words import Matter, Voice, matters
from taizhang.report.letter import Column, Item, LetterTable, TableRow, Words
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


_TARGET_COLUMNS = (
    Column("序号", 30, centred=True),
    Column("任务", None),
    Column("指标", None),
    Column("目标值", 84, centred=True),
    Column("完成值", 60, centred=True),
    Column("进展状态", 60, centred=True),
)
_JOINT_TARGET_COLUMNS = (*_TARGET_COLUMNS[:4], Column("各单位完成值", 130))


def targets_table(listed: Sequence[Figure]) -> LetterTable:
    """What was to be reached and what was."""
    rows = (
        TableRow(
            (
                *_target_texts(place, voice, milestone),
                one_line(wording.value_text(milestone)) or "—",
                status_words(milestone),
            )
        )
        for place, (voice, milestone) in enumerate(listed, 1)
    )
    return LetterTable(_TARGET_COLUMNS, tuple(rows))


def joint_targets_table(listed: Sequence[Figure]) -> LetterTable:
    """The figures that each agency entered, a row for each target; they are not added up."""
    rows = []
    for place, group in enumerate(by_milestone(listed).values(), 1):
        entered = [
            f"{one_line(voice.agency.short_name)}：{one_line(wording.value_text(milestone))}"
            for voice, milestone in group
            if milestone.value is not None
        ]
        rows.append(TableRow((*_target_texts(place, *group[0]), _lines(*entered) or "—")))
    return LetterTable(_JOINT_TARGET_COLUMNS, tuple(rows))


def by_milestone(listed: Sequence[Figure]) -> dict[str, list[Figure]]:
    """The figures by their milestone's number."""
    found: dict[str, list[Figure]] = {}
    for voice, milestone in listed:
        found.setdefault(milestone.number, []).append((voice, milestone))
    return found


def _target_texts(place: int, voice: Voice, milestone: MilestoneRecord) -> tuple[str, ...]:
    """The cells that say which target it is."""
    target = milestone.target
    assert target is not None
    return (
        str(place),
        f"{voice.task.number} {one_line(voice.task.title)}",
        one_line(target.name),
        one_line(wording.target_text(target)),
    )


def status_words(milestone: MilestoneRecord) -> str:
    """The status by shape and by word."""
    return f"{MARKS[milestone.status].char} {milestone.status}"


_AGENCY_COLUMNS = (
    Column("单位", None),
    Column("填报", 36, centred=True),
    Column("任务", 34, centred=True),
    Column("节点", 34, centred=True),
    Column("已完成", 42, centred=True),
    Column("正在推进", 50, centred=True),
    Column("尚未开始", 50, centred=True),
    Column("不适用", 42, centred=True),
    Column("完成率", 46, centred=True),
)


def agencies_table(records: Sequence[Record]) -> LetterTable:
    """How far each agency got, and which have not reported."""
    rows = [_agency_row(record) for record in records]
    return LetterTable(_AGENCY_COLUMNS, (*rows, TableRow(("合计", "", *_counts(records)))))


def _agency_row(record: Record) -> TableRow:
    said = "已报" if reported(record) else "未报"
    return TableRow((one_line(record.agency.short_name), said, *_counts([record])))


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
    Column("编号", 50, centred=True),
    Column("任务和节点", None),
    Column("进展状态", 58, centred=True),
    Column("完成情况", 85, centred=True),
    Column("备注", 84),
)
_JOINT_COLUMNS = (
    Column("编号", 50, centred=True),
    Column("任务和节点", None),
    Column("各单位进展", 210),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the list of tasks says besides: notes and steps where wanted, and as of which day."""

    notes: bool
    steps: bool
    year: int
    as_of: date


def task_items(found: Sequence[Matter], *, joint: bool, told: Told) -> Iterator[Item]:
    """Every task and milestone word for word: their deadline, and a table for each section.

    Args:
        found: the tasks.
        joint: several agencies report: their statuses stand in one cell, a line each.
        told: what is said of each milestone besides.
    """
    milestones = [m for matter in found for voice in matter.voices for m in voice.task.milestones]
    stated = Counter(m.plan_due for m in milestones)
    due = stated.most_common(1)[0][0] if stated else None
    if due:
        other = "除备注另有注明的外，" if any(m.due != due for m in milestones) else ""
        yield Words(f"{other}各节点的完成时限为{wording.chinese_date(due)}。")
    listing = _Listing(due, told)
    sections: dict[str, list[Matter]] = {}
    for matter in found:
        sections.setdefault(matter.section, []).append(matter)
    for number, group in sections.items():
        numbered = number in ("要求", "存档")
        heading = group[0].title if numbered else f"{number}、{group[0].title}"
        rows = [TableRow((heading,))]
        for matter in group:
            rows += listing.joint(matter) if joint else listing.single(matter.voices[0])
        columns = _JOINT_COLUMNS if joint else _TASK_COLUMNS
        yield LetterTable(columns, tuple(rows), outline=(heading, 1))


@dataclass(frozen=True, slots=True)
class _Listing:
    """How the rows are made: ``due`` is the deadline said above them."""

    due: date | None
    told: Told

    def single(self, voice: Voice) -> Iterator[TableRow]:
        """A task of one agency, then its milestones."""
        task = voice.task
        role = f"（{task.role}）" if task.is_own or task.role is Role.GENERAL else ""
        yield TableRow((task.number, _lines(f"{one_line(task.title)}{role}", _agencies(task))))
        if self.told.notes and task.notes:
            yield TableRow((task.number, _all_notes(task.notes)))
        for milestone in task.milestones:
            yield TableRow(
                (
                    milestone.number,
                    one_line(milestone.text),
                    status_words(milestone),
                    _lines(*_completion(milestone)) or "—",
                    _lines(*self._remarks(milestone)),
                )
            )
            besides = self._besides(milestone)
            if besides:
                yield TableRow((milestone.number, besides))

    def joint(self, matter: Matter) -> Iterator[TableRow]:
        """A task of several agencies, then its milestones with a line for each agency."""
        task = matter.task
        yield TableRow((task.number, _lines(one_line(task.title), _agencies(task))))
        said = [
            f"{one_line(voice.agency.short_name)}：{_all_notes(voice.task.notes)}"
            for voice in matter.voices
            if self.told.notes and voice.task.notes
        ]
        if said:
            yield TableRow((task.number, _lines(*said)))
        # A list may be filtered: not every agency's record need have every milestone.
        spoken = by_milestone([(v, m) for v in matter.voices for m in v.task.milestones])
        for number, voices in spoken.items():
            lines = [self._joint_line(voice, milestone) for voice, milestone in voices]
            yield TableRow((number, one_line(voices[0][1].text), _lines(*lines)))

    def _joint_line(self, voice: Voice, milestone: MilestoneRecord) -> str:
        facts = [*_completion(milestone), *map(one_line, self._remarks(milestone))]
        behind = f"（{'，'.join(facts)}）" if facts else ""
        said = f"{one_line(voice.agency.short_name)}：{status_words(milestone)}{behind}"
        return _lines(said, self._besides(milestone))

    def _besides(self, milestone: MilestoneRecord) -> str:
        """What is too long for a remark: how the deadline and the pace were changed, and why.

        Steps and notes as far as they are wanted.
        """
        judged = year_words.judgement(milestone, self.told.year, self.told.as_of)
        steps = year_words.steps(milestone) if self.told.steps else []
        return _lines(
            *year_words.due_changes(milestone),
            f"{year_words.PACE}{judged}" if judged else "",
            f"{year_words.STEPS}：{_lines(*steps)}" if steps else "",
            _all_notes(milestone.notes) if self.told.notes else "",
        )

    def _remarks(self, milestone: MilestoneRecord) -> Iterator[str]:
        """A deadline of its own, why it does not apply, what an amendment of the plan changed."""
        if milestone.due != self.due:
            yield f"时限{wording.chinese_date(milestone.due)}"
        if milestone.status is Status.NOT_APPLICABLE and milestone.reason.strip():
            yield "不适用理由：" + _lines(*paragraphs(milestone.reason))
        if milestone.recheck.strip():
            yield "待复核：" + _lines(*paragraphs(milestone.recheck))


def _agencies(task: TaskRecord) -> str:
    """Who does it; a requirement's title names whom it addresses already."""
    return "" if task.role is Role.ADDRESSED else one_line(wording.agencies_line(task))


def _completion(milestone: MilestoneRecord) -> Iterator[str]:
    if milestone.completed_on:
        yield wording.chinese_date(milestone.completed_on)
    value = one_line(wording.value_text(milestone))
    if value:
        yield value


def _all_notes(notes: Notes) -> str:
    return _lines(*(f"{name}：{_lines(*paragraphs(t))}" for name, t in wording.notes_of(notes)))


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
