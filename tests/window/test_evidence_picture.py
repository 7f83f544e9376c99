"""Small pictures of what comes from outside: there where they can be, bounded where they must be."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMessageBox
from reportlab.pdfgen.canvas import Canvas

from taizhang.ledger.evidence_adding import NewFile
from taizhang.window import evidence_picture
from taizhang.window.evidence_picture import (
    FirstPage,
    check_pdf,
    ending_of,
    image_of,
    may_have_picture,
)
from taizhang.window.evidence_rows import EvidenceRow
from taizhang.window.evidence_thumbs import Wanted
from tests.window.clerk import Clerk
from tests.window.evidence import PLACE, attach_at, panel_of

SIDE = 36


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def pdf(width: float = 595, height: float = 842, rectangles: int = 1) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(width, height))
    canvas.setFillColorRGB(1, 0, 0)
    for number in range(rectangles):
        canvas.rect(number % 7, 0, width / 2, height, stroke=0, fill=1)
    canvas.save()
    return stream.getvalue()


def first_page(data: bytes) -> QImage | None:
    page = FirstPage(data, SIDE)
    while page.step():
        pass
    return page.image


# --- images ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["PNG", "JPG", "BMP", "WEBP"])
@pytest.mark.parametrize(
    ("size", "shown"), [((1600, 800), (36, 18)), ((8, 4000), (1, 36)), ((20, 10), (20, 10))]
)
def test_an_image_is_made_small(
    qapp: object, kind: str, size: tuple[int, int], shown: tuple[int, int]
) -> None:
    image = image_of(picture(*size, kind), SIDE)
    assert image is not None
    assert (image.width(), image.height()) == shown


def bomb(side: int) -> bytes:
    """A PNG of a few hundred bytes that says it is ``side`` pixels wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 9999)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.qt_log_ignore("qt.gui.imageio", "libpng", "QImageIOHandler")
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script/></svg>",
        bomb(60_000),
        bomb(6_000),
        picture(200, 200)[:150],
        b"P6 9 9 255\n" + b"x" * 243,
        b"%PDF-1.4",
    ],
    ids=["empty", "gif", "png", "svg", "bomb", "large", "cut short", "other kind", "pdf"],
)
def test_what_is_no_small_picture_has_none(qapp: object, data: bytes) -> None:
    assert image_of(data, SIDE) is None


def test_only_pictures_and_pdf_are_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    assert may_have_picture("a.JPG", 9)
    assert may_have_picture("a\u202egnp.pdf", 9)
    for name in ("a.svg", "a.docx", "a", "a.png.exe", "a\u202egnp.exe", ".png"):
        assert not may_have_picture(name, 9), name
    assert not may_have_picture("a.png", 0)
    assert not may_have_picture("a.png", evidence_picture.MOST_BYTES + 1)
    assert ending_of("报告\u202efdp.exe") == "exe"


# --- PDF ------------------------------------------------------------------------------------------


def test_the_first_page_is_drawn() -> None:
    image = first_page(pdf())
    assert image is not None
    assert (image.width(), image.height()) == (25, 36)
    assert image.pixelColor(5, 18).name() == "#ff0000"
    assert image.pixelColor(20, 18).name() == "#ffffff"


def test_a_page_that_takes_long_is_drawn_in_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_picture, "_SLICE_SECONDS", 0.0)
    page = FirstPage(pdf(rectangles=3000), SIDE)
    steps = 1
    while page.step():
        steps += 1
    assert steps > 2
    assert page.image is not None


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_picture, "_SLICE_SECONDS", 0.0)
    monkeypatch.setattr(evidence_picture, "_MOST_SECONDS", 0.0)
    assert first_page(pdf(rectangles=3000)) is None


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"%PDF-1.7\n" + b"\0" * 999, b"MZ"])
def test_a_broken_pdf_has_no_picture(data: bytes) -> None:
    assert first_page(data) is None


def test_what_would_unpack_to_too_much_is_not_given_to_pdfium() -> None:
    packed = zlib.compress(b"0 0 m " * 2_000_000)
    stream = b"5 0 obj <</Filter/FlateDecode/Length 9>>\nstream\n" + packed + b"\nendstream"
    assert not check_pdf(b"%PDF-1.4\n" + stream)
    assert check_pdf(pdf())
    assert not check_pdf(b"MZ")


# --- in the rows ----------------------------------------------------------------------------------


def wanted(row: EvidenceRow) -> Wanted:
    assert row.id is not None
    assert row.size is not None
    return Wanted(row.id, row.sha256, row.name, row.size, SIDE)


@pytest.mark.qt_log_ignore("qt.gui.imageio", "libpng")
def test_rows_show_pictures_once_they_are_made(clerk: Clerk) -> None:
    files = {
        "照片.png": picture(300, 200),
        "同一张.png": picture(300, 200) + b"\0",
        "扫描件.pdf": pdf(),
        "坏.png": b"\x89PNG\r\n\x1a\nx",
        "坏.pdf": b"%PDF-",
        "图.svg": b"<svg/>",
    }
    for name, data in files.items():
        attach_at(clerk, NewFile(name, data))
    clerk.go(PLACE)
    panel = panel_of(clerk)
    clerk.window.detail.ensureWidgetVisible(panel.list)
    asked = {row.name: wanted(row) for row in panel.list.rows}
    for one in asked.values():
        panel.thumbnails.of(one)
    assert not panel.thumbnails.is_idle
    clerk.qtbot.waitUntil(lambda: panel.thumbnails.is_idle)
    made = {name for name, one in asked.items() if panel.thumbnails.of(one) is not None}
    assert made == {"照片.png", "同一张.png", "扫描件.pdf"}
    panel.list.grab()


def test_a_damaged_content_has_no_picture(clerk: Clerk) -> None:
    attach_at(clerk, NewFile("照片.png", picture(300, 200)))
    clerk.window.ledger.connection.execute("UPDATE evidence_part SET bytes = x'00', packed = 0")
    clerk.go(PLACE)
    panel = panel_of(clerk)
    (row,) = panel.list.rows
    assert panel.thumbnails.of(wanted(row)) is None
    clerk.qtbot.waitUntil(lambda: panel.thumbnails.is_idle)
    assert panel.thumbnails.of(wanted(row)) is None


def test_a_pdf_waits_while_a_dialog_is_open(clerk: Clerk) -> None:
    attach_at(clerk, NewFile("扫描件.pdf", pdf()))
    clerk.go(PLACE)
    panel = panel_of(clerk)
    (row,) = panel.list.rows
    box = QMessageBox(clerk.window)
    box.open()
    panel.thumbnails.of(wanted(row))
    clerk.qtbot.wait(300)
    assert not panel.thumbnails.is_idle
    box.close()
    clerk.qtbot.waitUntil(lambda: panel.thumbnails.of(wanted(row)) is not None)


def test_closing_ends_what_is_being_made(clerk: Clerk, tmp_path: Path) -> None:
    for number in range(4):
        attach_at(clerk, NewFile(f"{number}.png", picture(900, 900 + number)))
    clerk.go(PLACE)
    panel = panel_of(clerk)
    for row in panel.list.rows:
        panel.thumbnails.of(wanted(row))
    panel.thumbnails.stop()
    assert panel.thumbnails.of(wanted(panel.list.rows[0])) is None
