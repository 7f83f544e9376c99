"""A log beside the ledger for whoever looks for a fault: three files of half a megabyte.

It holds what reports of errors hold (see `bug`), nothing that was entered. It is opened with its
first line, and where nothing can be written there is none. Imported when first needed: the first
rows take less time than what this imports.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from taizhang import paths

NAME = "taizhang.log"
SIZE = 500_000
OLD_FILES = 2
OLD_REPORTS = 20

_REPORT = "taizhang-error-"


class _Log(RotatingFileHandler):
    """One that is silent about what cannot be written: the program goes on without."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """On a full or read-only disk, or while another program has the file."""


_logs: dict[Path, _Log] = {}


def write(line: str) -> None:
    """Add a line, or several, with the time in front."""
    path = paths.log_folder() / NAME
    log = _logs.get(path)
    if log is None:
        close()
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
        log = _Log(path, maxBytes=SIZE, backupCount=OLD_FILES, encoding="utf-8", delay=True)
        log.setFormatter(logging.Formatter("%(asctime)s %(process)d %(message)s"))
        _logs[path] = log
    log.handle(logging.makeLogRecord({"name": "taizhang", "msg": line, "levelno": logging.INFO}))


def close() -> None:
    """Close what is open; the next line opens it again."""
    for log in _logs.values():
        log.close()
    _logs.clear()


def save_report(text: str, at: datetime) -> Path | None:
    """Put a report of an error into a file of its own. Returns None where nothing can be written.

    Only the newest ones are kept.
    """
    for folder in _report_folders():
        path = folder / f"{_REPORT}{at:%Y%m%d-%H%M%S}.txt"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError:
            continue
        _forget(sorted(folder.glob(f"{_REPORT}*.txt"))[:-OLD_REPORTS])
        return path
    return None


def _report_folders() -> tuple[Path, Path]:
    import tempfile

    return paths.log_folder(), Path(tempfile.gettempdir())


def _forget(old: Iterable[Path]) -> None:
    for path in old:
        with contextlib.suppress(OSError):
            path.unlink()
