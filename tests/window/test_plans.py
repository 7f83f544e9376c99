"""Several plans in one ledger at the window: switched, amended, what is 待复核 and what is archived."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from taizhang.ledger import amend, plans
from taizhang.ledger.agencies import unit_by_name
from taizhang.ledger.changes import SetOwnAgency, Tick, WriteNote
from taizhang.ledger.find import find_milestone
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import open_ledger
from taizhang.plan.model import Plan
from taizhang.window.main_window import MainWindow
from taizhang.window.program import Program
from taizhang.window.recheck_note import RecheckNote
from taizhang.window.state import WindowState
from tests.conftest import AT
from tests.window.clerk import Clerk, press

QUALITY = "省质监局"


@pytest.fixture
def two_plans(ledger_path: Path, plan: Plan) -> Path:
    """The shipped plan, worked on, and a second one that has only its first section."""
    ledger = open_ledger(ledger_path)
    ledger.apply(SetOwnAgency(unit_by_name(ledger, QUALITY).id), AT)
    facts = replace(plan.facts, title="第二个方案", doc_number="苏政办发〔2013〕1号")
    first = ledger.plan_id
    plans.add_plan(ledger, replace(plan, key="second", facts=facts, sections=plan.sections[:1]), AT)
    plans.show(ledger, first)
    ledger.close()
    return ledger_path


@pytest.fixture
def program(two_plans: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    program = Program(WindowState(tmp_path / "window.ini"))
    program.open(two_plans)
    yield program
    assert program.window is not None
    program.window.close()
    program.window.ledger.close()
    program.leave()


def shown(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def plan_actions(window: MainWindow) -> list[QAction]:
    """The menu's plans, as the menu lists them when it opens."""
    window.menus.plans.list_plans()
    return window.menus.plans.choices


def test_the_menu_switches_between_plans(program: Program, qtbot: QtBot) -> None:
    first = shown(program)
    assert first.windowTitle().startswith(f"{QUALITY} · 江苏省贯彻实施质量发展纲要")
    assert [a.isChecked() for a in plan_actions(first)] == [True, False]
    plan_actions(first)[1].trigger()
    second = shown(program)
    assert second is not first
    assert second.windowTitle() == f"{QUALITY} · 第二个方案 〔已失效〕"
    clerk = Clerk(second, qtbot)
    assert "4 项任务" in clerk.foot
    clerk.go("一.3.2")
    press(second.view, Qt.Key.Key_Space, " ")
    plan_actions(second)[0].trigger()
    third = shown(program)
    assert "26 项任务" in Clerk(third, qtbot).foot
    assert "已完成 0" in Clerk(third, qtbot).foot
    # what was done in the other plan is the ledger's latest change, wherever one looks from
    assert third.undo_action.isEnabled()


def test_what_an_amendment_changed_is_shown_and_settled(
    ledger_path: Path, plan: Plan, tmp_path: Path, qtbot: QtBot
) -> None:
    ledger = open_ledger(ledger_path)
    unit = unit_by_name(ledger, QUALITY)
    ledger.apply(SetOwnAgency(unit.id), AT)
    for number in ("一.1.1", "一.3.2"):
        task_id, milestone_id = find_milestone(ledger, number)
        ledger.apply(Tick(milestone_id, unit.id, date(2012, 9, 30)), AT)
        ledger.apply(WriteNote(unit.id, task_id, milestone_id, NoteField.PROGRESS, "办了"), AT)
    first, *rest = plan.sections
    third = first.tasks[2]
    milestones = tuple(
        replace(m, due=date(2013, 3, 31)) if m.number == "一.3.2" else m for m in third.milestones
    )
    tasks = (first.tasks[1], replace(third, milestones=milestones), first.tasks[3])
    amend.amend(ledger, replace(plan, sections=(replace(first, tasks=tasks), *rest)), AT)
    ledger.close()
    program = Program(WindowState(tmp_path / "window.ini"))
    window = program.open(ledger_path)
    clerk = Clerk(window, qtbot)
    assert clerk.pills[-2:] == ["存档 1", "待复核 1"]
    assert "存档 1 项" in clerk.foot
    assert "已完成，待复核" in clerk.line("一.3.2")
    clerk.push("待复核")
    assert [line for line in clerk.lines if "[x]" in line] == [clerk.lines[clerk.row("一.3.2")]]
    clerk.go("一.3.2")
    note = window.detail.findChild(RecheckNote)
    assert note is not None
    assert note.isVisible()
    assert "完成时限由 2012-12-31 改为 2013-03-31" in note.words
    note.button.click()
    assert not note.isVisible()
    assert "待复核 0" in clerk.pills
    clerk.push("待复核")
    assert clerk.pills[-1] == "存档 1"
    window.undo()
    assert clerk.pills[-1] == "待复核 1"
    # what is archived can be read, not changed
    clerk.push("存档")
    assert clerk.line("存档.1.1").startswith("存档.1.1")
    clerk.go("存档.1.1")
    editor = window.detail.editor(NoteField.PROGRESS)
    assert editor.toPlainText() == "办了"
    assert editor.isReadOnly()
    press(window.view, Qt.Key.Key_Space, " ")
    assert "已完成" in clerk.line("存档.1.1")
    window.close()
    window.ledger.close()
    program.leave()
