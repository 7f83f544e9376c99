"""What is read against what people read in the same documents, and what damage does.

``data/gold`` was annotated by reading, before the reader was tuned; ``data/unseen`` are documents
made up in formats that few real ones have, ``data/heldout`` and ``data/heldout3`` such in the manner
of many offices; all were annotated before the reader had met them.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from benchmarks.damage import mutated
from benchmarks.gold import FOLDERS, annotated_documents, score
from taizhang.reader.as_json import reading_json
from taizhang.reader.open import open_document
from taizhang.reader.read import read
from taizhang.reader.reading import Reading
from taizhang.reader.source import Source
from taizhang.reader.to_plan import plan_of
from tests.conftest import DATA

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
ANNOTATED = [pair for folder in FOLDERS for pair in annotated_documents(folder)]
DOCUMENTS = sorted((DATA / "plans").glob("*.txt"))


@pytest.mark.parametrize(("document", "gold"), ANNOTATED, ids=[p.stem for p, _ in ANNOTATED])
def test_annotated(document: Path, gold: dict[str, Any]) -> None:
    found = score(gold, reading_json(read(open_document(document))), document.stem)
    assert (found.missed, found.invented, found.wrong) == ([], [], [])
    assert found.found == len(gold["clauses"])


@pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the collected documents are not beside the project"
)
def test_samples_and_their_annotations() -> None:
    for path in sorted((SAMPLES / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        found = reading_json(read(open_document(SAMPLES / "plans" / gold["file"])))
        assert score(gold, found, path.stem).perfect
    for path in sorted((SAMPLES / "plans").glob("*.txt")):
        sound(read(open_document(path)))


def sound(reading: Reading) -> None:
    """What must hold of any reading: spans inside and in order, texts their tasks' own."""
    length = len(reading.source.text)
    assert len({task.number for task in reading.tasks}) == len(reading.tasks)
    for task in reading.tasks:
        assert 0 <= task.span.start <= task.span.end <= length
        assert task.section in {section.number for section in reading.sections}
        for milestone in task.milestones:
            assert milestone.text == task.text[milestone.start : milestone.end]
            assert 0 <= milestone.span.start <= milestone.span.end <= length
    for unsure in reading.unsure:
        assert 0 <= unsure.span.start <= unsure.span.end <= length
    reading_json(reading)
    if reading.tasks and reading.facts.title:
        plan = plan_of(reading, "key", 2020)
        numbers = [m.number for s in plan.sections for t in s.tasks for m in t.milestones]
        assert len(set(numbers)) == len(numbers)
        assert all(t.milestones for s in plan.sections for t in s.tasks)


@pytest.mark.parametrize(
    "rounds", [4, pytest.param(700, marks=pytest.mark.slow)], ids=["some", "ten thousand"]
)
def test_damaged_documents_are_read_without_trouble(rounds: int) -> None:
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        for seed in range(rounds):
            chance = random.Random(f"{document.name} {seed}")
            sound(read(Source.of_text(mutated(text, chance))))
