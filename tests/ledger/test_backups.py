"""Copies are whole and verified, thinned by age, and put back without a moment of no ledger."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.ledger import backups, restoring
from taizhang.ledger.agencies import Unit
from taizhang.ledger.backups import Backup, Counts, Reason
from taizhang.ledger.changes import SetPeople, Tick, WriteNote
from taizhang.ledger.find import find_milestone
from taizhang.ledger.probe import backups_folder, reading
from taizhang.ledger.soundness import findings
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import Ledger, open_ledger
from taizhang.ledger.trouble import DamagedLedger
from tests.conftest import AT

DAY = timedelta(days=1)


def tick(ledger: Ledger, unit: Unit, number: str = "一.3.2") -> None:
    ledger.apply(Tick(find_milestone(ledger, number)[1], unit.id, date(2012, 9, 30)), AT)


def note(ledger: Ledger, unit: Unit, text: str) -> None:
    place = find_milestone(ledger, "一.3.2")
    ledger.apply(WriteNote(unit.id, *place, NoteField.PROGRESS, text), AT)


def worked(ledger: Ledger, unit: Unit) -> Backup:
    """A tick and a note, then a backup, then the ledger is closed."""
    tick(ledger, unit)
    note(ledger, unit, "已印发")
    made = backups.make(ledger, Reason.MANUAL, AT)
    ledger.close()
    return made


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def content(path: Path) -> list[object]:
    """Everything that is in the file, without opening it for writing."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        found = list(file.iterdump())
    file.close()
    return list(found)


# --- making ---------------------------------------------------------------------------------------


def test_a_backup_holds_what_the_ledger_holds(ledger: Ledger, quality: Unit) -> None:
    tick(ledger, quality)
    note(ledger, quality, "已印发")
    made = backups.make(ledger, Reason.MANUAL, AT)
    assert made.name == "20121008-093000+0800-manual"
    assert (made.moment, made.reason, made.counts) == (AT, Reason.MANUAL, Counts(1, 1, 2))
    assert made.readable
    assert made.size == made.path.stat().st_size
    assert names(backups_folder(ledger.path)) == [made.path.name]
    with sqlite3.connect(made.path) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchall() == [("delete",)]
        assert list(copy.iterdump()) == list(ledger.connection.iterdump())
    copy.close()
    assert not backups.difference(made, ledger)


def test_the_second_one_of_a_second_gets_a_name_of_its_own(ledger: Ledger) -> None:
    made = [backups.make(ledger, reason, AT) for reason in [*Reason, *[Reason.MANUAL] * 10]]
    assert made[-1].name == "20121008-093000+0800-manual-17"
    listed = backups.backups(ledger.path)
    assert {b.path for b in listed} == {b.path for b in made}
    assert [b.place for b in listed][:2] == [17, 16]
    for backup in made:
        assert backup.path.name.isascii()
        assert not set(backup.path.name) & set('<>:"/\\|?*')


def test_what_is_not_committed_by_another_is_not_in_it(ledger: Ledger, quality: Unit) -> None:
    other = sqlite3.connect(ledger.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO setting VALUES ('reporter', '张三')")
    made = backups.make(ledger, Reason.MANUAL, AT)
    other.execute("COMMIT")
    other.close()
    assert backups.difference(made, ledger).settings == 1


def test_a_copy_that_is_not_the_same_is_not_kept(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = backups._write_copy

    def lossy(source: sqlite3.Connection, draft: Path) -> None:
        whole(source, draft)
        with sqlite3.connect(draft) as copy:
            copy.execute("DELETE FROM target")
        copy.close()

    monkeypatch.setattr(backups, "_write_copy", lossy)
    with pytest.raises(KnownError, match="不一致"):
        backups.make(ledger, Reason.MANUAL, AT)
    assert names(backups_folder(ledger.path)) == []


def test_a_damaged_ledger_is_not_backed_up_over_good_ones(ledger: Ledger, quality: Unit) -> None:
    worked(ledger, quality)
    zero_page_of(ledger.path, "journal")
    connection = sqlite3.connect(ledger.path, isolation_level=None)
    with pytest.raises(DamagedLedger):
        backups.make(Ledger(connection, ledger.path), Reason.DAILY, AT)
    connection.close()
    assert len(backups.backups(ledger.path)) == 1


def zero_page_of(path: Path, table: str) -> None:
    """Overwrite the root page of a table with zeros."""
    with reading(path) as file:
        ((page,),) = file.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,))
    file.close()
    with path.open("r+b") as out:
        out.seek((page - 1) * 4096)
        out.write(bytes(4096))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, where the system lets us mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.call(command, stderr=subprocess.DEVNULL):
        pytest.skip("cannot mount a small disk here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_a_sentence_and_leaves_nothing(small_disk: Path, blank_ledger: Path) -> None:
    path = small_disk / "a.ledger"
    path.write_bytes(blank_ledger.read_bytes())
    ledger = open_ledger(path)
    first = backups.make(ledger, Reason.MANUAL, AT)
    filler = small_disk / "filler"
    filler.write_bytes(bytes(max(0, shutil.disk_usage(small_disk).free - 100_000)))
    with pytest.raises(KnownError, match=r"没有备份成.*磁盘已满"):
        backups.make(ledger, Reason.MANUAL, AT + DAY)
    ledger.close()
    assert names(backups_folder(path)) == [first.path.name]
    before = path.read_bytes()
    with pytest.raises(KnownError, match="磁盘已满"):
        restoring.restore(path, first, AT + DAY)
    assert names(backups_folder(path)) == [first.path.name]
    assert names(small_disk) == ["a.ledger", "a.ledger.backups", "filler"]
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_a_sentence(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)  # tests may run as root, whom nothing hinders
    with pytest.raises(KnownError, match=r"a\.ledger\.backups.*没有权限"):
        backups.make(ledger, Reason.MANUAL, AT)


# --- listing and comparing ------------------------------------------------------------------------


def test_newest_first_and_the_unreadable_listed_as_such(ledger: Ledger) -> None:
    assert backups.backups(ledger.path) == []
    made = [backups.make(ledger, Reason.MANUAL, AT + n * DAY) for n in (1, 3, 2, 5, 4)]
    made[1].path.write_bytes(b"not a ledger")
    made[3].path.write_bytes(made[0].path.read_bytes()[:50_000])
    made[4].path.write_bytes(b"")
    folder = backups_folder(ledger.path)
    for other in ("readme.txt", "20121399-093000+0800-manual.backup", ".tz-0.tmp"):
        (folder / other).write_text("x")
    (folder / "20121008-093000+0800-whatever.backup").write_text("x")
    listed = backups.backups(ledger.path)
    assert [b.moment.day for b in listed] == [13, 12, 11, 10, 9]
    assert [b.readable for b in listed] == [False, False, False, True, True]
    newest = backups.newest_good(ledger.path)
    assert newest is not None
    assert newest.path == made[2].path


def test_the_newest_good_one_is_good_in_every_row(ledger: Ledger) -> None:
    good, bad = (backups.make(ledger, Reason.MANUAL, AT + n * DAY) for n in (0, 1))
    with sqlite3.connect(bad.path) as file:  # an index that misses a row: a look does not tell
        file.execute("PRAGMA writable_schema = ON")
        file.execute("DELETE FROM sqlite_schema WHERE name = 'milestone_by_number'")
        file.execute("PRAGMA writable_schema = RESET")
    file.close()
    assert backups.newest_good(ledger.path) == good


def test_what_differs_from_now(ledger: Ledger, quality: Unit) -> None:
    tick(ledger, quality)
    note(ledger, quality, "已印发")
    made = backups.make(ledger, Reason.MANUAL, AT)
    tick(ledger, quality, "一.3.1")
    note(ledger, quality, "已全部印发")
    ledger.apply(SetPeople("张三", "李四", ""), AT)
    found = backups.difference(made, ledger)
    assert (found.ticks, found.notes, found.settings) == (1, 1, 2)
    assert (found.lines_more, found.lines_less) == (3, 0)
    assert found


def test_what_only_the_backup_has(ledger: Ledger, quality: Unit) -> None:
    old = backups.make(ledger, Reason.MANUAL, AT)
    tick(ledger, quality)
    new = backups.make(ledger, Reason.MANUAL, AT + DAY)
    ledger.close()
    restoring.restore(ledger.path, old, AT + 2 * DAY)
    again = open_ledger(ledger.path)
    found = backups.difference(new, again)
    again.close()
    assert (found.ticks, found.lines_more, found.lines_less) == (1, 0, 1)


def test_a_name_that_is_none_is_a_sentence(ledger: Ledger) -> None:
    made = backups.make(ledger, Reason.MANUAL, AT)
    assert backups.named(ledger.path, made.name) == made
    assert backups.named(ledger.path, made.path.name) == made
    with pytest.raises(KnownError, match="没有名为“昨天”的备份"):
        backups.named(ledger.path, "昨天")


# --- once a day, and thinning ---------------------------------------------------------------------


def test_once_a_day_of_use(ledger: Ledger) -> None:
    assert backups.make_daily(ledger, AT) is not None
    assert backups.make_daily(ledger, AT.replace(hour=23)) is None
    assert backups.make_daily(ledger, AT + DAY) is not None
    assert len(backups.backups(ledger.path)) == 2


def fake(moment: datetime, reason: Reason = Reason.DAILY, *, readable: bool = True) -> Backup:
    path = Path(f"/{moment.isoformat()}-{reason.name}")
    return Backup(path, moment, reason, 1, Counts(0, 0, 0) if readable else None)


def kept(found: list[Backup], at: datetime) -> list[Backup]:
    gone = backups.superfluous(found, at)
    return [b for b in found if b not in gone]


def test_days_weeks_and_months_are_kept() -> None:
    start = datetime(2012, 1, 1, 9, tzinfo=AT.tzinfo)
    days = [start + n * DAY for n in range(500)]
    left = [b.moment.date() for b in kept([fake(d) for d in days], days[-1])]
    assert left[-7:] == [d.date() for d in days[-7:]]
    weeks = {d.isocalendar()[:2] for d in left}
    months = {(d.year, d.month) for d in left}
    assert len(months) == 12
    assert {d.isocalendar()[:2] for d in (days[-1].date() - n * 7 * DAY for n in range(4))} <= weeks
    assert len(left) <= 7 + 4 + 12


def test_day_by_day_is_the_same_as_at_once() -> None:
    start = datetime(2012, 1, 1, 9, tzinfo=AT.tzinfo)
    left: list[Backup] = []
    for n in range(500):
        at = start + n * DAY
        left = kept([*left, fake(at)], at)
    assert left == kept([fake(start + n * DAY) for n in range(500)], start + 499 * DAY)


def test_the_newest_of_a_day_stays() -> None:
    found = [fake(AT.replace(hour=h), Reason.MERGE) for h in (9, 11, 15)]
    assert kept(found, AT + DAY) == [found[-1]]


def test_the_copy_before_an_upgrade_is_not_displaced_by_the_days() -> None:
    found = [fake(AT, Reason.MIGRATION), fake(AT + timedelta(seconds=5))]
    assert kept(found, AT + timedelta(seconds=5)) == found


@pytest.mark.parametrize("reason", [Reason.MANUAL, Reason.RESTORE])
def test_manual_ones_go_by_age_alone(reason: Reason) -> None:
    mine = [fake(AT.replace(hour=h), reason) for h in (8, 9, 10)]
    year = [fake(AT + n * DAY) for n in range(1, 440)]
    assert [b for b in kept([*mine, *year[:350]], AT + 350 * DAY) if b in mine] == mine
    assert [b for b in kept([*mine, *year], AT + 440 * DAY) if b in mine] == []


def test_a_clock_set_back_deletes_nothing_newer() -> None:
    found = [fake(AT + n * DAY) for n in range(100)]
    at = AT + 10 * DAY
    assert [b for b in found if b.moment > at and b not in kept(found, at)] == []
    assert kept(found, at)[0].moment <= at  # the newer ones do not use up the days


def test_a_clock_that_runs_years_ahead_for_a_day_deletes_nothing_more() -> None:
    found = kept([fake(AT + n * DAY, r) for n in range(30) for r in Reason], AT + 29 * DAY)
    wrong = datetime(2035, 1, 1, tzinfo=AT.tzinfo)
    gone = backups.superfluous([*found, fake(wrong)], wrong)
    assert len(gone) <= 2
    assert all(b.reason is Reason.DAILY for b in gone)


def test_one_that_cannot_be_read_stands_for_no_day() -> None:
    good, bad = fake(AT), fake(AT + timedelta(hours=1), readable=False)
    assert kept([good, bad], AT + DAY) == [good, bad]


def test_thinning_takes_files_away(ledger: Ledger) -> None:
    for n in range(9):
        backups.make(ledger, Reason.MERGE, AT + n * timedelta(minutes=1))
    backups.make_daily(ledger, AT + DAY)
    assert [b.reason for b in backups.backups(ledger.path)] == [Reason.DAILY, Reason.MERGE]


# --- restoring ------------------------------------------------------------------------------------


def test_there_and_back(ledger: Ledger, quality: Unit) -> None:
    path = ledger.path
    before = backups.make(ledger, Reason.MANUAL, AT)
    worked(ledger, quality)
    full = content(path)
    saved = restoring.restore(path, before, AT + DAY)
    assert isinstance(saved, Backup)
    assert saved.reason is Reason.RESTORE
    assert content(path) == content(before.path)
    assert names(path.parent) == ["a.ledger", "a.ledger.backups"]
    restoring.restore(path, saved, AT + 2 * DAY)
    assert content(path) == full
    again = open_ledger(path)
    assert findings(again) == []
    assert again.rows("PRAGMA journal_mode") == [("wal",)]
    again.close()


def test_a_restore_thins_nothing(ledger: Ledger) -> None:
    made = [backups.make(ledger, Reason.DAILY, AT + n * timedelta(hours=1)) for n in range(9)]
    ledger.close()
    restoring.restore(ledger.path, made[0], AT + 900 * DAY)
    assert len(backups.backups(ledger.path)) == 10


def crashed(path: Path, statement: str) -> None:
    """Leave ``path`` as a program does that dies with committed work in the log."""
    code = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA journal_mode = WAL')\n"
        "c.execute(sys.argv[2])\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path), statement], check=True)
    assert path.with_name(path.name + "-wal").stat().st_size > 0


def test_the_log_of_the_old_one_is_not_applied_to_the_new(ledger: Ledger, quality: Unit) -> None:
    made = worked(ledger, quality)
    crashed(ledger.path, "INSERT INTO setting VALUES ('reporter', '张三')")
    saved = restoring.restore(ledger.path, made, AT + DAY)
    assert names(ledger.path.parent) == ["a.ledger", "a.ledger.backups"]
    assert content(ledger.path) == content(made.path)
    assert isinstance(saved, Backup)
    again = open_ledger(ledger.path)
    assert backups.difference(saved, again).settings == 1, "what was in the log is in the backup"
    again.close()


def test_a_damaged_ledger_is_kept_beside(ledger: Ledger, quality: Unit) -> None:
    made = worked(ledger, quality)
    path = ledger.path
    zero_page_of(path, "journal")
    path.with_name("a.ledger-wal").write_bytes(b"a log of nothing")
    damaged = path.read_bytes()
    aside = restoring.restore(path, made, AT)
    assert isinstance(aside, Path)
    assert aside.name == "a.ledger.damaged-20121008-093000"
    assert aside.read_bytes() == damaged
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"a log of nothing"
    assert content(path) == content(made.path)
    for cut in (100, 5000, 0):
        path.write_bytes(path.read_bytes()[:cut])
        restoring.restore(path, made, AT)
        assert content(path) == content(made.path)
    kept_files = [n for n in names(path.parent) if "damaged" in n and not n.endswith("-wal")]
    assert [n.removeprefix(aside.name) for n in kept_files] == ["", "-2", "-3", "-4"]


def test_a_ledger_that_is_gone_comes_back(ledger: Ledger, quality: Unit) -> None:
    made = worked(ledger, quality)
    ledger.path.unlink()
    assert restoring.restore(ledger.path, made, AT) is None
    assert content(ledger.path) == content(made.path)


def test_a_ledger_that_is_open_elsewhere_is_not_replaced(ledger: Ledger, quality: Unit) -> None:
    made = worked(ledger, quality)
    other = open_ledger(ledger.path)
    note(other, quality, "又写")
    with pytest.raises(KnownError, match="正被另一个程序使用"):
        restoring.restore(ledger.path, made, AT)
    assert other.rows("SELECT text FROM note") == [("又写",)]
    note(other, quality, "再写")
    other.close()
    assert "再写" in str(content(ledger.path))


@pytest.mark.parametrize(
    "damage",
    [
        lambda p: p.write_bytes(b""),
        lambda p: p.write_bytes(p.read_bytes()[:50_000]),
        lambda p: zero_page_of(p, "note"),
    ],
)
def test_a_damaged_backup_is_not_restored(
    ledger: Ledger, quality: Unit, damage: Callable[[Path], object]
) -> None:
    made = worked(ledger, quality)
    damage(made.path)
    before = ledger.path.read_bytes()
    for known in (made, backups.backups(ledger.path)[0]):  # before and after it was damaged
        with pytest.raises(KnownError, match="没有恢复"):
            restoring.restore(ledger.path, known, AT)
    assert ledger.path.read_bytes() == before
    assert names(ledger.path.parent) == ["a.ledger", "a.ledger.backups"]


def test_a_backup_in_a_place_that_cannot_be_written(ledger: Ledger, quality: Unit) -> None:
    made = worked(ledger, quality)
    made.path.chmod(stat.S_IRUSR)
    made.path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert backups.backups(ledger.path)[0].readable
    made.path.parent.chmod(stat.S_IRWXU)


_DYING = """
import os, sys
from datetime import datetime
from pathlib import Path
from taizhang.ledger import backups, restoring
path, stop = Path(sys.argv[1]), int(sys.argv[2])
made = backups.backups(path)[-1]
seen = 0
def hook(event, args):
    global seen
    if event in ("open", "os.remove", "os.rename", "sqlite3.connect", "shutil.copyfile"):
        if str(args[0]).startswith(str(path.parent)) or event == "sqlite3.connect":
            seen += 1
            if seen == stop:
                os._exit(9)
sys.addaudithook(hook)
restoring.restore(path, made, datetime.fromisoformat("2012-10-09T09:30:00+08:00"))
"""


@pytest.mark.parametrize("damaged", [False, True])
@pytest.mark.skipif(not hasattr(os, "fork"), reason="counts on the POSIX names of events")
def test_a_crash_anywhere_leaves_the_old_or_the_new(
    ledger: Ledger, quality: Unit, tmp_path: Path, damaged: bool
) -> None:
    made = backups.make(ledger, Reason.MANUAL, AT)
    new = content(made.path)
    worked(ledger, quality)
    path = ledger.path
    if damaged:
        zero_page_of(path, "journal")
    old_bytes = path.read_bytes()
    endings = []
    for stop in range(1, 99):
        place = tmp_path / str(stop)
        place.mkdir()
        shutil.copytree(backups_folder(path), place / "a.ledger.backups")
        (place / "a.ledger").write_bytes(old_bytes)
        command = [sys.executable, "-c", _DYING, str(place / "a.ledger"), str(stop)]
        env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        code = subprocess.run(command, env=env, check=False).returncode
        assert code in (0, 9)
        now = place / "a.ledger"
        is_old = now.read_bytes() == old_bytes if damaged else content(now) == content(path)
        is_new = not is_old and content(now) == new
        assert is_old or is_new, stop
        endings.append(is_new)
        if code == 0:
            break
    assert endings[-1]
    assert endings == sorted(endings)
    assert len(endings) > 10
