"""Copies of the ledger: made, verified, listed, compared, thinned and put back.

They lie in ``<ledger name>.backups`` beside the ledger, one file each, named by moment and reason:
``20121008-093000+0800-daily.backup``. A backup is a ledger like any other, but without a
write-ahead log, so that it can be read from a place that cannot be written.
"""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from taizhang.errors import KnownError, reason_of
from taizhang.files import draft_beside, put_in_place
from taizhang.ledger.probe import (
    backups_folder,
    reading,
    remove_with_side_files,
    sound_file,
    version_of,
)
from taizhang.ledger.store import SCHEMA_VERSION, Ledger
from taizhang.ledger.trouble import DamagedLedger, known_trouble, primary_code


class Reason(StrEnum):
    """Why a backup was made; its name in lower case is part of the file's name."""

    DAILY = "每日"
    MANUAL = "手工"
    MIGRATION = "升级前"
    IMPORT = "导入前"
    UPDATE = "更新方案前"
    MERGE = "汇总前"
    RESTORE = "恢复前"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in a backup."""

    done: int
    """Milestones ticked, counted once for each agency."""
    notes: int
    lines: int
    """Of the journal."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup as its name and a look inside tell of it."""

    path: Path
    moment: datetime
    reason: Reason
    size: int
    """In bytes."""
    counts: Counts | None
    """None when it cannot be read: damaged, or made by a newer program."""
    place: int = 1
    """1, 2 … among those of the same second."""

    @property
    def name(self) -> str:
        """What the command line calls it."""
        return self.path.stem

    @property
    def readable(self) -> bool:
        """Whether it can be restored, as far as a look at its pages tells."""
        return self.counts is not None


@dataclass(frozen=True, slots=True)
class Difference:
    """How a backup differs from the ledger as it is now; all zero when nothing does."""

    ticks: int
    """Milestones whose status, day, figure or reason is another, counted for each agency."""
    notes: int
    settings: int
    lines_more: int
    """Journal lines that were added since, and a restore would take away."""
    lines_less: int
    """Journal lines that only the backup has, because an older one was restored since."""

    def __bool__(self) -> bool:
        return any((self.ticks, self.notes, self.settings, self.lines_more, self.lines_less))


# --- making ---------------------------------------------------------------------------------------


def make(ledger: Ledger, reason: Reason, at: datetime) -> Backup:
    """Copy the open ledger as it is at this moment, verify the copy and put it in place.

    Must not be called inside a transaction: what is not committed is no state to come back to.

    Raises:
        DamagedLedger: the ledger cannot be read whole, so that no copy of it would be good.
        KnownError: the folder cannot be written, or the disk is full; there is no new backup.
    """
    folder = backups_folder(ledger.path)
    with place_trouble(folder, "没有备份成：写不进文件夹“{0}”（{1}）。请检查那个文件夹和磁盘。"):
        folder.mkdir(exist_ok=True)
        draft = draft_beside(folder / "x")
        try:
            with known_trouble(ledger.path):
                copy_whole(ledger.connection, ledger.path, draft)
            path = _free_name(folder, reason, at)
            put_in_place(draft, path)
        finally:
            remove_with_side_files(draft)
    backup = _look(path)
    assert backup is not None, path
    return backup


@contextmanager
def place_trouble(place: Path, template: str) -> Iterator[None]:
    """Say why a copy could not be written to ``place``.

    SQLite's sentences speak of the ledger; here a full disk or a permission concerns the copy.
    """
    said = {
        sqlite3.SQLITE_FULL: "磁盘已满",
        sqlite3.SQLITE_READONLY: "没有权限",
        sqlite3.SQLITE_CANTOPEN: "没有权限",
        sqlite3.SQLITE_IOERR: "磁盘出错",
    }
    try:
        yield
    except OSError as error:
        raise KnownError(template, place.name, reason_of(error)) from error
    except _CopyError as error:
        why = said.get(primary_code(error.cause))
        if why is None:
            raise error.cause from error
        raise KnownError(template, place.name, why) from error


class _CopyError(Exception):
    """SQLite could not write the copy; ``cause`` is what it said."""

    def __init__(self, cause: sqlite3.Error) -> None:
        super().__init__(str(cause))
        self.cause = cause


def copy_whole(source: sqlite3.Connection, path: Path, draft: Path) -> None:
    """Copy ``source``, which has ``path`` open, into the new file ``draft``, verified and synced.

    The source is held at one state by a read transaction, so that what was counted in it must be
    in the copy, whatever other programs write meanwhile.
    """
    source.execute("BEGIN")
    try:
        expected = _fingerprint(source)
        try:
            _write_copy(source, draft)
        except sqlite3.Error as error:
            if primary_code(error) == sqlite3.SQLITE_CORRUPT:
                raise
            raise _CopyError(error) from error
    finally:
        source.execute("ROLLBACK")
    try:
        with sound_file(draft) as copy:
            found = _fingerprint(copy)
    except DamagedLedger as error:  # copied faithfully: the damage is the source's
        raise DamagedLedger(path, finding=error.finding) from error
    if found != expected:
        raise KnownError("写好的副本与“{0}”不一致，没有用它。请再试一次。", path.name)
    sync_file(draft)


def _write_copy(source: sqlite3.Connection, draft: Path) -> None:
    with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous = OFF")  # the whole file is synced when it is verified
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def sync_file(path: Path) -> None:
    """Have what was written to a file on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _fingerprint(file: sqlite3.Connection) -> list[Any]:
    """The schema's version, the newest journal line, the rows of each table, broken references.

    References that were broken before are no fault of the copy: they must only be no more.
    """
    tables = file.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    return [
        file.execute("PRAGMA user_version").fetchall(),
        file.execute("SELECT * FROM journal ORDER BY id DESC LIMIT 1").fetchall(),
        [file.execute(f'SELECT count(*) FROM "{name}"').fetchone() for (name,) in tables],  # noqa: S608
        file.execute("PRAGMA foreign_key_check").fetchall(),
    ]


# --- names ----------------------------------------------------------------------------------------

SUFFIX = ".backup"
"""Not a ledger's: nobody should work in a backup by mistake."""

_MOMENT = "%Y%m%d-%H%M%S%z"
_NAME = re.compile(r"(\d{8}-\d{6}[+-]\d{4})-([a-z]+)(?:-(\d{1,4}))?\.backup")


def _free_name(folder: Path, reason: Reason, at: datetime) -> Path:
    """The name for now; of those of the same second, whatever their reason, the last comes last."""
    moment = f"{at:{_MOMENT}}"
    matches = (_NAME.fullmatch(path.name) for path in folder.iterdir())
    places = [int(match[3] or 1) for match in matches if match is not None and match[1] == moment]
    place = f"-{max(places) + 1}" if places else ""
    return folder / f"{moment}-{reason.name.lower()}{place}{SUFFIX}"


# --- listing --------------------------------------------------------------------------------------


def backups(path: Path) -> list[Backup]:
    """The backups of the ledger in ``path``, newest first. What cannot be read says so."""
    try:
        found = [_look(file) for file in backups_folder(path).iterdir()]
    except OSError:
        return []
    return sorted(
        (backup for backup in found if backup is not None),
        key=lambda b: (b.moment, b.place),
        reverse=True,
    )


def newest_good(path: Path) -> Backup | None:
    """The newest backup that passes every check, to be offered when the ledger is damaged."""
    return next((b for b in backups(path) if b.readable and _is_sound(b)), None)


def named(path: Path, name: str) -> Backup:
    """The backup of that name.

    Raises:
        KnownError: there is none.
    """
    for backup in backups(path):
        if name in (backup.name, backup.path.name):
            return backup
    raise KnownError("没有名为“{0}”的备份。用“taizhang backups”列出现有的备份。", name)


def _look(path: Path) -> Backup | None:
    """None for what is no backup: another's file, or a draft."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    moment, reason, place = match.groups()
    try:
        return Backup(
            path,
            datetime.strptime(moment, _MOMENT),
            Reason[reason.upper()],
            path.stat().st_size,
            counts_of(path),
            int(place or 1),
        )
    except (ValueError, KeyError, OSError):
        return None  # named like a backup, but no moment or reason of ours; or gone meanwhile


_COUNTS = """
    SELECT (SELECT count(*) FROM progress WHERE status = '已完成'),
           (SELECT count(*) FROM note), (SELECT count(*) FROM journal)
"""


def counts_of(path: Path) -> Counts | None:
    """How much is in a backup; None when it cannot be read."""
    try:
        version_of(path, SCHEMA_VERSION)
        with closing(reading(path)) as file:
            return Counts(*file.execute(_COUNTS).fetchone())
    except (KnownError, sqlite3.Error):
        return None


def _is_sound(backup: Backup) -> bool:
    try:
        with sound_file(backup.path):
            return True
    except KnownError:
        return False


# --- comparing ------------------------------------------------------------------------------------

_PROGRESS = "SELECT milestone_id, agency_id, status, completed_on, value, reason FROM progress"
_NOTES = "SELECT agency_id, task_id, ifnull(milestone_id, 0), field, text FROM note"
_SETTINGS = "SELECT key, value FROM setting"
_LINES = "SELECT id, at, kind, change, subject, edits FROM journal"


def difference(backup: Backup, ledger: Ledger) -> Difference:
    """What is otherwise in ``backup`` than in the open ledger.

    Raises:
        KnownError: the backup cannot be read.
    """
    with known_trouble(backup.path), closing(reading(backup.path)) as file:

        def both(sql: str) -> tuple[set[Any], set[Any]]:
            return set(file.execute(sql).fetchall()), set(ledger.rows(sql))

        then, now = both(_LINES)
        return Difference(
            ticks=_differing(*both(_PROGRESS), 2),
            notes=_differing(*both(_NOTES), 4),
            settings=_differing(*both(_SETTINGS), 1),
            lines_more=len(now - then),
            lines_less=len(then - now),
        )


def _differing(then: set[Any], now: set[Any], key_length: int) -> int:
    """Rows are told apart by their first ``key_length`` values: one that changed counts once."""
    return len({row[:key_length] for row in then ^ now})


# --- once a day, and thinning ---------------------------------------------------------------------

_KEPT_MONTHS = 12
_KEPT = ((7, 4, _KEPT_MONTHS), (5, 3, 6), (3, 2, 3), (2, 1, 2), (2, 1, 1))
"""Of how many days, weeks and months the newest stays: as many as `_MOST_BYTES` allow."""
_MOST_BYTES = 4_000_000_000
"""A ledger of 1 GB, most of it evidence, would else come to have 23 GB of backups."""
_KEPT_BY_AGE_ONLY = {Reason.MANUAL, Reason.RESTORE}


def make_daily(ledger: Ledger, at: datetime) -> Backup | None:
    """Make the day's backup unless it is there, then thin the older ones.

    ``at`` is local time: a day of use is the clerk's. None when the day has one already.

    Raises:
        KnownError: see `make`. Nothing is thinned then.
    """
    existing = backups(ledger.path)
    if any(b.reason is Reason.DAILY and b.moment.date() == at.date() for b in existing):
        return None
    made = make(ledger, Reason.DAILY, at)
    for backup in superfluous([made, *existing], at):
        with contextlib.suppress(OSError):  # it is tried again tomorrow
            backup.path.unlink()
    return made


def superfluous(found: Iterable[Backup], at: datetime) -> list[Backup]:
    """Which backups may go: all but the newest of each of 7 days, 4 weeks and 12 months.

    Days, weeks and months are those that have backups, not those of the calendar: after a long
    leave, or with a clock that runs years ahead for a day, nothing goes that would have stayed.
    What is newer than ``at`` (the clock was set back) always stays and stands for no day. Each
    reason is thinned by itself, so that the copy before an upgrade is not displaced by the day's.
    Fewer stay where the ledger has grown so large that they would take more than 4 GB, of two days
    at least. Manual ones, those before a restore, and those that cannot be read (which must not
    stand for a day) go only when twelve later months have backups.
    """
    past = sorted(
        (b for b in found if b.moment <= at), key=lambda b: (b.moment, b.place), reverse=True
    )
    kept = _kept_by_age(past)
    thinned: dict[Reason, list[Backup]] = defaultdict(list)
    for backup in past:
        if backup.readable and backup.reason not in _KEPT_BY_AGE_ONLY:
            thinned[backup.reason].append(backup)
    for backups_of_reason in thinned.values():
        kept |= _kept_of(backups_of_reason)
    return [b for b in past if b.path not in kept]


def _kept_by_age(past: list[Backup]) -> set[Path]:
    """What is of the last twelve months and is thinned by age only."""
    months = sorted({_month(b.moment) for b in past}, reverse=True)[: _KEPT_MONTHS + 1]
    return {
        b.path
        for b in past
        if (b.reason in _KEPT_BY_AGE_ONLY or not b.readable) and _month(b.moment) in months
    }


def _kept_of(newest_first: list[Backup]) -> set[Path]:
    """Those of one reason that stay, thinned further until they take no more room than they may."""
    kept: set[Path] = set()
    for numbers in _KEPT:
        kept = _newest_of_each(newest_first, *numbers)
        if sum(b.size for b in newest_first if b.path in kept) <= _MOST_BYTES:
            break
    return kept


def _newest_of_each(newest_first: list[Backup], days: int, weeks: int, months: int) -> set[Path]:
    kept: set[Path] = set()
    rules: tuple[tuple[Callable[[datetime], object], int], ...] = (
        (datetime.date, days),
        (_week, weeks),
        (_month, months),
    )
    for period, most in rules:
        newest: dict[object, Path] = {}
        for backup in newest_first:
            newest.setdefault(period(backup.moment), backup.path)
        kept |= set(list(newest.values())[:most])
    return kept


def _week(moment: datetime) -> tuple[int, int]:
    year, week, _ = moment.isocalendar()
    return year, week


def _month(moment: datetime) -> date:
    return moment.date().replace(day=1)
