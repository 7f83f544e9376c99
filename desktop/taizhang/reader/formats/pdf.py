"""PDF files with text: lines to paragraphs, ruled tables to cells, page numbers left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from taizhang.errors import KnownError
from taizhang.reader.formats.builder import Builder, TableCell
from taizhang.reader.formats.limits import Budget
from taizhang.reader.formats.pdf_columns import regions_of
from taizhang.reader.formats.pdf_lines import Line, Margins, lines_of, margins_of, paragraphs_of
from taizhang.reader.formats.pdf_page import PageContent, pages
from taizhang.reader.formats.pdf_tables import PageTable, tables_of
from taizhang.reader.source import Source, SourceFormat

_PAGE_NUMBER = re.compile(
    r"[-—－–·~\s]*(?:第\s*)?(\d{1,4})(?:\s*页)?(?:\s*[/，,]?\s*共?\s*\d{1,4}(?:\s*页)?)?[-—－–·~\s]*"
)
_DIGITS = re.compile(r"\d+")
_SAME = 4.0


@dataclass(slots=True)
class _Page:
    """A page's parts from the top down: runs of lines, and tables."""

    parts: list[list[Line] | PageTable] = field(default_factory=list)
    columns: bool = False
    width: float = 0.0


def read_pdf(data: bytes, budget: Budget) -> Source:
    """A PDF's text; a scan has none, and is refused."""
    found: list[_Page] = []
    characters = unknown = pictures = 0
    for page in pages(data, budget):
        found.append(_page(page))
        characters += len(page.glyphs)
        unknown += page.unknown
        pictures += page.picture
    if unknown > 0.3 * (characters + unknown):
        raise KnownError("这个 PDF 的文字无法提取，请改用 Word 或网页格式的文件。")
    if not characters or (pictures and characters < 20 * len(found)):
        raise KnownError(
            "这个 PDF 是扫描件，没有可读取的文字，请改用 Word、网页格式的文件，"
            "或用其他软件识别文字后再打开。"
        )
    _leave_out_furniture(found)
    builder = Builder(budget)
    _Writer(builder, _margins(found)).write(found)
    return builder.source(SourceFormat.PDF)


def _page(content: PageContent) -> _Page:
    tables, glyphs = tables_of(content.rules, content.glyphs)
    if not tables:
        regions = regions_of(glyphs)
        return _Page(list(regions), len(regions) > 1, content.width)
    lines = lines_of(glyphs)
    parts: list[list[Line] | PageTable] = []
    for table in sorted(tables, key=lambda table: -table.top):
        parts += [line for line in lines if line.middle > table.top], table
        lines = [line for line in lines if line.middle <= table.top]
    return _Page([part for part in (*parts, lines) if part], False, content.width)


def _margins(found: list[_Page]) -> Margins:
    """The margins of all pages in one column: a last page of three lines does not show them."""
    return margins_of(
        [
            line
            for page in found
            if not page.columns
            for part in page.parts
            if isinstance(part, list)
            for line in part
        ],
        max((page.width for page in found), default=0.0),
    )


def _leave_out_furniture(found: list[_Page]) -> None:
    """Take away page numbers and running heads: the one may stand over the other."""
    for at in (0, -1, 0, -1):
        ends = [_end_line(page, at) for page in found]
        numbered = _numbered([line.text if line is not None else "" for line in ends])
        heads = Counter(_DIGITS.sub("#", line.text) for line in ends if line is not None)
        often = {text for text, times in heads.items() if times >= max(3, 0.4 * len(found))}
        for index, (page, line) in enumerate(zip(found, ends, strict=True)):
            if line is None:
                continue
            same = _DIGITS.sub("#", line.text) in often and not line.text.isdigit()
            if same or index in numbered:
                part = page.parts[at]
                assert isinstance(part, list)
                part.pop(at)
                if not part:
                    page.parts.pop(at)


def _numbered(texts: list[str]) -> set[int]:
    """The pages whose line is the page's number: it goes up with the pages.

    A number in dashes or with 页 is one by its look; one alone could be a line of the text.
    """
    found = {i: match for i, text in enumerate(texts) if (match := _PAGE_NUMBER.fullmatch(text))}
    steps = Counter(int(match[1]) - i for i, match in found.items())
    usual = {step for step, times in steps.items() if times >= max(2, 0.5 * len(texts))}
    return {
        i
        for i, match in found.items()
        if int(match[1]) - i in usual or not match[0].strip().isdigit()
    }


def _end_line(page: _Page, at: int) -> Line | None:
    """The first or last line of a page, if that is no table."""
    part = page.parts[at] if page.parts else None
    return part[at] if isinstance(part, list) and part else None


class _Writer:
    """Puts pages together: paragraphs and tables may go on on the next."""

    def __init__(self, builder: Builder, margins: Margins) -> None:
        self._builder = builder
        self._margins = margins
        self._lines: list[Line] = []
        self._table: PageTable | None = None
        self._cells: list[TableCell] = []
        self._rows = 0

    def write(self, found: list[_Page]) -> None:
        """All pages."""
        for page in found:
            for part in page.parts:
                self._builder.budget.check_time()
                if isinstance(part, PageTable):
                    self._add_table(part)
                elif page.columns:
                    self._end()
                    self._paragraphs(part, margins_of(part))
                else:
                    self._end_table()
                    self._lines += part
        self._end()

    def _add_table(self, table: PageTable) -> None:
        """A new table, or more rows of the last: then its head is not repeated."""
        self._end_lines()
        if self._table is None or not _same_columns(self._table, table):
            self._end_table()
            self._table = table
        head = [cell.text for cell in self._cells if cell.row == 0]
        repeats = bool(head) and head == [cell.text for cell in table.cells if cell.row == 0]
        skipped = 1 if repeats else 0
        self._cells += [
            TableCell(
                cell.row - skipped + self._rows, cell.column, cell.text, cell.rows, cell.columns
            )
            for cell in table.cells
            if cell.row >= skipped
        ]
        self._rows += table.rows - skipped

    def _end(self) -> None:
        self._end_lines()
        self._end_table()

    def _end_lines(self) -> None:
        self._paragraphs(self._lines, self._margins)
        self._lines = []

    def _paragraphs(self, lines: list[Line], margins: Margins) -> None:
        for text in paragraphs_of(lines, margins):
            self._builder.paragraph(text)

    def _end_table(self) -> None:
        if self._cells:
            self._builder.table(self._cells)
        self._table, self._cells, self._rows = None, [], 0


def _same_columns(one: PageTable, other: PageTable) -> bool:
    return len(one.edges) == len(other.edges) and all(
        abs(first - second) < _SAME for first, second in zip(one.edges, other.edges, strict=True)
    )
