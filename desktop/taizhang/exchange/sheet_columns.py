"""The 任务台账's columns as a workbook has them: what is read back, and Excel's number formats.

What stands in the cells is `report.columns`'. A row of the sheet is a milestone of one agency, its
task's words repeated so that it can be sorted and filtered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from taizhang.exchange.cells import CellValue
from taizhang.ledger.record import MilestoneRecord, Record
from taizhang.ledger.status import NoteField
from taizhang.ledger.templates import SheetTemplate
from taizhang.plan.model import Target
from taizhang.report.columns import COLUMNS, SheetRow, chosen
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


_FIELDS = {field.value: field for field in Field}
NOTE_FIELDS = {Field(note.value): note for note in NoteField}

ROW_ID = "行标识"
DATE_FORMAT = "yyyy-mm-dd"
PERCENT_FORMAT = "0.0%"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in half-width characters, and what stands in a row's cell.

    ``number_format`` is Excel's, for a row whose cell is a number or a date. ``field`` says what is
    read back from it.
    """

    heading: str
    width: float
    value: Callable[[SheetRow], CellValue]
    number_format: Callable[[SheetRow], str]
    field: Field | None
    centred: bool


def _of_milestone(value: Callable[[MilestoneRecord], CellValue]) -> Callable[[SheetRow], CellValue]:
    return lambda row: None if row.milestone is None else value(row.milestone)


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


_FORMATS: dict[str, Callable[[SheetRow], str]] = {
    "due": lambda _: DATE_FORMAT,
    "completed_on": lambda _: DATE_FORMAT,
    "target": _format_of(_target_format),
    "figure": _format_of(lambda target: _figure_format("", target.unit)),
    "rate": lambda _: PERCENT_FORMAT,
    "task_rate": lambda _: PERCENT_FORMAT,
}


def _column(key: str, heading: str) -> Column:
    """A column as the workbook has it. Under a heading of its own it is not read back."""
    column = COLUMNS[key]
    return Column(
        heading=heading,
        width=column.width,
        value=_of_milestone(_target) if key == "target" else column.value,
        number_format=_FORMATS.get(key, lambda _: "General"),
        field=_FIELDS.get(heading),
        centred=column.centred,
    )


def _columns(*keys: str) -> tuple[Column, ...]:
    return tuple(_column(key, COLUMNS[key].heading) for key in keys)


_AFTER_PLACE = (
    *("task_number", "milestone_number", "task", "measure", "lead", "responsible", "participants"),
    *("role", "due", "status", "completed_on", "target", "figure", "rate", "task_rate"),
    *("progress", "evidence", "problems", "next_steps", "coordination", "reason", "remark"),
)
_UNASKED = ("pace", "steps")
"""What is not there unless it is asked for."""

DEFAULT_COLUMNS = _columns("place", *_AFTER_PLACE)
"""The columns that are handed in; 完成率 and 完成值 apart, each a number that can be added up."""

ALL_COLUMNS = _columns("place", "unit", "section", *_AFTER_PLACE, *_UNASKED)
"""What a choice of columns can be made from."""


def default_columns(records: Sequence[Record], *, steps: bool = False) -> tuple[Column, ...]:
    """The default ones, with 填报单位 where the rows are of several agencies."""
    unit = ("unit",) if len(records) > 1 else ()
    after: tuple[str, ...] = _AFTER_PLACE
    if steps:
        place = after.index("measure") + 1
        after = (*after[:place], "steps", *after[place:])
    return _columns("place", *unit, *after)


def template_columns(template: SheetTemplate) -> tuple[Column, ...]:
    """A template's columns. Raises KnownError as `report.columns.chosen` does."""
    return tuple(_column(column.key, heading) for column, heading in chosen(template))
