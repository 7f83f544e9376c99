"""The window: the bar above, the list and the chosen task side by side, the foot below.

It only joins the parts together; each part is a module of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from taizhang import clock
from taizhang.errors import KnownError
from taizhang.ledger.agencies import Unit, own_unit
from taizhang.ledger.facts import default_as_of, plan_facts
from taizhang.ledger.listing import UNFOLDED
from taizhang.window import theme
from taizhang.window.arranging import Arranging
from taizhang.window.commands import Commands, ask
from taizhang.window.filter_bar import FilterBar
from taizhang.window.finishing import Finishing
from taizhang.window.nav import OVERDUE, NavPane
from taizhang.window.notice import NoticeBar
from taizhang.window.outline_model import OutlineModel
from taizhang.window.outline_view import OutlineView
from taizhang.window.places import Places, stack_of
from taizhang.window.plan_line import PlanLine
from taizhang.window.saver import Saver
from taizhang.window.sentence import sentence
from taizhang.window.sizes import open_at
from taizhang.window.terms import term
from taizhang.window.warming import Warming
from taizhang.window.words import parse_figure, percent

if TYPE_CHECKING:
    from datetime import date, datetime

    from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent

    from taizhang.ledger.changes import Change
    from taizhang.ledger.filters import Filter
    from taizhang.ledger.history import Wanted
    from taizhang.ledger.journal import Changed
    from taizhang.ledger.lines import Line, MilestoneLine
    from taizhang.ledger.store import Ledger
    from taizhang.window.bulk.edits import BulkEdits
    from taizhang.window.detail_panel import DetailPanel
    from taizhang.window.menus import Menus
    from taizhang.window.state import WindowState

_SIZE = (1280, 760)
_PAUSE_MS = 150
_PANEL_SHARE = 0.29
_LEAST_PANEL = 340


class MainWindow(QMainWindow):
    """One ledger, seen by one unit. Dialogs are imported when they are first opened.

    What the first rows need not wait for (`detail`, `bulk`, `menus`) is built when they are
    painted, or when it is first asked for.
    """

    another_ledger_asked = Signal(Path, bool)
    """A ledger file, and whether it is to be made."""
    restore_asked = Signal(object)
    """A backup to be put in the place of this ledger."""
    plan_asked = Signal(int, str)
    """A plan of this ledger to be shown, and what to say then."""

    def __init__(
        self,
        ledger: Ledger,
        state: WindowState,
        today: Callable[[], date] = clock.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ledger = ledger
        self.state = state
        self.today = today
        self.unit: Unit | None = None
        self._facts = plan_facts(ledger)
        self._build()
        self.commands = Commands(self)
        self.arranging = Arranging(self)
        self.places = Places(self, self._stack, self.nav)
        ledger.changed.connect(self._on_changed)
        if not state.restore_window(self, self._splitter, self.view):
            open_at(self, *_SIZE)
            panel = max(_LEAST_PANEL, round(self.width() * _PANEL_SHARE))
            self._splitter.setSizes([self.width() - panel, panel])
        self.nav.setVisible(state.shows_nav(self.width()))
        self._version = ledger.version()
        unit = own_unit(ledger)
        kept = state.view()
        self.model.arrangement = kept.arrangement
        self.set_unit(unit, kept.filter(unit.id) if unit else None)

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.saver = Saver(self.ledger, clock.now, self)
        self._warming = Warming(self.ledger, self)
        self.bar = FilterBar(self.ledger)
        self.model = OutlineModel(self.ledger, self.saver, self)
        self.view = OutlineView(self.model)
        self.notice = NoticeBar()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self.view)
        self._rest = Finishing(self, self._splitter)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setChildrenCollapsible(False)
        self._stack = stack_of(self._splitter)
        self.nav = NavPane(self.ledger)
        below = QWidget()
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.nav)
        row.addWidget(self._stack, 1)
        plan_line = PlanLine(self._facts)
        self.standing = plan_line.standing
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(plan_line)
        column.addWidget(self.bar)
        column.addWidget(self.notice)
        column.addWidget(_rule())
        column.addWidget(below, 1)
        self.setCentralWidget(holder)
        self._build_foot()
        self._count_later = QTimer(self)
        self._count_later.setSingleShot(True)
        self._count_later.setInterval(_PAUSE_MS)
        self._count_later.timeout.connect(self._count)
        self.bar.changed.connect(self._filter_changed)
        self.bar.agency_asked.connect(self.ask_agency)
        self.bar.report_asked.connect(self.open_report)
        self.model.tick_asked.connect(self._tick)
        self.model.value_typed.connect(self._value_typed)
        self.view.chosen.connect(self._show_line)
        self.view.is_held = self._is_held
        self.saver.saved.connect(self._on_saved)
        self.saver.hindered.connect(self._on_hindered)
        self.saver.waiting_changed.connect(self._show_waiting)

    def _build_foot(self) -> None:
        self._foot = QLabel()
        self._saved = QLabel()
        self._foot.setContentsMargins(theme.GAP, theme.GRID, 0, theme.GRID)
        self._saved.setContentsMargins(0, theme.GRID, theme.GAP, theme.GRID)
        self.statusBar().addWidget(self._foot, 1)
        self.statusBar().addPermanentWidget(self._saved)
        self.statusBar().setSizeGripEnabled(False)

    # -- what the first rows need not wait for ----------------------------------------------

    def join(self, detail: DetailPanel) -> None:
        """Show in the panel, just built, what the list shows, and listen to it."""
        detail.change_asked.connect(self.apply)
        detail.draft_asked.connect(self.saver.keep_draft)
        detail.refused.connect(self.notice.say)
        detail.history_asked.connect(self.open_history)
        detail.set_day(self.bar.wanted.as_of)
        detail.show_line(self._agency_id(), self.view.current_line())
        detail.mark_words(self._marked(self.bar.wanted))

    @property
    def detail(self) -> DetailPanel:
        """The chosen task, beside the list."""
        return self._rest.detail

    @property
    def bulk(self) -> BulkEdits:
        """What is done to the selected rows."""
        return self._rest.bulk

    @property
    def menus(self) -> Menus:
        """The commands and their keys."""
        return self._rest.menus

    # -- showing ----------------------------------------------------------------------------

    def set_unit(self, unit: Unit | None, wanted: Filter | None = None) -> None:
        """Show the tasks of ``unit``; None before one was chosen."""
        self._settle()
        self.unit = unit
        as_of = default_as_of(self.ledger, unit.id, self.today()) if unit else None
        self.bar.set_unit(unit, as_of, wanted)
        self._show_title()
        if unit is not None:
            self._warming.begin(unit.id)
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.go_to(0)
        self.view.setFocus()

    def _settle(self) -> None:
        """Make changes of what is being typed."""
        detail = self._rest.detail_if_there
        if detail is not None:
            detail.settle()

    def _show_line(self, line: Line | None) -> None:
        detail = self._rest.detail_if_there
        if detail is not None:
            detail.show_line(self._agency_id(), line)

    def _is_held(self) -> bool:
        detail = self._rest.detail_if_there
        return detail is not None and detail.is_being_written()

    def _agency_id(self) -> int:
        return self.unit.id if self.unit else 0

    def _show_title(self) -> None:
        unit = f"{self.unit.name} · " if self.unit else ""
        standing = term("〔{0}〕").format(term(self._facts.validity))
        if self.ledger.read_only:
            standing += self.tr("〔只读〕")
        self.setWindowTitle(f"{unit}{self._facts.title} {standing}")

    def _filter_changed(self, wanted: Filter) -> None:
        self._settle()
        self.view.empty_text = self._empty_words(wanted)
        self.model.show(wanted)
        words = self._marked(wanted)
        self.view.mark_words(words)
        detail = self._rest.detail_if_there
        if detail is not None:
            detail.mark_words(words)
            detail.set_day(wanted.as_of)
        self._show_foot()
        self.arranging.shown(wanted)
        self._count_later.start()
        self.places.show_list()

    def _marked(self, wanted: Filter) -> tuple[str, ...]:
        """What is marked where it stands; the search is not asked, and imported, for nothing."""
        return self.ledger.search.marked(wanted.text) if wanted.text else ()

    def _empty_words(self, wanted: Filter) -> str:
        if self.unit is None:
            return self.tr("还没有选择单位。按左上角的“选择单位”，就能看到本单位的任务。")
        if self.places.of(wanted) == OVERDUE:
            return self.tr("截至 {day} 没有逾期的节点。").format(day=wanted.as_of)
        if wanted.narrows:
            return self.tr("没有符合筛选条件的任务。按“清除筛选”看全部任务。")
        return self.tr("方案没有点名本单位，也没有工作要求涉及它。按“全部任务”查看整个方案。")

    def _show_foot(self) -> None:
        if self.unit is None:
            self._foot.clear()
            return
        totals = self.model.totals
        applicable = totals.milestones - totals.skipped
        words = [
            self.tr("{n} 项任务").format(n=totals.tasks),
            self.tr("{n} 个节点").format(n=totals.milestones),
        ]
        share = percent(totals.done, applicable)
        done = self.tr("已完成 {n}（{share}）") if share else self.tr("已完成 {n}")
        words.append(done.format(n=totals.done, share=share))
        extra = (
            (totals.skipped, self.tr("不适用 {n}")),
            (totals.general, self.tr("另有泛指任务 {n} 项")),
            (totals.requirements, self.tr("工作要求 {n} 条")),
            (totals.archived, self.tr("存档 {n} 项")),
            (totals.others, self.tr("其他单位任务 {n} 项")),
        )
        words += [text.format(n=count) for count, text in extra if count]
        self._foot.setText(" · ".join(words))

    # -- changes ----------------------------------------------------------------------------

    def apply(self, change: Change) -> bool:
        """Make a change; what hinders it is said in one sentence. Returns whether it is saved."""
        return self.saver.apply(change)

    def _on_saved(self) -> None:
        self.notice.hide()
        self._saved.setText(self.tr("已保存 {t}").format(t=f"{clock.now():%H:%M}"))

    def _on_hindered(self, error: KnownError) -> None:
        """Say what is in the way; what was refused is shown as it is, what waits as unsaved."""
        self.notice.say(sentence(error))
        self._refresh()

    def _show_waiting(self) -> None:
        count = len(self.saver.waiting)
        self._saved.setText(self.tr("未保存 {n} 项").format(n=count) if count else "")
        self.menus.name_steps()
        self.view.fit_rows()

    def _tick(self, line: MilestoneLine, ticked: bool) -> None:
        from taizhang.ledger.changes import Tick, Untick

        agency = self._agency_id()
        change = Tick(line.id, agency, self.today()) if ticked else Untick(line.id, agency)
        self.apply(change)

    def _value_typed(self, line: MilestoneLine, text: str) -> None:
        from taizhang.ledger.changes import SetValue

        try:
            value = parse_figure(text)
        except KnownError as error:
            self.notice.say(sentence(error))
            return
        self.apply(SetValue(line.id, self._agency_id(), value))

    def undo(self) -> None:
        """Take back the latest change, saved or not."""
        self.detail.settle()
        if self.saver.take_back() is not None:
            self._refresh()
            return
        self._take(self.ledger.undo)

    def redo(self) -> None:
        """Make again what was taken back."""
        self.detail.settle()
        self._take(self.ledger.redo)

    def _take(self, step: Callable[[datetime], Changed]) -> None:
        if self.detail.evidence.is_adding:
            self.notice.say(self.tr("正在添加佐证材料，添完再撤销或重做。"))
            return
        try:
            step(clock.now())
        except KnownError as error:
            self.notice.say(sentence(error))
            return
        self._on_saved()

    @property
    def undo_action(self) -> QAction:
        """What takes back the latest change, and names it."""
        return self.menus.undo_action

    @property
    def redo_action(self) -> QAction:
        """What makes again the change that was taken back last, and names it."""
        return self.menus.redo_action

    def _on_changed(self, changed: Changed) -> None:
        self.menus.name_steps()
        if changed.touches("setting"):
            unit = own_unit(self.ledger)
            if unit != self.unit:
                self.set_unit(unit)
                return
        self._refresh()
        if changed.touches("recheck"):
            self.bar.count_rechecks()

    def show_nav(self, shown: bool) -> None:
        """Show the pane at the left, or give its room to the list."""
        self.nav.setVisible(shown)
        self.state.keep_nav(shown)
        self._count_later.start()  # while it was hidden nothing was counted for it

    def _count(self) -> None:
        """What the pane at the left counts need not be there before the list is."""
        if self.unit is not None and self.nav.isVisible():
            self.nav.refresh(self.bar.wanted)

    def _refresh(self) -> None:
        self._count_later.start()
        if self.places.is_at_overview:
            self.places.fill_overview()
        self.model.refresh()
        self.view.fit_rows()
        if self.view.current_line() is not None:
            self.detail.refresh_if_shown()
        self._show_foot()

    # -- commands ---------------------------------------------------------------------------

    def ask_agency(self) -> None:
        """Ask for 我的单位."""
        from taizhang.window.agency_dialog import AgencyDialog

        dialog = AgencyDialog(self.ledger, self.unit, self)
        if ask(dialog) and dialog.chosen is not None:
            self.choose(dialog.chosen)

    def choose(self, unit: Unit) -> None:
        """Make ``unit`` 我的单位 and show its tasks."""
        from taizhang.ledger.changes import SetOwnAgency

        self.apply(SetOwnAgency(unit.id))

    def open_report(self) -> None:
        """Show the report before it is saved or printed."""
        from taizhang.window.report.report_dialog import ReportDialog

        if self.unit is None:
            self.ask_agency()
        if self.unit is not None:
            self.detail.settle()
            dialog = ReportDialog(self.ledger, self.unit, self.today(), self, self.state)
            dialog.place_asked.connect(self.go_to_place)
            ask(dialog)

    def go_to_place(self, task_id: int, milestone_id: int | None) -> None:
        """Choose the row of a task or of its milestone."""
        from taizhang.window.report.jump import go_to_place

        go_to_place(self, task_id, milestone_id)

    def open_history(self, about: Wanted | None = None, words: str = "") -> None:
        """Show who changed what, in the whole ledger or in one place of it."""
        from taizhang.window.history_dialog import HistoryDialog

        self.detail.settle()
        ask(HistoryDialog(self.ledger, self.today(), about, words, self))

    def focus_search(self) -> None:
        """Put the cursor into the search box, its text ready to be replaced."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def fold_all(self, folded: bool) -> None:
        """Fold the list to its tasks, or unfold all of it."""
        outline = self.model.outline
        if outline is not None:
            self.model.fold(outline.all_folded() if folded else UNFOLDED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Coming back to the window, show what another program wrote meanwhile."""
        super().changeEvent(event)
        is_back = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if is_back and self.isVisible():  # a closed window's ledger may be closed as well
            self._look_again()

    def _look_again(self) -> None:
        try:
            version = self.ledger.version()
            if version != self._version:
                self._version = version
                self.menus.name_steps()
                self._refresh()
        except KnownError as error:
            self.notice.say(sentence(error))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_be_left():
            event.ignore()
            return
        self._warming.stop()
        self.detail.evidence.leave()
        self.state.keep_window(self, self._splitter, self.view)
        self.ledger.changed.disconnect(self._on_changed)
        super().closeEvent(event)

    def may_be_left(self) -> bool:
        """Whether nothing is lost by closing: all is saved, or the clerk gave up what is not."""
        self.detail.settle()
        self.detail.evidence.finish()
        self.saver.flush()
        return not self.saver.waiting or self._give_up_unsaved()

    def _give_up_unsaved(self) -> bool:
        """Ask what becomes of what could not be saved. Returns whether to close all the same."""
        from taizhang.window.leaving import may_lose

        if not may_lose(len(self.saver.waiting), self.notice.sentence, self):
            return False
        self.saver.discard()
        return True


def _rule() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    return line
