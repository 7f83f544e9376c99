"""What must be settled before Qt starts: input methods, and whether there is a screen to show on.

Where Qt finds no way to a screen it ends the whole program with an English message. So its plugin
is loaded here first, which costs nothing (Qt finds it loaded), and what it lacks is said; and Qt's
last words are put into the clerk's language.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QPluginLoader, QtMsgType, qInstallMessageHandler

from taizhang.errors import KnownError

# The wheel of Qt has no plugin for fcitx, but fcitx5 and IBus both answer as IBus, through the
# portal also where their own addresses are not found. A Wayland compositor's own way comes first;
# on X11 there is none, and Qt goes on to the next. The desktops set QT_IM_MODULE=fcitx, with which
# Qt alone would silently take Latin letters; QT_IM_MODULES goes before it.
_INPUT = {"QT_IM_MODULES": "wayland;fcitx;ibus", "IBUS_USE_PORTAL": "1"}

_PLUGINS = {"wayland": "libqwayland-generic.so", "xcb": "libqxcb.so"}
_UNREACHABLE = "打不开窗口：连不上图形桌面。请在桌面上启动，或检查 DISPLAY 和 WAYLAND_DISPLAY。"
_MISSING = re.compile(r"([^\s:(]+\.so[.\d]*): cannot open shared object file")


def prepare() -> None:
    """Set what Qt reads from the environment; to be called before there is a QApplication.

    Raises:
        KnownError: no window can be shown, and why.
    """
    if sys.platform.startswith("linux"):
        for name, value in _INPUT.items():
            os.environ.setdefault(name, value)
        plugins = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
        check_screen(os.environ, Path(plugins) / "platforms")


@contextmanager
def explained() -> Iterator[None]:
    """While Qt reaches for the screen: if it gives up, one Chinese sentence, and exit code 1."""
    before = qInstallMessageHandler(_say)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _say(kind: QtMsgType, _context: object, message: str) -> None:
    if kind is not QtMsgType.QtFatalMsg:
        _write(message)
        return
    _write(_UNREACHABLE)
    os._exit(1)  # Qt would abort, and leave a core file


def _write(line: str) -> None:
    if sys.stderr is not None:  # the windowed program has none
        print(line, file=sys.stderr, flush=True)


def wanted_platforms(environ: Mapping[str, str]) -> list[str]:
    """Qt's platforms for windows on this desktop; empty where there is no desktop."""
    asked = environ.get("QT_QPA_PLATFORM")
    if asked:
        return [part.partition(":")[0] for part in asked.split(";")]
    screens = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
    return [name for name, variable in screens.items() if environ.get(variable)]


def check_screen(environ: Mapping[str, str], folder: Path) -> None:
    """See that one of the platforms can be had from the plugins in ``folder``.

    Raises:
        KnownError: none can, and what is missing for the last of them.
    """
    platforms = wanted_platforms(environ)
    if not platforms:
        raise KnownError(
            "没有图形桌面，打不开窗口。请在桌面上启动；没有桌面时用命令行，见 taizhang --help。"
        )
    for name in platforms:
        plugin = folder / _PLUGINS.get(name, f"libq{name}.so")
        loader = QPluginLoader(str(plugin))
        if loader.load():
            return
    if missing := _MISSING.search(loader.errorString()):
        raise KnownError(
            "打不开窗口：系统缺少程序库“{0}”。请安装含有它的软件包，或改用 deb 安装包。", missing[1]
        )
    raise KnownError("打不开窗口：Qt 插件“{0}”不能用。请重新安装本程序。", plugin.name)
