"""任务台账: the ledger of one agency or of many, across A4 or A3, in the columns of a template."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from taizhang.errors import KnownError
from taizhang.ledger.record import Record, SectionRecord, TaskRecord
from taizhang.ledger.templates import SheetTemplate
from taizhang.plan.model import PlanFacts, SectionKind, Validity
from taizhang.report.about import About
from taizhang.report.cleaning import one_line
from taizhang.report.columns import STANDARD, SheetRow, sheet_rows
from taizhang.report.file import Report
from taizhang.report.flow import Block, Flow, PageEnd, Text
from taizhang.report.furniture import Furniture
from taizhang.report.page import Book, Surface
from taizhang.report.sheet_foot import SheetFoot
from taizhang.report.sheet_group import Group, SheetCell
from taizhang.report.sheet_layout import Layout, banner_of, layout_of, sign_cell, text_cell
from taizhang.report.sheet_signs import DEFAULT_COLOURS, Colours, signs_of
from taizhang.report.sheet_table import Banner, SheetTable
from taizhang.report.styles import PLAIN, Styles
from taizhang.report.text import balanced, plain
from taizhang.report.wording import chinese_date

TITLE = "任务台账"


def build(
    records: Sequence[Record],
    template: SheetTemplate = STANDARD,
    *,
    produced_on: date,
    only: Collection[str] | None = None,
    colours: Colours = DEFAULT_COLOURS,
    styles: Styles = PLAIN,
    on_page: Callable[[int], None] | None = None,
) -> Report:
    """Set the ledger; the same records, day and options give the same bytes.

    Args:
        records: of one plan and one day; several are printed agency by agency, each on its own
            pages with its own foot.
        template: which columns, under which headings, on which paper.
        produced_on: 填报日期, printed at the foot and written into the file.
        only: the numbers of the milestones wanted; all when None.
        colours: of the marks before statuses.
        styles: the fonts to use.
        on_page: called with the number of each page that is finished; what it raises ends the job.

    Raises:
        KnownError: no record, a template that asks for what there is not, or a font is missing.
    """
    if not records:
        raise KnownError("没有可以打印的单位，请先选择单位。")
    layout = layout_of(template, sheet_rows(records, only), styles)
    sheet = _Sheet(layout, styles, colours, produced_on, only, several=len(records) > 1)
    heads = _Heads(records[0].plan, on_page)
    book = Book(_about(records, produced_on), layout.form, heads)
    flow = Flow(book)
    for place, record in enumerate(records):
        if place:
            flow.add([PageEnd()])
        heads.begin(record, book.pages)
        flow.add(sheet.blocks(record, book))
    pdf = book.close()
    return Report(pdf, book.pages, book.missing)


def _about(records: Sequence[Record], produced_on: date) -> About:
    plan = records[0].plan
    units = one_line(records[0].agency.full_name)
    return About(
        title=f"{one_line(plan.title)}{TITLE}",
        author=units if len(records) == 1 else f"{units}等{len(records)}个单位",
        subject=f"{one_line(plan.doc_number)}，数据截至{chinese_date(records[0].as_of)}",
        day=produced_on,
    )


class _Heads:
    """What stands around the text: the running head names the agency whose sheet it is."""

    def __init__(self, plan: PlanFacts, on_page: Callable[[int], None] | None) -> None:
        self._plan = plan
        self._on_page = on_page
        self._furniture = Furniture()

    def begin(self, record: Record, page: int) -> None:
        """From ``page`` on the pages are of this record."""
        standing = "" if self._plan.validity is Validity.IN_FORCE else f"（{self._plan.validity}）"
        self._furniture = Furniture(
            left=f"{one_line(self._plan.title)}{TITLE}　{one_line(record.agency.full_name)}",
            right=f"{one_line(self._plan.doc_number)}{standing}",
            head_from=page + 1,
        )

    def __call__(self, surface: Surface, number: int) -> None:
        """Draw page ``number``'s."""
        self._furniture(surface, number)
        if self._on_page:
            self._on_page(number)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The sheets of a report, each of one agency."""

    layout: Layout
    styles: Styles
    colours: Colours
    produced_on: date
    only: Collection[str] | None
    several: bool

    def blocks(self, record: Record, book: Book) -> Iterator[Block]:
        """Title, table and foot of one agency's."""
        width = self.layout.form.text_width
        if self.several:
            title = one_line(record.agency.full_name)
            book.bookmark(title, 0, self.layout.form.text_top)
        for line in balanced(f"{record.plan.title}{TITLE}", self.styles.sheet_title, width):
            yield Text(line, joined=True)
        yield Text(plain(self._facts(record), self.styles.small), before=4, joined=True)
        foot = SheetFoot(record, self.produced_on, self.styles)
        groups = self._groups(record)
        yield SheetTable(self.layout.grid, groups, before=4, tail=foot.before + foot.least(width))
        yield foot

    def _facts(self, record: Record) -> str:
        plan = record.plan
        number = f"{plan.doc_number}，" if plan.doc_number else ""
        part = "" if self.only is None else "　　只列选出的节点"
        return (
            f"填报单位：{record.agency.full_name}　　数据截至：{chinese_date(record.as_of)}"
            f"　　方案：{number}{plan.standing}{part}"
        )

    def _groups(self, record: Record) -> Iterator[Banner | Group]:
        level = 1 if self.several else 0
        for section, of_section in groupby(sheet_rows([record], self.only), lambda r: r.section):
            title = _section_title(section)
            banner = banner_of(title, self.layout.styling)
            yield Banner(banner, (title, level))
            for task, of_task in groupby(of_section, lambda r: r.task):
                yield self._group(task, list(of_task), level + 1)

    def _group(self, task: TaskRecord, rows: Sequence[SheetRow], level: int) -> Group:
        columns = self.layout.columns
        shared = [self._cell(i, rows[0]) if c.shared else None for i, c in enumerate(columns)]
        own = [
            [None if c.shared else self._cell(i, row) for i, c in enumerate(columns)]
            for row in rows
        ]
        return Group(shared, own, (f"{task.number} {one_line(task.title)}", level))

    def _cell(self, i: int, row: SheetRow) -> SheetCell:
        if self.layout.columns[i].key == "status":
            signs = signs_of(row, row.record.as_of, self.colours)
            return sign_cell(signs, self.layout.styling)
        return text_cell(self.layout, i, row)


def _section_title(section: SectionRecord) -> str:
    title = one_line(section.title)
    return f"（{section.number}）{title}" if section.kind is SectionKind.TASKS else title
