"""The preview's pages made in the background: the newest wins, a long one can be given up."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, Signal

from taizhang.exchange.handing_in import Gathered, Paper
from taizhang.window.jobs import Jobs

_TOLD_EVERY = 5
"""Pages: more often nobody can read it."""


class GivenUp(Exception):
    """Raised inside the work when nobody wants its result any more."""


class Maker(QObject):
    """Makes one `Paper` after another; only the one asked for last is delivered."""

    progressed = Signal(object, int)
    """Which work, and the number of the page it has finished; comes from the other thread."""
    made = Signal(object)
    """A `Paper`."""
    failed = Signal(object)
    """What was raised."""
    given_up = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self._deliver, self._refuse, self)
        self._unwanted = Event()

    def start(self, work: Callable[[Callable[[int], None]], Paper]) -> None:
        """Do ``work``, which is given what to tell of every page; what is being done is dropped."""
        self._unwanted.set()
        unwanted = self._unwanted = Event()

        def on_page(number: int) -> None:
            if unwanted.is_set():
                raise GivenUp
            if number % _TOLD_EVERY == 0:
                self.progressed.emit(unwanted, number)

        def run() -> Paper:
            if unwanted.is_set():
                raise GivenUp
            return work(on_page)

        self._jobs.start(run)

    def is_current(self, work: object) -> bool:
        """Whether that is the work whose result is waited for."""
        return work is self._unwanted

    def cancel(self) -> None:
        """Give up what is being done; `given_up` follows when it has ended."""
        self._unwanted.set()

    def stop(self) -> None:
        """Deliver nothing any more and wait for the thread to end."""
        self._unwanted.set()
        self._jobs.stop()

    def _deliver(self, paper: Paper) -> None:
        if self._unwanted.is_set():  # given up after its last page
            self.given_up.emit()
        else:
            self.made.emit(paper)

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, GivenUp):
            self.given_up.emit()
        else:
            self.failed.emit(error)


def work_of(gathered: Gathered) -> Callable[[Callable[[int], None]], Paper]:
    """The work that makes the pages of what was gathered."""
    from taizhang.exchange import handing_in

    return lambda on_page: handing_in.make(gathered, on_page)
