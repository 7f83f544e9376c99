"""Milestones as a table on the clipboard, for Excel and WPS; and what comes back from there.

A table goes out twice: as HTML, where each cell says that it is text, and as text with tabs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from taizhang.errors import KnownError
from taizhang.exchange.cells import needs_quote, storable
from taizhang.exchange.filled_sheet import FilledRow
from taizhang.exchange.sheet_columns import Field
from taizhang.exchange.sheet_reader import Cell, CellKind
from taizhang.ledger.filters import Column
from taizhang.ledger.lines import MilestoneLine
from taizhang.report.wording import figure

Value = str | float | date | None

MOST_ROWS = 50_000


@dataclass(frozen=True, slots=True)
class Table:
    """What is copied: headings, and a value in each cell."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


_Cells = tuple[tuple[str, Callable[[MilestoneLine], Value]], ...]

_CELLS: dict[Column, _Cells] = {
    Column.NUMBER: (
        ("节点编号", lambda line: line.number),
        ("任务", lambda line: line.task),
        ("节点", lambda line: line.text),
    ),
    Column.ROLE: (("角色", lambda line: line.role),),
    Column.DUE: (("完成时限", lambda line: line.due),),
    Column.STATUS: (("进展状态", lambda line: line.status if line.role else None),),
    Column.DONE_ON: (
        ("完成值", lambda line: line.value),
        ("完成日期", lambda line: line.completed_on),
    ),
    Column.PACE: (("序时进度", lambda line: line.pace if line.role else None),),
    Column.LEAD: (("牵头单位", lambda line: line.leads),),
    Column.EVIDENCE: (("佐证材料", lambda line: line.evidence or None),),
    # 1/2 would become a day in January.
    Column.STEPS: (
        ("分解", lambda line: f"{line.steps_done}（共{line.steps}）" if line.steps else None),
    ),
    Column.NOTE: (("进展情况", lambda line: line.note),),
}


def table(lines: Iterable[MilestoneLine], columns: Sequence[Column]) -> Table:
    """The lines as a table; a column of the list may become several. The number comes first."""
    cells = [cell for column in columns for cell in _CELLS[column]]
    return Table(
        tuple(heading for heading, _ in cells),
        tuple(tuple(value(line) for _, value in cells) for line in lines),
    )


def as_text(shown: Table) -> str:
    """Cells with tabs between them. What would be taken for a formula gets an apostrophe before."""
    rows = [shown.headings, *shown.rows]
    return "\n".join("\t".join(_quoted(_words(value)) for value in row) for row in rows)


def as_html(shown: Table) -> str:
    """A table whose texts are marked as text: nothing in them becomes a formula or a day."""
    body = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in shown.rows)
    head = "".join(map(_html_cell, shown.headings))
    return (
        '<html><head><meta charset="utf-8"></head><body><!--StartFragment--><table border="1">'
        f"<tr>{head}</tr>{body}</table><!--EndFragment--></body></html>"
    )


def _words(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        text = storable(value)
        return f"'{text}" if needs_quote(text) else text
    return figure(value)


def _quoted(text: str) -> str:
    """As Excel puts it on the clipboard: quotes where a tab or a line's end stands in a cell."""
    if any(char in text for char in "\t\n\r") or text.startswith('"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _html_cell(value: Value) -> str:
    if value is None or value == "":
        return "<td></td>"
    if isinstance(value, date):
        return f"<td style=\"mso-number-format:'yyyy\\-mm\\-dd'\">{value.isoformat()}</td>"
    if not isinstance(value, str):
        return f"<td>{figure(value)}</td>"
    words = escape(storable(value)).replace("\r\n", "\n")
    # More than one blank would be shown as one.
    words = words.replace("  ", "<span style='mso-spacerun:yes'>&nbsp; </span>")
    words = words.replace("\n", '<br style="mso-data-placement:same-cell">')
    return f"<td style=\"mso-number-format:'\\@'\">{words}</td>"


# -- what comes back ------------------------------------------------------------------------------

NUMBER_HEADINGS = ("编号", "节点编号", "任务节点编号")
_CELL_ENDS = re.compile("[\t\n]")
_OTHER_NAMES = {"状态": Field.STATUS, "完成时间": Field.COMPLETED_ON, "理由": Field.REASON}
FIELDS: Mapping[str, Field] = {field.value: field for field in Field} | _OTHER_NAMES


@dataclass(frozen=True, slots=True)
class Block:
    """What was pasted: rows that name their milestone by its number, or one column without."""

    rows: tuple[FilledRow, ...] = ()
    column: tuple[str, ...] = ()


def read_block(text: str) -> Block:
    """What a block of cells says.

    Raises:
        KnownError: there is nothing, or it is neither one column nor a table with its numbers.
    """
    cells = list(_cells(text))
    if not any(any(cell.strip() for cell in row) for row in cells):
        raise KnownError("剪贴板里没有文字。请先在 Excel 或 WPS 里复制一列。")
    if len(cells) > MOST_ROWS:
        raise KnownError("剪贴板里有 {0} 行，太多了，一次最多 {1} 行。", len(cells), MOST_ROWS)
    headings = [cell.strip() for cell in cells[0]]
    number = next((headings.index(h) for h in NUMBER_HEADINGS if h in headings), None)
    known = {place: FIELDS[heading] for place, heading in enumerate(headings) if heading in FIELDS}
    if number is not None:
        if not known:
            raise KnownError("表里没有能填的栏目。可以填：{0}。", "、".join(Field))
        if len(set(known.values())) < len(known):
            raise KnownError("表头里有两栏同名，请只留一栏。")
        return Block(rows=tuple(_filled(cells[1:], number, known)))
    if max(map(len, cells)) > 1:
        raise KnownError("多栏的表要带表头，表头里要有“节点编号”；只粘贴一列时不用。")
    column = tuple(row[0] if row else "" for row in cells)
    return Block(column=column)


def column_rows(
    column: Sequence[str], numbers: Sequence[str], field: Field
) -> tuple[FilledRow, ...]:
    """One column put onto milestones in order.

    Raises:
        KnownError: there are more cells than milestones, or fewer.
    """
    if len(column) != len(numbers):
        raise KnownError(
            "剪贴板里有 {0} 格，选中的节点有 {1} 个。两边要一样多。", len(column), len(numbers)
        )
    return tuple(
        FilledRow(line, number, {field: _cell(text)})
        for line, (text, number) in enumerate(zip(column, numbers, strict=True), 1)
    )


def _filled(
    cells: Sequence[Sequence[str]], number: int, known: Mapping[int, Field]
) -> Iterator[FilledRow]:
    for line, row in enumerate(cells, 2):
        if not any(cell.strip() for cell in row):
            continue
        said = {field: _cell(row[place]) for place, field in known.items() if place < len(row)}
        yield FilledRow(line, row[number].strip() if number < len(row) else "", said)


def _cell(text: str) -> Cell:
    shielded = text.startswith("'") and needs_quote(text[1:])
    return Cell(CellKind.TEXT, text[1:] if shielded else text)


def _cells(text: str) -> Iterator[list[str]]:
    """Rows of cells. Quotes round a cell that needs none belong to its text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.removesuffix("\n")
    at, row = 0, []
    while at <= len(text):
        cell, at = _next_cell(text, at)
        row.append(cell)
        if at >= len(text) or text[at] == "\n":
            yield row
            row = []
        at += 1


def _next_cell(text: str, at: int) -> tuple[str, int]:
    """The cell that begins at ``at``, and where it ends."""
    if text.startswith('"', at):
        end = at + 1
        while end < len(text) and (text[end] != '"' or text.startswith('""', end)):
            end += 2 if text[end] == '"' else 1
        inner = text[at + 1 : end]
        ends = text[end : end + 1] == '"' and text[end + 1 : end + 2] in ("", "\t", "\n")
        if ends and any(sign in inner for sign in ("\t", "\n", '""')):
            return inner.replace('""', '"'), end + 1
    found = _CELL_ENDS.search(text, at)
    end = found.start() if found else len(text)
    return text[at:end], end
