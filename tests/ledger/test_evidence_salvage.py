"""A damaged ledger's evidence: whole contents come back, what is not whole is named."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from taizhang.ledger.agencies import unit_by_name
from taizhang.ledger.evidence import EvidencePlace, placed
from taizhang.ledger.evidence_adding import NewFile, attach
from taizhang.ledger.evidence_check import BrokenContent
from taizhang.ledger.evidence_content import PART, parts_of
from taizhang.ledger.find import find_milestone
from taizhang.ledger.probe import reading
from taizhang.ledger.salvage import salvage
from taizhang.ledger.soundness import findings
from taizhang.ledger.store import open_ledger
from tests.conftest import AT

PAGE = 4096
_RANDOM = random.Random(6)
FILES = {f"{n}.jpg": _RANDOM.randbytes(PART * 2 + 1000 * n) for n in range(5)}
FILES |= {"a.txt": "落实".encode() * 500_000, "空.txt": b"", "小.txt": b"x"}


@pytest.fixture(scope="module")
def filled(blank_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "f.ledger"
    path.write_bytes(blank_ledger.read_bytes())
    with closing(open_ledger(path)) as ledger:
        unit = unit_by_name(ledger, "省质监局")
        place = EvidencePlace(unit.id, *find_milestone(ledger, "一.3.2"))
        for name, data in FILES.items():
            attach(ledger, [NewFile(name, data)], [place], AT)
        ledger.connection.execute("PRAGMA journal_mode = DELETE")
    return path


def pages_of(path: Path, table: str, kind: str = "%") -> list[int]:
    with closing(reading(path)) as file:
        sql = "SELECT pageno - 1 FROM dbstat WHERE name = ? AND pagetype LIKE ?"
        return [page for (page,) in file.execute(sql, (table, kind))]


def damaged(source: Path, target: Path, page: int, place: int, data: bytes) -> None:
    content = bytearray(source.read_bytes())
    content[page * PAGE + place : page * PAGE + place + len(data)] = data
    target.write_bytes(content)


def contents(path: Path) -> dict[str, bytes]:
    """What opens whole, by name."""
    with closing(open_ledger(path)) as ledger:
        unsound = findings(ledger)
        found = {}
        for one in placed(ledger):
            if not any(one.item.name in sentence for sentence in unsound):
                found[one.item.name] = b"".join(parts_of(ledger.rows, one.content_id, ""))
        return found


def test_an_undamaged_ledger_comes_back_whole(filled: Path, tmp_path: Path) -> None:
    done = salvage(filled, tmp_path / "new.ledger")
    assert done.complete
    assert contents(tmp_path / "new.ledger") == FILES


def test_one_byte_inside_a_file_is_named(filled: Path, tmp_path: Path) -> None:
    page = pages_of(filled, "evidence_part", "overflow")[700]
    damaged(filled, tmp_path / "bad", page, 2000, b"damage")
    done = salvage(tmp_path / "bad", tmp_path / "new.ledger")
    (broken,) = done.broken
    assert not done.complete
    assert broken == BrokenContent(broken.id, (f"一.3.2 {broken.id - 1}.jpg",))
    whole = contents(tmp_path / "new.ledger")
    assert whole == {k: v for k, v in FILES.items() if k != f"{broken.id - 1}.jpg"}


@pytest.mark.parametrize("table", ["evidence_part", "evidence_content", "evidence"])
@pytest.mark.parametrize("kind", ["leaf", "internal", "overflow"])
def test_a_page_of_noise_loses_no_other_file(
    filled: Path, tmp_path: Path, table: str, kind: str
) -> None:
    pages = pages_of(filled, table, kind)
    for page in _RANDOM.sample(pages, min(3, len(pages))):
        damaged(filled, tmp_path / "bad", page, 0, _RANDOM.randbytes(PAGE))
        (tmp_path / "new.ledger").unlink(missing_ok=True)
        done = salvage(tmp_path / "bad", tmp_path / "new.ledger")
        whole = contents(tmp_path / "new.ledger")
        assert all(FILES[name] == data for name, data in whole.items())
        missing = FILES.keys() - whole.keys()
        assert (not missing) or not done.complete
        named = " ".join(name for broken in done.broken for name in broken.names)
        rejected = " ".join(str(row.values.get("name")) for row in done.rejected)
        assert all(name in named or name in rejected for name in missing)
        with closing(sqlite3.connect(tmp_path / "new.ledger")) as file:
            assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
