"""The preview: zoom, pages, and words found on them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import WriteNote
from taizhang.ledger.find import find_milestone
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import Ledger
from taizhang.window.page_search import hits_on_page
from tests.conftest import AT
from tests.window.before import Before
from tests.window.clerk import type_text

CONTROL = Qt.KeyboardModifier.ControlModifier
RARE = "镕喆𬭸"


@pytest.fixture
def before(ledger: Ledger, quality: Unit, qtbot: QtBot) -> Before:
    task, milestone = find_milestone(ledger, "一.3.2")
    note = f"由{RARE}同志牵头，{'反复征求各方面意见，' * 12}Draft V2 已送审。"
    ledger.apply(WriteNote(quality.id, task, milestone, NoteField.PROGRESS, note), AT)
    return Before(ledger, quality, qtbot)


def test_first_page_is_drawn_at_once_and_later_ones_when_seen(before: Before) -> None:
    view = before.dialog.view
    view.repaint()
    last = view.page_count - 1
    assert 0 in view.drawn
    assert last not in view.drawn
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.repaint()
    assert last in view.drawn
    assert len(view.drawn) <= 6


def test_page_fills_the_width_and_follows_the_window(before: Before) -> None:
    view = before.dialog.view
    room = view.viewport().width()
    assert room - 30 <= view.page_rect(0).width() <= room
    before.dialog.resize(before.dialog.width() - 200, before.dialog.height())
    QApplication.processEvents()
    assert view.page_rect(0).width() < view.viewport().width() <= room - 150


def test_whole_page_is_seen_at_once(before: Before) -> None:
    before.choose(before.dialog.preview.zoom, 1)
    view = before.dialog.view
    view.go_to_page(2)
    assert view.viewport().rect().contains(view.page_rect(1))


def test_zoom_is_chosen_stepped_and_turned_by_the_wheel(before: Before) -> None:
    preview = before.dialog.preview
    preview.choose_zoom("1.0")
    width = before.dialog.view.page_rect(0).width()
    preview.choose_zoom("2.0")
    assert before.dialog.view.page_rect(0).width() == pytest.approx(2 * width, abs=2)
    QTest.keyClick(before.dialog.view, Qt.Key.Key_Minus, CONTROL)
    assert preview.zoom.currentText() == "150%"
    at = QPointF(5, 5)
    wheel = QWheelEvent(
        *(at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CONTROL),
        *(Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(before.dialog.view.viewport(), wheel)
    assert preview.zoom.currentText() == "200%"


def test_zoom_stays_at_the_same_page(before: Before) -> None:
    before.dialog.view.go_to_page(4)
    before.dialog.preview.choose_zoom("0.5")
    before.dialog.preview.choose_zoom("2.0")
    assert before.dialog.view.page == 4


def test_another_preview_stays_at_the_same_page(before: Before) -> None:
    before.dialog.view.go_to_page(4)
    before.dialog.make()
    before.wait()
    assert before.dialog.view.page == 4


def test_going_to_a_page_by_its_number(before: Before) -> None:
    QTest.keyClick(before.dialog.view, Qt.Key.Key_G, CONTROL)
    page = before.dialog.preview.page
    assert page.hasFocus()
    QTest.keyClicks(page, "5")
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert before.dialog.view.page == 5
    QTest.keyClick(before.dialog.view, Qt.Key.Key_Home)
    assert page.value() == 1
    QTest.keyClick(before.dialog.view, Qt.Key.Key_End)
    assert page.value() == before.dialog.view.page_count


def find(before: Before, words: str) -> str:
    """Search as the clerk does; what is said of it when the search is over."""
    preview = before.dialog.preview
    preview.view.setFocus()
    QTest.keyClick(preview.view, Qt.Key.Key_F, CONTROL)
    type_text(preview.search, words)
    before.qtbot.waitUntil(lambda: not preview._search_later.isActive(), timeout=20_000)
    return preview.found


def test_found_words_are_marked_and_stepped_through(before: Before) -> None:
    preview = before.dialog.preview
    found = find(before, "牵头")
    total = int(found.split(" / ")[1])
    assert found == f"1 / {total}"
    assert total > 5
    pages = {preview.view.page}
    for step in range(2, total + 1):
        QTest.keyClick(preview.search, Qt.Key.Key_Return)
        assert preview.found == f"{step} / {total}"
        pages.add(preview.view.page)
    assert len(pages) > 1
    QTest.keyClick(preview.search, Qt.Key.Key_F3)
    assert preview.found == f"1 / {total}"
    QTest.mouseClick(preview.previous, Qt.MouseButton.LeftButton)
    assert preview.found == f"{total} / {total}"


def test_current_hit_is_seen_in_colour_and_shape(before: Before) -> None:
    find(before, "特此报告")
    image = before.dialog.view.viewport().grab().toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(image.height())
    }
    assert QColor("#ff9d3c").name() in colours


@pytest.mark.parametrize("words", ["反复征求各方面意见，" * 10, "draft v2", RARE, "  送 审 "])
def test_words_are_found_over_lines_in_any_case_and_beyond_the_bmp(
    before: Before, words: str
) -> None:
    assert find(before, words).endswith(("/ 1", "/ 2", "/ 3", "/ 4"))


def test_words_over_two_lines_have_a_box_for_each(before: Before) -> None:
    document = before.dialog.view.document
    hits = [
        hit
        for page in range(len(document))
        for hit in hits_on_page(document, page, "反复征求各方面意见，" * 10)
    ]
    assert hits
    assert len(hits[0].boxes) > 1


def test_what_is_not_there_is_said_and_escape_empties_the_search(before: Before) -> None:
    assert find(before, "大熊猫") == "没有找到"
    assert not before.dialog.preview.next.isEnabled()
    QTest.keyClick(before.dialog.preview.search, Qt.Key.Key_Escape)
    assert before.dialog.preview.search.text() == ""
    assert before.dialog.isVisible()


def test_search_goes_on_in_the_next_preview(before: Before) -> None:
    find(before, "牵头")
    before.choose(before.dialog.options.form, 1)
    before.wait()
    preview = before.dialog.preview
    before.qtbot.waitUntil(lambda: not preview._search_later.isActive(), timeout=20_000)
    assert " / " in preview.found
