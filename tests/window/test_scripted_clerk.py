"""A clerk's day at the real window, by keyboard alone; the ledger is right after every key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from taizhang import clock
from taizhang.ledger.lines import TaskLine
from taizhang.ledger.soundness import findings
from taizhang.window.main_window import MainWindow
from taizhang.window.program import Program
from taizhang.window.state import WindowState
from tests.window.conftest import of_unit
from tests.window.disk import Disk
from tests.window.keyboard import CTRL, Key
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


def test_day_of_a_clerk(typist: Typist, tmp_path: Path) -> None:
    find_overdue_lead_tasks(typist)
    fill_thirty_rows(typist)
    rows_are_filled(typist.disk)
    attach_three_files_to_each_of_five(typist, tmp_path)
    extend_two_deadlines(typist)
    undo_and_redo_all(typist)
    rows_are_filled(typist.disk)
