"""How the list is arranged, and the views that keep it, for bar, header and menu alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from taizhang.errors import KnownError
from taizhang.ledger.filters import Arrangement, Filter, View, view_of
from taizhang.window.outline_columns import Column
from taizhang.window.sentence import sentence

if TYPE_CHECKING:
    from taizhang.window.main_window import MainWindow


class Arranging(QObject):
    """Joins the parts of the window that show and change how the list is arranged."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        header, bar = window.view.header, window.bar
        header.sort_asked.connect(self.arrange)
        header.filter_asked.connect(bar.open_filter)
        bar.arrangement_asked.connect(self.arrange)
        bar.views_menu.chosen.connect(self.show_view)
        bar.views_menu.saved.connect(self.save_view)
        bar.views_menu.removed.connect(self.remove_view)
        bar.views_menu.refused.connect(window.notice.say)

    def arrange(self, arrangement: Arrangement) -> None:
        """Order and group the list."""
        window = self._window
        if arrangement != window.model.arrangement:
            window.detail.settle()
            window.model.arrange(arrangement)
        self.shown(window.bar.wanted)

    def shown(self, wanted: Filter) -> None:
        """A filter or an order is shown: mark it, and remember it for the next start."""
        window = self._window
        arrangement = window.model.arrangement
        window.view.header.show_state(wanted, arrangement)
        window.bar.show_arrangement(arrangement)
        if window.unit is not None:
            window.state.keep_view(view_of(wanted, arrangement))

    def now(self) -> View:
        """What is shown now, with its columns."""
        window = self._window
        columns = [column.name for column in window.view.columns]
        return view_of(window.bar.wanted, window.model.arrangement, columns)

    def show(self, wanted: View) -> None:
        """Show a view."""
        window = self._window
        unit, as_of = window.unit, window.bar.wanted.as_of
        if unit is None:
            return
        columns = [Column[name] for name in wanted.columns if name in Column.__members__]
        if columns:
            window.view.show_columns(columns)
        window.model.arrangement = wanted.arrangement
        window.bar.show_filter(wanted.filter(unit.id, as_of))
        window.places.show_list()

    def show_view(self, name: str) -> None:
        """Show the view of that name."""
        from taizhang.ledger.views import view

        try:
            self.show(view(self._window.ledger, name))
        except KnownError as error:
            self._window.notice.say(sentence(error))

    def save_view(self, name: str) -> None:
        """Keep what is shown now under a name."""
        from taizhang.ledger.views import SaveView

        self._window.apply(SaveView(name, self.now()))

    def remove_view(self, name: str) -> None:
        """Take a view out; undo brings it back."""
        from taizhang.ledger.views import RemoveView

        self._window.apply(RemoveView(name))
