"""Every row whose own page is whole comes back, and what does not is named.

What must come back is told by the bytes of the undamaged file: each row carries a mark of its own,
and the pages that hold the mark are the row's.
"""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.ledger.agencies import Unit, unit_by_name
from taizhang.ledger.changes import AddAgency, SetStatus, Tick, WriteNote
from taizhang.ledger.find import find_milestone
from taizhang.ledger.pages import Pages
from taizhang.ledger.probe import reading
from taizhang.ledger.salvage import Salvaged, salvage
from taizhang.ledger.saved_rows import tables_of
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import SCHEMA_VERSION, Ledger, open_ledger
from taizhang.plan.model import AgencyKind
from tests.conftest import AT

PAGE = 4096
TABLES = tuple(tables_of(SCHEMA_VERSION))
Content = dict[str, dict[tuple[object, ...], tuple[object, ...]]]


def content_of(path: Path) -> Content:
    """Every row by its key."""
    with closing(reading(path)) as file:
        found = {}
        for name, table in tables_of(SCHEMA_VERSION).items():
            rows = file.execute(f"SELECT {', '.join(table.columns)} FROM {name}").fetchall()
            found[name] = {tuple(row[i] for i in table.key): row for row in rows}
        return found


@pytest.fixture(scope="session")
def busy_ledger(blank_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with 29 units at work: 600 lines, notes of all lengths, a unit of the clerk's."""
    path = tmp_path_factory.mktemp("busy") / "busy.ledger"
    path.write_bytes(blank_ledger.read_bytes())
    ledger = open_ledger(path)
    work(ledger)
    ledger.close()
    return path


def work(ledger: Ledger) -> None:
    ledger.apply(AddAgency("苏州市人民政府", AgencyKind.LOCAL), AT)
    units = [unit_by_name(ledger, name) for name in ("省质监局", "省教育厅", "苏州市人民政府")]
    duties = ledger.rows(
        "SELECT m.id, m.task_id, d.agency_id FROM milestone AS m JOIN duty AS d USING (task_id) "
        "WHERE d.agency_id IN (?, ?, ?) ORDER BY m.id",
        tuple(unit.id for unit in units),
    )
    for n, (milestone, task, agency) in enumerate(duties):
        if n % 3 == 0:
            ledger.apply(Tick(milestone, agency, date(2012, 1, 1 + n % 28)), AT)
        else:
            ledger.apply(SetStatus(milestone, agency, Status.NOT_APPLICABLE, f"理由{n:04}号"), AT)
        if n % 2:
            text = f"备注{n:04}号" + "落实质量工作" * (n % 11) ** 2 * (40 if n % 50 == 1 else 1)
            ledger.apply(WriteNote(agency, task, milestone, NoteField.PROGRESS, text), AT)


def homes(path: Path) -> Iterator[tuple[str, tuple[object, ...], set[int]]]:
    """Table and key of rows that carry a mark of their own, with the pages (from 0) of the mark.

    Told without our own reader: SQLite says which pages are a table's, the bytes which are a row's.
    Of long rows, which go on on other pages, there is no telling.
    """
    data = path.read_bytes()
    content = content_of(path)
    with closing(reading(path)) as file:
        for table, column in (("note", 5), ("progress", 5), ("journal", 12)):
            sql = "SELECT pageno - 1 FROM dbstat WHERE name = ? AND pagetype <> 'overflow'"
            pages = {page for (page,) in file.execute(sql, (table,))}
            for key, row in content[table].items():
                mark = str(row[column]).encode()
                if mark and sum(len(str(value).encode()) for value in row) < 900:
                    yield table, key, pages_with(data, mark) & pages


def pages_with(data: bytes, mark: bytes) -> set[int]:
    """The pages, from 0, that hold the bytes."""
    return {n for n in range(len(data) // PAGE) if mark in data[n * PAGE : (n + 1) * PAGE]}


def damaged(source: Path, target: Path, page: int, noise: bytes | None = None) -> Path:
    data = bytearray(source.read_bytes())
    data[page * PAGE : (page + 1) * PAGE] = noise or bytes(PAGE)
    target.write_bytes(data)
    return target


def rescued(path: Path, target: Path) -> tuple[Salvaged, Content]:
    """Salvage, and see that the damaged file is untouched and the new one sound."""
    before = path.read_bytes()
    target.unlink(missing_ok=True)
    found = salvage(path, target)
    assert path.read_bytes() == before
    assert {p.name for p in path.parent.iterdir()} == {path.name, target.name}
    with closing(reading(target)) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        broken = file.execute("PRAGMA foreign_key_check").fetchall()
        assert {(table, (row,)) for table, row, *_ in broken} == {
            ("journal", key) for key in found.dangling
        }
        assert file.execute("PRAGMA journal_mode").fetchall() == [("delete",)]
    content = content_of(target)
    assert found.counts == {name: len(rows) for name, rows in content.items()}
    return found, content


def test_of_a_sound_ledger_everything_comes_back(busy_ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    path.write_bytes(busy_ledger.read_bytes())
    found, content = rescued(path, tmp_path / "new.ledger")
    assert found.complete
    assert (found.from_plan, found.from_journal) == ({}, {})
    assert content == content_of(busy_ledger)
    ledger = open_ledger(tmp_path / "new.ledger")
    ledger.undo(AT)
    ledger.close()


def test_first_pages_are_those_of_every_ledger(busy_ledger: Path) -> None:
    with closing(reading(busy_ledger)) as file:
        roots = dict(file.execute("SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'"))
    assert {t.name: t.root for t in tables_of(SCHEMA_VERSION).values()}.items() <= roots.items()


@pytest.mark.parametrize(
    ("noise", "step"),
    [
        pytest.param(None, 7, id="every seventh"),
        pytest.param(None, 1, id="zeros", marks=pytest.mark.slow),
        pytest.param(random.Random(1).randbytes(PAGE), 1, id="noise", marks=pytest.mark.slow),
    ],
)
def test_any_page_may_go(busy_ledger: Path, tmp_path: Path, noise: bytes | None, step: int) -> None:
    """Page by page: what stands on the others comes back, unaltered, and nothing is invented."""
    whole = content_of(busy_ledger)
    lying = list(homes(busy_ledger))
    assert Counter(table for table, *_ in lying).keys() == {"note", "progress", "journal"}
    assert sum(len(pages) == 1 for *_, pages in lying) > 300
    for page in range(0, busy_ledger.stat().st_size // PAGE, step):
        path = damaged(busy_ledger, tmp_path / "x.ledger", page, noise)
        found, content = rescued(path, tmp_path / "new.ledger")
        _only_what_was(content, whole, found)
        for table, key, pages in lying:
            assert page in pages or key in content[table], page
        for table in TABLES:  # everything that is missing is said to be
            if whole[table].keys() - content[table].keys():
                said = {lost.table for lost in found.lost} | {r.table for r in found.rejected}
                assert table in said, page


def _only_what_was(content: Content, whole: Content, found: Salvaged) -> None:
    altered = set(found.altered)
    for table in TABLES:
        for key, row in content[table].items():
            assert (table, key) in altered or row == whole[table][key], (table, key)


@pytest.mark.parametrize("kept", [0.95, 0.6, 0.3])
def test_cut_short(busy_ledger: Path, tmp_path: Path, kept: float) -> None:
    path = tmp_path / "x.ledger"
    data = busy_ledger.read_bytes()
    path.write_bytes(data[: int(len(data) * kept) - 77])
    found, content = rescued(path, tmp_path / "new.ledger")
    whole = content_of(busy_ledger)
    _only_what_was(content, whole, found)
    missing = {key[0] for key in whole["journal"].keys() - content["journal"].keys()}
    assert missing
    # The line that the cut goes through was read in part, and is named with what was read of it.
    said = {r.values["id"] for r in found.rejected if r.table == "journal"}
    for lost in found.lost:
        if lost.table == "journal":
            first = lost.after[0] if lost.after else 0
            last = lost.before[0] if lost.before else 10_000
            assert isinstance(first, int)
            assert isinstance(last, int)
            said |= set(range(first + 1, last))
    assert missing <= said
    assert {r.table for r in found.rejected} <= {"progress", "journal"}


@pytest.mark.parametrize("header", [bytes(100), b"\xff" * 100, b"%PDF-1.7".ljust(100)])
def test_without_a_header(busy_ledger: Path, tmp_path: Path, header: bytes) -> None:
    path = tmp_path / "x.ledger"
    path.write_bytes(header + busy_ledger.read_bytes()[100:])
    found, content = rescued(path, tmp_path / "new.ledger")
    assert content == content_of(busy_ledger)
    assert found.complete


@pytest.mark.parametrize("field", range(16, 100, 4))
def test_any_field_of_the_header_may_be_wrong(
    busy_ledger: Path, tmp_path: Path, field: int
) -> None:
    path = tmp_path / "x.ledger"
    data = bytearray(busy_ledger.read_bytes())
    for place in range(field, field + 4):
        data[place] ^= 0xFF
    path.write_bytes(data)
    _, content = rescued(path, tmp_path / "new.ledger")
    assert content == content_of(busy_ledger)


def test_flipped_bytes(busy_ledger: Path, tmp_path: Path) -> None:
    """Whatever is flipped, salvage ends with a sound file or a sentence; few rows go."""
    whole = content_of(busy_ledger)
    rows = sum(map(len, whole.values()))
    chance = random.Random(7)
    for _ in range(20):
        path = tmp_path / "x.ledger"
        data = bytearray(busy_ledger.read_bytes())
        for _ in range(20):
            data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
        path.write_bytes(data)
        found, content = rescued(path, tmp_path / "new.ledger")
        assert sum(len(content[t].keys() & whole[t].keys()) for t in TABLES) > rows * 0.8, found


def test_what_the_journal_knows_is_made_again(busy_ledger: Path, tmp_path: Path) -> None:
    whole = content_of(busy_ledger)
    for table in ("progress", "note", "agency"):
        path = tmp_path / "x.ledger"
        data = busy_ledger.read_bytes()
        with closing(reading(busy_ledger)) as file:
            ((root,),) = file.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,))
        blank = bytearray(data)
        for number in [root, *(i for i in Pages(data).page(root).items if isinstance(i, int))]:
            blank[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
        path.write_bytes(blank)
        found, content = rescued(path, tmp_path / "new.ledger")
        assert content == whole, table
        assert found.from_journal[table] > 0
        assert found.complete


def test_texts_that_cannot_be_right_are_named(busy_ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    data = busy_ledger.read_bytes()
    mark = "备注0003号".encode()
    assert data.count(mark) == 2  # in the note and in its line
    path.write_bytes(data.replace(mark, mark[:4] + b"\xff" + mark[5:]))
    found, content = rescued(path, tmp_path / "new.ledger")
    assert {table for table, _ in found.altered} == {"note", "journal"}
    assert any("\ufffd" in str(row[5]) for row in content["note"].values())
    assert not found.complete


def test_the_log_of_a_crash_counts(busy_ledger: Path, tmp_path: Path) -> None:
    crash = tmp_path / "crash" / "c.ledger"
    crash.parent.mkdir()
    crash.write_bytes(busy_ledger.read_bytes())
    ledger = open_ledger(crash)
    quality = unit_by_name(ledger, "省质监局")
    place = find_milestone(ledger, "一.3.2")
    ledger.apply(WriteNote(quality.id, *place, NoteField.PROBLEMS, "只在日志里"), AT)
    for header in (b"", bytes(100)):
        folder = tmp_path / f"x{len(header)}"
        folder.mkdir()
        path = folder / "x.ledger"
        log = crash.with_name("c.ledger-wal").read_bytes()
        path.write_bytes(header + crash.read_bytes()[len(header) :])
        path.with_name("x.ledger-wal").write_bytes(log)
        salvage(path, folder / "new.ledger")
        assert path.with_name("x.ledger-wal").read_bytes() == log
        texts = [row[5] for row in content_of(folder / "new.ledger")["note"].values()]
        assert "只在日志里" in texts
        assert sorted(p.name for p in folder.iterdir()) == [
            "new.ledger",
            "x.ledger",
            "x.ledger-wal",
        ]
    ledger.close()


def test_deleted_rows_do_not_come_back(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    """Pages that were freed still show what was deleted on them."""
    place = find_milestone(ledger, "一.3.2")
    ledger.connection.execute("PRAGMA secure_delete = OFF")
    for task, text in (("一.3.2", "甲"), ("一.3.1", "乙"), ("一.3.3", "丙")):
        place = find_milestone(ledger, task)
        ledger.apply(WriteNote(quality.id, *place, NoteField.PROGRESS, text * 900), AT)
    for task in ("一.3.2", "一.3.1"):
        place = find_milestone(ledger, task)
        ledger.apply(WriteNote(quality.id, *place, NoteField.PROGRESS, ""), AT)
    ledger.close()
    path = tmp_path / "place" / "x.ledger"
    path.parent.mkdir()
    path.write_bytes(ledger.path.read_bytes())
    _, content = rescued(path, path.with_name("new.ledger"))
    assert content == content_of(path)
    assert [str(row[5])[0] for row in content["note"].values()] == ["丙"]


def test_another_plan_is_not_filled_from_the_shipped_one(busy_ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    path.write_bytes(busy_ledger.read_bytes())
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE plan SET key = 'another-2013-1'")
        file.commit()
        ((root,),) = file.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'target'")
        file.execute("PRAGMA journal_mode = DELETE")
    damaged(path, path, root - 1)
    found, content = rescued(path, tmp_path / "new.ledger")
    assert content["target"] == {}
    assert [lost.table for lost in found.lost] == ["target"]
    assert found.from_plan == {}


def test_what_has_no_place_any_more_is_reported(busy_ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    path.write_bytes(busy_ledger.read_bytes())
    with closing(sqlite3.connect(path)) as file:
        file.execute("INSERT INTO progress VALUES (9999, 1, '已完成', '2012-09-30', 3, '')")
        file.commit()
        file.execute("PRAGMA journal_mode = DELETE")
    found, _ = rescued(path, tmp_path / "new.ledger")
    (rejected,) = found.rejected
    assert rejected.table == "progress"
    assert rejected.values["milestone_id"] == 9999
    assert "FOREIGN KEY" in rejected.reason


def test_an_id_is_not_used_again(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    ledger.apply(AddAgency("苏州市人民政府", AgencyKind.LOCAL), AT)
    ledger.undo(AT)
    before = ledger.rows("SELECT * FROM sqlite_sequence ORDER BY name")
    ledger.close()
    salvage(ledger.path, tmp_path / "new.ledger")
    with closing(reading(tmp_path / "new.ledger")) as file:
        after = file.execute("SELECT * FROM sqlite_sequence ORDER BY name").fetchall()
    assert [row for row in after if row[1]] == before


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7\n" + bytes(9000), b"SQLite format 3\0", random.Random(2).randbytes(50_000)],
)
def test_nothing_of_a_ledger_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.ledger"
    path.write_bytes(content)
    with pytest.raises(KnownError, match="没有读出台账的内容"):
        salvage(path, tmp_path / "new.ledger")
    assert [p.name for p in tmp_path.iterdir()] == ["x.ledger"]


def test_an_existing_file_is_not_replaced(busy_ledger: Path, tmp_path: Path) -> None:
    target = tmp_path / "new.ledger"
    target.write_text("mine")
    with pytest.raises(KnownError, match="已经存在"):
        salvage(busy_ledger, target)
    assert target.read_text() == "mine"


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="找不到该位置"):
        salvage(tmp_path / "none.ledger", tmp_path / "new.ledger")
    with pytest.raises(KnownError, match="文件夹"):
        salvage(tmp_path, tmp_path / "new.ledger")


def test_a_newer_ledger_is_refused(busy_ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    path.write_bytes(busy_ledger.read_bytes())
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE extra_facts (id INTEGER PRIMARY KEY)")
        file.execute("PRAGMA user_version = 99")
        file.execute("PRAGMA journal_mode = DELETE")
    with pytest.raises(KnownError, match="更新版本"):
        salvage(path, tmp_path / "new.ledger")


def test_a_line_that_speaks_of_a_lost_line_is_history_still(
    ledger: Ledger, quality: Unit, tmp_path: Path
) -> None:
    place = find_milestone(ledger, "一.3.2")
    for n in range(60):
        ledger.apply(WriteNote(quality.id, *place, NoteField.PROGRESS, f"第 {n} 稿" * 20), AT)
    for _ in range(60):
        ledger.undo(AT)
    ledger.close()
    with closing(reading(ledger.path)) as file:
        ((page,),) = file.execute(
            "SELECT min(pageno) - 1 FROM dbstat WHERE name = 'journal' AND pagetype = 'leaf'"
        )
    path = tmp_path / "place" / "x.ledger"
    path.parent.mkdir()
    damaged(ledger.path, path, page)
    found, content = rescued(path, path.with_name("new.ledger"))
    assert len(content["journal"]) > 100
    assert found.dangling
    assert found.rejected == ()
    open_ledger(path.with_name("new.ledger")).close()


def test_a_row_of_the_plan_that_cannot_be_right_is_taken_from_the_plan(
    busy_ledger: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.ledger"
    path.write_bytes(busy_ledger.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA ignore_check_constraints = ON")
        file.execute("UPDATE agency SET kind = '中央驻穗单位' WHERE kind = '上级驻地单位'")
        file.execute("PRAGMA journal_mode = DELETE")
    found, content = rescued(path, tmp_path / "new.ledger")
    assert found.from_plan.keys() == {"agency"}
    assert content == content_of(busy_ledger)
