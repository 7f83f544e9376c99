"""No words of the list are cut: painted lines never leave their row or their cell."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from taizhang.ledger.lines import MilestoneLine
from taizhang.plan.model import Role
from taizhang.window import theme
from taizhang.window.outline_columns import Column
from taizhang.window.outline_delegate import OutlineDelegate
from tests.window.clerk import Clerk

_BELOW = 60
_PAPER = QColor("#ff00ff")


def painted(clerk: Clerk, row: int, column: Column, rect: QRect, canvas: QRect) -> QImage:
    """One cell, painted onto a larger sheet so that what leaves the cell is seen."""
    view = clerk.window.view
    image = QImage(canvas.size(), QImage.Format.Format_RGB32)
    image.fill(_PAPER)
    option: Any = QStyleOptionViewItem()  # PySide6's stubs leave out its fields
    view.initViewItemOption(option)
    option.rect = rect
    option.state = QStyle.StateFlag.State_Enabled
    painter = QPainter(image)
    view.itemDelegate().paint(painter, option, clerk.window.model.index(row, column))
    painter.end()
    return image


def has_ink(image: QImage, rect: QRect) -> bool:
    part = image.copy(rect)
    blank = QImage(part.size(), part.format())
    blank.fill(_PAPER)
    return part != blank


def delegate_of(clerk: Clerk) -> OutlineDelegate:
    delegate = clerk.window.view.itemDelegate()
    assert isinstance(delegate, OutlineDelegate)
    return delegate


def cut_rows(clerk: Clerk, width: int) -> list[str]:
    """The rows whose words would leave their height if the first column were so wide."""
    out = []
    for row, words in enumerate(clerk.lines):
        line = clerk.window.model.line(row)
        height = delegate_of(clerk).height(line, width, clerk.window.view.font())
        canvas = QRect(0, 0, width + 40, height + _BELOW)
        image = painted(clerk, row, Column.TEXT, QRect(0, 0, width, height), canvas)
        if has_ink(image, QRect(0, height, width, _BELOW)) or has_ink(
            image, QRect(width, 0, 40, height)
        ):
            out.append(words)
    return out


@pytest.mark.parametrize("width", range(420, 1000, 29))
def test_painted_words_never_leave_their_row(clerk: Clerk, width: int) -> None:
    assert cut_rows(clerk, width) == []


@pytest.mark.parametrize("step", range(0, 14))
def test_painted_words_never_leave_their_row_at_any_pixel(clerk: Clerk, step: int) -> None:
    """Every width within one character: the break must fall alike in height and paint."""
    assert cut_rows(clerk, 560 + step) == []


def test_every_row_in_view_has_the_height_its_words_need(clerk: Clerk) -> None:
    view, model = clerk.window.view, clerk.window.model
    width = view.columnWidth(Column.TEXT)
    view.verticalScrollBar().setValue(0)
    while True:
        top, bottom = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
        for row in range(top, (bottom if bottom >= 0 else model.rowCount() - 1) + 1):
            needed = delegate_of(clerk).height(model.line(row), width, view.font())
            assert view.rowHeight(row) == needed, clerk.lines[row]
        bar = view.verticalScrollBar()
        if bar.value() == bar.maximum():
            break
        bar.setValue(bar.value() + view.viewport().height() // 2)


def test_rows_fit_again_after_a_column_was_made_narrower(clerk: Clerk) -> None:
    view, model = clerk.window.view, clerk.window.model
    row = clerk.row("一.1.3")
    view.setColumnWidth(Column.DONE, 480)

    def fits() -> bool:
        width = view.columnWidth(Column.TEXT)
        needed = delegate_of(clerk).height(model.line(row), width, view.font())
        return view.rowHeight(row) == needed

    clerk.qtbot.waitUntil(fits)


@pytest.mark.parametrize("column", [Column.ROLE, Column.STATUS, Column.DONE])
def test_words_of_the_narrow_columns_fit_their_cells(clerk: Clerk, column: Column) -> None:
    for row in range(clerk.window.model.rowCount()):
        line = clerk.window.model.line(row)
        if isinstance(line, MilestoneLine) and line.target_high is not None:
            clerk.window.model.value_typed.emit(line, str(int(line.target_high)))
            clerk.window.model.tick_asked.emit(clerk.window.model.line(row), True)
    width = clerk.window.view.columnWidth(column)
    leaving = []
    for row, words in enumerate(clerk.lines):
        cell = QRect(200, 0, width, 80)
        image = painted(clerk, row, column, cell, QRect(0, 0, width + 400, 80))
        if has_ink(image, QRect(0, 0, 200, 80)) or has_ink(image, QRect(200 + width, 0, 200, 80)):
            leaving.append(words)
    assert leaving == []


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2's contrast ratio."""

    def light(colour: QColor) -> float:
        parts = [colour.redF(), colour.greenF(), colour.blueF()]
        red, green, blue = (
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", ["#ffffff", "#2d2d2d"])
def test_muted_and_role_colours_are_readable_on_the_ground(ground: str) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(ground))
    colours = [theme.muted(palette), theme.accent(palette), theme.warning(palette)]
    colours += [theme.role_colour(role, palette) for role in Role]
    assert min(contrast(colour, QColor(ground)) for colour in colours) >= 4.5


_DARK = {
    QPalette.ColorRole.Window: "#2b2b2b",
    QPalette.ColorRole.WindowText: "#e6e6e6",
    QPalette.ColorRole.Base: "#1e1e1e",
    QPalette.ColorRole.Text: "#e6e6e6",
    QPalette.ColorRole.Button: "#353535",
    QPalette.ColorRole.ButtonText: "#e6e6e6",
}


@pytest.mark.parametrize("dark", [False, True])
def test_empty_box_is_seen_on_the_ground(clerk: Clerk, dark: bool) -> None:
    """WCAG 2.1, 1.4.11: what shows where to click has 3 : 1 against the ground."""
    view = clerk.window.view
    if dark:
        palette = QPalette(view.palette())
        for role, colour in _DARK.items():
            palette.setColor(role, QColor(colour))
        view.setPalette(palette)
    row = clerk.row("一.3.2")
    cell = QRect(0, 0, 500, 40)
    image = painted(clerk, row, Column.TEXT, cell, cell)
    box = delegate_of(clerk).box_rect(cell, view.fontMetrics(), view.style())
    ground = view.palette().color(QPalette.ColorRole.Base)
    seen = [
        contrast(image.pixelColor(x, y), ground)
        for x in range(box.left() - 1, box.right() + 2)
        for y in range(box.top() - 1, box.bottom() + 2)
    ]
    assert max(seen) >= 3
