"""A ledger that evidence has made large keeps fewer backups of itself."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from taizhang.ledger import backups
from taizhang.ledger.backups import Backup, Counts, Reason
from tests.conftest import AT

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("size", "least", "most"),
    [
        (10_000_000, 15, 23),
        (150_000_000, 15, 23),
        (300_000_000, 8, 13),
        (1_000_000_000, 3, 4),
        (3_000_000_000, 2, 2),
    ],
)
def test_the_larger_the_fewer(size: int, least: int, most: int) -> None:
    left: list[Backup] = []
    for n in range(500):
        at = AT + n * DAY
        made = Backup(Path(f"/{n}"), at, Reason.DAILY, size, Counts(0, 0, 0))
        left = [made, *left]
        gone = backups.superfluous(left, at)
        left = [b for b in left if b not in gone]
        assert left[0] == made
    assert least <= len(left) <= most
    assert left[1].moment == AT + 498 * DAY
    assert sum(b.size for b in left) <= max(4_000_000_000, 2 * size)
