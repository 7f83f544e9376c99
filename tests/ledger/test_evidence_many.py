"""Five hundred files of every awkward kind: nothing is lost, and nothing that runs is opened."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

from taizhang.exchange.evidence_export import export
from taizhang.ledger.agencies import Unit
from taizhang.ledger.evidence import EvidencePlace, placed
from taizhang.ledger.evidence_adding import NewFile, attach
from taizhang.ledger.evidence_opening import NotOpened, open_copy, save_copy
from taizhang.ledger.find import find_milestone
from taizhang.ledger.soundness import findings
from taizhang.ledger.store import Ledger
from tests.conftest import AT
from tests.ledger.test_evidence_names import HOSTILE

RUNS = {"setup.exe", "a.lnk", "x.bat", "run.sh", "b.js"}
NAMES = (*HOSTILE, *RUNS, "通知.pdf", "照片.JPG", "表.xlsx", "说明.txt")


def test_five_hundred(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    rng = random.Random(500)
    files = [
        NewFile(NAMES[n % len(NAMES)], b"%d " % n + rng.randbytes(rng.choice((0, 1, 999, 70_000))))
        for n in range(499)
    ]
    files.append(NewFile("空.pdf", b""))
    place = EvidencePlace(quality.id, *find_milestone(ledger, "一.3.2"))
    assert attach(ledger, files, [place], AT).added == 500
    found = placed(ledger)
    assert [p.item.sha256 for p in found] == [sha256(f) for f in files]
    opened = 0
    for one in found:
        try:
            copy = open_copy(ledger, one.item.id, tmp_path / "opened")
        except NotOpened:
            save_copy(ledger, one.item.id, tmp_path / "saved")
            copy = tmp_path / "saved"
        else:
            opened += 1
            assert not copy.name.endswith(tuple(n[-4:] for n in RUNS))
        assert hashlib.sha256(copy.read_bytes()).hexdigest() == one.item.sha256
    assert 100 < opened < 300
    assert export(ledger, tmp_path / "all").files == 500
    assert findings(ledger) == []
    ledger.undo(AT)
    assert placed(ledger) == []
    ledger.redo(AT)
    assert placed(ledger) == found
    assert findings(ledger) == []


def sha256(file: NewFile) -> str:
    assert isinstance(file.source, bytes)
    return hashlib.sha256(file.source).hexdigest()
