"""交前检查: findings, the way to their places, and reasons to let them stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from taizhang.ledger import evidence_adding
from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import SetPeople, Tick
from taizhang.ledger.evidence import EvidencePlace, placed
from taizhang.ledger.evidence_adding import NewFile
from taizhang.ledger.excuses import excuses
from taizhang.ledger.find import find, find_milestone
from taizhang.ledger.store import Ledger
from taizhang.report.check_finding import Rule
from taizhang.window.report import lost_evidence
from taizhang.window.report.check_page import CheckPage
from taizhang.window.report.report_dialog import ReportDialog
from tests.conftest import AT
from tests.window.before import Before
from tests.window.clerk import Clerk, type_text

DAY = date(2012, 12, 31)


@pytest.fixture
def before(ledger: Ledger, quality: Unit, qtbot: QtBot) -> Before:
    done = find_milestone(ledger, "一.3.2")[1]
    ledger.apply(Tick(done, quality.id, date(2012, 9, 30)), AT)
    made = Before(ledger, quality, qtbot)
    made.wait_for_files()
    made.dialog.tabs.setCurrentWidget(made.dialog.check)
    return made


def page(before: Before) -> CheckPage:
    return before.dialog.check


def tab(before: Before) -> str:
    return before.dialog.tabs.tabText(2)


def rows(check: CheckPage) -> list[str]:
    """The table as text."""
    model = check.model
    return [
        " | ".join(str(model.data(model.index(row, column))) for column in (0, 2, 3))
        for row in range(model.rowCount())
    ]


def choose(check: CheckPage, rule: Rule, number: str = "") -> None:
    (row,) = [
        i
        for i, c in enumerate(check.model.rows)
        if c.finding.rule is rule and (not number or c.finding.key.endswith(number))
    ]
    check.table.selectRow(row)


def test_findings_are_told_by_word_and_shape_and_counted_on_the_tab(before: Before) -> None:
    listed = rows(page(before))
    assert "■ 必改 |  | 报告没有填报人，请在生成报告时填写。" in listed
    assert "△ 提醒 |  | 报告没有联系电话，请在生成报告时填写。" in listed
    assert any(
        row.startswith("■ 必改 | 一.3.2 | 一.3.2“制定质量奖管理办法”已完成") for row in listed
    )
    must = sum(row.startswith("■") for row in listed)
    assert tab(before) == f"交前检查（必改 {must}）"
    assert page(before).said.startswith(f"共 {len(listed)} 条，其中必改 {must} 条")


def test_people_written_are_no_finding_any_more(before: Before) -> None:
    choose(page(before), Rule.NO_REPORTER)
    QTest.keyClick(page(before).table, Qt.Key.Key_Return)
    assert before.people[0].hasFocus()
    before.write(0, "王喆")
    before.people[1].setFocus()
    assert not any("没有填报人" in row for row in rows(page(before)))


def test_reason_lets_a_finding_stand_and_is_kept(before: Before, quality: Unit) -> None:
    check = page(before)
    count = tab(before)
    choose(check, Rule.NO_EVIDENCE, "一.3.2")
    assert not before.button("照样上报").isEnabled()
    check.reason.setFocus()
    type_text(check.reason, "材料涉密")
    QTest.keyClick(check.reason, Qt.Key.Key_Return)
    assert excuses(before.ledger, quality.id, DAY) == {"已完成无佐证/一.3.2": "材料涉密"}
    assert any(row.startswith("✓ 照报 | 一.3.2") for row in rows(check))
    assert check.reason.text() == "材料涉密"
    assert tab(before) != count
    QTest.mouseClick(before.button("取消理由"), Qt.MouseButton.LeftButton)
    assert excuses(before.ledger, quality.id, DAY) == {}
    assert tab(before) == count


def test_findings_of_all_units_name_the_unit(before: Before) -> None:
    check = page(before)
    assert check.table.isColumnHidden(1)
    before.choose(before.dialog.options.whose, 1)
    assert not check.table.isColumnHidden(1)
    assert len({c.unit.name for c in check.model.rows}) > 20


def test_a_report_without_findings_says_so(before: Before) -> None:
    page(before).show_findings([])
    assert page(before).said == "没有发现要改的地方，可以上报。"
    assert not before.button("去改").isEnabled()


def test_file_that_cannot_be_read_is_found_in_the_background(
    before: Before, quality: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "批文.txt"
    file.write_text("同意", encoding="utf-8")
    task, milestone = find_milestone(before.ledger, "一.3.2")
    where = EvidencePlace(quality.id, task, milestone)
    evidence_adding.attach(before.ledger, [NewFile.at(file)], [where], AT)
    (item,) = [i.item.id for i in placed(before.ledger, quality.id)]
    QTest.mouseClick(before.button("重新检查"), Qt.MouseButton.LeftButton)
    before.wait_for_files()
    assert not any("批文" in row for row in rows(page(before)))
    monkeypatch.setattr(lost_evidence, "lost_files", lambda *_: frozenset({item}))
    QTest.mouseClick(before.button("重新检查"), Qt.MouseButton.LeftButton)
    assert "正在核对佐证文件" in page(before).said
    before.wait_for_files()
    assert any("批文" in row for row in rows(page(before)))


@pytest.mark.parametrize("hidden", ["folded", "filtered", "neither"])
def test_jump_closes_the_dialog_and_chooses_the_row(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, hidden: str
) -> None:
    window = clerk.window
    assert window.unit is not None
    place = find(window.ledger, "一.3.2")
    assert place.milestone_id is not None
    window.ledger.apply(Tick(place.milestone_id, window.unit.id, date(2012, 9, 30)), AT)
    if hidden == "folded":
        window.fold_all(True)
    if hidden == "filtered":
        clerk.search("质量信用")

    def go(dialog: ReportDialog) -> int:
        dialog.show()
        choose(dialog.check, Rule.NO_EVIDENCE, "一.3.2")
        dialog.check.go()
        assert not dialog.isVisible()
        return 0

    monkeypatch.setattr(ReportDialog, "exec", go)
    window.open_report()
    assert "制定质量奖管理办法" in clerk.current
    assert window.view.hasFocus()


def test_jump_to_another_units_task_shows_the_whole_plan(teacher: Clerk) -> None:
    place = find(teacher.window.ledger, "一.3.2")
    teacher.window.go_to_place(place.task_id, place.milestone_id)
    assert "制定质量奖管理办法" in teacher.current


# -- before it goes out ---------------------------------------------------------------------


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked; it is answered with 照样上报."""
    asked: list[str] = []

    def go_on(box: QMessageBox) -> int:
        asked.append(box.text())
        box.buttons()[-1].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", go_on)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: _named(box, "照样上报"))
    return asked


def _named(box: QMessageBox, words: str) -> object:
    return next(b for b in box.buttons() if b.text() == words)


def test_saving_asks_once_and_names_what_must_be_mended(
    before: Before, questions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    before.push("保存")
    before.push("保存")
    (question,) = questions
    assert "报告没有填报人" in question
    assert "还有" in question
    assert "报告没有联系电话" not in question


def test_whoever_wants_to_look_is_led_to_the_findings(
    before: Before, monkeypatch: pytest.MonkeyPatch
) -> None:
    before.dialog.tabs.setCurrentWidget(before.dialog.preview)
    monkeypatch.setattr(QMessageBox, "exec", lambda _: 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: _named(box, "去看看"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked where to"))
    before.push("保存")
    assert before.dialog.tabs.currentWidget() is before.dialog.check


def test_nothing_is_asked_where_everything_has_a_reason(
    ledger: Ledger, education: Unit, qtbot: QtBot, questions: list[str]
) -> None:
    from taizhang.ledger.excuses import ExcuseFinding

    ledger.apply(SetPeople("王喆", "张镕", "025"), AT)
    before = Before(ledger, education, qtbot)
    for checked in [c for c in before.dialog.check.model.rows if c.hinders]:
        ledger.apply(ExcuseFinding(education.id, DAY, checked.finding.key, "另行说明"), AT)
    QTest.mouseClick(before.button("重新检查"), Qt.MouseButton.LeftButton)
    assert tab(before) == "交前检查"
    assert before.dialog._may_go_out()
    assert questions == []
