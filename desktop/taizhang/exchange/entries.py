"""What a clerk typed into a cell, as the value it stands for; or why it cannot be taken."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from taizhang.errors import KnownError
from taizhang.exchange.sheet_reader import Cell, CellKind
from taizhang.ledger.changes import storable
from taizhang.ledger.status import Status
from taizhang.plan.model import Target
from taizhang.report.wording import figure

_FIRST_DAY, _LAST_DAY = date(1949, 10, 1), date(2199, 12, 31)
_TIME = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?"
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?" + _TIME)
_DAY_IN_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_FIGURE = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def is_blank(cell: Cell | None) -> bool:
    """Whether the clerk left the cell empty, or put nothing but blanks into it."""
    return cell is None or (cell.kind is CellKind.TEXT and not storable(cell.text))


def refuse_computed(cell: Cell) -> None:
    """Raise KnownError for a formula or an error: what it would say depends on who computes it."""
    if cell.kind is CellKind.FORMULA:
        raise KnownError("这一格是公式。请改为公式的结果（复制后只粘贴数值）。")
    if cell.kind is CellKind.ERROR:
        raise KnownError("这一格是错误值 {0}。", cell.text)


def text(cell: Cell) -> str:
    """A note or a reason. A number, a day or a percent typed in its place is taken as words."""
    refuse_computed(cell)
    if cell.kind is CellKind.NUMBER:
        return figure(cell.number) if abs(cell.number) < 1e15 else cell.text
    if cell.kind is CellKind.PERCENT:
        return f"{figure(round(cell.number * 100, 8))}%"
    return storable(cell.text)


def status(cell: Cell) -> Status:
    """One of the four words. Raises KnownError for any other."""
    word = _plain(text(cell))
    try:
        return Status(word)
    except ValueError as error:
        raise KnownError(
            "“{0}”不是进展状态。请填：{1}。", _short(word), "、".join(Status)
        ) from error


def day(cell: Cell) -> date:
    """A day: a date cell, Excel's serial number, or words as 2012-12-31 or 2012年12月31日.

    Raises:
        KnownError: it is none, or not between 1949 and 2199.
    """
    refuse_computed(cell)
    if cell.kind is CellKind.DATE and cell.day is not None:
        found: date | None = cell.day
    elif cell.kind is CellKind.NUMBER:
        found = _day_of_number(cell)
    else:
        found = _day_of_words(_plain(cell.text))
    if found is None:
        raise KnownError("“{0}”不是日期。日期写作 2012-09-30。", _short(cell.text))
    if not _FIRST_DAY <= found <= _LAST_DAY:
        raise KnownError("日期“{0}”不合情理，请检查年份。", found.isoformat())
    return found


def value(cell: Cell, target: Target) -> float:
    """The figure reached, in the target's unit; the unit may stand behind it.

    A percent is a figure only where the target is in percent: 95% is 95 then.

    Raises:
        KnownError: it is no figure, or less than zero.
    """
    refuse_computed(cell)
    if cell.kind is CellKind.PERCENT:
        if target.unit != "%":
            raise KnownError("完成值要填数量（单位：{0}），不能填百分数。", target.unit)
        number = round(cell.number * 100, 8)
    elif cell.kind is CellKind.NUMBER:
        number = cell.number
    else:
        words = _plain(cell.text).removesuffix(_plain(target.unit)).rstrip()
        if cell.kind is not CellKind.TEXT or not _FIGURE.fullmatch(words):
            raise KnownError(
                "“{0}”不是数。完成值只填数（单位：{1}）。", _short(cell.text), target.unit
            )
        number = float(words.replace(",", ""))
    if not 0 <= number < 1e15:
        raise KnownError("完成值要是不小于零的数。")
    return number


def _day_of_number(cell: Cell) -> date | None:
    """20121231, or a serial number whose cell lost its date format; 2012 alone is no day."""
    if cell.number != int(cell.number):
        return None
    written = _DAY_IN_EIGHT.fullmatch(str(int(cell.number)))
    if written:
        return _day(*written.groups())
    in_range = cell.day is not None and _FIRST_DAY <= cell.day <= _LAST_DAY
    return cell.day if in_range else None


def _day_of_words(words: str) -> date | None:
    written = _DAY.fullmatch(words) or _DAY_IN_EIGHT.fullmatch(words)
    return _day(*written.groups()) if written else None


def _day(year: str, month: str, day_of_month: str) -> date | None:
    try:
        return date(int(year), int(month), int(day_of_month))
    except ValueError:
        return None  # 2012-02-30: the caller says that it is no date


def _plain(words: str) -> str:
    """Full-width letters and figures as plain ones, without surrounding blanks."""
    return unicodedata.normalize("NFKC", words).strip()


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 20 else f"{line[:20]}……"
