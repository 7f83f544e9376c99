"""The 任务台账 as a workbook that can be sorted, filtered, filled in and read back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from taizhang.errors import KnownError
from taizhang.exchange import export_record
from taizhang.exchange.book import Book, made, save_workbook
from taizhang.exchange.cells import CellValue, put, storable
from taizhang.exchange.sheet_columns import (
    ROW_ID,
    Column,
    Field,
    default_columns,
)
from taizhang.ledger.record import Record
from taizhang.ledger.scheme import SCHEMES
from taizhang.ledger.status import Status
from taizhang.report.cleaning import one_line
from taizhang.report.columns import SheetRow, sheet_rows
from taizhang.report.wording import chinese_date

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

SHEET = "任务台账"
HEADING_ROW = 4
FOOT = "表尾"
"""Stands in place of a row's id in the rows of the foot."""

_HINT = (
    "填写说明：浅黄色标题的列可以填，填好后在程序里读回。留空不改动台账；“已完成”要填完成日期，"
    "“不适用”要填理由。可以排序、筛选、调整列；其余列和新加的行不读回。"
)


def write_workbook(
    records: Sequence[Record],
    path: Path,
    produced_on: date,
    columns: Sequence[Column] | None = None,
    paper: str = "A3",
    scheme: str = SCHEMES[0],
) -> int:
    """Write the ledger of one agency or of several, and return how many rows it has.

    ``records`` are of one plan and one day. ``columns`` are of `sheet_columns.ALL_COLUMNS`, in the
    order wanted. ``paper`` is A3 or A4, ``scheme`` names the colours of statuses (灯色). The same
    arguments give the same bytes.

    Raises:
        KnownError: the file cannot be written; what stood there is as it was.
    """
    if not records:
        raise KnownError("没有可以导出的单位。")
    rows = list(sheet_rows(records))
    chosen = tuple(columns or default_columns(records))

    def fill(book: Book) -> None:
        sheet = book.sheet(SHEET, paper)
        _head(book, sheet, records, chosen)
        for at, row in enumerate(rows, HEADING_ROW + 1):
            _row(book, sheet, at, row, chosen)
        _table(book, sheet, chosen, len(rows), scheme)
        _foot(book, sheet, HEADING_ROW + len(rows) + 2, records, produced_on)
        book.write_long_texts(paper)
        hidden = book.workbook.add_worksheet(export_record.SHEET)
        export_record.write(hidden, book.looks, records[0].plan, records[0].as_of, rows)

    properties = {
        "title": f"{records[0].plan.title}{SHEET}",
        "subject": f"数据截至{chinese_date(records[0].as_of)}",
        "author": _units(records),
        "manager": records[0].people.reviewer,
        "category": SHEET,
    }
    save_workbook(made(fill, produced_on, properties), path)
    return len(rows)


def _head(
    book: Book, sheet: Worksheet, records: Sequence[Record], columns: Sequence[Column]
) -> None:
    plan = records[0].plan
    number = f"（{plan.doc_number}）" if plan.doc_number else ""
    lines = (
        f"{plan.title}{SHEET}",
        f"方案：《{plan.title}》{number}　时效：{plan.standing}",
        f"填报单位：{_units(records)}　数据截至：{chinese_date(records[0].as_of)}",
        _HINT,
    )
    looks = (book.looks.title, book.looks.plain, book.looks.plain, book.looks.hint)
    for at, (line, look) in enumerate(zip(lines, looks, strict=True)):
        put(sheet, at, 1, one_line(line), look)
    sheet.set_column(0, 0, 10, None, {"hidden": True})
    sheet.set_row(HEADING_ROW, 30)
    put(sheet, HEADING_ROW, 0, ROW_ID, book.looks.heading)
    for place, column in enumerate(columns, 1):
        sheet.set_column(place, place, column.width)
        look = book.looks.heading if column.field is None else book.looks.entry_heading
        put(sheet, HEADING_ROW, place, str(column.heading), look)


def _row(book: Book, sheet: Worksheet, at: int, row: SheetRow, columns: Sequence[Column]) -> None:
    put(sheet, at, 0, row.id, book.looks.plain)
    shown = [
        (
            _shown(book, row.id, row.number, column.heading, column.value(row)),
            column.number_format(row),
            column.centred,
        )
        for column in columns
    ]
    book.row(sheet, at, shown, [column.width for column in columns], first=1)


def _shown(book: Book, row_id: str, number: str, heading: str, value: CellValue) -> CellValue:
    if not isinstance(value, str):
        return value
    return book.whole_or_beginning(row_id, number, str(heading), storable(value))


def _table(
    book: Book, sheet: Worksheet, columns: Sequence[Column], count: int, scheme: str
) -> None:
    """What makes a table of the rows: frozen and repeated header, filters, what may be entered."""
    last = HEADING_ROW + count
    sheet.freeze_panes(HEADING_ROW + 1, 1 + _leading(columns))
    sheet.repeat_rows(HEADING_ROW)
    sheet.autofilter(HEADING_ROW, 0, last, len(columns))
    if not count:
        return
    for place, column in enumerate(columns, 1):
        area = (HEADING_ROW + 1, place, last, place)
        if column.field in _VALIDATIONS:
            sheet.data_validation(*area, _VALIDATIONS[column.field])
        if column.field is Field.STATUS:
            for word, look in book.looks.statuses(scheme).items():
                rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
                sheet.conditional_format(*area, rule)


def _leading(columns: Sequence[Column]) -> int:
    """How many narrow columns at the left stay in sight."""
    return next((i for i, column in enumerate(columns) if column.width > 10), len(columns))


_VALIDATIONS = {
    Field.STATUS: {
        "validate": "list",
        "source": [str(status) for status in Status],
        "error_title": "进展状态",
        "error_message": "请填：未开始、进行中、已完成、不适用。",
    },
    Field.COMPLETED_ON: {
        "validate": "date",
        "criteria": ">=",
        "value": date(1949, 10, 1),
        "error_type": "warning",
        "error_title": "完成日期",
        "error_message": "请填日期，如 2012-09-30。",
    },
    Field.VALUE: {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        "error_type": "warning",
        "error_title": "完成值",
        "error_message": "请填不小于零的数。",
    },
}


def _foot(
    book: Book, sheet: Worksheet, at: int, records: Sequence[Record], produced_on: date
) -> None:
    people = records[0].people
    lines = (
        f"填报单位（盖章）：{_units(records)}　　　　填报人：{people.reporter}"
        f"　　　　联系电话：{people.phone}",
        f"审核人：{people.reviewer}　　　　填报日期：{chinese_date(produced_on)}"
        f"　　　　数据截至：{chinese_date(records[0].as_of)}",
    )
    for row, line in enumerate(lines, at):
        put(sheet, row, 0, FOOT, book.looks.plain)
        put(sheet, row, 1, one_line(line), book.looks.plain)


def _units(records: Sequence[Record]) -> str:
    first = records[0].agency.full_name
    return first if len(records) == 1 else f"{first}等{len(records)}个单位"
