"""Word documents (.docx, and .docm: its macros are never looked at).

Kept: what a reader of the page sees as the document, with automatic numbers as text, tracked
insertions, results of fields, text boxes, foot- and endnotes (at the end). Left out: tracked
deletions, hidden text, headers and footers, comments, the table of contents.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field

from taizhang.reader.formats.builder import Builder
from taizhang.reader.formats.limits import Budget
from taizhang.reader.formats.word_package import (
    Package,
    attribute,
    child,
    is_on,
    local,
    value_of,
)
from taizhang.reader.formats.word_styles import Lists, Styles, heading_of
from taizhang.reader.formats.word_table import CellBuilder, span_of
from taizhang.reader.source import Source, SourceFormat

# What may stand around paragraphs and runs without changing them.
_WRAPPERS = {
    "sdt",
    "sdtContent",
    "ins",
    "moveTo",
    "customXml",
    "smartTag",
    "hyperlink",
    "fldSimple",
    "dir",
    "bdo",
    "ruby",
    "rubyBase",
    "oMathPara",
    "oMath",
}
_GONE = {"del", "moveFrom", "rt", "sdtPr", "pPr", "rPr", "tblPr", "tblGrid", "tcPr", "trPr"}
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}
# The boxes of Wingdings that forms are made with; its other signs are ornaments.
_BOXES = {"A8": "□", "6F": "□", "A3": "□", "FE": "☑", "52": "☑", "FD": "☒", "54": "☒"}


def read_word(data: bytes, budget: Budget) -> Source:
    """A .docx file's text."""
    package = Package(data, budget.limits)
    builder = Builder(budget)
    reader = _Reader(package, budget)
    reader.blocks(child(package.document(), "body"), builder, 0)
    reader.notes(builder)
    return builder.source(SourceFormat.WORD)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as it is collected."""

    words: list[str] = field(default_factory=list)
    boxes: list[ET.Element] = field(default_factory=list)
    hidden: bool = False
    fields: list[bool] = field(default_factory=list)
    """Fields that are open (begin … end); True while in the instruction, which is not text."""

    def add(self, text: str) -> None:
        if not any(self.fields):
            self.words.append(text)


class _Reader:
    """Walks through the parts; what is in a cell goes to the cell's own builder."""

    def __init__(self, package: Package, budget: Budget) -> None:
        self._package = package
        self._budget = budget
        self._styles = Styles(package)
        self._lists = Lists(package, self._styles)
        self._notes: list[tuple[str, str]] = []
        self._carried = ""
        self._fields: list[bool] = []

    def blocks(self, parent: ET.Element | None, into: Builder | CellBuilder, depth: int) -> None:
        """Everything that stands one below the other in ``parent``."""
        self._budget.check_nesting(depth)
        for element in _chosen(parent):
            match local(element):
                case "p":
                    self._paragraph(element, into, depth)
                case "tbl":
                    self._table(element, into, depth)
                case name if name in _WRAPPERS:
                    self.blocks(element, into, depth + 1)

    def notes(self, into: Builder) -> None:
        """The foot- and endnotes that the text refers to, in its order."""
        parts: dict[str, dict[str, ET.Element]] = {}
        for kind, note_id in list(self._notes):
            if kind not in parts:
                root = self._package.part(kind)
                parts[kind] = {attribute(e, "id") or "": e for e in _children(root)}
            self.blocks(parts[kind].get(note_id), into, 0)

    def _paragraph(self, element: ET.Element, into: Builder | CellBuilder, depth: int) -> None:
        properties = child(element, "pPr")
        style_id = value_of(properties, "pStyle")
        style = self._styles.of(style_id)
        found = _Paragraph(hidden=style.hidden, fields=self._fields)
        self._inline(element, found, depth)
        text = "".join(found.words)
        mark = child(properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self._carried += text  # its end is deleted: the next paragraph goes on
        elif not style.contents:
            if not (style.hidden or (is_on(mark, "vanish") and not text)):
                label = self._lists.label(properties, style, style_id)
                into.paragraph(label + self._carried + text, heading_of(properties, style))
            self._carried = ""
        for box in found.boxes:
            self.blocks(box, into, depth + 1)

    def _inline(self, parent: ET.Element, found: _Paragraph, depth: int) -> None:
        """The runs of a paragraph, also those in links, fields and insertions."""
        self._budget.check_nesting(depth)
        for element in _chosen(parent):
            name = local(element)
            if name == "r":
                self._run(element, found, depth)
            elif name in _WRAPPERS:
                self._inline(element, found, depth + 1)
            elif name not in _GONE:
                # A formula's parts, one in the other, and no more than text of it.
                found.add("".join(e.text or "" for e in _runs_of_formula(element)))

    def _run(self, run: ET.Element, found: _Paragraph, depth: int) -> None:
        properties = child(run, "rPr")
        hidden = is_on(properties, "vanish")
        if hidden is None:
            run_style = value_of(properties, "rStyle")
            hidden = found.hidden or (run_style is not None and self._styles.of(run_style).hidden)
        for element in _chosen(run):
            name = local(element)
            if name == "fldChar":
                _turn_field(found.fields, attribute(element, "fldCharType"))
            elif hidden:
                continue
            elif name == "t":
                found.add(element.text or "")
            elif name in _SIGNS:
                found.add(_SIGNS[name])
            elif name == "sym":
                found.add(_BOXES.get((attribute(element, "char") or "")[-2:].upper(), ""))
            elif name in {"footnoteReference", "endnoteReference"}:
                kind = name.removesuffix("Reference") + "s"
                self._notes.append((kind, attribute(element, "id") or ""))
            elif name == "ruby":
                self._inline(element, found, depth + 1)
            elif name in {"drawing", "pict", "object"}:
                found.boxes += _boxes_in(element)

    def _table(self, table: ET.Element, into: Builder | CellBuilder, depth: int) -> None:
        """The table's cells; in a cell of another table they become lines of its text."""
        cells: list[CellBuilder] = []
        open_cells: dict[int, CellBuilder] = {}
        number = 0
        for row in _within(table, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            column = span_of(properties, "gridBefore", 0)
            header = is_on(properties, "tblHeader") is True
            for cell in _within(row, "tc"):
                settings = child(cell, "tcPr")
                width = span_of(settings, "gridSpan", 1)
                merge = child(settings, "vMerge")
                above = open_cells.pop(column, None)
                if merge is not None and attribute(merge, "val") != "restart" and above:
                    above.rows += 1
                    open_cells[column] = above
                elif child(settings, "cellDel") is None:
                    made = CellBuilder(number, column, width, header)
                    self.blocks(cell, made, depth + 1)
                    cells.append(made)
                    if merge is not None:
                        open_cells[column] = made
                column += width
            number += 1
        into.table([cell.cell() for cell in cells])


def _turn_field(fields: list[bool], kind: str | None) -> None:
    """Follow a field's marks: begin, instruction, separate, result, end (17.16.18)."""
    if kind == "begin":
        fields.append(True)
    elif kind == "separate" and fields:
        fields[-1] = False
    elif kind == "end" and fields:
        fields.pop()


def _children(element: ET.Element | None) -> Iterator[ET.Element]:
    return iter(element if element is not None else ())


def _chosen(parent: ET.Element | None) -> Iterator[ET.Element]:
    """The children, with the first choice in place of each mc:AlternateContent."""
    for element in _children(parent):
        if local(element) != "AlternateContent":
            yield element
            continue
        choice = child(element, "Choice")
        yield from _children(choice if choice is not None else child(element, "Fallback"))


def _within(parent: ET.Element, name: str) -> Iterator[ET.Element]:
    """Rows or cells, also those in content controls, insertions and the like around them."""
    waiting = [iter(parent)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif local(element) == name:
            yield element
        elif local(element) in _WRAPPERS:
            waiting.append(iter(element))


def _boxes_in(element: ET.Element) -> list[ET.Element]:
    """The text boxes of a drawing, not those in them."""
    found: list[ET.Element] = []
    waiting = [element]
    while waiting:
        here = waiting.pop()
        if local(here) == "txbxContent":
            found.append(here)
        else:
            waiting += reversed(list(_chosen(here)))
    return found


def _runs_of_formula(element: ET.Element) -> Iterator[ET.Element]:
    return (e for e in element.iter() if e.tag.endswith("}t") and "/math" in e.tag)
