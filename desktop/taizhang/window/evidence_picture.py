"""Small pictures of files from outside: bounded in memory and time, None where there is none.

Images are read by Qt in any thread. SVG is not read: it can hold scripts and lead elsewhere.
"""

from __future__ import annotations

import time
from ctypes import pointer
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from taizhang.ledger.evidence_names import safe_name, split_name

MOST_BYTES = 32 * 2**20
"""Of a file: a larger one is shown by its kind only."""
_MOST_PIXELS = 60_000_000
_MOST_MEMORY_MB = 128
_PICTURES = frozenset(["png", "jpg", "jpeg", "gif", "bmp", "webp", "tif", "tiff"])
_FORMATS = frozenset({b"png", b"jpeg", b"jpg", b"gif", b"bmp", b"webp", b"tiff", b"tif"})
_SCALED_READING = frozenset({b"jpeg", b"jpg"})
"""Formats that are read small at once; of the others the whole picture is in memory first."""

_SLICE_SECONDS = 0.01
_MOST_SECONDS = 1.5
_LONGEST_PAGE = 20_000
"""Points; PDF allows pages of 14,400."""


def ending_of(name: str) -> str:
    """The ending that the system would see, in lower case and without its dot."""
    return split_name(safe_name(name))[1][1:].lower()


def may_have_picture(name: str, size: int) -> bool:
    """Whether it is worth to look into a file of that name and size."""
    return 0 < size <= MOST_BYTES and ending_of(name) in _PICTURES | {"pdf"}


def image_of(data: bytes, side: int) -> QImage | None:
    """The picture in ``data``, at most ``side`` pixels wide and high."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(_MOST_MEMORY_MB)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    kind = reader.format().data()
    size = reader.size()
    if kind not in _FORMATS or not size.isValid() or size.isEmpty():
        return None
    pixels = size.width() * size.height()
    whole = pixels if kind not in _SCALED_READING else pixels // 4
    if pixels > _MOST_PIXELS or whole * 4 > _MOST_MEMORY_MB * 2**20:
        return None
    if max(size.width(), size.height()) > side:
        scaled = size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(scaled.expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image


def check_pdf(data: bytes) -> bool:
    """Whether PDFium may be given this: it cannot be interrupted while it unpacks a stream."""
    from taizhang.errors import KnownError
    from taizhang.reader.formats.limits import Budget, Limits
    from taizhang.reader.formats.pdf_streams import check_streams

    limits = Limits(part_bytes=64 * 2**20, stream_bytes=4 * 2**20, seconds=5.0)
    try:
        check_streams(data, Budget(limits))
    except KnownError:
        return False
    return data.lstrip()[:4] == b"%PDF"


class FirstPage:
    """A PDF's first page, drawn in slices: PDFium works in the window's thread only.

    It must not be called from two threads at once, and the window calls it already.
    """

    def __init__(self, data: bytes, side: int) -> None:
        import pypdfium2

        self.image: QImage | None = None
        self._end = time.monotonic() + _MOST_SECONDS
        self._begun = False
        self._open: list[Any] = []
        try:
            self._begin(pypdfium2.PdfDocument(data), side)
        except pypdfium2.PdfiumError:  # damaged, or with a password
            self.close()

    def _begin(self, document: Any, side: int) -> None:
        import pypdfium2
        from pypdfium2 import raw

        self._open.append(document)
        if not len(document):
            return
        page = document[0]
        self._open.append(page)
        width, height = page.get_size()
        if not (0 < width < _LONGEST_PAGE and 0 < height < _LONGEST_PAGE):
            return
        scale = side / max(width, height)
        self._size = max(round(width * scale), 1), max(round(height * scale), 1)
        self._bitmap = pypdfium2.PdfBitmap.new_native(*self._size, raw.FPDFBitmap_BGRx)
        self._bitmap.fill_rect((255, 255, 255, 255), 0, 0, *self._size)
        self._open.append(self._bitmap)
        self._page = page
        self._pause = raw.IFSDK_PAUSE(version=1)
        answer = type(self._pause.NeedToPauseNow)
        self._pause.NeedToPauseNow = answer(lambda _: time.monotonic() > self._slice_end)
        self._begun = True
        self._started = False

    def step(self) -> bool:
        """Draw for a moment. Returns whether there is more to do; `image` is there at the end."""
        from pypdfium2 import raw

        if not self._begun:
            return False
        self._slice_end = time.monotonic() + _SLICE_SECONDS
        pause = pointer(self._pause)
        if self._started:
            state = raw.FPDF_RenderPage_Continue(self._page, pause)
        else:
            self._started = True
            state = raw.FPDF_RenderPageBitmap_Start(
                self._bitmap, self._page, 0, 0, *self._size, 0, raw.FPDF_ANNOT, pause
            )
        if state == raw.FPDF_RENDER_TOBECONTINUED and time.monotonic() < self._end:
            return True
        if state == raw.FPDF_RENDER_DONE:
            width, height = self._size
            form = QImage.Format.Format_RGB32
            array = bytes(self._bitmap.buffer)
            self.image = QImage(array, width, height, self._bitmap.stride, form).copy()
        raw.FPDF_RenderPage_Close(self._page)
        self.close()
        return False

    def close(self) -> None:
        """Give everything back."""
        self._begun = False
        while self._open:
            self._open.pop().close()
