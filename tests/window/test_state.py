"""What is there again when the window is opened anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from taizhang.ledger import filters
from taizhang.ledger.filters import Arrangement, Sort, filter_of, view_of
from taizhang.ledger.status import Status
from taizhang.ledger.store import open_ledger
from taizhang.plan.model import Role
from taizhang.window.outline_columns import Column
from taizhang.window.state import WindowState
from tests.window.clerk import Clerk
from tests.window.conftest import Desk, of_unit


def reopen(desk: Desk, clerk: Clerk) -> Clerk:
    path = clerk.window.ledger.path
    desk.close(clerk)
    return desk.open(open_ledger(path), size=None)


def test_filters_are_there_again(desk: Desk, clerk: Clerk) -> None:
    clerk.push("负责")
    clerk.filter(filters.Column.STATUS, "未开始")
    clerk.filter(filters.Column.SECTION, "三、着力强化质量安全监管")
    clerk.search("质量")
    before, wanted = clerk.lines, clerk.window.bar.wanted
    again = reopen(desk, clerk)
    assert again.window.bar.wanted == wanted
    assert again.lines == before
    assert again.window.bar.search.text() == "质量"


def test_whole_plan_is_there_again(desk: Desk, teacher: Clerk) -> None:
    teacher.push("全部任务")
    assert reopen(desk, teacher).shows("一.3.2")


def test_unit_is_there_again(desk: Desk, teacher: Clerk) -> None:
    again = reopen(desk, teacher)
    assert again.window.windowTitle().startswith("省教育厅 · ")


def test_sizes_are_there_again(desk: Desk, clerk: Clerk) -> None:
    clerk.window.resize(1200, 700)
    clerk.window._splitter.setSizes([700, 480])
    clerk.window.view.setColumnWidth(Column.STATUS, 120)
    panes = clerk.window._splitter.sizes()
    again = reopen(desk, clerk)
    assert (again.window.width(), again.window.height()) == (1200, 700)
    assert again.window._splitter.sizes() == panes
    assert again.window.view.columnWidth(Column.STATUS) == 120


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\x00\xff\xfe garbage \x80",
        b'[General]\nfilter="{"\ngeometry=@ByteArray(oops)\nsplitter=x\ncolumns=7\n',
        b"[General]\nfilter=[]\n",
        b'[General]\nfilter="{\\"role\\": \\"nobody\\"}"\n',
        b'[General]\nfilter="{\\"role\\": \\"\xe6\x8c\x87\xe5\xaf\xbc\\"}"\n',
        b'[General]\nfilter="{\\"section\\": \\"99\\"}"\n',
        b'[General]\nfilter="{\\"section\\": [1], \\"text\\": null}"\n',
    ],
)
def test_damaged_state_file_is_survived(
    desk: Desk, ledger_path: Path, state_path: Path, damaged: bytes
) -> None:
    state_path.write_bytes(damaged)
    clerk = desk.open(of_unit(ledger_path, "省质监局"), size=None)
    assert "26 项任务" in clerk.foot
    assert clerk.window.width() >= 900
    assert clerk.window.view.columnWidth(Column.TEXT) > 300


def test_unwritable_state_file_is_survived(desk: Desk, ledger_path: Path, state_path: Path) -> None:
    state_path.mkdir()
    clerk = desk.open(of_unit(ledger_path, "省质监局"))
    clerk.push("牵头")
    clerk.window.close()
    assert "16 项任务" in clerk.foot


def test_state_keeps_every_part_of_a_filter(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    text = "逗号,等号=分号;“引号”\"'\\ %20"
    wanted = filter_of(
        3, role=Role.LEAD, status=Status.DONE, section="三", text=text, whole_plan=True
    )
    state = WindowState(path)
    kept = view_of(wanted, Arrangement(filters.Column.STATUS, filters.Column.DUE, Sort.DOWN))
    state.keep_view(kept)
    state.flush()
    assert WindowState(path).view() == kept
    assert WindowState(path).view().filter(5) == replace(wanted, agency_id=5)


def test_state_remembers_the_ledger_opened_last(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    assert WindowState(path).last_ledger() is None
    WindowState(path).keep_last_ledger(tmp_path / "新 台账,1.ledger")
    assert WindowState(path).last_ledger() == tmp_path / "新 台账,1.ledger"
