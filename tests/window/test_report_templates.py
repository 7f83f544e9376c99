"""选择栏目: columns chosen, put in order, renamed, kept under a name, taken out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableWidgetItem
from pytestqt.qtbot import QtBot

from taizhang.ledger.agencies import Unit
from taizhang.ledger.store import Ledger
from taizhang.ledger.templates import SaveTemplate, SheetTemplate, saved_template, template_names
from taizhang.report.columns import COLUMNS, STANDARD
from taizhang.window.report.template_dialog import TemplateDialog
from tests.conftest import AT
from tests.window.before import Before

TWO = SheetTemplate("市府", (("task_number", "任务编号"), ("progress", "工作进展")), "A4")


@pytest.fixture
def dialog(ledger: Ledger, qtbot: QtBot) -> TemplateDialog:
    made = TemplateDialog(ledger, STANDARD, None)
    qtbot.addWidget(made)
    return made


def item(dialog: TemplateDialog, row: int, column: int) -> QTableWidgetItem:
    found = dialog.table.item(row, column)
    assert found is not None
    return found


def keep_only(dialog: TemplateDialog, *headings: str) -> None:
    for row in range(dialog.table.rowCount()):
        wanted = item(dialog, row, 0).text() in headings
        state = Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
        item(dialog, row, 0).setCheckState(state)


def row_of(dialog: TemplateDialog, heading: str) -> int:
    return next(r for r in range(dialog.table.rowCount()) if item(dialog, r, 0).text() == heading)


def said(dialog: TemplateDialog) -> str:
    return "".join(label.text() for label in dialog.findChildren(QLabel))


def test_every_column_is_offered(dialog: TemplateDialog) -> None:
    assert dialog.table.rowCount() == len(COLUMNS)
    assert dialog.template.columns == STANDARD.columns


def test_columns_are_chosen_renamed_ordered_and_kept(
    dialog: TemplateDialog, ledger: Ledger
) -> None:
    keep_only(dialog, "任务编号", "具体举措", "进展情况")
    item(dialog, row_of(dialog, "进展情况"), 1).setText("工作进展")
    dialog.table.setCurrentCell(row_of(dialog, "具体举措"), 0)
    dialog.move_row(-1)
    dialog.move_row(-1)
    dialog.name.setText("市府")
    dialog.paper.setCurrentText("A4")
    dialog.save()
    assert dialog.chosen_name == "市府"
    kept = saved_template(ledger, "市府")
    assert kept.columns == (
        ("measure", "具体举措"),
        ("task_number", "任务编号"),
        ("progress", "工作进展"),
    )
    assert kept.paper == "A4"


def test_ends_of_the_list_stop_moving(dialog: TemplateDialog) -> None:
    dialog.table.setCurrentCell(0, 0)
    dialog.move_row(-1)
    assert dialog.template.columns == STANDARD.columns


@pytest.mark.parametrize(
    ("name", "heading", "words"),
    [
        ("", "进展情况", "名字"),
        ("标准", "进展情况", "不能用作模板的名字"),
        ("市府", "存在问题", "另一栏的名称"),
        ("市府", "", "标题要写明"),
    ],
)
def test_what_cannot_be_kept_is_one_sentence(
    dialog: TemplateDialog, ledger: Ledger, name: str, heading: str, words: str
) -> None:
    keep_only(dialog, "任务编号", "进展情况")
    item(dialog, row_of(dialog, "进展情况"), 1).setText(heading)
    dialog.name.setText(name)
    dialog.save()
    assert words in said(dialog)
    assert template_names(ledger) == []


def test_template_is_used_in_the_preview_and_taken_out(
    ledger: Ledger, quality: Unit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.apply(SaveTemplate(TWO), AT)
    before = Before(ledger, quality, qtbot)
    options = before.dialog.options
    before.choose(options.form, 1)
    before.wait()
    assert "工作进展" not in before.text
    before.choose(options.template, 1)
    before.wait()
    assert "工作进展" in before.text
    assert "需协调事项" not in before.text

    def remove(dialog: TemplateDialog) -> int:
        assert dialog.template == TWO
        dialog.remove()
        return 1

    monkeypatch.setattr(TemplateDialog, "exec", remove)
    QTest.mouseClick(before.button("选择栏目"), Qt.MouseButton.LeftButton)
    before.wait()
    assert template_names(ledger) == []
    assert options.template.currentText() == "标准"
    assert "需协调事项" in before.text


def test_damaged_template_is_a_sentence_and_can_be_set_up_anew(
    ledger: Ledger, quality: Unit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.connection.execute("INSERT INTO setting VALUES ('template/坏的', '{')")
    before = Before(ledger, quality, qtbot)
    before.choose(before.dialog.options.form, 1)
    before.wait()
    before.choose(before.dialog.options.template, 1)
    assert "损坏了" in before.dialog.preview.said
    assert not before.button("保存").isEnabled()
    monkeypatch.setattr(TemplateDialog, "exec", lambda dialog: dialog.save() or 1)
    QTest.mouseClick(before.button("选择栏目"), Qt.MouseButton.LeftButton)
    before.wait()
    assert saved_template(ledger, "坏的").columns == STANDARD.columns
