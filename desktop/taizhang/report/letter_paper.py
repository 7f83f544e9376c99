"""自查报告 on paper: GB/T 9704-2012's page of 22 lines of 28 characters, out of its values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from taizhang.ledger.record import Record
from taizhang.report.about import About
from taizhang.report.cells import cell, columns, head
from taizhang.report.chart import Bars
from taizhang.report.composition import compose
from taizhang.report.file import Report
from taizhang.report.flow import Block, Flow, PageEnd, Snap, Space, Text
from taizhang.report.furniture import Furniture
from taizhang.report.letter import (
    ATTACHED,
    Chart,
    Item,
    Letter,
    LetterOptions,
    LetterTable,
    Part,
    TableRow,
    Words,
)
from taizhang.report.page import A4, Book, Surface
from taizhang.report.place import Place
from taizhang.report.redhead import RedHead
from taizhang.report.seal import Seal
from taizhang.report.styles import GRID, Styles
from taizhang.report.table import Row, Table
from taizhang.report.text import Paragraph, Span, Style, balanced, plain
from taizhang.report.wording import chinese_date

OnPage = Callable[[int], None]
"""Told the number of every page that is finished; may raise to end the work."""

_TABLE_GAP = 5.0


def build(
    records: Sequence[Record],
    options: LetterOptions,
    on_page: OnPage | None = None,
) -> Report:
    """Compose and print; the same arguments give the same bytes.

    Args:
        records: of one plan and one day; several make a summary.
        options: what the office chose.
        on_page: is told of every page, and may raise.

    Raises:
        KnownError: there is no record, or a font of the program is missing.
    """
    return paper(compose(records, options), Styles(options.fonts), on_page)


def paper(letter: Letter, styles: Styles, on_page: OnPage | None = None) -> Report:
    """Set a letter that is composed already."""
    number = letter.plan.doc_number
    about = About(
        title=letter.title,
        author=letter.signer,
        subject=f"{number}，数据截至{chinese_date(letter.as_of)}",
        day=letter.day,
    )
    book = Book(about, A4, _furniture(on_page))
    flow = Flow(book)
    flow.add(_letter_blocks(letter, styles))
    for place, attachment in enumerate(letter.attachments, 1):
        flow.add(_attachment_head(letter, place, attachment.title, styles))
        for item in attachment.items:
            flow.add(_item_blocks(item, styles))
    return Report(book.close(), book.pages, book.missing)


def _furniture(on_page: OnPage | None) -> Callable[[Surface, int], None]:
    numbers = Furniture()

    def furnish(surface: Surface, number: int) -> None:
        if on_page:
            on_page(number)
        numbers(surface, number)

    return furnish


def _letter_blocks(letter: Letter, styles: Styles) -> Iterator[Block]:
    if letter.red_head:
        yield RedHead(letter.red_head.issuer, letter.red_head.doc_number, styles)
    for line in balanced(letter.title, styles.title, A4.text_width):
        yield Text(line, joined=True)
    yield Space(GRID / 2, joined=True)
    yield Snap(GRID, joined=True)
    if letter.addressee:
        yield Text(plain(f"{letter.addressee}：", styles.addressee), joined=True)
    blocks = [block for part in letter.parts for block in _part_blocks(part, styles)]
    if blocks:
        # The seal never stands on a page without text (§7.3.5.5).
        blocks[-1].joined = True
    yield from blocks
    yield from _ending(letter, styles)


def _part_blocks(part: Part, styles: Styles) -> Iterator[Block]:
    if part.heading:
        style = styles.heading if part.level == 1 else styles.subheading
        outline = (part.heading, part.level - 1)
        yield Text(plain(part.heading, style), joined=True, outline=outline)
    for item in part.items:
        yield from _item_blocks(item, styles)


def _item_blocks(item: Item, styles: Styles) -> Iterator[Block]:
    if isinstance(item, Words):
        for title, level in item.outline:
            yield Place(title, level)
        spans = [Span(item.lead, styles.fonts.kai), Span(item.text, styles.fonts.fangsong)]
        yield Text(Paragraph([span for span in spans if span.text], styles.body))
    elif isinstance(item, Chart):
        yield Bars(item.bars, styles.figure)
        yield Snap(GRID)
    else:
        if item.outline:
            yield Place(*item.outline)
        yield _table(item, styles)
        yield Snap(GRID)


def _table(table: LetterTable, styles: Styles) -> Table:
    widths = columns(A4.text_width, *(column.width for column in table.columns))
    titles = [column.title for column in table.columns]
    rows = (_row(row, table, styles) for row in table.rows)
    return Table(widths, rows, head=head(titles, styles.cell_head), before=_TABLE_GAP)


def _row(row: TableRow, table: LetterTable, styles: Styles) -> Row:
    if len(row.texts) == 1:
        heading = cell(row.texts[0], styles.cell_head, len(table.columns))
        return Row([heading], shaded=True, joined=True)
    left_over = len(table.columns) - len(row.texts)
    last = len(row.texts) - 1
    return Row(
        [
            cell(
                text,
                styles.cell_centred if column.centred else styles.cell_left,
                1 + left_over if place == last else 1,
            )
            for place, (text, column) in enumerate(zip(row.texts, table.columns, strict=False))
        ]
    )


def _ending(letter: Letter, styles: Styles) -> Iterator[Block]:
    """附件说明 one line below the text, then the seal's place, then 附注."""
    for i, (label, title) in enumerate(letter.attachment_lines):
        style = _attached(label, styles, first=i == 0)
        yield Text(plain(label + title, style), before=0 if i else GRID, joined=True)
    yield Seal(letter.signer, letter.day, styles)
    yield Text(plain(letter.contact, styles.body), joined=True)


def _attached(label: str, styles: Styles, *, first: bool) -> Style:
    """The titles stand one below the other, and so do the lines of a long one (§7.3.4)."""
    width = plain(label, styles.body).lines(A4.text_width)[0].width
    indent = styles.body.indent + (0 if first else len(ATTACHED))
    return replace(styles.body, indent=indent, hang=indent + width)


def _attachment_head(letter: Letter, place: int, title: str, styles: Styles) -> Iterator[Block]:
    """§7.3.7: 附件 and its number at the left of the first line, the title in the third."""
    named = f"附件{place if len(letter.attachments) > 1 else ''}"
    yield PageEnd(A4)
    yield Text(plain(named, _label(styles)), joined=True, outline=(f"{named}　{title}", 0))
    yield Space(GRID, joined=True)
    for line in balanced(title, styles.title, A4.text_width):
        yield Text(line, joined=True)
    yield Space(GRID / 2, joined=True)


def _label(styles: Styles) -> Style:
    """三号黑体 at the left edge."""
    return replace(styles.heading, indent=0.0)
