"""更改记录: the journal's lines as pages of the report's annex."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from taizhang.ledger.history import Entry
from taizhang.plan.model import PlanFacts
from taizhang.report import wording
from taizhang.report.about import About
from taizhang.report.cells import cell, columns, head
from taizhang.report.cleaning import one_line
from taizhang.report.file import Report
from taizhang.report.flow import Flow, Space, Text
from taizhang.report.furniture import running_head
from taizhang.report.page import A4, Book
from taizhang.report.styles import PLAIN
from taizhang.report.table import Row, Table
from taizhang.report.text import plain

_TITLE = "更改记录"
COLUMNS = ("序号", "时间", "填报人", "操作", "事项", "原来", "现在")
CENTRED = (0, 1, 3)
"""The places of the columns whose cells are centred."""


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
    book = Book(about, A4, running_head(f"{_TITLE}　{one_line(about_whom)}", plan))
    flow = Flow(book)
    day = wording.chinese_date(produced_on)
    summary = f"{about_whom}。共 {len(entries)} 条，{day}输出。"
    flow.add(
        [
            Text(plain(title, PLAIN.heading), joined=True, outline=(_TITLE, 0)),
            Text(plain(summary, PLAIN.clause), joined=True),
            Space(6, joined=True),
            Table(
                columns(A4.text_width, 28, 60, 50, 50, None, 78, 78),
                map(_row, entries),
                head=head(COLUMNS, PLAIN.cell_head),
            ),
        ]
    )
    return Report(book.close(), book.pages, book.missing)


def texts_of(entry: Entry) -> tuple[str, ...]:
    """A line's words, one text for each of `COLUMNS`."""
    what = f"{entry.agency}　{entry.subject}" if entry.agency else entry.subject
    when = f"{entry.at:%Y-%m-%d %H:%M}"
    return (str(entry.id), when, entry.who, entry.action, what, entry.before, entry.after)


def _row(entry: Entry) -> Row:
    return Row(
        [
            cell(text, PLAIN.cell_centred if place in CENTRED else PLAIN.cell)
            for place, text in enumerate(texts_of(entry))
        ]
    )
