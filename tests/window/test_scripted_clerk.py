"""A clerk's day at the real window, by keyboard alone; the ledger is right after every key."""

from __future__ import annotations

from pathlib import Path

import pytest

from taizhang.window.report.report_dialog import ReportDialog
from tests.window.disk import Disk
from tests.window.keyboard import CTRL, Key
from tests.window.typist import Typist, words_in


def files(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.write_bytes(f"%PDF-1.4 {path.name}".encode())
    return paths


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


def print_it(typist: Typist, folder: Path) -> tuple[str, str]:
    """The letter with its list of evidence, and the sheet, both as PDF; their words."""
    letter, sheet = folder / "自查报告.pdf", folder / "台账.pdf"

    def act(dialog: ReportDialog) -> None:
        typist.keys.tab_to("佐证材料清单")
        typist.keys.press(Key.Key_Space)
        typist.keys.tab_to("填报人")
        typist.keys.write("王敏")
        typist.keys.tab_to("审核人")
        typist.keys.write("赵刚")
        typist.save_report(dialog, letter, asked=True)
        typist.keys.tab_to("形式")
        typist.keys.choose("任务台账")
        typist.save_report(dialog, sheet, asked=False)

    typist.report(act)
    return words_in(letter), words_in(sheet)


def test_day_of_a_clerk_in_short(typist: Typist, tmp_path: Path) -> None:
    typist.find_overdue_lead_tasks()
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
    typist.undo_and_redo_all()
    assert typist.disk.progress("一.3.3") == ("已完成", "2013-01-31", None, "")
    assert typist.disk.progress("二.2.1") == ("不适用", None, None, "国家平台尚未开通")
    assert typist.disk.files("二.2.3") == sorted(path.name for path in three)


@pytest.mark.slow
def test_day_of_a_clerk(typist: Typist, tmp_path: Path) -> None:
    typist.find_overdue_lead_tasks()
    fill_thirty_rows(typist)
    rows_are_filled(typist.disk)
    attach_three_files_to_each_of_five(typist, tmp_path)
    extend_two_deadlines(typist)
    typist.undo_and_redo_all()
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
