"""Where the window is: in the list, in one of the list's usual places, or at the overview."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from taizhang.errors import KnownError
from taizhang.ledger.filter_sql import plan_year
from taizhang.ledger.filters import AS_DOCUMENT, BLANK, Column, Filter
from taizhang.ledger.pace import Timing
from taizhang.ledger.status import Status
from taizhang.window.nav import Kind, NavPane, Where
from taizhang.window.sentence import sentence

if TYPE_CHECKING:
    from taizhang.report.overview import Leads
    from taizhang.window.main_window import MainWindow
    from taizhang.window.overview.page import OverviewPage

_USUAL = (Where(Kind.ALL), *(Where(Kind.TIMING, one) for one in Timing), Where(Kind.RECHECK))


class Places(QObject):
    """Goes where the pane at the left or a part of the overview leads."""

    def __init__(self, window: MainWindow, stack: QStackedWidget, nav: NavPane) -> None:
        super().__init__(window)
        self._window = window
        self._stack = stack
        self._overview: OverviewPage | None = None
        self.nav = nav
        nav.asked.connect(self.go)

    def go(self, where: Where) -> None:
        """Go where a line of the pane leads."""
        window = self._window
        if window.unit is None:
            window.ask_agency()
            return
        if where.kind is Kind.OVERVIEW:
            self.show_overview()
            return
        if where.kind is Kind.VIEW:
            window.arranging.show_view(where.name)
        else:
            window.arranging.arrange(AS_DOCUMENT)
            window.bar.show_filter(_filter_at(where, window.bar.wanted))
        self.show_list()
        self.nav.mark(where)

    def show_list(self) -> None:
        """Show the list with the chosen task beside it, and mark which of the pane's it is."""
        self._stack.setCurrentIndex(0)
        self.nav.mark(self.of(self._window.bar.wanted))

    @staticmethod
    def of(wanted: Filter) -> Where | None:
        """Which of the list's usual places shows just this; None where none does."""
        return next((where for where in _USUAL if _filter_at(where, wanted) == wanted), None)

    @property
    def is_at_overview(self) -> bool:
        """Whether the overview is shown."""
        return self._overview is not None and self._stack.currentWidget() is self._overview

    @property
    def overview(self) -> OverviewPage:
        """The overview, made when it is first gone to."""
        if self._overview is None:
            from taizhang.window.overview.page import OverviewPage

            self._overview = OverviewPage()
            self._overview.rows_asked.connect(self.lead)
            self._overview.day_asked.connect(self._day_asked)
            self._overview.said.connect(self._window.notice.say)
            self._stack.addWidget(self._overview)
        return self._overview

    def show_overview(self) -> None:
        """Show how far the unit is, on one page."""
        self._window.detail.settle()
        self.fill_overview()
        self._stack.setCurrentWidget(self.overview)
        self.nav.mark(Where(Kind.OVERVIEW))
        self.overview.setFocus()

    def fill_overview(self) -> None:
        """Work the overview out anew."""
        from taizhang.ledger.month import changes_between
        from taizhang.ledger.records import record_of
        from taizhang.report.overview import month_of, overview_of

        window = self._window
        if window.unit is None:
            self.overview.show_overview(None)
            return
        as_of = window.bar.wanted.as_of or window.today()
        ledger, unit = window.ledger, window.unit
        try:
            changes = changes_between(ledger, unit.id, *month_of(as_of))
            record = record_of(ledger, unit, as_of)
            self.overview.show_overview(overview_of(record, changes, plan_year(ledger)))
        except KnownError as error:
            window.notice.say(sentence(error))

    def _day_asked(self, day: date) -> None:
        self._window.bar.show_filter(replace(self._window.bar.wanted, as_of=day))
        self.show_overview()

    def lead(self, leads: Leads) -> None:
        """Show the rows that a part of the overview stands for."""
        window = self._window
        if window.unit is None:
            return
        if leads.changed_since is not None and leads.status is not Status.DONE:
            from taizhang.ledger.history import Wanted

            window.open_history(Wanted(agency_id=window.unit.id, first=leads.changed_since))
            return
        wanted = Filter(window.unit.id, as_of=window.bar.wanted.as_of)
        for column, value in (
            (Column.SECTION, leads.section),
            (Column.ROLE, leads.role),
            (Column.STATUS, leads.status),
            (Column.TIMING, leads.timing),
            (Column.PACE, leads.pace),
        ):
            if value:
                wanted = wanted.where(column, value)
        if leads.changed_since is not None:
            wanted = self._done_since(wanted, leads.changed_since)
        window.arranging.arrange(AS_DOCUMENT)
        window.bar.show_filter(wanted)
        self.show_list()
        self.nav.mark(None)
        if leads.task_id is not None:
            window.go_to_place(leads.task_id, leads.milestone_id)
        else:
            window.view.setFocus()

    def _done_since(self, wanted: Filter, first: date) -> Filter:
        from taizhang.ledger.facets import facets

        found = facets(self._window.ledger, wanted, Column.DONE_ON)
        days = [f.value for f in found if f.value != BLANK and f.value >= first.isoformat()]
        return wanted.where(Column.DONE_ON, *days)


def _filter_at(where: Where, now: Filter) -> Filter:
    """What one of the list's usual places shows of the unit and by the day of ``now``."""
    wanted = Filter(now.agency_id, as_of=now.as_of)
    if where.kind is Kind.TIMING:
        return wanted.where(Column.TIMING, where.name)
    if where.kind is Kind.RECHECK:
        return wanted.where(Column.RECHECK, Column.RECHECK)
    return wanted


def stack_of(*pages: QWidget) -> QStackedWidget:
    """One of the pages at a time."""
    stack = QStackedWidget()
    for page in pages:
        stack.addWidget(page)
    return stack
