"""The report as the clerk sees it before it is handed in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import SetPeople, Tick
from taizhang.ledger.find import find_milestone
from taizhang.ledger.records import people
from taizhang.ledger.store import Ledger
from taizhang.report import file as report_file
from taizhang.window.report_dialog import ReportDialog
from tests.conftest import AT
from tests.window.clerk import Clerk, type_text

TODAY = date(2013, 1, 8)
_WAIT_MS = 20_000


class Before:
    """The dialog with somebody before it."""

    def __init__(self, ledger: Ledger, unit: Unit, qtbot: QtBot) -> None:
        self.ledger = ledger
        self.qtbot = qtbot
        self.dialog = ReportDialog(ledger, unit, TODAY, None)
        qtbot.addWidget(self.dialog)
        with qtbot.waitActive(self.dialog):
            self.dialog.show()
            self.dialog.activateWindow()
        self.wait()

    def wait(self) -> None:
        """Until the report that was asked for last is shown."""
        self.qtbot.waitUntil(lambda: self.button("保存").isEnabled(), timeout=_WAIT_MS)

    def button(self, words: str) -> QPushButton:
        buttons = self.dialog.findChildren(QPushButton)
        return next(b for b in buttons if words in b.text())

    @property
    def said(self) -> list[str]:
        return [label.text() for label in self.dialog.findChildren(QLabel) if label.text()]

    @property
    def people(self) -> list[QLineEdit]:
        """填报人, 审核人, 联系电话."""
        as_of = self.dialog.as_of
        return [f for f in self.dialog.findChildren(QLineEdit) if f.parent() is not as_of]

    def write(self, place: int, text: str) -> QLineEdit:
        field = self.people[place]
        field.setFocus()
        field.selectAll()
        type_text(field, text)
        return field


@pytest.fixture
def before(ledger: Ledger, quality: Unit, qtbot: QtBot) -> Before:
    return Before(ledger, quality, qtbot)


def test_preview_shows_every_page_of_the_report(before: Before) -> None:
    report = before.dialog.report
    assert report is not None
    assert before.dialog.view.page_count == report.pages > 1
    assert f"共 {report.pages} 页。" in before.said


def test_first_page_is_drawn_at_once_and_later_ones_when_seen(before: Before) -> None:
    view = before.dialog.view
    labels = [label for label in view.findChildren(QLabel) if label.width() > 100]
    assert not labels[0].pixmap().isNull()
    assert labels[-1].pixmap().isNull()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert not labels[-1].pixmap().isNull()


def test_zoom_changes_the_pages_size(before: Before) -> None:
    (zoom,) = before.dialog.findChildren(QComboBox)
    pages = [label.width() for label in before.dialog.view.findChildren(QLabel)]
    zoom.setCurrentIndex(zoom.findText("150%"))
    zoom.activated.emit(zoom.currentIndex())
    wider = [label.width() for label in before.dialog.view.findChildren(QLabel)]
    assert max(wider) == pytest.approx(2 * max(pages), abs=2)


def test_report_is_as_of_the_end_of_the_plans_year(before: Before) -> None:
    assert before.dialog.as_of.date() == QDate(2012, 12, 31)


def test_another_day_makes_the_report_anew(before: Before, quality: Unit) -> None:
    done = find_milestone(before.ledger, "一.3.2")[1]
    before.ledger.apply(Tick(done, quality.id, date(2012, 9, 30)), AT)
    first = before.dialog.report
    before.dialog.as_of.setDate(QDate(2012, 9, 29))
    assert not before.button("保存").isEnabled()
    assert "正在生成…" in before.said
    before.wait()
    second = before.dialog.report
    before.dialog.as_of.setDate(QDate(2012, 9, 30))
    before.wait()
    third = before.dialog.report
    assert first is not None
    assert second is not None
    assert third is not None
    assert len({first.pdf, second.pdf, third.pdf}) == 3


def test_only_the_day_chosen_last_is_shown(before: Before) -> None:
    for day in range(1, 20):
        before.dialog.as_of.setDate(QDate(2012, 9, day))
    before.wait()
    report = before.dialog.report
    before.dialog.make()
    before.wait()
    assert before.dialog.report is not None
    assert report is not None
    assert before.dialog.report.pdf == report.pdf


def test_people_are_kept_in_the_ledger_and_printed(before: Before) -> None:
    first = before.dialog.report
    before.write(0, "王喆")
    before.write(1, "张镕")
    before.write(2, "025-85012345")
    before.dialog.as_of.setFocus()
    kept = people(before.ledger)
    assert (kept.reporter, kept.reviewer, kept.phone) == ("王喆", "张镕", "025-85012345")
    before.wait()
    assert before.dialog.report is not None
    assert first is not None
    assert before.dialog.report.pdf != first.pdf


def test_people_are_there_again(ledger: Ledger, quality: Unit, qtbot: QtBot) -> None:
    ledger.apply(SetPeople("王喆", "张镕", "025"), AT)
    assert [f.text() for f in Before(ledger, quality, qtbot).people] == ["王喆", "张镕", "025"]


def test_escape_after_typing_a_name_keeps_the_name_and_raises_nothing(before: Before) -> None:
    field = before.write(0, "王喆")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    before.qtbot.waitUntil(lambda: not before.dialog.isVisible())
    assert people(before.ledger).reporter == "王喆"


def test_closing_while_the_report_is_being_made_raises_nothing(
    ledger: Ledger, quality: Unit, qtbot: QtBot
) -> None:
    dialog = ReportDialog(ledger, quality, TODAY, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.close()
    assert dialog.report is None


def test_enter_in_a_name_field_does_not_ask_where_to_save(
    before: Before, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def cancel(*words: object) -> tuple[str, str]:
        asked.append(words)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", cancel)
    before.people[0].setFocus()
    QTest.keyClick(before.people[0], Qt.Key.Key_Return)
    assert asked == []


def test_report_is_saved_under_a_name_that_says_what_it_is(
    before: Before, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def choose(_parent: object, _title: str, name: str, _types: str) -> tuple[str, str]:
        proposed.append(Path(name).name)
        return str(tmp_path / "报告"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    QTest.mouseClick(before.button("保存"), Qt.MouseButton.LeftButton)
    assert proposed == ["江苏省质量技术监督局落实情况报告（截至2012-12-31）.pdf"]
    saved = tmp_path / "报告.pdf"
    assert before.dialog.report is not None
    assert saved.read_bytes() == before.dialog.report.pdf
    assert f"已保存：{saved}" in before.said


@pytest.mark.parametrize("where", ["missing/report.pdf", "a-file/report.pdf", "."])
def test_what_hinders_saving_is_one_sentence(before: Before, tmp_path: Path, where: str) -> None:
    (tmp_path / "a-file").write_text("")
    before.dialog.save(tmp_path / where)
    (said,) = [
        words for words in before.said if str(tmp_path) in words or "保存" in words or "写" in words
    ]
    assert said.endswith("。")
    assert said.count("。") == 1
    assert "Errno" not in said
    assert before.button("保存").isEnabled()


def test_read_only_folder_is_one_sentence(
    before: Before, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests may run as root, whom no folder's mode hinders: the system's refusal is played."""
    folder = tmp_path / "readonly"
    folder.mkdir()

    def refuse(path: Path, _content: bytes) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(report_file, "write_whole", refuse)
    before.dialog.save(folder / "report.pdf")
    assert any("没有权限" in words for words in before.said)


def test_window_opens_the_report_with_the_note_just_typed(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []

    def look(dialog: ReportDialog) -> int:
        rows = clerk.window.ledger.rows("SELECT text FROM note")
        texts.extend(text for (text,) in rows)
        dialog.close()
        return 0

    monkeypatch.setattr(ReportDialog, "exec", look)
    clerk.go("一.3.2")
    clerk.write("已送审")
    clerk.window.open_report()
    assert texts == ["已送审"]
