"""The self-test's look at the parts: files, schema, fonts, plan, licences, the screen."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from taizhang import paths
from taizhang.errors import KnownError, reason_of

_NAMED = 5
"""Files named in a sentence; of more only the number is said."""
_SCREEN_SECONDS = 20


def check_files() -> str:
    """Compare the packaged program with its manifest.

    Raises:
        KnownError: files are missing, or are others than were packaged.
    """
    folder = paths.bundle()
    if folder is None:
        return "不是打包的程序，没有清单可对"
    sums: dict[str, str] = json.loads(_text(paths.manifest()))
    missing, other = [], []
    for name, expected in sums.items():
        try:
            with (folder / name).open("rb") as stream:
                found = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            missing.append(name)
            continue
        if found != expected:
            other.append(name)
    if missing:
        raise KnownError("缺少文件{0}。请重新安装本程序。", _named(missing))
    if other:
        raise KnownError("这些文件与打包时不同：{0}。请重新安装本程序。", _named(other))
    return f"{len(sums)} 个文件齐全，与打包时一致"


def check_schema() -> str:
    """The schema and the migrations must be there, and lead to the same."""
    from taizhang.ledger.versions import check_schema as check
    from taizhang.ledger.versions import schema_version

    _text(paths.schema())
    if not paths.migrations().is_dir():
        raise _missing(paths.migrations())
    check()
    return f"第 {schema_version()} 版"


def check_fonts() -> str:
    """Every font of the manifest: its SHA-256, and that it opens."""
    from taizhang.report.fonts import Face, font_of

    folder = paths.resources() / "fonts"
    listed = tomllib.loads(_text(folder / "manifest.toml"))["font"]
    for font in listed:
        path = folder / font["file"]
        if hashlib.sha256(_bytes(path)).hexdigest() != font["sha256_xz"]:
            raise KnownError("字体文件“{0}”损坏了。请重新安装本程序。", path.name)
    for face in Face:
        font_of(face)
    return f"{len(listed)} 个"


def check_plan() -> str:
    """The plan that comes with the program."""
    from taizhang.plan.load import load_plan

    _text(paths.shipped_plan())
    plan = load_plan(paths.shipped_plan())
    return f"{plan.facts.doc_number}，{sum(len(s.tasks) for s in plan.sections)} 项任务"


def check_licences() -> str:
    """The licences must go with the program, Qt's above all."""
    text = _text(paths.licences())
    for needed in ("Apache License", "GNU LESSER GENERAL PUBLIC LICENSE", "SIL OPEN FONT LICENSE"):
        if needed.casefold() not in text.casefold():
            raise KnownError("许可文件“{0}”不完整。请重新安装本程序。", paths.licences().name)
    return f"{len(text) // 1024} KB"


def check_screen(left_out: type[Exception]) -> str:
    """Open a small window on this desktop, in a program of its own: Qt ends one that cannot.

    Raises:
        KnownError: it did not open; with Qt's own words.
        Exception: ``left_out`` where there is no screen.
    """
    env = dict(os.environ)
    if sys.platform.startswith("linux"):
        if not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")):
            raise left_out("没有屏幕")
        if env.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
            raise left_out("QT_QPA_PLATFORM 要求不显示窗口")
    program = [sys.executable] if paths.bundle() else [sys.executable, "-m", "taizhang"]
    try:
        done = subprocess.run(
            [*program, "selftest", "--screen"],
            env=env,
            capture_output=True,
            timeout=_SCREEN_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise KnownError("窗口在 {0} 秒内没有打开。", _SCREEN_SECONDS) from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").split("\n")
        words = next((line.strip() for line in said if line.strip()), f"退出码 {done.returncode}")
        raise KnownError("窗口打不开：{0}", words.removeprefix("错误："))
    return done.stdout.decode("utf-8", "replace").strip()


def _text(path: Path) -> str:
    return _bytes(path).decode("utf-8")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise _missing(path) from error
    except OSError as error:
        raise KnownError("读不了文件“{0}”：{1}。", path.name, reason_of(error)) from error


def _missing(path: Path) -> KnownError:
    return KnownError("缺少文件“{0}”。请重新安装本程序。", path.name)


def _named(names: Sequence[str]) -> str:
    shown = "、".join(f"“{name}”" for name in names[:_NAMED])
    return shown if len(names) <= _NAMED else f"{shown}等 {len(names)} 个"
