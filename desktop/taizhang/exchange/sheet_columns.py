"""The columns of the 任务台账 as a workbook: one line of a table each.

A row of the sheet is a milestone of one agency, its task's words repeated so that it can be sorted
and filtered. What was written about a task as a whole stands in a row of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from taizhang.exchange.cells import CellValue
from taizhang.ledger.record import (
    MilestoneRecord,
    NoteField,
    Notes,
    Record,
    SectionRecord,
    TaskRecord,
    tally,
)
from taizhang.plan.model import Assignment, PlanFacts, Role, Target
from taizhang.report.wording import figure, target_text


class Field(StrEnum):
    """What a clerk may fill in, by the heading of its column."""

    STATUS = "进展状态"
    COMPLETED_ON = "完成日期"
    VALUE = "完成值"
    REASON = "不适用理由"
    PROGRESS = "进展情况"
    PROBLEMS = "存在问题"
    NEXT_STEPS = "下一步打算"
    COORDINATION = "需协调事项"


NOTE_FIELDS = {Field(note.value): note for note in NoteField}

ROW_ID = "行标识"
DATE_FORMAT = "yyyy-mm-dd"
PERCENT_FORMAT = "0.0%"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A milestone, or with None its whole task, as one agency recorded it."""

    place: int
    record: Record
    section: SectionRecord
    task: TaskRecord
    milestone: MilestoneRecord | None

    @property
    def number(self) -> str:
        """The milestone's number, or the task's."""
        return self.task.number if self.milestone is None else self.milestone.number

    @property
    def notes(self) -> Notes:
        """What was written about the milestone, or about the task as a whole."""
        return self.task.notes if self.milestone is None else self.milestone.notes

    @property
    def words(self) -> str:
        """The plan's words that the row is about."""
        return self.task.title if self.milestone is None else self.milestone.text

    @property
    def id(self) -> str:
        """See `row_id`."""
        return row_id(self.record.plan, self.record.agency.short_name, self.number)


def plan_name(plan: PlanFacts) -> str:
    """What a plan is known by in every ledger that holds it: its 文号, or its title without one."""
    return plan.doc_number or plan.title


def row_id(plan: PlanFacts, agency: str, number: str) -> str:
    """What a row is known by: the same in every ledger that holds the plan, unlike database ids."""
    return f"{plan_name(plan)}|{agency}|{number}"


def sheet_rows(records: Iterable[Record]) -> Iterator[SheetRow]:
    """The rows in the plan's order, agency by agency, numbered from 1."""
    place = 0
    for record in records:
        for section in record.sections:
            for task in section.tasks:
                whole = [None] if task.notes or not task.milestones else []
                for milestone in (*whole, *task.milestones):
                    place += 1
                    yield SheetRow(place, record, section, task, milestone)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in half-width characters, and what stands in a row's cell.

    ``number_format`` is Excel's, for a row whose cell is a number or a date. ``field`` says what is
    read back from it.
    """

    heading: str
    width: float
    value: Callable[[SheetRow], CellValue]
    number_format: Callable[[SheetRow], str] = lambda _: "General"
    field: Field | None = None
    centred: bool = False


def _note(field: NoteField) -> Callable[[SheetRow], CellValue]:
    return lambda row: row.notes.texts.get(field, "")


def _of_milestone(value: Callable[[MilestoneRecord], CellValue]) -> Callable[[SheetRow], CellValue]:
    return lambda row: None if row.milestone is None else value(row.milestone)


def _names(*roles: Role) -> Callable[[SheetRow], CellValue]:
    def value(row: SheetRow) -> CellValue:
        assignments = row.task.assignments
        listed = [a for a in assignments if a.role in roles]
        names = "、".join(map(_named, listed))
        ends_list = bool(listed) and row.task.open_ended and listed[-1] is assignments[-1]
        return f"{names}等部门" if ends_list else names

    return value


def _named(assignment: Assignment) -> str:
    collective = "（泛指）" if assignment.collective else ""
    return assignment.agency + collective + ("（指导）" if assignment.role is Role.GUIDE else "")


def _target(milestone: MilestoneRecord) -> CellValue:
    """A number where it is one figure; a range stays in words."""
    target = milestone.target
    if target is None:
        return None
    is_figure = target.low == target.high and _target_format(target) != "General"
    return target.low if is_figure else target_text(target)


def _target_format(target: Target) -> str:
    before, _, after = target_text(target).partition(figure(target.low))
    return _figure_format(before, after)


def _format_of(target: Callable[[Target], str]) -> Callable[[SheetRow], str]:
    return lambda row: (
        target(row.milestone.target) if row.milestone and row.milestone.target else "General"
    )


def _figure_format(before: str, after: str) -> str:
    """A number format with words round the figure; plain where the words are not fit for one."""
    words = before + after
    if not words.isprintable() or '"' in words or len(words) > 100:
        return "General"
    return "".join((f'"{before}"' if before else "", "General", f'"{after}"' if after else ""))


_AT_MOST = ("以下", "以内", "不超过", "不高于", "低于", "少于", "控制在")
"""Words of a target that is kept, not reached: a share of it says nothing."""


def _rate(milestone: MilestoneRecord) -> CellValue:
    """The share of the figure to reach; of a range, of its lower end."""
    target, value = milestone.target, milestone.value
    if target is None or value is None or target.low <= 0:
        return None
    softened = target.qualifier.replace("不低于", "").replace("不少于", "")
    if any(word in softened for word in _AT_MOST):
        return None
    return _share(value / target.low)


def _share(share: float | None) -> float | None:
    """To a tenth of a percent; never rounded up to 100% nor down to 0%, as on paper."""
    if share is None:
        return None
    tenths = round(share * 1000)
    return min(max(tenths, 1), 999) / 1000 if 0 < share < 1 else tenths / 1000


_REMARKS = {
    Role.GENERAL: "泛指，不计入本单位统计",
    Role.ADDRESSED: "工作要求，不计入本单位统计",
}

_UNIT = Column("填报单位", 12, lambda r: r.record.agency.short_name)
_SECTION = Column("工作类别", 16, lambda r: r.section.title)

DEFAULT_COLUMNS: tuple[Column, ...] = (
    Column("序号", 5, lambda r: r.place, centred=True),
    Column("任务编号", 8, lambda r: r.task.number, centred=True),
    Column("节点编号", 9, _of_milestone(lambda m: m.number), centred=True),
    Column("重点任务", 16, lambda r: r.task.title),
    Column("具体举措", 26, lambda r: r.milestone.text if r.milestone else "（任务整体）"),
    Column("牵头单位", 11, _names(Role.LEAD)),
    Column("责任单位", 13, _names(Role.RESPONSIBLE, Role.ADDRESSED)),
    Column("参加单位", 14, _names(Role.PARTICIPANT, Role.GUIDE)),
    Column("本单位角色", 7, lambda r: str(r.task.role or ""), centred=True),
    Column("完成时限", 11, _of_milestone(lambda m: m.due), lambda _: DATE_FORMAT, centred=True),
    Column(
        Field.STATUS,
        9,
        _of_milestone(lambda m: str(m.status)),
        field=Field.STATUS,
        centred=True,
    ),
    Column(
        Field.COMPLETED_ON,
        11,
        _of_milestone(lambda m: m.completed_on),
        lambda _: DATE_FORMAT,
        Field.COMPLETED_ON,
        centred=True,
    ),
    Column("目标值", 10, _of_milestone(_target), _format_of(_target_format), centred=True),
    Column(
        Field.VALUE,
        9,
        _of_milestone(lambda m: m.value),
        _format_of(lambda target: _figure_format("", target.unit)),
        Field.VALUE,
        centred=True,
    ),
    Column("完成率", 8, _of_milestone(_rate), lambda _: PERCENT_FORMAT, centred=True),
    Column(
        "任务完成率",
        8,
        lambda r: _share(tally([r.task]).share),
        lambda _: PERCENT_FORMAT,
        centred=True,
    ),
    *(
        Column(field, width, _note(note), field=field)
        for (field, note), width in zip(NOTE_FIELDS.items(), (28, 18, 18, 18), strict=True)
    ),
    Column(Field.REASON, 12, _of_milestone(lambda m: m.reason), field=Field.REASON),
    Column("备注", 11, lambda r: _REMARKS.get(r.task.role, "") if r.task.role else ""),
)
"""The columns that are handed in; 完成率 and 完成值 apart, each a number that can be added up."""

ALL_COLUMNS: tuple[Column, ...] = (DEFAULT_COLUMNS[0], _UNIT, _SECTION, *DEFAULT_COLUMNS[1:])
"""What a choice of columns can be made from."""


def default_columns(records: Sequence[Record]) -> tuple[Column, ...]:
    """The default ones, with 填报单位 where the rows are of several agencies."""
    if len(records) < 2:
        return DEFAULT_COLUMNS
    return (DEFAULT_COLUMNS[0], _UNIT, *DEFAULT_COLUMNS[1:])
