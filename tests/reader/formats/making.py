"""Makes small documents for the tests: Word packages, PDF pages on the official grid."""

from __future__ import annotations

import io
import lzma
import zipfile
from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from taizhang.paths import resources

DATA = Path(__file__).parents[2] / "data" / "reader" / "formats"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A Word paragraph of one run."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def numbered(text: str, level: int, number: int = 1) -> str:
    """A paragraph with automatic numbering."""
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def cell(text: str, properties: str = "") -> str:
    """A table cell, one paragraph for each line."""
    words = "".join(map(paragraph, text.split("\n")))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{words}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
<w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
<w:pStyle w:val="second"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/>
<w:lvlText w:val="%1.%4"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="my"><w:name w:val="我的标题"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="second"><w:name w:val="heading 2"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""


def word(body: str, **parts: str) -> bytes:
    """A .docx with that body; other parts of word/ by name, without .xml."""
    document = f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>"
    everything = {"numbering": NUMBERING, "styles": STYLES, **parts}
    members: dict[str, str | bytes] = {f"word/{name}.xml": xml for name, xml in everything.items()}
    return package({"word/document.xml": document, **members})


def package(members: dict[str, str | bytes]) -> bytes:
    """A zip file with those members, besides those every Word package has."""
    usual = {"[Content_Types].xml": "<Types/>", "_rels/.rels": "<Relationships/>"}
    return zipped({**usual, **members})


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return stream.getvalue()


SIZE = 15.75
LEFT, TOP, ROWS = 79.4, 737.0, 22
"""28 mm; 37 mm from above; 22 lines of 28 characters (GB/T 9704)."""
PITCH = 29.0


def font() -> str:
    """A Chinese font, registered."""
    if "TestHei" not in pdfmetrics.getRegisteredFontNames():
        packed = (resources() / "fonts" / "NotoSansSC-Regular.ttf.xz").read_bytes()
        pdfmetrics.registerFont(TTFont("TestHei", io.BytesIO(lzma.decompress(packed))))
    return "TestHei"


def official_pages(paragraphs: Sequence[str], *, head: str = "", numbers: bool = True) -> bytes:
    """The paragraphs as an agency prints them: first lines indented by two, 28 characters a line."""
    stream = io.BytesIO()
    canvas = Canvas(stream)
    lines = []
    for text in (f"　　{words}" for words in paragraphs):
        lines += [text[at : at + 28] for at in range(0, len(text), 28)]
    for page, first in enumerate(range(0, len(lines), ROWS), 1):
        canvas.setFont(font(), SIZE)
        for index, line in enumerate(lines[first : first + ROWS]):
            indent = len(line) - len(line.lstrip("　"))
            place = LEFT + indent * SIZE
            canvas.drawString(place, TOP - index * PITCH, line.lstrip("　"))
        canvas.setFont(font(), 10)
        if head:
            canvas.drawString(LEFT, 800, head)
        if numbers:
            canvas.drawString(LEFT + 380, 60, f"— {page} —")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()
