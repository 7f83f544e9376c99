"""The DOCX as a file: what it says of itself, and bytes that are the same each time."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime, time
from io import BytesIO
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from taizhang.exchange.letter_docx_styles import STAND_INS
from taizhang.report.cleaning import one_line
from taizhang.report.letter import Letter
from taizhang.report.wording import chinese_date

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of every file inside: the earliest a zip can say."""
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(document: Document, letter: Letter) -> bytes:
    """The document as bytes, with its title, author and day."""
    _describe(document, letter)
    _name_fonts(document)
    _drop_thumbnail(document)
    saved = BytesIO()
    document.save(saved)
    made = BytesIO()
    with (
        zipfile.ZipFile(saved) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return made.getvalue()


def _describe(document: Document, letter: Letter) -> None:
    about = document.core_properties
    day = datetime.combine(letter.day, time(), UTC)
    about.title = letter.title[:255]
    about.author = about.last_modified_by = letter.signer[:255]
    about.subject = f"{one_line(letter.plan.doc_number)}，数据截至{chinese_date(letter.as_of)}"[
        :255
    ]
    about.created = about.modified = day
    about.comments = about.keywords = about.category = ""
    about.language = "zh-CN"
    about.revision = 1


def _name_fonts(document: Document) -> None:
    """The table of fonts, which says what to take where one is missing."""
    fonts = "".join(
        f"<w:font w:name={quoteattr(name)}><w:altName w:val={quoteattr(stand_in)}/>"
        '<w:charset w:val="86"/></w:font>'
        for name, stand_in in STAND_INS.items()
    )
    table = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{_WORD}">'
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    part._blob = f"{table}{fonts}</w:fonts>".encode()


def _drop_thumbnail(document: Document) -> None:
    """The template's picture of an empty page."""
    relations = document.part.package.rels
    for key in [k for k, r in relations.items() if r.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]
