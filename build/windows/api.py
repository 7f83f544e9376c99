"""What the proof asks Windows itself: windows, processes, version resources, registry, rights.

Wine answers the same calls. Windows only; the names are fetched at run time so that type checkers
of other systems can read this file.
"""

from __future__ import annotations

import ctypes
import importlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_WM_CLOSE = 0x0010
_SYNCHRONIZE = 0x0010_0000
_QUERY_LIMITED = 0x1000
_DACL = 4
_CHINESE = 4
"""The primary language id of all kinds of Chinese."""

# Security Descriptor Definition Language: the account that owns the folder may do all; may read.
_ALL_RIGHTS = "D:P(A;OICI;FA;;;WD)"
_READING = "D:P(A;OICI;FRFX;;;WD)"


def _library(name: str) -> Any:
    return getattr(getattr(ctypes, "windll"), name)  # noqa: B009 - only there on Windows


@dataclass(frozen=True, slots=True)
class Window:
    """A visible top-level window."""

    handle: int
    title: str
    process: int


def is_wine() -> bool:
    """Whether this is no Windows but wine."""
    return hasattr(_library("ntdll"), "wine_get_version")


def speaks_chinese() -> bool:
    """Whether programs greet this user in Chinese."""
    return bool(_library("kernel32").GetUserDefaultUILanguage() & 0x3FF == _CHINESE)


def windows_of(program: Path) -> list[Window]:
    """The visible top-level windows of the processes that run ``program``."""
    user = _library("user32")
    found: list[Window] = []

    def look(handle: int, _: int) -> bool:
        if user.IsWindowVisible(ctypes.c_void_p(handle)):
            process = ctypes.c_ulong()
            user.GetWindowThreadProcessId(ctypes.c_void_p(handle), ctypes.byref(process))
            title = ctypes.create_unicode_buffer(1024)
            user.GetWindowTextW(ctypes.c_void_p(handle), title, len(title))
            found.append(Window(handle, title.value, process.value))
        return True

    kind = getattr(ctypes, "WINFUNCTYPE")(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)  # noqa: B009
    user.EnumWindows(kind(look), None)
    wanted = str(program).casefold()
    return [one for one in found if _program_of(one.process).casefold() == wanted]


def _program_of(process: int) -> str:
    kernel = _library("kernel32")
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(kernel.OpenProcess(_QUERY_LIMITED, False, process))
    if handle.value is None:
        return ""
    text = ctypes.create_unicode_buffer(32768)
    size = ctypes.c_ulong(len(text))
    kernel.QueryFullProcessImageNameW(handle, 0, text, ctypes.byref(size))
    kernel.CloseHandle(handle)
    return text.value


def wait_until(holds: Callable[[], bool], seconds: float = 60) -> bool:
    """Ask again until it holds. Returns whether it came to that."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return holds()


def close(window: Window) -> None:
    """Close a window as its cross does, and wait until its process has ended."""
    kernel = _library("kernel32")
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(kernel.OpenProcess(_SYNCHRONIZE, False, window.process))
    _library("user32").PostMessageW(ctypes.c_void_p(window.handle), _WM_CLOSE, 0, 0)
    ended = kernel.WaitForSingleObject(handle, 60_000)
    kernel.CloseHandle(handle)
    if ended != 0:
        raise TimeoutError(f"The window {window.title!r} did not close.")


def version_string(program: Path, name: str, table: str) -> str:
    """A string of a program's version resource, "" where it has none.

    The table is named by language and code page, as in the resource: ``080404B0``.
    """
    library = _library("version")
    size = library.GetFileVersionInfoSizeW(str(program), None)
    if not size:
        return ""
    data = ctypes.create_string_buffer(size)
    library.GetFileVersionInfoW(str(program), 0, size, data)
    text, length = ctypes.c_wchar_p(), ctypes.c_uint()
    place = f"\\StringFileInfo\\{table}\\{name}"
    library.VerQueryValueW(data, place, ctypes.byref(text), ctypes.byref(length))
    return text.value or ""


def registry_value(key: str, name: str) -> str | int | None:
    """A value below HKEY_CURRENT_USER; None where there is none. ``""`` names a key's own."""
    registry: Any = importlib.import_module("winreg")
    try:
        with registry.OpenKey(registry.HKEY_CURRENT_USER, key) as opened:
            value: str | int = registry.QueryValueEx(opened, name)[0]
    except FileNotFoundError:
        return None
    return value


def set_registry_value(key: str, name: str, value: str) -> None:
    """Write a string below HKEY_CURRENT_USER."""
    registry: Any = importlib.import_module("winreg")
    with registry.CreateKey(registry.HKEY_CURRENT_USER, key) as opened:
        registry.SetValueEx(opened, name, 0, registry.REG_SZ, value)


def set_writable(path: Path, *, writable: bool) -> None:
    """Let everybody write to a file or folder, or nobody."""
    security = ctypes.c_void_p()
    text = _ALL_RIGHTS if writable else _READING
    convert = _library("advapi32").ConvertStringSecurityDescriptorToSecurityDescriptorW
    done = convert(text, 1, ctypes.byref(security), None)
    if not done or not _library("advapi32").SetFileSecurityW(str(path), _DACL, security):
        raise OSError(f"The rights of {path} cannot be changed.")
    _library("kernel32").LocalFree(security)


def picture_of_screen(path: Path) -> None:
    """Save what the screen shows."""
    grab: Any = importlib.import_module("PIL.ImageGrab")
    grab.grab().save(path)
