"""完成时限: the day that stands, how it came to be, and the form that changes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from taizhang.ledger.pace import Timing, timing
from taizhang.ledger.record import DueChange, MilestoneRecord, seen_on
from taizhang.ledger.year_changes import WithdrawDue
from taizhang.window import theme
from taizhang.window.detail.due_form import DueForm
from taizhang.window.detail.parts import colour_words, mute, small_button, text_label
from taizhang.window.detail.shown import Shown
from taizhang.window.lights import timing_ink

_TOP_RIGHT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight


class DuePart(QWidget):
    """The form stays open until its change is made or it is left; what is typed in it stays too."""

    change_asked = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._shown: Shown | None = None
        self.form: DueForm | None = None
        self._asked: tuple[int, int] | None = None
        """The milestone the form is open for, and how many changes of its day there were then."""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.GAP)
        self._grid.setVerticalSpacing(theme.GRID)
        self._grid.setColumnStretch(1, 1)
        self._build()

    def _build(self) -> None:
        self.due = text_label()
        self.timing = text_label()
        self.extend_button = small_button(self.tr("调整…"), self.ask)
        self.extend_button.setToolTip(self.tr("调整完成时限（Ctrl+D）"))
        self._add(0, self.tr("完成时限"), self.due, self.extend_button)
        self._grid.addWidget(self.timing, 1, 1)
        self.first_due = text_label()
        self.withdraw_button = small_button(self.tr("恢复"), self._withdraw)
        self.withdraw_button.setToolTip(self.tr("撤去最近一次调整"))
        self._first_word = self._add(2, self.tr("原时限"), self.first_due, self.withdraw_button)
        self.changes = mute(text_label())
        self._grid.addWidget(self.changes, 3, 0, 1, 3)

    def _add(self, row: int, words: str, value: QWidget, button: QWidget) -> QLabel:
        word = mute(QLabel(words))
        self._grid.addWidget(word, row, 0)
        self._grid.addWidget(value, row, 1)
        self._grid.addWidget(button, row, 2, _TOP_RIGHT)
        return word

    # -- showing ----------------------------------------------------------------------------

    def show_place(self, shown: Shown) -> None:
        """Show the milestone's day as of the bar's; hidden where nothing is recorded."""
        self._shown = shown
        milestone = shown.own_milestone
        self.setVisible(milestone is not None)
        self.extend_button.setVisible(shown.record.is_open)
        if milestone is not None:
            self._show(milestone, shown)
        self._settle_form(milestone)

    def _show(self, milestone: MilestoneRecord, shown: Shown) -> None:
        self.due.setText(milestone.due.isoformat())
        seen = seen_on(milestone, shown.as_of)
        late = timing(seen, shown.as_of)
        self.timing.setVisible(late is not None)
        if late is not None:
            self.timing.setText(self._timing_words(late, abs((seen.due - shown.as_of).days)))
            colour_words(self.timing, timing_ink(late, shown.scheme, self.palette()))
        changed = bool(milestone.deadlines)
        for widget in (self._first_word, self.first_due, self.changes):
            widget.setVisible(changed)
        self.withdraw_button.setVisible(changed and shown.record.is_open)
        if changed:
            words = self.tr("{day}，调整 {n} 次")
            count = len(milestone.deadlines)
            self.first_due.setText(words.format(day=milestone.plan_due, n=count))
            listed = [self._change_words(one) for one in reversed(milestone.deadlines)]
            if seen.due != milestone.due:
                not_yet = self.tr("截至 {day} 还没有批准，按 {due} 算。")
                listed.append(not_yet.format(day=shown.as_of, due=seen.due))
            self.changes.setText("\n".join(listed))

    def _timing_words(self, late: Timing, days: int) -> str:
        if late is Timing.OVERDUE:
            words = self.tr("逾期 {n} 天")
        else:
            words = self.tr("临期，还有 {n} 天") if days else self.tr("临期，就是这一天")
        return f"{theme.TIMING_MARKS[late]} {words.format(n=days)}"

    def _change_words(self, change: DueChange) -> str:
        what = self.tr("延期") if change.extends else self.tr("提前")
        days = f"{change.old_due} → {change.due}　{what}"
        approval = "，".join(str(part) for part in (change.approver, change.approved_on) if part)
        approved = self.tr("批准：{by}").format(by=approval) if approval else ""
        moment = self.tr("未保存")
        if change.set_at:
            moment = f"{datetime.fromisoformat(change.set_at):%Y-%m-%d %H:%M}"
        who = f"{change.author} {moment}".strip()
        return "\n".join((days, "；".join(p for p in (change.reason, approved, who) if p)))

    # -- asking for changes -----------------------------------------------------------------

    def ask(self) -> bool:
        """Open the form. Returns whether there is a milestone whose day can be changed."""
        shown = self._shown
        milestone = None if shown is None else shown.own_milestone
        if shown is None or milestone is None or not shown.record.is_open:
            return False
        if self.form is None:
            self.form = DueForm(self._today())
            self.form.confirmed.connect(self._extend)
            self.form.left.connect(self._leave)
            self._grid.addWidget(self.form, 4, 0, 1, 3)
        if self._asked is None or self._asked[0] != milestone.id:
            self.form.begin(milestone, self._today())
        self._asked = (milestone.id, len(milestone.deadlines))
        self.form.open_from_focus(self.form.day)
        return True

    def _settle_form(self, milestone: MilestoneRecord | None) -> None:
        """Close the form when its change was made; away from its milestone it is only hidden."""
        if self.form is None or self._asked is None:
            return
        is_here = milestone is not None and milestone.id == self._asked[0]
        if is_here and milestone is not None and len(milestone.deadlines) > self._asked[1]:
            self._asked = None
            self.form.close_up()
        elif is_here:
            self.form.show()
        else:
            self.form.step_aside()

    def _leave(self) -> None:
        self._asked = None

    def _extend(self) -> None:
        shown, form = self._shown, self.form
        if shown is None or form is None or shown.own_milestone is None:
            return
        milestone_id = shown.own_milestone.id
        missing = form.missing(shown.own_milestone.due)
        self.change_asked.emit(form.change(milestone_id, shown.agency_id))
        if not self._still_shows(milestone_id):
            form.leave_with_its_row()
        elif missing is not None:
            missing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _still_shows(self, milestone_id: int) -> bool:
        """Whether the list still has the row: what was changed may have left it."""
        now = self._shown
        return self.isVisible() and now is not None and now.is_about(milestone_id)

    def _withdraw(self) -> None:
        shown = self._shown
        if shown is not None and shown.own_milestone is not None:
            self.change_asked.emit(WithdrawDue(shown.own_milestone.id, shown.agency_id))
