"""An unexpected error is shown as a report that can be copied or saved; the program goes on.

Whatever nobody caught ends here: in a slot, a timer, a paint event, another thread, or while an
object is being cleared away. The same error again is counted, not shown again: one in a paint
event comes sixty times a second.
"""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from taizhang import bug
from taizhang.errors import KnownError
from taizhang.window.sentence import sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from taizhang.window.failure_dialog import FailureDialog

CODE = 70
"""The exit code of a program that an unexpected error ended; EX_SOFTWARE of sysexits.h."""

_TOLD = frozenset({2, 3, 5, 10, 100, 1000, 10_000})
"""At which counts of one error something is said again."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An unexpected error: its report, and how often it has come by now."""

    report: str
    count: int


class Failures(QObject):
    """Takes errors from everywhere and shows them in the window's thread."""

    _happened = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.say: Callable[[str], None] = _say_nothing
        """Says a sentence in the window that is open."""
        self.dialog: FailureDialog | None = None
        self._box: QMessageBox | None = None
        self._counts: Counter[str] = Counter()
        self._lock = threading.Lock()
        # Queued, so that no dialog opens inside a paint event or in another thread.
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def take(self, error: BaseException) -> None:
        """Show ``error``, or count it; from any thread."""
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            sys.__excepthook__(type(error), error, error.__traceback__)
            return
        if isinstance(error, KnownError):
            self._happened.emit(error)
            return
        with self._lock:
            key = bug.fingerprint(error)
            self._counts[key] += 1
            count = self._counts[key]
        if count == 1 or count in _TOLD:
            failure = Failure(report(error), count)
            _log(failure)
            self._happened.emit(failure)

    def tell(self, error: BaseException) -> None:
        """Show an error that ended the program, and wait until it was read."""
        failure = Failure(report(error), 1)
        _log(failure)
        from taizhang.window.failure_dialog import FailureDialog

        FailureDialog(failure.report, ends=True).exec()

    def _show(self, what: KnownError | Failure) -> None:
        if isinstance(what, KnownError):
            self._warn(what)
        elif self.dialog is not None:
            self.dialog.add(what.report, what.count)
        elif what.count > 1:
            words = QApplication.translate("failure", "同样的错误又出现了，到现在共 {n} 次。")
            self.say(words.format(n=what.count))
        else:
            self._open(what)

    def _open(self, failure: Failure) -> None:
        from taizhang.window.failure_dialog import FailureDialog

        parent = QApplication.activeModalWidget() or QApplication.activeWindow()
        self.dialog = FailureDialog(failure.report, parent)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.destroyed.connect(self._forget)
        self.dialog.open()

    def _warn(self, error: KnownError) -> None:
        """Say a sentence that nobody else said."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Warning, "", "", parent=QApplication.activeWindow())
        box.setWindowTitle(QApplication.translate("failure", "台账"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence(error))
        box.open()
        self._box = box  # without a parent nobody else holds it

    def _forget(self) -> None:
        self.dialog = None


def install(parent: QObject) -> Failures:
    """Take what nobody caught from now on, instead of printing it where no clerk looks."""
    failures = Failures(parent)

    def in_program(_kind: object, error: BaseException, _trace: object) -> None:
        _pass(failures, error)

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            _pass(failures, args.exc_value)

    def in_clearing(args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            _pass(failures, args.exc_value)

    sys.excepthook = in_program
    threading.excepthook = in_thread
    sys.unraisablehook = in_clearing
    return failures


def _pass(failures: Failures, error: BaseException) -> None:
    """Hand it over; at the program's end, when Qt is gone, it goes where Python would put it."""
    try:
        failures.take(error)
    except Exception:
        sys.__excepthook__(type(error), error, error.__traceback__)


def report(error: BaseException) -> str:
    """Versions, last operations and where it happened; nothing that was entered."""
    from taizhang.ledger.versions import schema_version, sqlite_version

    versions = {
        "Qt": f"{qVersion()}, {QGuiApplication.platformName()}",
        "SQLite": f"{sqlite_version()}, schema {schema_version()}",
    }
    return bug.report(error, versions)


def _log(failure: Failure) -> None:
    from taizhang import log

    log.write(failure.report if failure.count == 1 else f"the same again: {failure.count}")


def _say_nothing(_words: str) -> None:
    """Before there is a window."""
