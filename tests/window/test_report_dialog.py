"""The report as the clerk sees it before it is handed in: pages, options, people, closing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from taizhang.exchange import handing_in
from taizhang.exchange.handing_in import Annex, Gathered, OnPage, Paper
from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import SetPeople, Tick, WriteNote
from taizhang.ledger.find import find_milestone
from taizhang.ledger.records import people
from taizhang.ledger.reports import RecordReport
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import Ledger
from taizhang.report.office_fonts import with_office_fonts
from taizhang.window.report.report_dialog import ReportDialog
from taizhang.window.state import WindowState
from tests.conftest import AT
from tests.window.before import TODAY, Before
from tests.window.clerk import Clerk, type_text

__all__ = ["TODAY", "Before"]

LETTER, SHEET, SLIP = range(3)


@pytest.fixture
def before(ledger: Ledger, quality: Unit, qtbot: QtBot) -> Before:
    return Before(ledger, quality, qtbot)


def test_preview_shows_every_page_of_the_report(before: Before) -> None:
    report = before.dialog.report
    assert report is not None
    assert before.dialog.view.page_count == report.pages > 1
    assert before.said == f"共 {report.pages} 页。"


def test_report_is_as_of_the_end_of_the_plans_year(before: Before) -> None:
    assert before.dialog.as_of.date() == QDate(2012, 12, 31)


@pytest.mark.parametrize(
    ("form", "words"), [(LETTER, "特此报告"), (SHEET, "填报单位"), (SLIP, "工作任务单")]
)
def test_each_form_is_previewed(before: Before, form: int, words: str) -> None:
    options = before.dialog.options
    before.choose(options.form, form)
    before.wait()
    assert words in before.text
    assert options.template.isVisible() == (form == SHEET)
    assert options.red_head.isVisible() == (form == LETTER)


def test_another_day_makes_the_report_anew(before: Before, quality: Unit) -> None:
    done = find_milestone(before.ledger, "一.3.2")[1]
    before.ledger.apply(Tick(done, quality.id, date(2012, 9, 30)), AT)
    pdfs = {before.pdf}
    before.dialog.as_of.setDate(QDate(2012, 9, 29))
    assert not before.button("保存").isEnabled()
    assert before.dialog.preview.said == "正在生成…"
    before.wait()
    pdfs.add(before.pdf)
    before.dialog.as_of.setDate(QDate(2012, 9, 30))
    before.wait()
    pdfs.add(before.pdf)
    assert len(pdfs) == 3
    assert before.dialog.preview.said == ""


def test_only_the_day_chosen_last_is_shown(before: Before) -> None:
    for day in range(1, 20):
        before.dialog.as_of.setDate(QDate(2012, 9, day))
    before.wait()
    pdf = before.pdf
    assert "2012年9月19日" in before.text
    before.dialog.make()
    before.wait()
    assert before.pdf == pdf


Option = Callable[[Before], None]


def _all_units(before: Before) -> None:
    before.choose(before.dialog.options.whose, 1)


def _one_section(before: Before) -> None:
    options = before.dialog.options
    options.every_section.click()
    for row in range(options.sections.count()):
        if row != 2:
            options.sections.item(row).setCheckState(Qt.CheckState.Unchecked)


def _red_head(before: Before) -> None:
    before.dialog.options.red_head.setChecked(True)
    before.dialog.options.issuer.selectAll()
    type_text(before.dialog.options.issuer, "某局文件")


def _annex(annex: Annex) -> Option:
    return lambda before: before.dialog.options.annexes[annex].click()


OPTIONS = [
    (_all_units, "汇总报告", True),
    (_one_section, "本报告只涉及以下类别：（三）", True),
    (_red_head, "某局文件", True),
    (_annex(Annex.TASKS), "任务落实情况一览表", False),
    (_annex(Annex.EVIDENCE), "佐证材料清单", True),
    (_annex(Annex.HISTORY), "更改记录", True),
]


@pytest.mark.parametrize(("choose", "words", "there"), OPTIONS)
def test_every_option_changes_the_pages(
    before: Before, choose: Option, words: str, *, there: bool
) -> None:
    assert (words in before.text) != there
    choose(before)
    before.qtbot.waitUntil(
        lambda: before.dialog.report is not None and (words in before.text) == there,
        timeout=20_000,
    )


def test_no_section_at_all_is_a_sentence_and_nothing_can_be_saved(before: Before) -> None:
    options = before.dialog.options
    options.every_section.click()
    for row in range(options.sections.count()):
        options.sections.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert before.dialog.preview.said.startswith("没有可以报告的任务")
    assert not before.button("保存").isEnabled()
    assert not before.button("打印").isEnabled()
    options.every_section.click()
    before.wait()
    assert before.button("保存").isEnabled()


def test_comparing_is_offered_once_there_is_a_report_before(
    ledger: Ledger, quality: Unit, qtbot: QtBot
) -> None:
    first = Before(ledger, quality, qtbot)
    check = first.dialog.options.annexes[Annex.CHANGES]
    assert not check.isEnabled()
    assert any("还没有上期" in words for words in first.labels)
    first.dialog.close()
    ledger.apply(RecordReport(quality.id, "自查报告", date(2012, 9, 30), "a.pdf", "0" * 64), AT)
    done = find_milestone(ledger, "一.3.2")[1]
    ledger.apply(Tick(done, quality.id, date(2012, 10, 30)), AT)
    second = Before(ledger, quality, qtbot)
    second.dialog.options.annexes[Annex.CHANGES].click()
    second.wait()
    assert "与上期报告相比的变化" in second.text
    assert "其后有1个任务或节点发生变化" in second.text


def test_missing_characters_and_fonts_of_the_office_are_said(
    before: Before, quality: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing_in, "office_fonts", lambda: with_office_fonts([]))
    task, milestone = find_milestone(before.ledger, "一.3.2")
    before.ledger.apply(WriteNote(quality.id, task, milestone, NoteField.PROGRESS, "ᚠ"), AT)
    before.dialog.options.office_fonts.click()
    before.wait()
    assert "印作〓：ᚠ" in before.said
    assert "用程序自带的字体" in before.said


def test_long_report_shows_its_pages_and_can_be_given_up(
    before: Before, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = before.dialog
    go_on = Event()
    make = handing_in.make

    def held(gathered: Gathered, on_page: OnPage | None = None) -> Paper:
        """Stops at page 100 until it is let go on."""
        assert on_page is not None
        tell = on_page

        def told(number: int) -> None:
            tell(number)
            assert number != 100 or go_on.wait(20)

        return make(gathered, told)

    monkeypatch.setattr(handing_in, "make", held)
    before.choose(dialog.options.whose, 1)
    before.choose(dialog.options.form, SLIP)
    preview = dialog.preview
    before.qtbot.waitUntil(
        lambda: preview.said == "正在生成… 第 100 页" and preview.cancel.isVisible(), timeout=20_000
    )
    before.push("取消生成")
    go_on.set()
    before.qtbot.waitUntil(lambda: preview.said.startswith("已取消"), timeout=20_000)
    assert not before.button("保存").isEnabled()
    before.push("重新生成")
    before.wait()
    assert dialog.view.page_count > 300
    assert preview.said == ""


def test_choices_are_remembered_but_neither_day_nor_sections(
    ledger: Ledger, quality: Unit, qtbot: QtBot, state_path: Path
) -> None:
    first = Before(ledger, quality, qtbot, WindowState(state_path))
    options = first.dialog.options
    options.annexes[Annex.EVIDENCE].click()
    options.red_head.setChecked(True)
    options.every_section.click()
    first.choose(first.dialog.preview.zoom, 1)
    first.dialog.as_of.setDate(QDate(2012, 6, 30))
    first.choose(options.form, SHEET)
    first.dialog.close()
    second = Before(ledger, quality, qtbot, WindowState(state_path)).dialog
    assert second.options.form.currentIndex() == SHEET
    assert second.options.annexes[Annex.EVIDENCE].isChecked()
    assert second.options.red_head.isChecked()
    assert second.preview.zoom.currentData() == "page"
    assert second.options.every_section.isChecked()
    assert second.as_of.date() == QDate(2012, 12, 31)


@pytest.mark.parametrize(
    "kept",
    [
        {"form": 7, "everybody": "x", "annexes": 3, "issuer": [], "template": None},
        {"form": "LETTER", "template": "没有的模板", "zoom": "huge", "folder": 4},
    ],
)
def test_remembered_nonsense_is_ignored(
    ledger: Ledger, quality: Unit, qtbot: QtBot, state_path: Path, kept: dict[str, object]
) -> None:
    state = WindowState(state_path)
    state.keep_report_options(kept)
    assert "特此报告" in Before(ledger, quality, qtbot, state).text


def test_people_are_kept_in_the_ledger_and_printed(before: Before) -> None:
    before.write(0, "王喆")
    before.write(1, "张镕")
    before.write(2, "025-85012345")
    before.dialog.as_of.setFocus()
    kept = people(before.ledger)
    assert (kept.reporter, kept.reviewer, kept.phone) == ("王喆", "张镕", "025-85012345")
    before.wait()
    assert "填报人：王喆，审核人：张镕，电话：025-85012345" in before.text


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
