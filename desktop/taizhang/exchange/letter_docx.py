"""自查报告 as DOCX, so that the leader's pen can change it: the PDF's words, from one `Letter`.

Headings are styles, tables are tables. Texts are cleaned as they are for paper and put in as text:
nothing in them is read as a field, a link or markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.text.paragraph import Paragraph

from taizhang.exchange.letter_docx_package import packed
from taizhang.exchange.letter_docx_styles import (
    ATTACHMENT,
    BODY,
    CELL,
    CELL_CENTRED,
    CELL_HEAD,
    CHARACTER,
    DATED,
    ISSUER,
    KAI,
    LATIN,
    NUMBER,
    dress,
    element,
    set_fonts,
)
from taizhang.ledger.record import Record
from taizhang.report.cells import columns
from taizhang.report.cleaning import clean, paragraphs
from taizhang.report.composition import compose
from taizhang.report.file import save_bytes
from taizhang.report.letter import (
    Attachment,
    Chart,
    Item,
    Letter,
    LetterOptions,
    LetterTable,
    Part,
    RedHeading,
    TableRow,
    Words,
)
from taizhang.report.page import A4
from taizhang.report.wording import chinese_date

_TWIPS = 20
"""In a point."""
_SHADE = "EDEDED"


def write_letter(records: Sequence[Record], options: LetterOptions, path: Path) -> None:
    """Compose the letter and write it; the same arguments give the same bytes.

    Raises:
        KnownError: there is no record, or the file cannot be written; what stood there is as it
            was.
    """
    save_bytes(letter_docx(compose(records, options)), path)


def letter_docx(letter: Letter) -> bytes:
    """A letter that is composed already, as the bytes of a DOCX."""
    return packed(_Writer(letter).written(), letter)


class _Writer:
    """Puts the letter's parts into a document, one after another."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        self._document: DocumentType = Document()
        dress(self._document)

    def written(self) -> DocumentType:
        letter = self._letter
        if letter.red_head:
            self._red_head(letter.red_head)
        self._add(letter.title, "Title")
        if letter.addressee:
            _indent(self._add(f"{letter.addressee}：", BODY))
        for part in letter.parts:
            self._part(part)
        self._ending()
        for place, attachment in enumerate(letter.attachments, 1):
            self._attachment(place, attachment)
        return self._document

    def _add(self, text: str, style: str) -> Paragraph:
        paragraph = self._document.add_paragraph(style=style)
        if text:
            _run(paragraph, text)
        return paragraph

    def _red_head(self, head: RedHeading) -> None:
        self._add(head.issuer, ISSUER)
        self._add(head.doc_number, NUMBER)
        self._add("", BODY)

    def _part(self, part: Part) -> None:
        if part.heading:
            self._add(part.heading, f"Heading {part.level}")
        for item in part.items:
            self._item(item)

    def _item(self, item: Item) -> None:
        if isinstance(item, Words):
            paragraph = self._document.add_paragraph(style=BODY)
            if item.lead:
                set_fonts(_run(paragraph, item.lead), KAI)
            if item.text:
                _run(paragraph, item.text)
        elif isinstance(item, Chart):
            self._table(item.table)
        else:
            self._table(item)

    def _table(self, table: LetterTable) -> None:
        body = self._document.element.body
        # The section's properties stay last.
        body.insert(len(body) - 1, _table_element(table))
        # Two tables without a paragraph between them would become one.
        self._document.add_paragraph(style=CELL)

    def _ending(self) -> None:
        letter = self._letter
        lines = [f"{label}{title}" for label, title in letter.attachment_lines]
        if lines:
            self._add("", BODY)
        for i, line in enumerate(lines):
            paragraph = self._add(line, BODY)
            if i:
                _indent(paragraph, first_line=5)
        for _ in range(2):
            self._add("", BODY).paragraph_format.keep_with_next = True
        day = chinese_date(letter.day)
        middle = 4 + _ems(day) / 2
        signed = self._add(letter.signer, DATED)
        _indent(signed, right=max(middle - _ems(letter.signer) / 2, 0))
        signed.paragraph_format.keep_with_next = True
        _indent(self._add(day, DATED), right=4)
        self._add("", BODY)
        self._add(letter.contact, BODY)

    def _attachment(self, place: int, attachment: Attachment) -> None:
        number = place if len(self._letter.attachments) > 1 else ""
        label = self._add(f"附件{number}", ATTACHMENT)
        label.paragraph_format.page_break_before = True
        self._add(attachment.title, "Title")
        for item in attachment.items:
            self._item(item)


def _run(paragraph: Paragraph, text: str) -> Any:
    """A run with exactly this text; python-docx would make breaks and tabs of some characters."""
    run = element("w:r")
    run.append(_text(text))
    paragraph._p.append(run)
    return run


def _text(text: str) -> Any:
    made = element("w:t")
    made.text = clean(text)
    made.set(qn("xml:space"), "preserve")
    return made


def _indent(paragraph: Paragraph, *, first_line: float = 0, right: float = 0) -> None:
    """Indents in characters, as Word and WPS keep them, with their size for other programs."""
    form = paragraph.paragraph_format
    form.first_line_indent = Twips(round(first_line * CHARACTER))
    form.right_indent = Twips(round(right * CHARACTER))
    made = paragraph._p.get_or_add_pPr().get_or_add_ind()
    made.set(qn("w:firstLineChars"), str(round(first_line * 100)))
    made.set(qn("w:rightChars"), str(round(right * 100)))


def _ems(text: str) -> float:
    """About how wide it is: digits and Latin letters take half a square."""
    return sum(LATIN if char.isascii() else 1.0 for char in text)


def _table_element(table: LetterTable) -> Any:
    """Built by hand: python-docx looks through the whole table for every cell it gives."""
    widths = columns(A4.text_width, *(column.width for column in table.columns))
    twips = [round(width * _TWIPS) for width in widths]
    made = element("w:tbl")
    properties = element("w:tblPr", element("w:tblStyle", val="TableGrid"))
    properties.append(element("w:tblW", w=str(sum(twips)), type="dxa"))
    properties.append(element("w:tblLayout", type="fixed"))
    made.append(properties)
    made.append(element("w:tblGrid", *(element("w:gridCol", w=str(w)) for w in twips)))
    head = TableRow(tuple(column.title for column in table.columns))
    made.append(_row_element(head, table, twips, head=True))
    for row in table.rows:
        made.append(_row_element(row, table, twips, head=len(row.texts) == 1))
    return made


def _row_element(row: TableRow, table: LetterTable, twips: list[int], *, head: bool) -> Any:
    made = element("w:tr")
    if head and len(row.texts) > 1:
        made.append(element("w:trPr", element("w:tblHeader")))
    last = len(row.texts) - 1
    for place, text in enumerate(row.texts):
        span = twips[place:] if place == last else twips[place : place + 1]
        centred = table.columns[place].centred
        style = CELL_HEAD if head else CELL_CENTRED if centred else CELL
        made.append(_cell_element(text, style, span, shaded=head))
    return made


def _cell_element(text: str, style: str, span: list[int], *, shaded: bool) -> Any:
    properties = element("w:tcPr", element("w:tcW", w=str(sum(span)), type="dxa"))
    if len(span) > 1:
        properties.append(element("w:gridSpan", val=str(len(span))))
    if shaded:
        properties.append(element("w:shd", val="clear", color="auto", fill=_SHADE))
    properties.append(element("w:vAlign", val="center"))
    made = element("w:tc", properties)
    for line in paragraphs(text) or [""]:
        paragraph = element("w:p", element("w:pPr", element("w:pStyle", val=style)))
        if line:
            paragraph.append(element("w:r", _text(line)))
        made.append(paragraph)
    return made
