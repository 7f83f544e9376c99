"""序时进度: the class as of the day, from what it is worked out, and the unit's own judgement."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from taizhang.ledger.pace import Pace, done_share, elapsed, milestone_pace, worked_out_pace
from taizhang.ledger.record import MilestoneRecord, PaceOverride, seen_on
from taizhang.ledger.status import Status
from taizhang.ledger.year_changes import OverridePace
from taizhang.window import theme
from taizhang.window.detail.pace_form import PaceForm
from taizhang.window.detail.parts import colour_words, mute, small_button, text_label
from taizhang.window.detail.shown import Shown
from taizhang.window.lights import pace_ink
from taizhang.window.terms import term

_TOP_RIGHT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight


class PacePart(QWidget):
    """The form stays open until its change is made or it is left; what is typed in it stays too."""

    change_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self.form: PaceForm | None = None
        self._asked: int | None = None
        """The milestone the form is open for."""
        self._wanted: PaceOverride | None = None
        """What was asked for last: the form closes when it stands."""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.GAP)
        self._grid.setVerticalSpacing(theme.GRID)
        self._grid.setColumnStretch(1, 1)
        self.pace = text_label()
        self.judge_button = small_button(self.tr("判定…"), self.ask)
        self.judge_button.setToolTip(self.tr("本单位自行判定序时进度，写明理由"))
        self._grid.addWidget(mute(QLabel(self.tr("序时进度"))), 0, 0)
        self._grid.addWidget(self.pace, 0, 1)
        self._grid.addWidget(self.judge_button, 0, 2, _TOP_RIGHT)
        self.why = mute(text_label())
        self._grid.addWidget(self.why, 1, 0, 1, 2)
        self.clear_button = small_button(self.tr("取消判定"), self._clear)
        self._grid.addWidget(self.clear_button, 1, 2, _TOP_RIGHT)

    # -- showing ----------------------------------------------------------------------------

    def show_place(self, shown: Shown) -> None:
        """Show the milestone's class as of the bar's day; hidden where nothing is recorded."""
        self._shown = shown
        milestone = shown.own_milestone
        self.setVisible(milestone is not None)
        self.judge_button.setVisible(shown.record.is_open)
        if milestone is not None:
            self._show(milestone, shown)
        self._settle_form(milestone)

    def _show(self, milestone: MilestoneRecord, shown: Shown) -> None:
        seen = seen_on(milestone, shown.as_of)
        stands = milestone_pace(seen, shown.year, shown.as_of)
        self.pace.setText(_words(stands))
        colour_words(self.pace, pace_ink(stands, shown.scheme, self.palette()))
        judged = milestone.pace_override
        self.clear_button.setVisible(judged is not None and shown.record.is_open)
        lines = [self._measured(seen, shown)]
        if judged is not None:
            worked_out = _words(worked_out_pace(seen, shown.year, shown.as_of))
            lines.insert(0, self.tr("自行判定：{why}").format(why=judged.reason))
            lines.insert(1, self.tr("测算为 {pace}").format(pace=worked_out))
        self.why.setText("\n".join(line for line in lines if line))
        self.why.setVisible(bool(self.why.text()))

    def _measured(self, seen: MilestoneRecord, shown: Shown) -> str:
        """What the class is worked out from."""
        if seen.status in (Status.DONE, Status.NOT_APPLICABLE):
            return ""
        over = elapsed(date(shown.year, 1, 1), seen.due, shown.as_of)
        words = self.tr("截至 {day}：时间过了 {over}").format(day=shown.as_of, over=f"{over:.0%}")
        share = done_share(seen)
        if share is None:
            return self.tr("{words}，完成多少算不出来").format(words=words)
        return self.tr("{words}，完成 {share}").format(words=words, share=f"{share:.0%}")

    # -- asking for changes -----------------------------------------------------------------

    def ask(self) -> bool:
        """Open the form. Returns whether there is a milestone that can be judged."""
        shown = self._shown
        milestone = None if shown is None else shown.own_milestone
        if shown is None or milestone is None or not shown.record.is_open:
            return False
        if self.form is None:
            self.form = PaceForm()
            self.form.confirmed.connect(self._judge)
            self.form.left.connect(self._leave)
            self._grid.addWidget(self.form, 2, 0, 1, 3)
        if self._asked != milestone.id:
            judged = milestone.pace_override
            seen = seen_on(milestone, shown.as_of)
            stands = milestone_pace(seen, shown.year, shown.as_of)
            self.form.begin(stands, judged.reason if judged else "")
        self._asked = milestone.id
        self._wanted = None
        self.form.open_from_focus(self.form.pace)
        return True

    def _settle_form(self, milestone: MilestoneRecord | None) -> None:
        if self.form is None or self._asked is None:
            return
        is_here = milestone is not None and milestone.id == self._asked
        made = self._wanted is not None and milestone is not None
        if is_here and made and milestone is not None and milestone.pace_override == self._wanted:
            self._leave()
            self.form.close_up()
        elif is_here:
            self.form.show()
        else:
            self.form.step_aside()

    def _leave(self) -> None:
        self._asked = None
        self._wanted = None

    def _judge(self) -> None:
        shown, form = self._shown, self.form
        if shown is None or form is None or shown.own_milestone is None:
            return
        self._wanted = form.judgement()
        if shown.own_milestone.pace_override == self._wanted:
            form.leave()  # it stands already
            return
        wanted = self._wanted
        place = (shown.own_milestone.id, shown.agency_id)
        self.change_asked.emit(OverridePace(*place, wanted.pace, wanted.reason))
        if not self._still_shows(place[0]):
            form.leave_with_its_row()
        elif not wanted.reason:
            form.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _still_shows(self, milestone_id: int) -> bool:
        """Whether the list still has the row: what was changed may have left it."""
        now = self._shown
        return self.isVisible() and now is not None and now.is_about(milestone_id)

    def _clear(self) -> None:
        shown = self._shown
        if shown is not None and shown.own_milestone is not None:
            change = OverridePace(shown.own_milestone.id, shown.agency_id, None)
            self.change_asked.emit(change)


def _words(pace: Pace) -> str:
    return f"{theme.PACE_MARKS[pace]} {term(pace)}"
