"""What goes wrong at the keys and what goes on: one sentence each, and nothing is lost."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDateEdit, QFileDialog
from pytestqt.qtbot import QtBot

from taizhang.ledger import plans
from taizhang.ledger.plans import create_ledger
from taizhang.ledger.soundness import findings
from taizhang.plan.model import Plan
from taizhang.window.bulk.dialogs import DueDialog, ReasonDialog
from taizhang.window.program import Program
from taizhang.window.report.report_dialog import ReportDialog
from tests.ledger.large_plans import made_plan
from tests.window.conftest import of_unit
from tests.window.keyboard import CTRL, SHIFT, Key, name_of, words_of
from tests.window.typist import NOON, Typist, words_in


def test_closed_in_the_middle_of_a_word_and_opened_again(
    typist: Typist,
    program_of_2013: Program,
    ledger_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    typist.find_overdue_lead_tasks()
    typist.go("一.3.1")
    typist.keys.press(Key.Key_3)
    before = typist.numbers()
    typist.go("一.3.2")
    typist.keys.press(Key.Key_Return)
    typist.keys.write("办法已送")
    assert "办法已送" in (*typist.disk.drafts(), typist.disk.note("一.3.2"))
    window, ledger = typist.window, typist.window.ledger
    typist.keys.menu(Key.Key_F, "退出")
    assert not window.isVisible()
    assert typist.disk.drafts() == []
    assert typist.disk.note("一.3.2") == "办法已送"
    ledger.close()
    program_of_2013.leave()
    program_of_2013.window = None
    program_of_2013.open(ledger_path)
    again = Typist(program_of_2013, qtbot, monkeypatch)
    assert again.numbers() == before
    again.window_is_right()
    again.go("一.3.2")
    again.keys.press(Key.Key_Return)
    again.keys.press(Key.Key_End, CTRL)
    again.keys.write("审")
    again.to_list()
    assert again.disk.note("一.3.2") == "办法已送审"
    again.disk.close()
    window.deleteLater()


def test_second_plan_of_the_same_ledger(typist: Typist, plan: Plan) -> None:
    typist.go("一.3.1")
    typist.keys.press(Key.Key_3)
    facts = replace(plan.facts, title="第二个方案", doc_number="苏政办发〔2013〕1号")
    second = replace(plan, key="second", facts=facts, sections=plan.sections[:1])
    ledger = typist.window.ledger
    first = ledger.plan_id
    plans.add_plan(ledger, second, NOON)
    plans.show(ledger, first)
    typist.sit_down()
    typist.keys.menu(Key.Key_P, facts.doc_number)
    typist.sit_down()
    assert typist.window.unit is not None
    assert typist.window.unit.name == "省质监局"
    typist.go("一.3.2")
    typist.keys.press(Key.Key_2)
    other = "SELECT plan_id FROM section JOIN task ON section_id = section.id JOIN milestone ON task_id = task.id"
    where = f"SELECT ({other} WHERE milestone.id = p.milestone_id), status FROM progress AS p"
    assert sorted(typist.disk.rows(where)) == [(first, "已完成"), (first + 1, "进行中")]
    typist.keys.press(Key.Key_Z, CTRL)
    assert typist.disk.rows(where) == [(first, "已完成")]
    typist.keys.menu(Key.Key_P, plan.facts.doc_number)
    typist.sit_down()
    typist.go("一.3.2")
    typist.keys.press(Key.Key_2)
    assert sorted(typist.disk.rows(where)) == [(first, "已完成"), (first, "进行中")]
    assert findings(typist.window.ledger) == []


def test_thousand_rows_in_another_ledger(
    typist: Typist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.ledger"
    create_ledger(path, made_plan(1000, random.Random(6)))
    of_unit(path, "省质监局").close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    before = typist.window
    typist.keys.press(Key.Key_O, CTRL)
    assert typist.window is not before
    typist.sit_down()
    find = typist.numbers()
    assert len(find) == 1000
    typist.keys.press(Key.Key_A, CTRL)
    typist.keys.press(Key.Key_2)
    assert typist.said == "已更改 1000 个节点。"
    typist.go(find[0])
    typist.keys.press(Key.Key_PageDown, SHIFT, 3)
    typist.write_on_all("已部署")
    marked = typist.disk.one("SELECT count(*) FROM note")
    assert 20 < marked < 200
    typist.keys.press(Key.Key_A, CTRL)
    typist.postpone_all("20130331", "统一延期", "省政府办公厅")
    assert typist.disk.one("SELECT count(*) FROM deadline WHERE due = '2013-03-31'") == 1000
    typist.undo_and_redo_all()
    assert len(typist.trail.stands) == 4
    assert typist.disk.one("SELECT count(*) FROM progress WHERE status = '进行中'") == 1000


def test_ctrl_d_is_for_all_that_is_selected(typist: Typist) -> None:
    typist.select("一.3.1", 2)

    def act(dialog: DueDialog) -> None:
        typist.keys.write("20130331")
        typist.keys.press(Key.Key_Return)
        assert words_of(dialog)[-1] == "调整时限要写明理由。"
        typist.keys.tab_to("理由")
        typist.keys.write("统一延期")
        typist.keys.tab_to("批准人（单位）")
        typist.keys.write("省政府")
        typist.keys.press(Key.Key_Return)

    typist.keys.at_dialog(DueDialog, act, lambda: typist.keys.press(Key.Key_D, CTRL))
    assert [len(typist.disk.dues(n)) for n in ("一.3.1", "一.3.2", "一.3.3")] == [1, 1, 1]
    assert len(typist.trail.stands) == 2


def test_wrong_input_is_one_sentence_and_changes_nothing(typist: Typist) -> None:
    typist.go("五.1.6")
    for text in ("九百个", "1e16", "-3", "12abc", "nan"):
        typist.figure("五.1.6", text)
        assert typist.said == f"“{text}”不是数。请填数字，例如 860。"
    typist.select("一.3.1", 1)

    def leave_empty(dialog: ReasonDialog) -> None:
        typist.keys.press(Key.Key_Return)
        assert words_of(dialog)[-1] == "“不适用”要写理由。"
        typist.keys.press(Key.Key_Escape)

    typist.keys.at_dialog(ReasonDialog, leave_empty, lambda: typist.keys.press(Key.Key_4))
    typist.go("一.3.2")
    typist.keys.press(Key.Key_D, CTRL)
    day = typist.keys.focus
    assert isinstance(day, QDateEdit)
    typist.keys.write("abc年月")
    typist.keys.press(Key.Key_Return)
    assert typist.said == "完成时限已经是2012-12-31，不用调整。"
    for digits, name, words, sentence in (
        ("20130331", "调整时限的理由", "", "延期要写明理由和批准人（单位）。"),
        ("20130331", "调整时限的理由", "评审推迟", "延期要写明理由和批准人（单位）。"),
        (
            "20990101",
            "批准人或批准文号",
            "省政府",
            "完成时限2099-01-01比方案规定的2012-12-31晚了三十多年，请核对年份。",
        ),
        ("20110101", "", "", "完成时限2011-01-01早于方案的发文日期2012-06-21，请核对。"),
    ):
        if typist.keys.focus is not day:
            typist.keys.tab_to("新的完成时限", back=True)
            typist.keys.press(Key.Key_Backtab, SHIFT, 2)  # from the day to month and year
        typist.keys.write(digits)
        if name:
            typist.keys.tab_to(name)
            typist.keys.write(words)
        typist.keys.press(Key.Key_Return)
        assert typist.said == sentence
    typist.keys.press(Key.Key_Escape)
    typist.to_list()
    assert len(typist.trail.stands) == 1


def test_last_overdue_row_leaves_the_list_and_the_keys_stay_there(typist: Typist) -> None:
    typist.judge_as_of("20130131")
    typist.filter("期限", "逾期")
    typist.keys.press(Key.Key_F, CTRL)
    typist.keys.write("质量奖评审委员会")
    typist.to_list()
    assert typist.numbers() == ["一.3.3"]
    typist.postpone("一.3.3", "20130331", "评审推迟", "省政府")
    assert typist.numbers() == []
    typist.keys.press(Key.Key_Z, CTRL)
    typist.to_list()
    assert typist.numbers() == ["一.3.3"]
    typist.go("一.3.3")
    typist.keys.press(Key.Key_D, CTRL)
    assert name_of(typist.keys.focus) == "新的完成时限"
    form = typist.window.detail.due.form
    assert form is not None
    assert form.reason.text() == "", "what was made is not asked for again"


def test_reason_is_taken_as_it_is_typed(typist: Typist) -> None:
    typist.go("四.2.1")
    typist.does_not_apply("国家平台尚未开通")
    typist.go("四.2.2")
    typist.does_not_apply("国家平台")
    assert typist.disk.progress("四.2.2")[3] == "国家平台"
    typist.go("四.2.3")
    typist.does_not_apply("")
    assert typist.disk.progress("四.2.3")[3] in ("国家平台", "国家平台尚未开通")


def test_report_goes_out_with_what_was_typed_last(typist: Typist, tmp_path: Path) -> None:
    """Ctrl+S with the cursor in a field; and Tab to the button, which is pressed at once."""
    by_key, by_button = tmp_path / "一.pdf", tmp_path / "二.pdf"

    def act(dialog: ReportDialog) -> None:
        typist.keys.tab_to("审核人")
        typist.keys.write("赵刚")
        typist.save_report(dialog, by_key, asked=True)
        typist.keys.tab_to("联系电话")
        typist.keys.write("025-1")
        typist.keys.press(Key.Key_Tab)
        assert name_of(typist.keys.focus) == "保存…"
        typist.save_report(dialog, by_button, asked=False, key=Key.Key_Space)

    typist.report(act)
    assert "赵刚" in words_in(by_key)
    assert "025-1" in words_in(by_button)
