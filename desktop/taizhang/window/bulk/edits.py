"""What is done to the selected milestones: worked out, asked for, made as one change, and told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from taizhang.errors import KnownError
from taizhang.ledger import bulk as core
from taizhang.ledger.bulk import Action, Mark, Plan, TakeBack
from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.lines import MilestoneLine
from taizhang.ledger.listing import Place
from taizhang.ledger.status import Status
from taizhang.window import theme
from taizhang.window.bulk.bar import BulkBar
from taizhang.window.bulk.busy import busy
from taizhang.window.bulk.copying import Clipboard
from taizhang.window.commands import ask
from taizhang.window.sentence import sentence
from taizhang.window.terms import term

if TYPE_CHECKING:
    from taizhang.window.bulk.dialogs import Asking
    from taizhang.window.main_window import MainWindow


class BulkEdits(QObject):
    """Joins the list's selection, the bar below it, the menu and the keys. Dialogs come when asked.

    ``menu`` has every action; it stands in the menu bar and at the right mouse button.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.bar = BulkBar()
        page = window.centralWidget().layout()
        assert page is not None
        page.addWidget(self.bar)
        self.clipboard = Clipboard(window)
        self._build_menu()
        self.bar.offer(self._statuses, self._offered)
        view = window.view
        view.installEventFilter(self)
        view.selected.changed.connect(self.show)
        view.status_asked.connect(self.mark)
        view.tick_all_asked.connect(self.tick)
        view.note_asked.connect(self.note)
        view.next_asked.connect(self.go_on)
        view.copy_asked.connect(self.clipboard.copy)
        view.paste_asked.connect(self.clipboard.paste)
        view.customContextMenuRequested.connect(self._show_menu)

    def _build_menu(self) -> None:
        self.menu = QMenu(self.tr("所选节点"), self._window)
        self._statuses = self.menu.addMenu(self.tr("状态"))
        for key, status in enumerate(Status, 1):
            dots = "…" if status is Status.NOT_APPLICABLE else ""
            words = f"{theme.STATUS_MARKS[status]} {term(status)}{dots}\t{key}"
            action = self._statuses.addAction(words)
            action.triggered.connect(lambda _=False, s=status: self.mark(s))
        self._offered = [
            self._action(self.tr("完成日期…"), self.ask_day),
            self._action(self.tr("备注…"), self.ask_note),
            self._action(self.tr("时限…"), self.ask_due),
            self._action(self.tr("佐证材料…"), self.ask_files),
            self._action(self.tr("复制"), self.clipboard.copy),
            self._action(self.tr("取消选择"), self._window.view.selected.reduce),
        ]
        self.menu.insertAction(
            self._offered[-1], self._action(self.tr("粘贴一列…"), self.clipboard.paste)
        )

    def _action(self, words: str, slot: Callable[[], object]) -> QAction:
        action = self.menu.addAction(words)
        action.triggered.connect(lambda _=False: slot())
        return action

    def _show_menu(self, at: QPoint) -> None:
        if self.places:
            self.menu.popup(self._window.view.viewport().mapToGlobal(at))

    # -- the selection ----------------------------------------------------------------------

    @property
    def places(self) -> list[Place]:
        """The selected milestones."""
        return self._window.view.selected.places()

    def show(self) -> None:
        """Show the bar while more than one row is selected, and say what it is about."""
        view = self._window.view
        places = self.places if view.isVisible() and view.selected.is_many else []
        many = len(places) > 1
        if many:
            self.bar.show_count(len(places), sum(not place.is_open for place in places))
        if many is self.bar.isHidden():
            self.bar.setVisible(many)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where the list is not shown, there is nothing to be done to its rows."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.show()
        return super().eventFilter(watched, event)

    def go_on(self, back: bool) -> None:
        """Go to the next milestone that is not settled, or to the one before; unfold it."""
        window, outline, line = self._window, self._window.model.outline, None
        if outline is None or window.unit is None:
            return
        line = window.view.current_line()
        shown = outline.chosen(range(len(outline)))
        here = outline.chosen([window.view.currentIndex().row()])[:1] if line else []
        at = shown.index(here[0]) if here else 0
        on_it = isinstance(line, MilestoneLine)
        rest = reversed(shown[:at]) if back else shown[at + 1 if on_it else at :]
        over = core.settled(window.ledger, window.unit.id)
        found = next((p for p in rest if p.is_open and p.milestone_id not in over), None)
        if found is None:
            words = self.tr("前面没有未了结的节点了。") if back else None
            window.notice.tell(words or self.tr("后面没有未了结的节点了。"))
            return
        if outline.row_of_milestone(found.task_id, found.milestone_id) is None:
            window.model.fold(outline.unfolded_for(found.task_id))
        row = outline.row_of_milestone(found.task_id, found.milestone_id)
        assert row is not None
        window.view.go_to(row)

    # -- actions ----------------------------------------------------------------------------

    def mark(self, status: Status) -> None:
        """Give every selected milestone a status; of 不适用 the reason is asked."""
        if not self._may_be_changed():
            return
        if status is Status.NOT_APPLICABLE:
            self._ask_reason()
            return
        self.do(Mark(status, self._window.today() if status is Status.DONE else None))

    def tick(self) -> None:
        """Tick what is selected; where all of it is ticked, take the ticks off."""
        if self._may_be_changed():
            window = self._window
            done = core.all_done(window.ledger, self._unit_id, self.places)
            self.do(TakeBack() if done else Mark(Status.DONE, window.today()))

    def note(self) -> None:
        """Write a note: on many rows one for all, else in the pane."""
        if self._window.view.selected.is_many:
            self.ask_note()
        else:
            self._window.detail.focus_note()

    def due(self) -> None:
        """Change a deadline: on many rows one for all, else in the pane."""
        if self._window.view.selected.is_many:
            self.ask_due()
        else:
            self._window.detail.ask_due()

    def ask_day(self) -> None:
        """Ask for the day of completion."""
        from taizhang.window.bulk.dialogs import DayDialog

        if self._may_be_changed():
            places = [place for place in self.places if place.is_open]
            now = core.standing_at(self._window.ledger, self._unit_id, _ids(places))
            undone = sum(here.status is not Status.DONE for here in now.values())
            today = self._window.today()
            self._ask(DayDialog(len(places), undone, today, self.plan, self._window))

    def ask_note(self) -> None:
        """Ask for the text of a note."""
        from taizhang.window.bulk.dialogs import NoteDialog

        if self._may_be_changed():
            self._ask(NoteDialog(self._open_count, self.plan, self._window))

    def ask_due(self) -> None:
        """Ask for another deadline; the latest of those selected is where it begins."""
        from taizhang.window.bulk.dialogs import DueDialog

        if self._may_be_changed():
            now = core.standing_at(self._window.ledger, self._unit_id, _ids(self.places))
            latest = max(here.due for here in now.values())
            today = self._window.today()
            self._ask(DueDialog(self._open_count, latest, today, self.plan, self._window))

    def ask_files(self) -> None:
        """Ask for files that stand for all that is selected."""
        from taizhang.window.evidence_attach import attach_to

        if self._may_be_changed():
            window = self._window
            places = [
                EvidencePlace(self._unit_id, place.task_id, place.milestone_id)
                for place in self.places
                if place.is_open
            ]
            attach_to(window, window.ledger, places, window.apply, window.today())

    def _ask_reason(self) -> None:
        from taizhang.window.bulk.dialogs import ReasonDialog

        window, places = self._window, self.places
        now = core.standing_at(window.ledger, self._unit_id, _ids(places))
        heading = self.tr("所选 {n} 个节点不适用").format(n=self._open_count)
        if len(places) == 1:
            heading = self.tr("节点 {n} 不适用").format(n=now[places[0].milestone_id].number)
        reasons = {here.reason for here in now.values()}
        own = reasons.pop() if len(reasons) == 1 else ""
        earlier = core.reasons_given(window.ledger, self._unit_id)
        self._ask(ReasonDialog(heading, own, earlier, self.plan, window))

    def _ask(self, dialog: Asking) -> None:
        plan = dialog.plan if ask(dialog) else None
        if plan is not None:
            self.make(plan)

    # -- making -----------------------------------------------------------------------------

    @property
    def _unit_id(self) -> int:
        return self._window.unit.id if self._window.unit else 0

    @property
    def _open_count(self) -> int:
        return sum(place.is_open for place in self.places)

    def _may_be_changed(self) -> bool:
        """Whether there is anything to change; says so where there is nothing."""
        self._window.detail.settle()
        if any(place.is_open for place in self.places):
            return True
        if self.places:
            self._window.notice.say(self.tr("所选节点不是本单位的任务，或已经存档，只能查看。"))
        return False

    def plan(self, action: Action) -> Plan:
        """What an action comes to for what is selected now. Raises KnownError."""
        with busy():
            return core.bulk(self._window.ledger, self._unit_id, self.places, action)

    def do(self, action: Action) -> None:
        """Make an action that needs no asking."""
        try:
            plan = self.plan(action)
        except KnownError as error:
            self._window.notice.say(sentence(error))
            return
        self.make(plan)

    def make(self, plan: Plan) -> None:
        """Make it, and say what was changed and what was not."""
        if plan.change is None:
            self._window.notice.tell(self._said(plan))
            return
        with busy():
            saved = self._window.apply(plan.change)
        if saved and (len(plan.changes) > 1 or plan.left_out):
            self._window.notice.tell(self._said(plan))

    def _said(self, plan: Plan) -> str:
        count = len(plan.changes)
        said = self.tr("已更改 {n} 个节点。").format(n=count) if count else self.tr("没有改动。")
        if plan.left_out:
            each = [
                self.tr("{n} 个{why}").format(n=many, why=sentence(why).rstrip("。"))
                for why, many in plan.reasons()
            ]
            if len(plan.left_out) == 1:
                (left,) = plan.left_out
                each = [f"{left.number} {sentence(left.why).rstrip('。')}"]
            words = self.tr("{n} 个没有改：{why}。")
            said += words.format(n=len(plan.left_out), why="，".join(each))
        return said


def _ids(places: list[Place]) -> list[int]:
    return [place.milestone_id for place in places]
