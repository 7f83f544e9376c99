"""The program around the window: application, language, ledger, what comes after first paint."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from taizhang import paths
from taizhang.errors import KnownError
from taizhang.ledger.store import Ledger, open_ledger
from taizhang.window import failure, theme
from taizhang.window.main_window import MainWindow
from taizhang.window.sentence import sentence
from taizhang.window.state import WindowState


def prepare_environment() -> None:
    """Let Chinese be typed: Qt's wheel has no fcitx plugin, but fcitx5 and IBus answer as IBus.

    The desktops set ``QT_IM_MODULE=fcitx``, with which the wheel silently gives Latin letters.
    """
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_IM_MODULES", "fcitx;ibus")
        os.environ.setdefault("IBUS_USE_PORTAL", "1")


def make_application(language: str | None = None) -> QApplication:
    """The application with its language, font and name.

    ``language`` is zh_CN or en; without one the system's language decides, Chinese unless English.
    """
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    prepare_environment()
    app = QApplication(["taizhang"])
    app.setApplicationName("taizhang")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("taizhang")
    set_language(app, language or os.environ.get("TAIZHANG_LANGUAGE", "zh_CN"))
    theme.set_font(app)
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

    def open(self, path: Path) -> MainWindow:
        """Show the ledger in ``path``, made with the shipped plan when there is none yet.

        Raises:
            KnownError: it cannot be opened; the window shown before stays.
        """
        ledger = self._ledger(path)
        try:
            window = MainWindow(ledger, self.state)
        except BaseException:
            ledger.close()
            raise
        window.another_ledger_asked.connect(self._open_another)
        old, self.window = self.window, window
        window.show()
        if old is not None:
            old.close()
            old.ledger.close()
            old.deleteLater()
        return window

    def _ledger(self, path: Path) -> Ledger:
        if path.exists():
            return open_ledger(path)
        from taizhang.ledger.plans import open_or_create
        from taizhang.plan.load import load_plan

        return open_or_create(path, lambda: load_plan(paths.shipped_plan()))

    def _open_another(self, path: Path, new: bool) -> None:
        try:
            if not new and not path.exists():
                raise KnownError("找不到台账“{0}”。请检查U盘或网络盘是否还在。", path)
            self.open(path)
        except KnownError as error:
            assert self.window is not None
            self.window.notice.say(sentence(error))
            return
        self.state.keep_last_ledger(path)
        self._ask_unit()

    def _ask_unit(self) -> None:
        if self.window is not None and self.window.unit is None:
            self.window.ask_agency()

    def after_first_paint(self) -> None:
        """What the first rows need not wait for."""
        import sqlite_utils  # noqa: F401 - imported now, so that the first tick does not wait

        self._ask_unit()


def run(path: Path | None) -> int:
    """Open the window and stay until it is closed. Returns the exit code."""
    app = make_application()
    failure.install()
    state = WindowState(paths.window_settings())
    program = Program(state)
    last = state.last_ledger()
    gone = path is None and last is not None and not last.exists()
    try:
        window = program.open(path or (None if gone else last) or paths.default_ledger())
    except KnownError as error:
        QMessageBox.critical(None, app.translate("Program", "台账"), sentence(error))
        return 1
    if gone and last is not None:
        words = app.translate("Program", "上次的台账“{path}”找不到了，打开的是默认台账。")
        window.notice.say(words.format(path=last))
    window.view.first_painted.connect(program.after_first_paint)
    code = app.exec()
    if program.window is not None:
        program.window.ledger.close()
    return code
