"""A clerk's day at the real window, by keyboard alone; the ledger is right after every key."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QDateEdit, QFileDialog
from pytestqt.qtbot import QtBot

from taizhang import clock
from taizhang.ledger import plans
from taizhang.ledger.lines import TaskLine
from taizhang.ledger.plans import create_ledger
from taizhang.ledger.soundness import findings
from taizhang.plan.model import Plan
from taizhang.window.bulk.dialogs import DueDialog, ReasonDialog
from taizhang.window.main_window import MainWindow
from taizhang.window.program import Program
from taizhang.window.report.report_dialog import ReportDialog
from taizhang.window.state import WindowState
from tests.ledger.large_plans import made_plan
from tests.window.conftest import of_unit
from tests.window.disk import Disk
from tests.window.keyboard import CTRL, SHIFT, Key, name_of, words_of
from tests.window.typist import NOON, TODAY, Typist


@pytest.fixture
def program(
    qtbot: QtBot, ledger_path: Path, state_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """The program with the shipped plan, as 省质监局, a month after the plan's year."""
    assert qtbot is not None
    monkeypatch.setattr(clock, "now", lambda: NOON)
    monkeypatch.setattr(MainWindow.__init__, "__defaults__", (lambda: TODAY, None))
    of_unit(ledger_path, "省质监局").close()
    made = Program(WindowState(state_path))
    made.open(ledger_path)
    yield made
    assert made.window is not None
    made.window.close()
    made.window.ledger.close()
    made.leave()


@pytest.fixture
def typist(program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Typist]:
    made = Typist(program, qtbot, monkeypatch)
    yield made
    made.disk.close()


def files(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.write_bytes(f"%PDF-1.4 {path.name}".encode())
    return paths


def find_overdue_lead_tasks(typist: Typist) -> None:
    """Sixteen tasks she leads, with 76 milestones; a month after the year all are overdue."""
    assert len(typist.numbers()) > 100
    typist.judge_as_of("20130131")
    typist.filter("期限", "逾期")
    typist.filter("角色", "牵头")
    assert len(typist.numbers()) == 76
    assert all(line.role == "牵头" for line in typist.lines() if isinstance(line, TaskLine))


def fill_thirty_rows(typist: Typist) -> None:
    """One by one and many at once; what is done is no longer overdue and leaves the list."""
    typist.select("一.3.1", 4)
    typist.keys.press(Key.Key_3)  # 5
    typist.select("二.2.1", 2)
    typist.done_on("20121130")  # 8
    for number, text, key in FIGURES:
        typist.figure(number, text, key)  # 14
    typist.go("四.1.3")
    typist.keys.press(Key.Key_3)
    typist.select("三.2.1", 3)
    typist.keys.press(Key.Key_2)  # 18
    typist.select("三.2.1", 1)
    typist.write_on_all("已部署，明年续报")
    typist.go("四.2.1")
    typist.does_not_apply("国家平台尚未开通")  # 19
    typist.go("四.2.2")
    typist.does_not_apply("")  # 20: the reason given before is offered
    for number in ("四.3.1", "四.3.2", "四.3.3"):
        typist.write(number, f"{number} 制度已起草；Draft <2> & 续")  # 23
    typist.go("四.3.1")
    typist.keys.press(Key.Key_2)
    typist.select_apart(["六.1.1", "六.1.3", "六.1.4"])
    typist.keys.press(Key.Key_Space)  # 26
    typist.go("七.2.1")
    typist.keys.press(Key.Key_Space)  # 27
    typist.go("七.2.2")
    typist.keys.press(Key.Key_3)
    typist.keys.press(Key.Key_Z, CTRL)
    typist.go("七.2.2")
    typist.keys.press(Key.Key_2)  # 28
    typist.keys.press(Key.Key_N)
    assert typist.at == "七.2.3"
    typist.keys.press(Key.Key_2)  # 29
    typist.go("八.2.3")
    typist.keys.press(Key.Key_3)  # 30
    assert len(typist.disk.filled()) == 30
    assert len(typist.numbers()) == 76 - 5 - 3 - 1 - 2 - 3 - 1 - 1


FIGURES = (
    ("一.4.2", "3", Key.Key_F2),
    ("四.1.2", "1.2万", Key.Key_Equal),
    ("四.1.3", "１２０", Key.Key_F2),
    ("五.1.2", "2", Key.Key_Equal),
    ("五.1.6", "1,043", Key.Key_F2),
    ("七.1.3", "25.5", Key.Key_F2),
)


def rows_are_filled(disk: Disk) -> None:
    done, out = "已完成", "不适用"
    today, year_before = "2013-01-31", "2012-11-30"
    assert disk.progress("一.3.4") == (done, today, None, "")
    assert disk.progress("二.2.3") == (done, year_before, None, "")
    assert disk.progress("四.1.2") == ("进行中", None, 12000, "")
    assert disk.progress("四.1.3") == (done, today, 120, "")
    assert disk.progress("五.1.6") == ("进行中", None, 1043, "")
    assert disk.progress("七.1.3") == ("进行中", None, 25.5, "")
    assert disk.progress("三.2.4") == ("进行中", None, None, "")
    assert [disk.note(n) for n in ("三.2.1", "三.2.2", "三.2.3")] == ["已部署，明年续报"] * 2 + [""]
    assert disk.progress("四.2.2") == (out, None, None, "国家平台尚未开通")
    assert disk.note("四.3.3") == "四.3.3 制度已起草；Draft <2> & 续"
    assert disk.progress("六.1.2") == ("未开始", None, None, "")
    assert disk.progress("六.1.3") == (done, today, None, "")
    assert disk.progress("七.2.2") == ("进行中", None, None, "")
    assert disk.progress("八.2.3") == (done, today, None, "")


def attach_three_files_to_each_of_five(typist: Typist, folder: Path) -> None:
    three = files(folder, "通知.pdf", "照片 1.pdf", "总结.pdf")
    typist.select_apart(["七.3.1", "七.3.2", "七.3.4", "七.3.7"])
    typist.attach_to_all(three, "专项整治")
    typist.attach("七.3.9", three)
    for number in ("七.3.1", "七.3.2", "七.3.4", "七.3.7", "七.3.9"):
        assert typist.disk.files(number) == sorted(path.name for path in three)
    assert typist.disk.one("SELECT count(*) FROM evidence") == 15
    assert typist.disk.one("SELECT count(*) FROM evidence_content") == 3


def extend_two_deadlines(typist: Typist) -> None:
    typist.postpone("七.4.1", "20130331", "设备招标推迟", "省政府办公厅")
    typist.postpone("七.4.4", "20130630", "等待国家新规", "苏政办函5号", "20121220")
    assert typist.disk.dues("七.4.1") == [
        ("2012-12-31", "2013-03-31", "设备招标推迟", "省政府办公厅", None)
    ]
    assert typist.disk.dues("七.4.4") == [
        ("2012-12-31", "2013-06-30", "等待国家新规", "苏政办函5号", "2012-12-20")
    ]
    assert not {"七.4.1", "七.4.4"} & set(typist.numbers())


def undo_and_redo_all(typist: Typist) -> None:
    """Step by step: after each the ledger holds what it held before, in every table."""
    typist.to_list()
    steps = len(typist.trail.stands) - 1
    for left in reversed(range(steps)):
        typist.keys.press(Key.Key_Z, CTRL)
        assert len(typist.trail.stands) == left + 1
    assert typist.disk.filled() == []
    for made in range(steps):
        typist.keys.press(Key.Key_Y, CTRL)
        assert len(typist.trail.stands) == made + 2
    assert not typist.window.redo_action.isEnabled()
    assert findings(typist.window.ledger) == []


def print_it(typist: Typist, folder: Path) -> tuple[str, str]:
    """The letter with its list of evidence, and the sheet, both as PDF; their words."""
    letter, sheet = folder / "自查报告.pdf", folder / "台账.pdf"

    def act(dialog: ReportDialog) -> None:
        typist.keys.tab_to("佐证材料清单")
        typist.keys.press(Key.Key_Space)
        typist.keys.tab_to("填报人")
        typist.keys.type("王敏")
        typist.keys.tab_to("审核人")
        typist.keys.type("赵刚")
        typist.save_report(dialog, letter, asked=True)
        typist.keys.tab_to("形式")
        typist.keys.choose("任务台账")
        typist.save_report(dialog, sheet, asked=False)

    typist.report(act)
    return words_in(letter), words_in(sheet)


def words_in(pdf: Path) -> str:
    """All words of a PDF, without what breaks lines."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return "".join("".join(pages).split())


def test_day_of_a_clerk_in_short(typist: Typist, tmp_path: Path) -> None:
    find_overdue_lead_tasks(typist)
    typist.select("一.3.1", 2)
    typist.keys.press(Key.Key_3)
    typist.figure("一.4.2", "3")
    typist.go("二.2.1")
    typist.does_not_apply("国家平台尚未开通")
    typist.write("二.2.2", "办法已起草；Draft <2> & 续")
    typist.go("二.2.3")
    typist.keys.press(Key.Key_2)
    three = files(tmp_path, "通知.pdf", "照片 1.pdf", "总结.pdf")
    typist.select_apart(["二.2.2", "二.2.3"])
    typist.attach_to_all(three, "")
    typist.postpone("三.2.1", "20130331", "设备招标推迟", "省政府办公厅")
    assert len(typist.disk.filled()) == 8
    undo_and_redo_all(typist)
    assert typist.disk.progress("一.3.3") == ("已完成", "2013-01-31", None, "")
    assert typist.disk.progress("二.2.1") == ("不适用", None, None, "国家平台尚未开通")
    assert typist.disk.files("二.2.3") == sorted(path.name for path in three)


@pytest.mark.slow
def test_day_of_a_clerk(typist: Typist, tmp_path: Path) -> None:
    find_overdue_lead_tasks(typist)
    fill_thirty_rows(typist)
    rows_are_filled(typist.disk)
    attach_three_files_to_each_of_five(typist, tmp_path)
    extend_two_deadlines(typist)
    undo_and_redo_all(typist)
    rows_are_filled(typist.disk)
    letter, sheet = print_it(typist, tmp_path)
    for number, text, status, mark in states(typist.disk):
        assert f"{number}{text}{mark}{status}" in letter, number
        assert f"{mark}{status}" in sheet[sheet.index(text) + len(text) :][:60], number
    for words in (
        "设备招标推迟，批准：省政府办公厅",
        "延至2013年6月30日，理由：等待国家新规，批准：苏政办函5号（2012年12月20日）",
        "国家平台尚未开通",
        "Draft<2>&续",
        "1043个",
        "12000家",
        "25.5个",
    ):
        assert words in letter
        assert words in sheet
    for number in ("七.3.1", "七.3.2", "七.3.4", "七.3.7"):
        for name in ("通知.pdf", "照片1.pdf", "总结.pdf"):
            assert f"{name}专项整治{number}" in letter
    assert "通知.pdf七.3.9" in letter
    assert sheet.count("照片1.pdf") == 5


_MARKS = {"未开始": "☐", "进行中": "◧", "已完成": "☑", "不适用": "—"}
"""On paper."""


def states(disk: Disk) -> list[tuple[str, str, str, str]]:
    """Number, words, status and its mark of all that she filled in, as the disk has it."""
    found = disk.rows(
        "SELECT m.number, m.text, ifnull(p.status, '未开始') FROM milestone AS m "
        "LEFT JOIN progress AS p ON p.milestone_id = m.id WHERE m.id IN "
        "(SELECT milestone_id FROM progress UNION SELECT milestone_id FROM note)"
    )
    assert len(found) == 30
    return [
        (number, "".join(text.split()), status, _MARKS[status]) for number, text, status in found
    ]


# -- what goes wrong, and what goes on ------------------------------------------------------------


def test_closed_in_the_middle_of_a_word_and_opened_again(
    typist: Typist,
    program: Program,
    ledger_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    find_overdue_lead_tasks(typist)
    typist.go("一.3.1")
    typist.keys.press(Key.Key_3)
    before = typist.numbers()
    typist.go("一.3.2")
    typist.keys.press(Key.Key_Return)
    typist.keys.type("办法已送")
    assert typist.disk.drafts() == ["办法已送"]
    window, ledger = typist.window, typist.window.ledger
    typist.keys.menu(Key.Key_F, "退出")
    assert not window.isVisible()
    assert typist.disk.drafts() == []
    assert typist.disk.note("一.3.2") == "办法已送"
    ledger.close()
    program.leave()
    program.window = None
    program.open(ledger_path)
    again = Typist(program, qtbot, monkeypatch)
    assert again.numbers() == before
    again.window_is_right()
    again.go("一.3.2")
    again.keys.press(Key.Key_Return)
    again.keys.press(Key.Key_End, CTRL)
    again.keys.type("审")
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
    undo_and_redo_all(typist)
    assert len(typist.trail.stands) == 4
    assert typist.disk.one("SELECT count(*) FROM progress WHERE status = '进行中'") == 1000


def test_ctrl_d_is_for_all_that_is_selected(typist: Typist) -> None:
    typist.select("一.3.1", 2)

    def act(dialog: DueDialog) -> None:
        typist.keys.type("20130331")
        typist.keys.press(Key.Key_Return)
        assert words_of(dialog)[-1] == "调整时限要写明理由。"
        typist.keys.tab_to("理由")
        typist.keys.type("统一延期")
        typist.keys.tab_to("批准人（单位）")
        typist.keys.type("省政府")
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
    typist.keys.type("abc年月")
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
        typist.keys.type(digits)
        if name:
            typist.keys.tab_to(name)
            typist.keys.type(words)
        typist.keys.press(Key.Key_Return)
        assert typist.said == sentence
    typist.keys.press(Key.Key_Escape)
    typist.to_list()
    assert len(typist.trail.stands) == 1


def test_last_overdue_row_leaves_the_list_and_the_keys_stay_there(typist: Typist) -> None:
    typist.judge_as_of("20130131")
    typist.filter("期限", "逾期")
    typist.keys.press(Key.Key_F, CTRL)
    typist.keys.type("质量奖评审委员会")
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
        typist.keys.type("赵刚")
        typist.save_report(dialog, by_key, asked=True)
        typist.keys.tab_to("联系电话")
        typist.keys.type("025-1")
        typist.keys.press(Key.Key_Tab)
        assert name_of(typist.keys.focus) == "保存…"
        typist.save_report(dialog, by_button, asked=False, key=Key.Key_Space)

    typist.report(act)
    assert "赵刚" in words_in(by_key)
    assert "025-1" in words_in(by_button)
