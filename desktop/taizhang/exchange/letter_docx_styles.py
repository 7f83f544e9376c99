"""The DOCX's typography: GB/T 9704-2012's page, and fonts by the names offices know them by."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor, Twips
from docx.styles.style import ParagraphStyle

FANGSONG = "仿宋_GB2312"
KAI = "楷体_GB2312"
HEI = "黑体"
SONG = "宋体"
TITLE = "方正小标宋简体"
WESTERN = "Times New Roman"
STAND_INS = {FANGSONG: "仿宋", KAI: "楷体", TITLE: "宋体"}
"""What a machine without a font is told to take in its place (ISO 29500 ``altName``)."""

BODY = "公文正文"
DATED = "公文落款"
ATTACHMENT = "公文附件"
ISSUER = "发文机关标志"
NUMBER = "发文字号"
CELL = "表格正文"
CELL_CENTRED = "表格居中"
CELL_HEAD = "表格标题"

CHARACTER = 320
"""A 三号 character's width, in twips: Word's 三号 is 16 points."""
LATIN = 0.5
LINE = 579
"""A line's height in twips: 22 share 225 mm."""
TIGHTER = -5
"""Twips between two 三号 characters: 28 of 16 points are wider than 156 mm. By spacing and not by
the grid of characters, which programs other than Word read in ways of their own."""

_STYLES = (
    # name, font, size, alignment, line, first line's indent in characters
    (BODY, FANGSONG, 16, WD_ALIGN_PARAGRAPH.JUSTIFY, LINE, 2),
    (DATED, FANGSONG, 16, WD_ALIGN_PARAGRAPH.RIGHT, LINE, 0),
    (ATTACHMENT, HEI, 16, WD_ALIGN_PARAGRAPH.LEFT, LINE, 0),
    (ISSUER, TITLE, 36, WD_ALIGN_PARAGRAPH.CENTER, 960, 0),
    (NUMBER, FANGSONG, 16, WD_ALIGN_PARAGRAPH.CENTER, LINE, 0),
    (CELL, FANGSONG, 10.5, WD_ALIGN_PARAGRAPH.LEFT, 300, 0),
    (CELL_CENTRED, FANGSONG, 10.5, WD_ALIGN_PARAGRAPH.CENTER, 300, 0),
    (CELL_HEAD, HEI, 10, WD_ALIGN_PARAGRAPH.CENTER, 300, 0),
    ("Title", TITLE, 22, WD_ALIGN_PARAGRAPH.CENTER, 725, 0),
    ("Heading 1", HEI, 16, WD_ALIGN_PARAGRAPH.LEFT, LINE, 2),
    ("Heading 2", KAI, 16, WD_ALIGN_PARAGRAPH.LEFT, LINE, 2),
)


def element(tag: str, *children: Any, **attributes: str) -> Any:
    """An element with these children; attributes are of Word's namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    for child in children:
        made.append(child)
    return made


def dress(document: Document) -> None:
    """Give an empty document the page, the styles and the page numbers of an official letter."""
    for name, font, size, align, line, indent in _STYLES:
        style = _style(document, name)
        _clear(style)
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        set_fonts(style.element, font)
        if size == 16:
            tighter = element("w:spacing", val=str(TIGHTER))
            style.element.rPr.insert_element_before(tighter, "w:w", "w:kern", "w:position", "w:sz")
        form = style.paragraph_format
        form.alignment = align
        form.line_spacing = Twips(line)
        form.space_before = form.space_after = Pt(0)
        if indent:
            form.first_line_indent = Twips(indent * CHARACTER)
            style.element.pPr.ind.set(qn("w:firstLineChars"), str(indent * 100))
    _page(document)
    _special(document)
    _numbers(document)


def _style(document: Document, name: str) -> ParagraphStyle:
    styles = document.styles
    if name in styles:
        found = styles[name]
    else:
        found = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        found.base_style = styles["Normal"]
    assert isinstance(found, ParagraphStyle)
    return found


def _clear(style: ParagraphStyle) -> None:
    """Take off the template's own looks: blue, bold, rules below."""
    for tag in ("w:rPr", "w:pPr"):
        found = style.element.find(qn(tag))
        if found is not None:
            kept = [child for child in found if child.tag in _KEPT]
            style.element.remove(found)
            if kept:
                made = style.element.get_or_add_pPr()
                for child in kept:
                    made.append(child)


_KEPT = {qn("w:outlineLvl"), qn("w:keepNext"), qn("w:keepLines")}
"""What makes a heading one."""


def set_fonts(owner: Any, font: str) -> None:
    """Chinese in this font, Latin and digits in 新罗马, as official documents have them."""
    properties = owner.get_or_add_rPr()
    found = properties.find(qn("w:rFonts"))
    if found is not None:
        properties.remove(found)
    names = {"ascii": WESTERN, "hAnsi": WESTERN, "cs": WESTERN, "eastAsia": font}
    properties.insert(0, element("w:rFonts", **names, hint="eastAsia"))


def _page(document: Document) -> None:
    """§5.2: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(23)
    properties = section._sectPr
    for found in properties.findall(qn("w:docGrid")):
        properties.remove(found)
    properties.append(element("w:docGrid", type="lines", linePitch=str(LINE)))
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.size = Pt(16)
    set_fonts(normal.element, FANGSONG)
    normal.paragraph_format.space_after = Pt(0)


def _special(document: Document) -> None:
    """What single styles have besides."""
    for name in ("Heading 1", "Heading 2"):
        document.styles[name].paragraph_format.keep_with_next = True
    title = document.styles["Title"].paragraph_format
    title.space_before, title.space_after = Pt(0), Twips(LINE)
    issuer = document.styles[ISSUER]
    issuer.font.color.rgb = RGBColor(0xD9, 0, 0)
    issuer.paragraph_format.space_before = Mm(35)
    issuer.paragraph_format.space_after = Twips(2 * LINE)
    for name in (CELL, CELL_CENTRED, CELL_HEAD):
        cell = document.styles[name].element.get_or_add_pPr()
        free = element("w:snapToGrid", val="0")
        cell.insert_element_before(free, "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    rule = element("w:bottom", val="single", sz="12", space="11", color="D90000")
    number = document.styles[NUMBER].element.get_or_add_pPr()
    number.insert_element_before(element("w:pBdr", rule), "w:spacing", "w:ind", "w:jc")


def _numbers(document: Document) -> None:
    """``— 1 —``, a character in from the outer edge of odd and even pages (§7.5)."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, align, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT, "right"),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT, "left"),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = align
        indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
        indent.set(qn(f"w:{side}"), str(CHARACTER))
        indent.set(qn(f"w:{side}Chars"), "100")
        paragraph.add_run("— ")
        number = element("w:fldSimple", instr="PAGE")
        inner = element("w:r", element("w:t"))
        inner.find(qn("w:t")).text = "1"
        number.append(inner)
        paragraph._p.append(number)
        paragraph.add_run(" —")
        for run in paragraph._p.iter(qn("w:r")):
            set_fonts(run, SONG)
            run.get_or_add_rPr().append(element("w:sz", val="28"))
