"""更改记录: the journal's lines as pages of the report's annex."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from taizhang.ledger.history import Entry
from taizhang.plan.model import PlanFacts
from taizhang.report import wording
from taizhang.report.cleaning import one_line
from taizhang.report.file import Report
from taizhang.report.flow import Flow, Space, Text
from taizhang.report.furniture import RunningHead
from taizhang.report.page import A4, About, Book
from taizhang.report.styles import CELL, CELL_CENTRED, CLAUSE, HEADING
from taizhang.report.table import Row, Table
from taizhang.report.tables import cell, columns, head
from taizhang.report.text import plain

_TITLE = "更改记录"


def build(
    plan: PlanFacts, about_whom: str, entries: Sequence[Entry], *, produced_on: date
) -> Report:
    """Set the lines in the order given, every word of them.

    Args:
        plan: the plan they belong to.
        about_whom: which lines these are, in words (a unit, a milestone, days).
        entries: the lines.
        produced_on: printed at the top and written into the file.

    Raises:
        KnownError: a font of the program is missing.
    """
    title = f"{_TITLE}：《{one_line(plan.title)}》"
    about = About(title=title, author="", subject=one_line(about_whom), day=produced_on)
    book = Book(about, A4, RunningHead(f"{_TITLE}　{one_line(about_whom)}", plan))
    flow = Flow(book)
    day = wording.chinese_date(produced_on)
    flow.add(
        [
            Text(plain(title, HEADING), joined=True, outline=(_TITLE, 0)),
            Text(plain(f"{about_whom}。共 {len(entries)} 条，{day}输出。", CLAUSE), joined=True),
            Space(6, joined=True),
            Table(
                columns(28, 60, 50, 50, None, 78, 78),
                map(_row, entries),
                head=head("序号", "时间", "填报人", "操作", "事项", "原来", "现在"),
            ),
        ]
    )
    return Report(book.close(), book.pages, book.missing)


def _row(entry: Entry) -> Row:
    when = f"{entry.at:%Y-%m-%d %H:%M}"
    what = f"{entry.agency}　{entry.subject}" if entry.agency else entry.subject
    return Row(
        [
            cell(str(entry.id), CELL_CENTRED),
            cell(when, CELL_CENTRED),
            cell(entry.who, CELL),
            cell(entry.action, CELL_CENTRED),
            cell(what, CELL),
            cell(entry.before, CELL),
            cell(entry.after, CELL),
        ]
    )
