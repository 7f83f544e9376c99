"""What is settled before Qt starts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo

import taizhang
from taizhang.errors import KnownError
from taizhang.window import platform_setup

PLUGINS = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="of Linux desktops")


@pytest.mark.parametrize(
    ("environ", "platforms"),
    [
        ({}, []),
        ({"DISPLAY": ":0"}, ["xcb"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["wayland", "xcb"]),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, ["offscreen"]),
        ({"QT_QPA_PLATFORM": "wayland;xcb:tablet"}, ["wayland", "xcb"]),
    ],
)
def test_platforms_as_qt_tries_them(environ: dict[str, str], platforms: list[str]) -> None:
    assert platform_setup.wanted_platforms(environ) == platforms


def test_without_a_desktop_the_command_line_is_named() -> None:
    with pytest.raises(KnownError, match="没有图形桌面"):
        platform_setup.check_screen({}, PLUGINS)


@LINUX
def test_a_platform_that_can_be_had_is_enough() -> None:
    platform_setup.check_screen({"QT_QPA_PLATFORM": "nowhere;offscreen"}, PLUGINS)


@LINUX
def test_a_missing_plugin_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"libqxcb\.so"):
        platform_setup.check_screen({"DISPLAY": ":0"}, tmp_path)


@LINUX
def test_settings_of_the_user_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("QT_IM_MODULES", "compose")
    monkeypatch.delenv("IBUS_USE_PORTAL", raising=False)
    platform_setup.prepare()
    assert os.environ["QT_IM_MODULES"] == "compose"
    assert os.environ["IBUS_USE_PORTAL"] == "1"


@LINUX
def test_an_unreachable_desktop_is_one_sentence(tmp_path: Path) -> None:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "WAYLAND_"))}
    package = Path(taizhang.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-m", "taizhang"],
        env=kept | {"DISPLAY": ":9999", "PYTHONPATH": str(package), "XDG_DATA_HOME": str(tmp_path)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "打不开窗口" in done.stderr.decode().splitlines()[-1]
