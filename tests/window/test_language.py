"""English as the second language: every word is there, and the window shows it."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from taizhang import paths
from taizhang.errors import KnownError
from taizhang.ledger import backups
from taizhang.ledger.changes import SetStatus, Tick
from taizhang.ledger.status import Status
from taizhang.ledger.store import Ledger, open_ledger
from taizhang.plan.difference import compare
from taizhang.plan.model import Plan, Role
from taizhang.reader.correct_names import agency_counts
from taizhang.window.agency_dialog import AgencyDialog
from taizhang.window.backups_dialog import BackupsDialog
from taizhang.window.history_dialog import HistoryDialog
from taizhang.window.main_window import MainWindow
from taizhang.window.outline_columns import Column
from taizhang.window.plan_dialog import PlanDialog
from taizhang.window.report.report_dialog import ReportDialog
from taizhang.window.review.amend_dialog import AmendDialog
from taizhang.window.review.review_dialog import ReviewDialog
from taizhang.window.sentence import sentence
from taizhang.window.state import CHINESE, WindowState
from taizhang.window.terms import standing, term
from tests.conftest import AT
from tests.window.clerk import DAY, Clerk
from tests.window.conftest import Desk, of_unit, screen
from tests.window.reviewer import reading_of
from tests.window.test_review_amend import amended

I18N = paths.resources() / "i18n"
WINDOW = Path(sys.modules["taizhang"].__path__[0]) / "window"
HAN = re.compile(r"[\u4e00-\u9fff]")
QUOTED = {
    *("省质监局", "一.3", "一.3.2", "江苏名牌", "各市、县人民政府", "等", "等部门"),
    *("仿宋_GB2312", "楷体_GB2312", "方正小标宋"),
    *("长文本", "节点编号", "质量"),
    *("状态=未开始", "时限", "{单位}", "{任务}", "{节点}", "{日期}", "{时限}"),
}
"""What English sentences quote: words of plans, fonts, the workbook, the command line."""


def read(path: Path) -> list[tuple[str, str, str]]:
    """Context, source and finished translation ('' without) of every message."""
    found = []
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            english = message.find("translation")
            assert english is not None
            finished = english.text or "" if english.get("type") is None else ""
            found.append(
                (context.findtext("name") or "", message.findtext("source") or "", finished)
            )
    return found


MESSAGES = read(I18N / "taizhang_en.ts")


def named(text: str) -> str:
    return text.replace("\n", " ")[:40]


# --- the file -------------------------------------------------------------------------------------


def test_file_is_as_update_makes_it(tmp_path: Path) -> None:
    """Whoever changes a sentence and forgets its translation is told so here."""
    for suffix in (".ts", ".qm"):
        (tmp_path / f"taizhang_en{suffix}").write_bytes(
            (I18N / f"taizhang_en{suffix}").read_bytes()
        )
    done = subprocess.run(
        [sys.executable, str(I18N / "update.py"), str(tmp_path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    again = read(tmp_path / "taizhang_en.ts")
    assert set(again) - set(MESSAGES) == set(), "new: run resources/i18n/update.py"
    assert set(MESSAGES) - set(again) == set(), "gone: run resources/i18n/update.py"
    for suffix in (".ts", ".qm"):
        made = (tmp_path / f"taizhang_en{suffix}").read_bytes()
        assert made == (I18N / f"taizhang_en{suffix}").read_bytes(), suffix


def test_nothing_is_left_to_translate() -> None:
    assert [(context, source) for context, source, english in MESSAGES if not english] == []


def test_file_names_no_place() -> None:
    text = (I18N / "taizhang_en.ts").read_text(encoding="utf-8")
    assert "<location" not in text
    assert "/" + "home" not in text


@pytest.mark.parametrize(("context", "source", "english"), MESSAGES, ids=named)
def test_translation_fits_its_source(context: str, source: str, english: str) -> None:
    places = re.compile(r"\{\w*\}")
    assert sorted(places.findall(english)) == sorted(places.findall(source))
    keys = re.compile(r"&(\w)")
    assert keys.findall(english) == keys.findall(source), context
    assert english.count("\n") == source.count("\n")
    assert ("…" in english) == ("…" in source)
    assert ("*." in english) == ("*." in source)
    rest = english
    for word in sorted(QUOTED, key=len, reverse=True):
        rest = rest.replace(word, "")
    assert not HAN.search(rest)
    # Fonts for Chinese give these the width of a Han character.
    assert not re.search("[“”‘’，。；：？！（）、]", rest)


def test_lupdate_finds_every_call() -> None:
    """What lupdate reads over would never be translated, and nobody would see it."""
    known = {(context, source) for context, source, _ in MESSAGES}
    for path in sorted(WINDOW.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for cls in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
            for call in calls(cls, "tr"):
                source = ast.literal_eval(call.args[0])
                assert (cls.name, source) in known, f"{path.name}: {source}"
        for call in calls(tree, "translate"):
            if all(isinstance(part, ast.Constant) for part in call.args):
                message = (ast.literal_eval(call.args[0]), ast.literal_eval(call.args[1]))
                assert message in known, f"{path.name}: {message}"


def calls(tree: ast.AST, method: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == method:
            yield node


def test_errors_are_literal_sentences() -> None:
    """A sentence put together by hand has no template that could be translated."""
    known = {source for context, source, _ in MESSAGES if context == "errors"}
    for path in sorted(WINDOW.parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id in ("KnownError", "Hindered"):
                first = node.args[0]
                assert not isinstance(first, ast.JoinedStr | ast.BinOp), path.name
                if isinstance(first, ast.Constant):
                    assert first.value in known, f"{path.name}: {first.value!r}"


# --- the window -----------------------------------------------------------------------------------


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load("taizhang_en", str(I18N))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def worked(ledger_path: Path) -> Ledger:
    """A ledger with a line of every status, and something to undo and to redo."""
    ledger = of_unit(ledger_path, "省质监局")
    ((unit,),) = ledger.rows("SELECT id FROM agency WHERE short_name = '省质监局'")
    ids = [row[0] for row in ledger.rows("SELECT id FROM milestone ORDER BY id LIMIT 4")]
    ledger.apply(Tick(ids[0], unit, date(2012, 9, 30)), AT)
    ledger.apply(SetStatus(ids[1], unit, Status.NOT_APPLICABLE, "not ours"), AT)
    ledger.apply(SetStatus(ids[2], unit, Status.UNDER_WAY), AT)
    ledger.apply(Tick(ids[3], unit, date(2012, 9, 30)), AT)
    ledger.undo(AT)
    return ledger


def own_words(ledger: Ledger) -> list[str]:
    """Every text of the plan, longest first."""
    found: set[str] = set()
    for table in ("plan", "section", "task", "milestone", "target", "agency"):
        for row in ledger.rows(f"SELECT * FROM {table}"):
            found |= {part for value in row if isinstance(value, str) for part in value.split("\n")}
    found -= {role.value for role in Role}
    return sorted((word for word in found if HAN.search(word)), key=len, reverse=True)


def shown(widget: QWidget) -> Iterator[str]:
    """Every text that a window shows, or says to a screen reader."""
    for part in (widget, *widget.findChildren(QWidget)):
        if isinstance(part.parent(), QTabBar):
            continue  # arrows that Qt hides and names itself; its own words are those of the tests
        yield part.windowTitle()
        yield part.toolTip()
        yield part.accessibleName()
        if isinstance(part, QLabel | QAbstractButton):
            yield part.text()
        elif isinstance(part, QComboBox):
            yield from (part.itemText(i) for i in range(part.count()))
        elif isinstance(part, QLineEdit):
            yield part.placeholderText()
        elif isinstance(part, QTableView):
            model, across = part.model(), Qt.Orientation.Horizontal
            for column in range(model.columnCount()):
                yield str(model.headerData(column, across))
                for row in range(min(model.rowCount(), 60)):
                    yield str(model.data(model.index(row, column)) or "")
    yield from (action.text() for action in widget.findChildren(QAction))


def chinese_of_the_program(widget: QWidget, ledger: Ledger) -> list[str]:
    """What a window shows in Chinese, without the plan's own words."""
    left = []
    plan = [*own_words(ledger), "语言 / Language", "中文"]
    for text in shown(widget):
        rest = outer_quotes(text)
        for word in plan if HAN.search(text) else ():
            rest = rest.replace(word, "")
        if HAN.search(rest):
            left.append(text)
    return left


def outer_quotes(text: str) -> str:
    """What is quoted with quotes in it, as it stands in the plan."""
    return text.replace("‘", "“").replace("’", "”")


def chinese_beside(texts: Iterable[str], document: str) -> list[str]:
    """Texts with Chinese words that are none of a document's."""
    runs = re.compile(f"{HAN.pattern}+")
    return [text for text in texts if any(run not in document for run in runs.findall(text))]


def test_window_in_english_says_nothing_in_chinese_but_the_plan(
    english: None, desk: Desk, worked: Ledger
) -> None:
    clerk = desk.open(worked)
    clerk.go("一.1.2")
    assert chinese_of_the_program(clerk.window, worked) == []
    clerk.go("一.1.1")
    assert chinese_of_the_program(clerk.window, worked) == []


def test_dialogs_in_english_say_nothing_in_chinese_but_the_plan(
    english: None, desk: Desk, worked: Ledger, qtbot: QtBot
) -> None:
    backups.make(worked, backups.Reason.MIGRATION, AT)
    window = desk.open(worked).window
    assert window.unit is not None
    report = ReportDialog(worked, window.unit, DAY, window)
    qtbot.waitUntil(lambda: report.report is not None, timeout=20_000)
    dialogs: list[QDialog] = [
        AgencyDialog(worked, window.unit, window),
        BackupsDialog(worked, window),
        HistoryDialog(worked, DAY, parent=window),
        PlanDialog(worked, window),
        report,
    ]
    for dialog in dialogs:
        assert chinese_of_the_program(dialog, worked) == [], type(dialog).__name__
        dialog.close()


def test_review_in_english_says_nothing_in_chinese_but_the_document(
    english: None, qtbot: QtBot
) -> None:
    dialog = ReviewDialog(reading_of(), {})
    qtbot.addWidget(dialog)
    document = f"{reading_of().source.text} {' '.join(agency_counts(dialog.reading))} 等部门"
    dialog.names.refresh()
    for _ in range(dialog.doubts.count + 1):
        assert chinese_beside(shown(dialog), document) == []
        dialog.doubts.step(1)
    assert chinese_beside(rows_of(dialog.tasks.model), document) == []


def test_amendment_in_english_says_nothing_in_chinese_but_the_plans(
    english: None, plan: Plan, qtbot: QtBot
) -> None:
    new = amended(plan)
    dialog = AmendDialog(compare(plan, new), plan.facts, replace(new.facts, year=2013))
    qtbot.addWidget(dialog)
    document = repr((plan, new))
    for row in range(dialog.model.rowCount()):
        dialog.table.selectRow(row)
        assert chinese_beside(shown(dialog), document) == []


def rows_of(model: QAbstractItemModel) -> list[str]:
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def test_words_in_english(english: None, desk: Desk, worked: Ledger) -> None:
    clerk = desk.open(worked)
    assert [pill.split()[0] for pill in clerk.pills] == [
        "All",
        "Lead",
        "Responsible",
        "Participant",
        "Collective",
        "Requirements",
    ]
    assert clerk.line("一.1").split(" | ")[1] == "Responsible"
    assert "Done" in clerk.line("一.1.1")
    assert "Not applicable" in clerk.line("一.1.2")
    assert "In progress" in clerk.line("一.1.3")
    assert "Not started" in clerk.line("一.1.4")
    menus = [action.text() for action in clerk.window.menuBar().actions()]
    assert menus == ["&File", "&Edit", "&Plan", "&View", "&Help"]
    assert clerk.window.undo_action.text().startswith("Undo: Status 一.1.3 ")
    assert clerk.window.redo_action.text().startswith("Redo: Tick 一.1.4 ")
    assert clerk.foot.startswith("Tasks: 26 · Milestones: 126 · Done: 1 (0.8%)")
    assert standing(clerk.window._facts).startswith("Repealed: 苏政发〔2016〕142号")


def test_errors_in_english(english: None, desk: Desk, worked: Ledger) -> None:
    clerk = desk.open(worked)
    clerk.refuse_writing()
    clerk.click_box("一.1.4")
    name = worked.path.name
    assert clerk.notice.startswith(f'The ledger "{name}" is read-only, so nothing can be saved.')
    reason = KnownError("建不了台账“{0}”：{1}。", "a.ledger", "磁盘已满")
    assert sentence(reason) == 'The ledger "a.ledger" cannot be made: the disk is full.'


def test_history_is_searched_in_the_words_that_are_shown(
    english: None, desk: Desk, worked: Ledger, tmp_path: Path
) -> None:
    dialog = HistoryDialog(worked, DAY, parent=desk.open(worked).window)
    dialog.search.setText("undo")
    assert [entry.action for entry in dialog.model.rows] == ["Undo: Tick"]
    assert [entry.before for entry in dialog.model.rows] == ["Done 2012-09-30"]
    dialog.save(tmp_path / "history.pdf")
    said = subprocess.run(
        ["pdftotext", "-raw", str(tmp_path / "history.pdf"), "-"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    printed = "".join(said.split())
    assert "撤销：勾选" in printed
    assert "全部单位" in printed
    assert "共1条" in printed
    assert "Tick" not in printed
    dialog.close()


def test_words_in_chinese_are_the_data_s_own(clerk: Clerk) -> None:
    assert [term(word) for word in (*Role, *Status)] == [word.value for word in (*Role, *Status)]
    assert standing(clerk.window._facts) == clerk.window._facts.standing
    widths = [clerk.window.view.columnWidth(c) for c in (Column.ROLE, Column.STATUS, Column.DONE)]
    assert widths == [68, 88, 124]


# --- choosing it ----------------------------------------------------------------------------------


def language_actions(window: MainWindow) -> dict[str, QAction]:
    (menu,) = [a for a in window.findChildren(QAction) if a.text() == "语言 / Language"]
    submenu: Any = menu.menu()
    return {action.text(): action for action in submenu.actions()}


def test_chinese_without_a_choice(clerk: Clerk) -> None:
    actions = language_actions(clerk.window)
    assert {name: action.isChecked() for name, action in actions.items()} == {
        "中文": True,
        "English": False,
    }


def test_choice_is_kept_and_said(clerk: Clerk, state_path: Path) -> None:
    actions = language_actions(clerk.window)
    actions["English"].trigger()
    assert clerk.notice == "下次启动程序时用“English”。"
    assert [actions["中文"].isChecked(), actions["English"].isChecked()] == [False, True]
    assert WindowState(state_path).language == "en"
    actions["中文"].trigger()
    assert clerk.notice == "下次启动程序时用“中文”。"
    assert WindowState(state_path).language == CHINESE


def test_unknown_language_counts_as_never_chosen(state_path: Path) -> None:
    state_path.write_text("[General]\nlanguage=../../etc\n")
    assert WindowState(state_path).language == CHINESE


def test_each_language_has_columns_of_its_own(desk: Desk, clerk: Clerk, state_path: Path) -> None:
    clerk.window.view.setColumnWidth(Column.STATUS, 99)
    clerk.window.menus.choose_language("en")
    path = clerk.window.ledger.path
    desk.close(clerk)
    again = desk.open(open_ledger(path), size=None)
    assert again.window.view.columnWidth(Column.STATUS) != 99
    again.window.menus.choose_language(CHINESE)
    desk.close(again)
    third = desk.open(open_ledger(path), size=None)
    assert third.window.view.columnWidth(Column.STATUS) == 99


_SCRIPT = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel
from taizhang import paths
from taizhang.window import program
from taizhang.window.outline_columns import Column

ledger, ini = Path(sys.argv[1]), Path(sys.argv[2])
paths.window_settings = lambda: ini


def look():
    (window,) = [w for w in QApplication.topLevelWidgets() if type(w).__name__ == "MainWindow"]
    window.setGeometry(QGuiApplication.primaryScreen().availableGeometry())
    window.view.go_to(3)
    for _ in range(5):
        QApplication.processEvents()
    metrics = window.view.fontMetrics()
    cells = [(c, window.model.data(window.model.index(r, c)) or "")
             for c in (Column.ROLE, Column.STATUS) for r in range(window.model.rowCount())]
    window.bar._clear.setVisible(True)
    QApplication.processEvents()
    widgets = [w for kind in (QAbstractButton, QComboBox, QLabel) for w in window.bar.findChildren(kind)
               if w.isVisible()]
    panel = [w for w in window.detail.findChildren(QLabel) if w.isVisible() and not w.wordWrap()]
    print(json.dumps({
        "menus": [a.text() for a in window.menuBar().actions()],
        "locale": QLocale().language().name,
        "cut": [w.text() if hasattr(w, "text") else w.currentText() for w in (*widgets, *panel)
                if w.width() < w.minimumSizeHint().width() or w.width() < w.sizeHint().width()],
        "outside": [str(w) for w in widgets if not window.bar.rect().contains(w.geometry())],
        "narrow": sorted({t for c, t in cells if metrics.horizontalAdvance(t) + 16 > window.view.columnWidth(c)}),
        "least": window.minimumSizeHint().width(),
        "text": window.view.columnWidth(Column.TEXT),
    }))
    window.close()


program.Program.after_first_paint = lambda self: QTimer.singleShot(0, look)
sys.exit(program.run(ledger))
"""


def started(ledger_path: Path, state_path: Path) -> dict[str, Any]:
    """What the program shows when it is started with these settings, at 1366×768."""
    of_unit(ledger_path, "省质监局").close()
    environment = os.environ | {
        "QT_QPA_PLATFORM": screen(ledger_path.with_suffix(".json"), (1366, 768)),
        "PYTHONPATH": str(WINDOW.parents[1]),
    }
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(ledger_path), str(state_path)],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def test_program_starts_in_the_chosen_language(ledger_path: Path, state_path: Path) -> None:
    assert started(ledger_path, state_path)["menus"][0] == "文件(&F)"
    WindowState(state_path).keep_language("en")
    seen = started(ledger_path, state_path)
    assert seen["menus"] == ["&File", "&Edit", "&Plan", "&View", "&Help"]
    assert seen["locale"] == "English"
    assert seen["cut"] == []
    assert seen["outside"] == []
    assert seen["narrow"] == []
    assert seen["least"] <= 960
    assert seen["text"] >= 300
