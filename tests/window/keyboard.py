"""The keyboard, and nothing else: keys go to the window that has the focus, as the system sends them.

What is on the screen may be read, to know where the keys lead; it is only ever changed by keys.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QMenu,
    QWidget,
)

Key = Qt.Key
ALONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier

_SOON_MS = 5
_TRIES = 2000
_MOST_TABS = 120

Shown = TypeVar("Shown", bound=QDialog)


class Keyboard:
    """``after`` is called after every key."""

    def __init__(self, after: Callable[[], None]) -> None:
        self._after = after

    def press(self, key: Key, held: Qt.KeyboardModifier = ALONE, times: int = 1) -> None:
        """Press and release a key, as often as is said."""
        for _ in range(times):
            window = QGuiApplication.focusWindow()
            assert window is not None
            QTest.keyClick(window, key, held)
            self._go_on()

    def write(self, text: str) -> None:
        """A key for every character; Chinese ones come as an input method sends them."""
        for character in text:
            if character.isascii():
                window = QGuiApplication.focusWindow()
                assert window is not None
                QTest.keyClick(window, character)  # type: ignore[call-overload]
            else:
                for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, Key.Key_unknown, ALONE, character)
                    QApplication.sendEvent(self.focus, event)
            self._go_on()

    def _go_on(self) -> None:
        QApplication.processEvents()
        self._after()

    @property
    def focus(self) -> QWidget:
        """Where the keys go."""
        popup = QApplication.activePopupWidget()
        widget = popup.focusWidget() if popup is not None else QApplication.focusWidget()
        assert widget is not None
        return widget

    # -- getting about ----------------------------------------------------------------------

    def tab_to(self, words: str, back: bool = False) -> None:
        """Press Tab until the focus is on what is called so."""
        seen = []
        for _ in range(_MOST_TABS):
            self.press(Key.Key_Backtab if back else Key.Key_Tab, SHIFT if back else ALONE)
            seen.append(name_of(self.focus))
            if seen[-1].startswith(words):
                return
        raise AssertionError(f"{words} is not reached by Tab: {list(dict.fromkeys(seen))}")

    def choose(self, words: str) -> None:
        """Choose an entry of the combo box that has the focus."""
        box = self.focus
        assert isinstance(box, QComboBox)
        self.press(Key.Key_Home)
        for _ in range(box.count()):
            if words in box.currentText():
                return
            self.press(Key.Key_Down)
        raise AssertionError(words)

    def menu(self, letter: Key, *path: str) -> None:
        """Open a menu of the bar by Alt and its letter, and take what ``path`` says in it."""
        self.press(letter, ALT)
        for depth, words in enumerate(path, 1):
            self._take(words, is_last=depth == len(path))

    def _take(self, words: str, *, is_last: bool) -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        texts = [action.text().replace("&", "") for action in menu.actions()]
        found = [i for i, text in enumerate(texts) if text.startswith(words)]
        assert found, f"{words} is not in the menu: {texts}"
        for _ in range(2 * len(texts)):
            if menu.activeAction() == menu.actions()[found[0]]:
                break
            self.press(Key.Key_Down)
        self.press(Key.Key_Return if is_last else Key.Key_Right)

    # -- dialogs ----------------------------------------------------------------------------

    def at_dialog(
        self, kind: type[Shown], act: Callable[[Shown], object], ask: Callable[[], object]
    ) -> None:
        """Do ``act`` in the dialog that the keys of ``ask`` open; it must close by them."""
        behind, below = QApplication.activeModalWidget(), QApplication.activeWindow()
        assert below is not None
        left = [_TRIES]
        said: list[BaseException] = []
        seen: list[QWidget] = []

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            left[0] -= 1
            if dialog is behind and left[0]:
                QTimer.singleShot(_SOON_MS, answer)
                return
            try:
                assert isinstance(dialog, kind), f"{dialog} instead of {kind}"
                seen.append(dialog)
                come_to_front(dialog)
                act(dialog)
                assert not dialog.isVisible(), f"{kind.__name__} stays: {words_of(dialog)}"
            except BaseException as error:
                said.append(error)  # told outside of the dialog's own loop
                while QApplication.activeModalWidget() not in (None, behind):
                    top = QApplication.activeModalWidget()
                    assert isinstance(top, QDialog)
                    top.done(0)

        QTimer.singleShot(0, answer)
        ask()
        while not seen and not said:  # the answer gives up by itself
            QTest.qWait(1)
        if said:
            raise said[0]
        come_to_front(below)


def come_to_front(window: QWidget) -> None:
    """As the system does with a dialog that opens, and with what is behind one that closes."""
    window.activateWindow()
    for _ in range(_TRIES):
        QApplication.processEvents()
        if QGuiApplication.focusWindow() == window.windowHandle():
            return
        QTest.qWait(1)
    raise AssertionError(f"{window} is not in front")


def name_of(widget: QWidget) -> str:
    """What somebody hears who comes to a widget by Tab."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    parent = widget.parentWidget()
    while parent is not None:
        for label in parent.findChildren(QLabel):
            if label.buddy() is widget:
                return label.text()
        parent = parent.parentWidget()
    return type(widget).__name__


def words_of(widget: QWidget) -> list[str]:
    """What its labels say."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
