"""Chinese typed into the packaged program with the input methods that Linux desktops have.

Slow; run after ``dev.py package`` with ``pytest -m packaged tests/packaging/test_input_method.py``.
Wants ``xvfb openbox dbus xdotool`` and ``fcitx5 fcitx5-chinese-addons`` or ``ibus ibus-libpinyin``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import ledgers
from tests.packaging.desktop import PROGRAM, Desktop, desktop, needs, wait_for

pytestmark = [pytest.mark.packaged, needs("Xvfb", "dbus-daemon", "openbox", "xdotool")]

_GREETING = "你好"


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Desktop]:
    with desktop(tmp_path) as here:
        yield here


def written(ledger: Path) -> str:
    """All notes in the ledger, and what is only a draft yet."""
    with closing(sqlite3.connect(ledger)) as connection:
        rows = connection.execute("SELECT text FROM note UNION SELECT text FROM draft")
        return "".join(text for (text,) in rows)


def type_greeting(screen: Desktop, expected: str, **environment: str) -> None:
    """Open the note of a task, type nihao and a space, and see what comes into the ledger."""
    ledger = screen.home / "输入.ledger"
    ledgers.shipped(ledger)
    screen.start(PROGRAM, "--ledger", ledger, **environment)
    window = wait_for(
        lambda: screen.ask("xdotool", "search", "--onlyvisible", "--name", ledgers.AGENCY),
        "the window",
    )
    screen.ask("xdotool", "windowactivate", "--sync", window.split()[0])
    screen.ask("xdotool", "key", "--delay", "100", "Down", "Down", "Return")
    screen.ask("xdotool", "sleep", "1", "type", "--delay", "80", "nihao")
    screen.ask("xdotool", "sleep", "1", "key", "space")
    wait_for(lambda: written(ledger) == expected, f"{expected!r} in the note")


@pytest.mark.parametrize("desktops_own", ["", "fcitx", "ibus", "xim"])
@needs("fcitx5")
def test_fcitx5(screen: Desktop, desktops_own: str) -> None:
    screen.write("fcitx5/config", ["[Behavior]", "ActiveByDefault=True"])
    group = ["[Groups/0]", "Name=Default", "Default Layout=us", "DefaultIM=pinyin"]
    items = ["[Groups/0/Items/0]", "Name=pinyin", "Layout="]
    screen.write("fcitx5/profile", [*group, *items, "[GroupOrder]", "0=Default"])
    screen.start("fcitx5", "--disable", "wayland,waylandim,kimpanel,notificationitem")
    # Not by fcitx5-remote: asked too early the bus would start another one.
    wait_for(lambda: screen.on_bus("org.freedesktop.portal.IBus"), "fcitx5")
    more = {"QT_IM_MODULE": desktops_own} if desktops_own else {}
    type_greeting(screen, _GREETING, **more)


@needs("ibus-daemon", "ibus")
def test_ibus(screen: Desktop) -> None:
    screen.start("ibus-daemon", "--panel", "disable", "--xim")
    wait_for(lambda: "libpinyin" in screen.ask("ibus", "list-engine"), "libpinyin")
    wait_for(lambda: screen.ask("ibus", "engine", "libpinyin") or True, "the engine")
    wait_for(lambda: "libpinyin" in screen.ask("ibus", "engine"), "the engine")
    type_greeting(screen, _GREETING)


def test_without_any_input_method_letters_are_typed(screen: Desktop) -> None:
    type_greeting(screen, "nihao")  # a note ends without blanks
