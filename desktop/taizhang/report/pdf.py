"""The canvas that reports are drawn on: reportlab's, made to write what may be archived.

reportlab writes the file: its objects, the tree of pages, the outline, the information dictionary,
the cross-reference table. PDF/A-1 (ISO 19005-1) asks for three things that it does not do by
itself: a line end before every ``endstream``, an output intent, and no font that is not embedded,
where its canvas begins every page with Helvetica.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from hashlib import md5
from typing import Any, Protocol

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFName,
    PDFOutlines,
    PDFStream,
    PDFString,
    count,
)
from reportlab.pdfgen.canvas import Canvas

from taizhang.report.icc import srgb

_COLOURS = "sRGB IEC61966-2.1"


class Stream(PDFStream):  # type: ignore[misc]  # reportlab carries no types
    """A stream that ends as ISO 19005-1 §6.1.7 asks: with a line end outside of its length."""

    def format(self, document: Any) -> bytes:
        """The object's bytes."""
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"


def packed(data: bytes, **entries: object) -> Stream:
    """A compressed stream; ``entries`` of its dictionary besides those for its length."""
    dictionary = PDFDictionary({"Filter": PDFName("FlateDecode"), **entries})
    return Stream(dictionary, zlib.compress(data))


class DelayedFont(Protocol):
    """What reportlab asks of a font whose objects are made when the last page is drawn."""

    def addObjects(self, document: Any) -> None:  # noqa: N802  # reportlab's name
        """Put the font's objects into the document."""


class _Outline(PDFOutlines):  # type: ignore[misc]  # reportlab carries no types
    """An outline that counts its open entries rightly; reportlab adds one for every branch."""

    def prepare(self, document: Any, canvas: Any) -> None:
        """Make the entries' objects."""
        super().prepare(document, canvas)
        if self.mydestinations:
            self.count = count(self.mydestinations, self.closedict)


class PaperCanvas(Canvas):  # type: ignore[misc]  # reportlab carries no types
    """A canvas for pages of operators that bring their own fonts.

    The same pages give the same bytes, in whatever process and environment.
    """

    def __init__(self) -> None:
        # PDF/A-1 is made of PDF 1.4; invariant: no clock is asked.
        super().__init__(None, invariant=1, pdfVersion=(1, 4), lang="zh-CN")
        # The file's identity would begin with SOURCE_DATE_EPOCH; now what is in the file makes it.
        self._doc.signature = md5(usedforsecurity=False)
        self._doc.outline = self._doc.Outlines = self._doc.Catalog.Outlines = _Outline()
        self.setViewerPreference("DisplayDocTitle", "true")
        self._intend(_COLOURS, srgb())

    def _intend(self, name: str, profile: bytes) -> None:
        """Say which RGB is meant (ISO 19005-1 §6.2.2)."""
        # reportlab's catalogue writes only the entries that it knows.
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        intent = {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(name),
            "Info": PDFString(name),
            "DestOutputProfile": packed(profile, N=3),
        }
        self.setCatalogEntry("OutputIntents", [PDFDictionary(intent)])

    def set_metadata(self, xmp: bytes) -> None:
        """Put the XMP packet into the file, readable without unpacking (ISO 19005-1 §6.7.2)."""
        entries = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
        self.setCatalogEntry("Metadata", Stream(PDFDictionary(entries), xmp))
        self._doc.updateSignature(xmp)

    def _make_preamble(self) -> None:
        """Begin pages with nothing; reportlab would set the standard font, which is not inside."""
        self._preamble = ""

    def showPage(self) -> None:  # noqa: N802  # reportlab's name
        """End the page, as a `Stream` of compressed bytes; reportlab would keep its text."""
        super().showPage()
        page = self._doc.Pages[-1]
        page.Contents = packed(page.stream.encode("ascii"))
        page.stream = None
        self._doc.updateSignature(page.Contents.content)

    def finish(self, fonts: Iterable[DelayedFont]) -> bytes:
        """The whole file, with the fonts that its pages name."""
        self._doc.delayedFonts.extend(fonts)
        data: bytes = self.getpdfdata()
        return data
