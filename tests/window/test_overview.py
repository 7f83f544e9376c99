"""总览 in the window: every part leads to its rows, by mouse and by keyboard, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from taizhang.ledger.agencies import Unit, unit_by_name
from taizhang.ledger.changes import Change, SetStatus, SetValue, Tick, Together
from taizhang.ledger.pace import Pace, Timing
from taizhang.ledger.status import Status
from taizhang.ledger.store import Ledger
from taizhang.plan.model import Role
from taizhang.report.overview import LISTED, Leads, Overview, Verdict, read_overview
from taizhang.report.wording import percent
from taizhang.window.overview.bar_row import BarRow
from taizhang.window.overview.item_row import ItemRow
from taizhang.window.overview.page import OverviewPage
from taizhang.window.overview.row import Row
from taizhang.window.overview.target_row import TargetRow
from tests.conftest import AT
from tests.window.test_access import nameless
from tests.window.test_report_saving import play_printer

AS_OF = date(2012, 12, 31)
WIDE = (1170, 620)
"""What a window of 1366×768 leaves beside a pane of 180."""


class Reader:
    """A leader before the page, and what the page asked for."""

    def __init__(self, page: OverviewPage) -> None:
        self.page = page
        self.asked: list[Leads] = []
        page.rows_asked.connect(self.asked.append)

    def press(self, row: Row) -> Leads:
        self.page.ensureWidgetVisible(row)
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
        return self.asked.pop()

    def enter(self, row: Row, key: Qt.Key = Qt.Key.Key_Return) -> Leads:
        row.setFocus()
        QTest.keyClick(row, key)
        return self.asked.pop()


@pytest.fixture
def overview(ledger: Ledger, quality: Unit) -> Overview:
    """省质监局 with some of everything."""
    rows = ledger.rows("SELECT id, kind FROM milestone ORDER BY id LIMIT 120")
    made: list[Change] = []
    for place, (milestone, kind) in enumerate(rows):
        if kind == "指标" and place % 3:
            made.append(SetValue(milestone, quality.id, 1.0 + place))
        if place % 4 == 0:
            made.append(Tick(milestone, quality.id, date(2012, 12 - place % 3, 5)))
        elif place % 9 == 1:
            made.append(SetStatus(milestone, quality.id, Status.NOT_APPLICABLE, "未部署"))
        elif place % 5 == 1:
            made.append(SetStatus(milestone, quality.id, Status.UNDER_WAY))
    ledger.apply(Together(tuple(made), "一年的进展"), AT)
    return read_overview(ledger, quality, AS_OF)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., Reader]:
    def shown(overview: Overview | None, size: tuple[int, int] = WIDE) -> Reader:
        page = OverviewPage()
        qtbot.addWidget(page)
        page.resize(*size)
        page.show_overview(overview)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        QApplication.processEvents()
        return Reader(page)

    return shown


Show = Callable[..., Reader]


# -- leading ----------------------------------------------------------------------------------


def test_tiles_lead(overview: Overview, show: Show) -> None:
    reader = show(overview)
    assert [reader.press(tile) for tile in reader.page.tiles] == [
        Leads(),
        Leads(timing=Timing.OVERDUE),
        Leads(timing=Timing.DUE_SOON),
        Leads(changed_since=date(2012, 12, 1)),
    ]


def test_bars_lead_to_sections_and_roles(overview: Overview, show: Show) -> None:
    reader = show(overview)
    page = reader.page
    numbers = [section.number for section in overview.sections]
    assert len(numbers) == 8
    assert [reader.press(row) for row in page.sections.rows.rows] == [
        Leads(section=number) for number in numbers
    ]
    assert [reader.press(row) for row in page.roles.rows.rows] == [
        Leads(role=Role.LEAD),
        Leads(role=Role.RESPONSIBLE),
    ]


def test_counts_lead_to_statuses_and_paces(overview: Overview, show: Show) -> None:
    reader = show(overview)
    assert {reader.press(chip).status for chip in reader.page.statuses.chips} == set(Status)
    assert [reader.press(chip) for chip in reader.page.paces.chips] == [
        Leads(pace=pace) for pace in Pace
    ]


def test_targets_and_lists_lead_to_their_milestone(overview: Overview, show: Show) -> None:
    reader = show(overview)
    page = reader.page
    assert [reader.press(row) for row in page.targets.rows.rows] == [
        bar.leads for bar in overview.targets
    ]
    items = [item.leads for item in overview.due_soon[:LISTED]]
    assert [reader.press(row) for row in page.due_soon.rows.rows] == items
    assert items[0].task_id
    assert items[0].milestone_id
    assert reader.press(page.due_soon.more) == Leads(timing=Timing.DUE_SOON)
    done = Leads(status=Status.DONE, changed_since=date(2012, 12, 1))
    assert reader.press(page.completed.more) == done


def test_what_is_not_counted_leads_too(ledger: Ledger, education: Unit, show: Show) -> None:
    reader = show(read_overview(ledger, education, AS_OF))
    apart = reader.page.apart
    assert reader.press(apart.general) == Leads(role=Role.GENERAL)
    assert reader.press(apart.requirements) == Leads(role=Role.ADDRESSED)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_press_a_row(overview: Overview, show: Show, key: Qt.Key) -> None:
    reader = show(overview)
    assert reader.enter(reader.page.sections.rows.rows[2], key) == Leads(section="三")
    assert reader.enter(reader.page.tiles[1], key) == Leads(timing=Timing.OVERDUE)


# -- words ------------------------------------------------------------------------------------


def test_every_figure_is_said_in_words(overview: Overview, show: Show) -> None:
    page = show(overview).page
    whole = overview.whole
    assert page.tiles[0].big == percent(whole.counts.share)
    assert f"{whole.counts.done}/{whole.applicable}" in page.tiles[0].accessibleName()
    assert str(len(overview.due_soon)) in page.tiles[2].accessibleName()
    for row, part in zip(page.sections.rows.rows, overview.sections, strict=True):
        name = row.accessibleName()
        assert part.title in name
        assert f"已完成 {part.counts.done}/{part.applicable}" in name
        assert part.pace in name
    for target, bar in zip(page.targets.rows.rows, overview.targets, strict=True):
        assert bar.target.name in target.accessibleName()
        assert bar.verdict in target.accessibleName()
    for item, wanted in zip(page.due_soon.rows.rows, overview.due_soon, strict=False):
        assert wanted.text in item.accessibleName()


def test_lists_say_how_many_there_are_besides(overview: Overview, show: Show) -> None:
    page = show(overview).page
    rest = len(overview.due_soon) - LISTED
    assert rest > 0
    assert page.due_soon.more.words == f"还有 {rest} 项"
    assert page.overdue.more.isHidden()


def test_everything_has_a_name(overview: Overview, show: Show) -> None:
    assert nameless(show(overview).page) == []


@pytest.mark.parametrize("hostile", ["<b>粗</b>", "a & b", "<img src=x>"])
def test_words_from_outside_are_no_markup(overview: Overview, show: Show, hostile: str) -> None:
    section = replace(overview.sections[0], title=hostile)
    row = show(replace(overview, sections=(section,))).page.sections.rows.rows[0]
    assert hostile in row.accessibleName()
    assert hostile.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in row.toolTip()


# -- empty ------------------------------------------------------------------------------------


def test_without_a_unit_it_says_so(show: Show) -> None:
    page = show(None).page
    assert page.empty.isVisible()
    assert "还没有选择单位" in page.empty_words.text()
    assert not page.tiles[0].isVisible()
    assert not any(row.isVisible() for row in page.in_order())


def test_a_unit_that_is_not_named_is_led_elsewhere(
    ledger: Ledger, education: Unit, show: Show
) -> None:
    overview = read_overview(ledger, education, AS_OF)
    none = replace(overview.whole.counts, tasks=0)
    reader = show(replace(overview, whole=replace(overview.whole, counts=none)))
    assert "没有点名省教育厅" in reader.page.empty_words.text()
    assert reader.press(reader.page.instead.general) == Leads(role=Role.GENERAL)
    assert not reader.page.sections.isVisible()


def test_parts_without_rows_are_sentences(ledger: Ledger, show: Show) -> None:
    unit = unit_by_name(ledger, "南京海关")
    overview = replace(read_overview(ledger, unit, date(2012, 6, 30)), targets=())
    page = show(overview).page
    said = [panel.empty_words for panel in (page.targets, page.overdue, page.completed)]
    assert said == ["本单位的任务没有量化指标。", "没有逾期的节点。", "还没有完成的节点。"]


# -- keyboard ---------------------------------------------------------------------------------


def tab_round(page: OverviewPage) -> list[QWidget]:
    """What has the focus after each Tab, from the first tile until it comes round."""
    page.tiles[0].setFocus()
    found: list[QWidget] = []
    for _ in range(100):
        if page.focusWidget() not in found:  # a date's year, month and day are stops as well
            found.append(page.focusWidget())
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        if page.focusWidget() is page.tiles[0]:
            break
    return found


def test_tab_goes_through_every_part_in_reading_order(overview: Overview, show: Show) -> None:
    page = show(overview).page
    found = tab_round(page)
    stops = [row for row in page.in_order() if row.is_stop and row.isVisible()]
    assert len(stops) == 4 + 2 + 1 + 2 + 1 + 2 + 2  # tiles, sections, roles, paces, targets, lists
    assert found[: len(stops)] == stops
    assert set(found) - set(stops) == {page.head.day, page.head.save, page.head.print}


def test_the_page_gives_the_focus_to_its_first_part(overview: Overview, show: Show) -> None:
    page = show(overview).page
    page.setFocus()
    assert page.focusWidget() is page.tiles[0]


def test_arrows_reach_every_row_of_a_part(overview: Overview, show: Show) -> None:
    page = show(overview).page
    rows = page.targets.rows.rows
    rows[0].setFocus()
    for expected in rows[1:]:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
        assert page.focusWidget() is expected
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    assert page.focusWidget() is rows[-1]
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Home)
    assert page.focusWidget() is rows[0]
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_End)
    assert page.focusWidget() is rows[-1]


def test_tab_comes_back_to_the_row_it_left(overview: Overview, show: Show) -> None:
    page = show(overview).page
    third = page.sections.rows.rows[2]
    third.setFocus()
    QTest.keyClick(third, Qt.Key.Key_Tab)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Backtab)
    assert page.focusWidget() is third


def test_the_focus_is_seen_and_scrolled_to(overview: Overview, show: Show) -> None:
    page = show(overview, (480, 300)).page
    row = page.completed.rows.rows[-1]
    before = row.grab().toImage()
    row.setFocus()
    QApplication.processEvents()
    assert row.grab().toImage() != before
    top = row.mapTo(page.viewport(), row.rect().topLeft()).y()
    assert 0 <= top <= page.viewport().height() - row.height()


def test_the_focus_stays_where_it_is_when_figures_change(overview: Overview, show: Show) -> None:
    page = show(overview).page
    row = page.sections.rows.rows[3]
    row.setFocus()
    page.show_overview(overview)
    assert page.focusWidget() is row
    last = page.due_soon.rows.rows[-1]
    last.setFocus()
    page.show_overview(replace(overview, due_soon=overview.due_soon[:2]))
    assert page.focusWidget() is page.due_soon.rows.rows[-1]
    assert len(page.due_soon.rows.rows) == 2


# -- looks ------------------------------------------------------------------------------------


def test_it_fits_beside_a_pane_of_a_small_window(overview: Overview, show: Show) -> None:
    page = show(overview).page
    assert not page.verticalScrollBar().isVisible()
    assert not page.horizontalScrollBar().isVisible()


def test_what_comes_after_the_page_was_shown_is_seen(overview: Overview, show: Show) -> None:
    page = show(None).page
    page.show_overview(overview)
    late = show(overview).page
    for row, other in zip(page.in_order(), late.in_order(), strict=True):
        assert row.isVisible() is other.isVisible()
        if row.isVisible():
            assert row.geometry() == other.geometry(), row.accessibleName()


@pytest.mark.parametrize("size", [(1170, 620), (912, 470), (500, 260), (360, 400), (1900, 1000)])
def test_no_row_is_cut_or_covered(overview: Overview, show: Show, size: tuple[int, int]) -> None:
    page = show(overview, size).page
    assert not page.horizontalScrollBar().isVisible()
    holder = page.widget()
    places = []
    for row in holder.findChildren(Row):
        if row.isVisible():
            assert row.height() >= row.height_for(row.width()), row.accessibleName()
            places.append(row.rect().translated(row.mapTo(holder, row.rect().topLeft())))
    for place, one in enumerate(places):
        assert 0 <= one.left() <= one.right() <= holder.width()
        assert not any(one.intersects(other) for other in places[place + 1 :])


def test_two_hundred_targets_and_thirty_sections(overview: Overview, show: Show) -> None:
    page = show(
        replace(
            overview,
            sections=tuple(overview.sections[n % 8] for n in range(30)),
            targets=tuple(overview.targets[n % 15] for n in range(200)),
        )
    ).page
    assert len(page.targets.rows.rows) == 200
    assert page.verticalScrollBar().isVisible()
    page.show_overview(overview)
    assert len(page.targets.rows.rows) == 15


def dark() -> QPalette:
    palette = QPalette(QColor("#353535"), QColor("#2b2b2b"))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(role, QColor("#e6e6e6"))
    palette.setColor(QPalette.ColorRole.Base, QColor("#1e1e1e"))
    return palette


@pytest.mark.parametrize("kind", [BarRow, TargetRow, ItemRow])
def test_rows_follow_the_palette(overview: Overview, show: Show, kind: type[Row]) -> None:
    page = show(overview).page
    row = next(r for r in page.findChildren(kind) if r.isVisible())
    light = row.grab().toImage()
    page.setPalette(dark())
    QApplication.processEvents()
    image = row.grab().toImage()
    assert image != light
    ink = [
        image.pixelColor(x, y).lightness()
        for x in range(image.width())
        for y in range(image.height())
    ]
    assert max(ink) > 180  # words are light on a dark ground


def test_verdicts_and_paces_differ_in_shape(overview: Overview, show: Show) -> None:
    """In one colour they can still be told apart."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter

    from taizhang.window.overview import marks

    seen = {}
    for mark in (*Pace, *Timing):
        image = QImage(14, 14, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        marks.draw(painter, mark, QRectF(2, 2, 10, 10), QColor("black"))
        painter.end()
        seen[mark] = bytes(image.constBits())
    assert len(set(seen.values())) == len(seen)


# -- day and paper ----------------------------------------------------------------------------


def test_another_day_is_asked_for(overview: Overview, show: Show) -> None:
    page = show(overview).page
    asked: list[date] = []
    page.day_asked.connect(asked.append)
    page.show_overview(replace(overview, as_of=date(2012, 9, 30)))
    assert asked == []
    assert page.head.day.date() == QDate(2012, 9, 30)
    page.head.day.setDate(QDate(2012, 6, 30))
    assert asked == [date(2012, 6, 30)]


def test_saved_where_it_was_asked(
    overview: Overview, show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = show(overview).page
    said: list[str] = []
    page.said.connect(said.append)
    answer = (str(tmp_path / "总览"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    QTest.mouseClick(page.head.save, Qt.MouseButton.LeftButton)
    assert (tmp_path / "总览.pdf").read_bytes().startswith(b"%PDF")
    assert said == [f"已保存：{tmp_path / '总览.pdf'}"]


def test_printed_as_it_is_on_paper(
    overview: Overview, show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "printed.pdf"
    play_printer(monkeypatch, path, 1, 1)
    page = show(overview).page
    said: list[str] = []
    page.said.connect(said.append)
    QTest.mouseClick(page.head.print, Qt.MouseButton.LeftButton)
    assert said == ["已送打印机：1 页。"]
    assert path.read_bytes().startswith(b"%PDF")


def test_a_print_dialog_that_was_left_prints_nothing(
    overview: Overview, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    page = show(overview).page
    said: list[str] = []
    page.said.connect(said.append)
    page.ask_and_print()
    assert said == []


def test_what_hinders_saving_is_said(overview: Overview, show: Show, tmp_path: Path) -> None:
    page = show(overview).page
    said: list[str] = []
    page.said.connect(said.append)
    page.save(tmp_path / "没有的文件夹" / "a.pdf")
    assert len(said) == 1
    assert "不存在" in said[0]


def test_missing_figures_are_counted(overview: Overview, show: Show) -> None:
    missing = sum(bar.verdict is Verdict.MISSING for bar in overview.targets)
    assert missing > 0
    page = show(overview).page
    assert page.targets.accessibleName() == f"量化指标 15 项，未填 {missing} 项"


def test_a_figure_of_the_month_is_not_parted_from_its_word(overview: Overview, show: Show) -> None:
    tile = show(overview).page.tiles[-1]
    assert all(" " not in part and "\u2060" in part for part in tile.below.split(" · "))
    assert "\u2060" not in tile.accessibleName()
