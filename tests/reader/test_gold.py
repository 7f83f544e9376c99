"""Documents annotated by reading: each clause closes a task whose text begins where it should."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from taizhang.plan.punctuation import display
from taizhang.reader.read import read
from taizhang.reader.reading import Reading
from taizhang.reader.source import Source
from tests.conftest import DATA

UNTOLD = {
    "11_guobanfa2020-43_fangguanfu_fengongfangan.txt",
    "21_jiangxi_20tiao.txt",
    "43_zhejiang_xianyushangye.txt",
}
"""Documents whose title or number stands nowhere in the text that was kept."""


def annotated() -> list[Path]:
    return sorted((DATA / "gold").glob("*.json")) + sorted((DATA / "unseen").glob("*.json"))


def reading_of(path: Path, gold: dict[str, Any]) -> Reading:
    folder = DATA / ("plans" if path.parent.name == "gold" else path.parent.name)
    return read(Source.of_text((folder / gold["file"]).read_text(encoding="utf-8")))


def plain(words: str) -> str:
    return "".join(display(words).split())


@pytest.mark.parametrize("path", annotated(), ids=lambda path: path.stem)
def test_title_and_number(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    facts = reading_of(path, gold).facts
    if gold["file"] in UNTOLD:
        return
    titles = [plain(fact.value) for fact in (facts.notice_title, facts.title) if fact]
    assert plain(gold["title"]) in titles
    number = gold["doc_number"] and plain(gold["doc_number"]).translate(
        str.maketrans("[](（）", "〔〕〔〔〕")
    )
    assert (facts.doc_number.value if facts.doc_number else None) == number


def test_texts_begin_where_the_clauses_words_begin() -> None:
    """Every hundredth may be missed: what is hardest to read is left to the clerk."""
    missed: list[str] = []
    total = 0
    for path in annotated():
        gold = json.loads(path.read_text(encoding="utf-8"))
        texts = [plain(task.text) for task in reading_of(path, gold).tasks]
        for clause in gold["clauses"]:
            total += 1
            if not any(text.startswith(plain(clause["at"])) for text in texts):
                missed.append(f"{path.stem}: {clause['at']}")
    assert total > 500
    assert len(missed) * 100 <= total, missed
