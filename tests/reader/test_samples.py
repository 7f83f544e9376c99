"""Every document of the collection beside the repository, where there is one, can be read."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from taizhang.reader.read import read
from taizhang.reader.source import Source

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="no collection of documents here")


def rows() -> list[dict[str, str]]:
    if not SAMPLES.is_dir():
        return []
    with (SAMPLES / "INDEX.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["file"][:2])
def test_it_is_read_whole(row: dict[str, str]) -> None:
    text = (SAMPLES / "plans" / row["file"]).read_text(encoding="utf-8")
    reading = read(Source.of_text(text))
    assert len(reading.tasks) >= 9
    assert all(task.milestones for task in reading.tasks)
    number = row["文号"].split(" ")[0]
    found = reading.facts.doc_number
    if found is not None:
        assert found.value == number
    elif number:
        assert number not in text.replace("（", "").split()
    issued = reading.facts.issued_on
    if issued is not None:
        assert row["date"][:7] == issued.isoformat()[:7]
