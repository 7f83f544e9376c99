"""The program around the window: application, language, ledger, what comes after first paint."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from taizhang import __version__, clock, paths
from taizhang.errors import KnownError
from taizhang.ledger.shares import is_network
from taizhang.ledger.store import Ledger, can_be_written, make_folder, open_ledger
from taizhang.ledger.trouble import DamagedLedger
from taizhang.window import failure, platform_setup, theme
from taizhang.window.failure import Failures
from taizhang.window.garbage import Garbage
from taizhang.window.main_window import MainWindow
from taizhang.window.opening import OpeningDeclined, WhenHeld, ask_about_holder, mend
from taizhang.window.presence import Presence
from taizhang.window.sentence import sentence
from taizhang.window.state import CHINESE, WindowState

if TYPE_CHECKING:
    from taizhang.ledger.backups import Backup


def make_application(language: str = CHINESE) -> QApplication:
    """The application with its language (see `LANGUAGES`), font and name.

    Raises:
        KnownError: there is no screen to show a window on, or Qt cannot reach it.
    """
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    platform_setup.prepare()
    with platform_setup.explained():
        app = QApplication(["taizhang"])
    app.setApplicationName("taizhang")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("taizhang")
    theme.set_icon(app)
    set_language(app, language)
    theme.set_font(app)
    Garbage(app)
    return app


def set_language(app: QApplication, language: str) -> None:
    """Translate Qt's own texts, and ours when they are not wanted in Chinese."""
    QLocale.setDefault(QLocale(language))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, where in (
        (f"qtbase_{language}", folder),
        (f"taizhang_{language}", str(paths.resources() / "i18n")),
    ):
        translator = QTranslator(app)
        if translator.load(name, where):
            app.installTranslator(translator)


class Program:
    """Opens ledgers, one window each at a time."""

    def __init__(self, state: WindowState) -> None:
        self.state = state
        self.window: MainWindow | None = None
        self._presence: Presence | None = None

    def open(self, path: Path) -> MainWindow:
        """Show the ledger in ``path``, made with the shipped plan when there is none yet.

        Raises:
            KnownError: it cannot be opened; the window shown before stays.
            OpeningDeclined: the clerk was told why not, and leaves it.
        """
        presence = Presence(path)
        if not path.exists():
            make_folder(path)
        read_only = path.exists() and not can_be_written(path)
        if not read_only and self._is_another(path):
            read_only = self._take(presence, path)
        try:
            window = self._show(path, read_only=read_only)
        except BaseException:
            if self._is_another(path):
                presence.leave()
            raise
        if self._is_another(path):
            self.leave()
            # Who only looks holds nothing: opened again, the ledger must be asked for again.
            self._presence = None if read_only else presence
        self._path = path
        return window

    def say(self, words: str) -> None:
        """Say a sentence in the window, if there is one."""
        if self.window is not None:
            self.window.notice.say(words)

    def leave(self) -> None:
        """Let others have the ledger that was open."""
        if self._presence is not None:
            self._presence.leave()
            self._presence = None

    def _is_another(self, path: Path) -> bool:
        return self._presence is None or path != self._path

    def _take(self, presence: Presence, path: Path) -> bool:
        """Take the ledger, or ask what to do. Returns whether to look only."""
        holder = presence.take()
        if holder is None:
            return False
        if ask_about_holder(path, holder, self.window) is WhenHeld.LOOK:
            return True
        return not presence.take_over()

    def _show(self, path: Path, *, read_only: bool) -> MainWindow:
        ledger = self._ledger(path, read_only=read_only)
        try:
            window = MainWindow(ledger, self.state)
        except BaseException:
            ledger.close()
            raise
        self._replace(window)
        if read_only:
            window.notice.say(
                QCoreApplication.translate(
                    "Program", "台账是只读打开的：可以查看和打印，不能更改。"
                )
            )
        elif is_network(path):
            window.notice.say(
                QCoreApplication.translate(
                    "Program", "台账在网络盘上：改用较慢但在网络盘上安全的保存方式。"
                )
            )
        return window

    def _replace(self, window: MainWindow) -> None:
        """Show ``window`` where another was shown before."""
        window.another_ledger_asked.connect(self._open_another)
        window.restore_asked.connect(self._restore)
        window.plan_asked.connect(self._show_plan)
        old, self.window = self.window, window
        window.show()
        if old is not None:
            old.close()
            if old.ledger is not window.ledger:
                old.ledger.close()
            old.deleteLater()

    def _show_plan(self, plan_id: int, words: str) -> None:
        """Show another plan of the same ledger, in a window of its own."""
        assert self.window is not None
        ledger = self.window.ledger
        from taizhang.ledger import plans

        if not self.window.may_be_left():
            return
        try:
            plans.show(ledger, plan_id)
            self._replace(MainWindow(ledger, self.state))
        except KnownError as error:
            words = sentence(error)
        if words:
            self.window.notice.say(words)
        self._ask_unit()

    def _ledger(self, path: Path, *, read_only: bool) -> Ledger:
        if path.exists():
            return open_ledger(path, read_only=read_only)
        from taizhang.ledger.plans import open_or_create
        from taizhang.plan.load import load_plan

        return open_or_create(path, lambda: load_plan(paths.shipped_plan()))

    def open_or_mend(self, path: Path) -> MainWindow:
        """Open the ledger; a damaged one is restored or salvaged first, as the clerk chooses.

        Raises:
            KnownError: it cannot be opened, restored or salvaged.
            OpeningDeclined: the clerk leaves it.
        """
        try:
            return self.open(path)
        except DamagedLedger as error:
            path, words = mend(error, self.window)
        window = self.open(path)
        window.notice.say(words)
        return window

    def _open_another(self, path: Path, new: bool) -> None:
        if self.window is not None and not self.window.may_be_left():
            return
        try:
            if not new and not path.exists():
                raise KnownError("找不到台账“{0}”。请检查U盘或网络盘是否还在。", path)
            window = self.open_or_mend(path)
        except OpeningDeclined:
            return
        except KnownError as error:
            assert self.window is not None
            self.window.notice.say(sentence(error))
            return
        self.state.keep_last_ledger(window.ledger.path)
        self._ask_unit()

    def _restore(self, backup: Backup) -> None:
        """Close the ledger, put the backup in its place, and open that."""
        from taizhang.ledger.restoring import restore

        assert self.window is not None
        if not self.window.may_be_left():
            return
        path = self.window.ledger.path
        self.window.ledger.close()
        try:
            restore(path, backup, clock.now())
            words = QCoreApplication.translate(
                "Program", "已恢复 {day} 的备份；恢复前的台账也存成了备份。"
            )
            said = words.format(day=f"{backup.moment:%Y-%m-%d %H:%M}")
        except KnownError as error:
            said = sentence(error)
        self.open(path).notice.say(said)

    def _ask_unit(self) -> None:
        if self.window is not None and self.window.unit is None:
            self.window.ask_agency()

    def after_first_paint(self) -> None:
        """What the first rows need not wait for."""
        import sqlite_utils  # noqa: F401 - imported now, so that the first tick does not wait

        self._log_start()
        self._back_up()
        self._clear_copies()
        self._ask_unit()

    def _log_start(self) -> None:
        from taizhang import log

        log.write(f"start {__version__} {QApplication.platformName()}")

    def _clear_copies(self) -> None:
        """Copies of evidence that a crash left behind; who only looks may not be the only one."""
        from taizhang.ledger.evidence_opening import clear_copies, copies_folder

        if self._presence is not None:
            clear_copies(copies_folder())

    def _back_up(self) -> None:
        """Once a day of use."""
        from taizhang.ledger.backups import make_daily

        assert self.window is not None
        if self.window.ledger.read_only:
            return
        try:
            make_daily(self.window.ledger, clock.now())
        except KnownError as error:
            self.window.notice.say(sentence(error))


def run(path: Path | None) -> int:
    """Open the window and stay until it is closed. Returns the exit code."""
    state = WindowState(paths.window_settings())
    try:
        app = make_application(state.language)
    except KnownError as error:
        if sys.stderr is not None:
            print(error, file=sys.stderr)
        return 1
    failures = failure.install(app)
    try:
        return _run(app, path, state, failures)
    except Exception as error:
        failures.tell(error)
        return failure.CODE


def _run(app: QApplication, path: Path | None, state: WindowState, failures: Failures) -> int:
    program = Program(state)
    failures.say = program.say
    last = state.last_ledger()
    gone = path is None and last is not None and not last.exists()
    try:
        window = program.open_or_mend(path or (None if gone else last) or paths.default_ledger())
    except OpeningDeclined:
        return 0
    except KnownError as error:
        _refuse(sentence(error))
        return 1
    if gone and last is not None:
        words = app.translate("Program", "上次的台账“{path}”找不到了，打开的是默认台账。")
        window.notice.say(words.format(path=last))
    window.view.first_painted.connect(program.after_first_paint)
    code = app.exec()
    if program.window is not None:
        program.window.ledger.close()
    program.leave()
    return code


def _refuse(words: str) -> None:
    """Say why there is no window; the words may quote what came from outside."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Critical, "", "")
    box.setWindowTitle(QCoreApplication.translate("Program", "台账"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    box.exec()
