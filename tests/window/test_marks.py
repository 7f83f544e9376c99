"""Hits are painted behind their characters, in lists and in editors."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPalette, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from taizhang.window import marks, theme
from taizhang.window.clause_view import ClauseView
from taizhang.window.note_editor import NoteEditor

GROUND = QColor("#ff0000")


def painted(rows: list[str], words: list[str]) -> list[list[tuple[int, int]]]:
    """For each row, from where to where there is colour, in pixels."""
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    spacing = 30
    marks.paint_behind(painter, rows, words, QPoint(10, 0), spacing, GROUND)
    painter.end()
    found = []
    for place in range(len(rows)):
        y = place * spacing + 5
        red = [x for x in range(image.width()) if image.pixelColor(x, y) == GROUND]
        edges = [x for x in red if x - 1 not in red], [x + 1 for x in red if x + 1 not in red]
        found.append(list(zip(*edges, strict=True)))
    return found


def width(text: str) -> float:
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    advance = QFontMetricsF(painter.font()).horizontalAdvance(text)
    painter.end()
    return advance


def test_a_hit_in_a_row(qtbot: QtBot) -> None:
    (((left, right),),) = painted(["建立质量信用"], ["质量"])
    assert left == pytest.approx(10 + width("建立"), abs=1)
    assert right == pytest.approx(10 + width("建立质量"), abs=1)


def test_a_hit_over_the_end_of_a_row(qtbot: QtBot) -> None:
    ((first,), (second,)) = painted(["建立質", "量信用"], ["质量"])
    assert first[0] == pytest.approx(10 + width("建立"), abs=1)
    assert first[1] == pytest.approx(10 + width("建立質"), abs=1)
    assert second[0] == 10
    assert second[1] == pytest.approx(10 + width("量"), abs=1)


def test_nothing_where_nothing_is_hit(qtbot: QtBot) -> None:
    assert painted(["建立质量信用"], []) == [[]]
    assert painted(["建立质量信用"], ["航母"]) == [[]]


@pytest.mark.parametrize("kind", [QTextEdit, QPlainTextEdit])
def test_selections_of_an_editor(qtbot: QtBot, kind: type[QTextEdit | QPlainTextEdit]) -> None:
    editor = kind()
    qtbot.addWidget(editor)
    editor.setPlainText("𠮷😀質量第一\n质量第一\u00a0质 量")
    editor.setExtraSelections(marks.selections(editor, ["质量"]))
    assert marked(editor) == ["質量", "质量", "质 量"]
    assert not editor.document().isModified()
    assert marks.selections(editor, []) == []


def marked(editor: QTextEdit | QPlainTextEdit) -> list[str]:
    found: list[Any] = editor.extraSelections()  # PySide6's stubs leave out their fields
    return [mark.cursor.selectedText() for mark in found]


def test_the_clause_keeps_its_milestone_marked(qtbot: QtBot) -> None:
    view = ClauseView()
    qtbot.addWidget(view)
    view.show_clause("𠮷建立質量信用。（省质监局牵头）", (1, 7), 8)
    view.mark_words(("质量", "质监局"))
    assert marked(view) == ["建立質量信用", "質量", "质监局"]
    view.show_clause("质量", None, 2)
    assert marked(view) == ["质量"]
    view.mark_words(())
    assert marked(view) == []


def test_a_note_is_marked_as_it_is_typed(qtbot: QtBot) -> None:
    editor = NoteEditor()
    qtbot.addWidget(editor)
    editor.mark_words(("质量",))
    editor.show_text("抓質量")
    assert marked(editor) == ["質量"]
    assert not editor.is_pending()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insertPlainText("，质量第一")
    assert marked(editor) == ["質量", "质量"]
    assert editor.toPlainText() == "抓質量，质量第一"


def test_places_beyond_the_bmp() -> None:
    assert marks.in_units("𠮷质😀量", [(0, 1), (1, 3), (3, 4)]) == [(0, 2), (2, 5), (5, 6)]
    assert marks.in_units("质量", [(0, 2)]) == [(0, 2)]
    assert marks.in_units("", []) == []


@pytest.mark.parametrize(("base", "ink"), [("#ffffff", "#000000"), ("#202020", "#f0f0f0")])
def test_text_stays_readable(qtbot: QtBot, base: str, ink: str) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(base))
    assert contrast(QColor(ink), marks.colour(palette)) > 7
    assert contrast(theme.muted(palette), marks.colour(palette)) > 3


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2, relative luminance."""

    def luminance(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
