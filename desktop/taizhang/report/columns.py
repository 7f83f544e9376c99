"""The columns of the 任务台账, one line of a table each: on paper and in the workbook the same.

A row is a milestone of one agency, or, where something was written about a task as a whole, the
task. Which columns are printed, in which order and under which headings, a `SheetTemplate` says.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from taizhang.errors import KnownError
from taizhang.ledger import templates
from taizhang.ledger.evidence_names import shown_name
from taizhang.ledger.pace import Timing, milestone_pace, rate, timing
from taizhang.ledger.record import (
    EvidenceItem,
    MilestoneRecord,
    Notes,
    Record,
    SectionRecord,
    TaskRecord,
    tally,
)
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.templates import SheetTemplate
from taizhang.plan.model import Assignment, PlanFacts, Role
from taizhang.report import year_words
from taizhang.report.cleaning import one_line
from taizhang.report.wording import figure, percent, target_text, value_text

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

Value = str | int | float | date | None
"""What stands in a cell: words, a figure, a share or a day."""

WHOLE_TASK = "（任务整体）"


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
    def evidence(self) -> tuple[EvidenceItem, ...]:
        """What stands for the milestone, or for the task as a whole."""
        return self.task.evidence if self.milestone is None else self.milestone.evidence

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


def sheet_rows(
    records: Iterable[Record], only: Collection[str] | None = None
) -> Iterator[SheetRow]:
    """The rows in the plan's order, agency by agency, numbered from 1.

    ``only`` are the numbers of the milestones wanted; their tasks' own rows come with them.
    """
    place = 0
    for record in records:
        for section in record.sections:
            for task in section.tasks:
                milestones = [m for m in task.milestones if only is None or m.number in only]
                if only is not None and not milestones:
                    continue
                has_own = task.notes or task.evidence or not task.milestones
                for milestone in (*([None] if has_own else []), *milestones):
                    place += 1
                    yield SheetRow(place, record, section, task, milestone)


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``width`` is in half-width characters: of a cell in the workbook, a share on paper.

    ``words`` are what is printed where that is not simply ``value`` in words. A ``shared`` one says
    the same in all rows of a task.
    """

    key: str
    heading: str
    width: float
    value: Callable[[SheetRow], Value]
    words: Callable[[SheetRow], str] | None = None
    centred: bool = False
    shared: bool = False

    def text(self, row: SheetRow) -> str:
        """What is printed in the row's cell."""
        return _words(self.value(row)) if self.words is None else self.words(row)


def _words(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else figure(value)


def _note(field: NoteField) -> Callable[[SheetRow], str]:
    return lambda row: row.notes.texts.get(field, "")


def _of_milestone(value: Callable[[MilestoneRecord], Value]) -> Callable[[SheetRow], Value]:
    return lambda row: None if row.milestone is None else value(row.milestone)


def _words_of(words: Callable[[MilestoneRecord], str]) -> Callable[[SheetRow], str]:
    return lambda row: "" if row.milestone is None else words(row.milestone)


def _names(*roles: Role) -> Callable[[SheetRow], str]:
    def value(row: SheetRow) -> str:
        assignments = row.task.assignments
        listed = [a for a in assignments if a.role in roles]
        names = "、".join(map(_named, listed))
        ends_list = bool(listed) and row.task.open_ended and listed[-1] is assignments[-1]
        return f"{names}等部门" if ends_list else names

    return value


def _named(assignment: Assignment) -> str:
    collective = "（泛指）" if assignment.collective else ""
    return assignment.agency + collective + ("（指导）" if assignment.role is Role.GUIDE else "")


def _target(milestone: MilestoneRecord) -> str:
    return target_text(milestone.target) if milestone.target else ""


def share(value: float | None) -> float | None:
    """To a tenth of a percent; never rounded up to 100% nor down to 0%, as on paper."""
    if value is None:
        return None
    tenths = round(value * 1000)
    return min(max(tenths, 1), 999) / 1000 if 0 < value < 1 else tenths / 1000


def _percent(value: float | None) -> str:
    return "" if value is None else percent(value)


def _rate_and_value(milestone: MilestoneRecord) -> str:
    """The figure with its share of the target; for an action all or nothing."""
    if milestone.target is None:
        return {Status.DONE: "100%", Status.NOT_STARTED: "0%"}.get(milestone.status, "—")
    parts = (value_text(milestone), _percent(rate(milestone)))
    return "\n".join(part for part in parts if part) or "—"


def _evidence(row: SheetRow) -> str:
    """Each file by its name and what it is; numbered where there are several."""
    items = row.evidence
    names = [_file(item) for item in items]
    if len(names) < 2:
        return "".join(names)
    return "\n".join(f"{item.number}．{name}" for item, name in zip(items, names, strict=True))


def _file(item: EvidenceItem) -> str:
    caption = one_line(item.caption)
    return one_line(shown_name(item.name)) + (f"（{caption}）" if caption else "")


_REMARKS = {
    Role.GENERAL: "泛指，不计入本单位统计",
    Role.ADDRESSED: "工作要求，不计入本单位统计",
    Role.ARCHIVED: "方案修改后不再由本单位承担，存档备查",
}


def _remark(row: SheetRow) -> str:
    parts = [_REMARKS.get(row.task.role, "") if row.task.role else ""]
    if row.milestone is not None:
        plan, as_of = row.record.plan, row.record.as_of
        parts += year_words.due_changes(row.milestone)
        judged = year_words.judgement(row.milestone, plan.year, as_of)
        parts.append(f"{year_words.PACE}{judged}" if judged else "")
        parts.append(f"待复核：{row.milestone.recheck}" if row.milestone.recheck else "")
    return "\n".join(part for part in parts if part)


def _printed_remark(row: SheetRow) -> str:
    """On paper with the reason why a milestone does not apply: the usual columns have no other."""
    reason = row.milestone.reason if row.milestone is not None else ""
    parts = (_remark(row), f"不适用理由：{reason}" if reason else "")
    return "\n".join(part for part in parts if part)


def _printed_due(milestone: MilestoneRecord) -> str:
    """On paper with the plan's own day below the one that stands; the reason is a remark."""
    if not milestone.deadlines or milestone.due == milestone.plan_due:
        return milestone.due.isoformat()
    return f"{milestone.due}\n原时限\n{milestone.plan_due}"


def _pace(row: SheetRow) -> str:
    """Where one of the unit's own milestones stands against time."""
    milestone, as_of = row.milestone, row.record.as_of
    if milestone is None or not row.task.is_own:
        return ""
    late = timing(milestone, as_of)
    if late is Timing.OVERDUE:
        return str(late)
    words = str(milestone_pace(milestone, row.record.plan.year, as_of))
    if year_words.is_judged(milestone):
        words += f"（{year_words.JUDGED}）"
    return words if late is None else f"{words}、{late}"


def _steps(row: SheetRow) -> str:
    return "" if row.milestone is None else "\n".join(year_words.steps(row.milestone))


_LISTED = (
    Column("place", "序号", 5, lambda r: r.place, centred=True),
    Column("unit", "填报单位", 12, lambda r: r.record.agency.short_name, shared=True),
    Column("section", "工作类别", 16, lambda r: r.section.title, shared=True),
    Column("task_number", "任务编号", 8, lambda r: r.task.number, centred=True, shared=True),
    Column("milestone_number", "节点编号", 9, _of_milestone(lambda m: m.number), centred=True),
    Column("task", "重点任务", 16, lambda r: r.task.title, shared=True),
    Column("measure", "具体举措", 26, lambda r: r.milestone.text if r.milestone else WHOLE_TASK),
    Column("lead", "牵头单位", 11, _names(Role.LEAD), shared=True),
    Column("responsible", "责任单位", 13, _names(Role.RESPONSIBLE, Role.ADDRESSED), shared=True),
    Column("participants", "参加单位", 14, _names(Role.PARTICIPANT, Role.GUIDE), shared=True),
    Column("role", "本单位角色", 7, lambda r: str(r.task.role or ""), centred=True, shared=True),
    Column(
        "due", "完成时限", 11, _of_milestone(lambda m: m.due), _words_of(_printed_due), centred=True
    ),
    Column("status", "进展状态", 11, _of_milestone(lambda m: str(m.status)), centred=True),
    Column("pace", year_words.PACE, 9, _pace, centred=True),
    Column("completed_on", "完成日期", 11, _of_milestone(lambda m: m.completed_on), centred=True),
    Column("target", "目标值", 10, _of_milestone(_target), centred=True),
    Column(
        "figure",
        "完成值",
        9,
        _of_milestone(lambda m: m.value),
        _words_of(value_text),
        centred=True,
    ),
    Column(
        "rate",
        "完成率",
        8,
        _of_milestone(lambda m: share(rate(m))),
        _words_of(lambda m: _percent(rate(m))),
        centred=True,
    ),
    Column("rate_figure", "完成率/完成值", 8, _of_milestone(_rate_and_value), centred=True),
    Column(
        "task_rate",
        "任务完成率",
        8,
        lambda r: share(tally([r.task]).share),
        lambda r: percent(tally([r.task]).share),
        centred=True,
        shared=True,
    ),
    Column("steps", year_words.STEPS, 20, _steps),
    Column("progress", "进展情况", 28, _note(NoteField.PROGRESS)),
    Column("evidence", "佐证材料", 14, _evidence),
    Column("problems", "存在问题", 18, _note(NoteField.PROBLEMS)),
    Column("next_steps", "下一步打算", 18, _note(NoteField.NEXT_STEPS)),
    Column("coordination", "需协调事项", 18, _note(NoteField.COORDINATION)),
    Column("reason", "不适用理由", 12, _of_milestone(lambda m: m.reason)),
    Column("remark", "备注", 11, _remark, _printed_remark),
)

COLUMNS = {column.key: column for column in _LISTED}
"""By key: what a template can choose from, in the order they are offered."""

_STANDARD = (
    *("place", "task_number", "task", "measure", "lead", "responsible", "participants", "role"),
    *("due", "status", "rate_figure", "progress", "evidence", "problems", "next_steps"),
    *("coordination", "remark"),
)
STANDARD = SheetTemplate(
    templates.STANDARD, tuple((key, COLUMNS[key].heading) for key in _STANDARD), "A3"
)
"""The built-in template: the seventeen columns that most offices ask for."""


def with_steps(template: SheetTemplate) -> SheetTemplate:
    """The template with 分解步骤 behind 具体举措, or at the end; as it is where it has it."""
    keys = [key for key, _ in template.columns]
    if "steps" in keys:
        return template
    place = keys.index("measure") + 1 if "measure" in keys else len(keys)
    added = ("steps", COLUMNS["steps"].heading)
    columns = (*template.columns[:place], added, *template.columns[place:])
    return replace(template, columns=columns)


def template_named(ledger: Ledger, name: str) -> SheetTemplate:
    """The built-in template or one that was saved.

    Raises:
        KnownError: there is none of that name, it is damaged, or it asks for what there is not.
    """
    if name == STANDARD.name:
        return STANDARD
    template = templates.saved_template(ledger, name)
    chosen(template)
    return template


def chosen(template: SheetTemplate) -> tuple[tuple[Column, str], ...]:
    """The columns of a template, each with the heading it goes under.

    Raises:
        KnownError: there is no such column, or a heading is another column's name; a workbook would
            then be read back into the wrong one.
    """
    own = {column.heading: column.key for column in _LISTED}
    found = []
    for key, heading in template.columns:
        if key not in COLUMNS:
            raise KnownError("模板“{0}”要的栏目“{1}”没有，请重新选择栏目。", template.name, key)
        if own.get(heading, key) != key:
            name = COLUMNS[key].heading
            raise KnownError("“{0}”是另一栏的名称，请给“{1}”换一个标题。", heading, name)
        found.append((COLUMNS[key], heading))
    return tuple(found)
