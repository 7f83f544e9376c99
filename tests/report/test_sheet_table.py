"""Tasks beside their milestones, over pages: random shapes, nothing lost, nothing beyond the page."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

import pytest

from taizhang.ledger.status import NoteField
from taizhang.ledger.templates import SheetTemplate
from taizhang.plan.model import Assignment, Role
from taizhang.report import sheet
from taizhang.report.sheet_layout import FORMS
from tests.report.conftest import Factory, Paper, squeeze

COLUMNS = (
    ("place", "序号"),
    ("task", "任务"),
    ("measure", "举措"),
    ("participants", "单位"),
    ("progress", "进展"),
)
TEMPLATE = SheetTemplate("五栏", COLUMNS, "A4")
MADE_ON = date(2013, 1, 4)


def counted(name: str, length: int) -> str:
    """A text of which every part can be told: 甲0，甲1，…"""
    return "，".join(f"{name}{i}" for i in range(length))


def build(make: Factory, shapes: list[tuple[int, int, list[int]]]) -> tuple[bytes, list[str]]:
    """Tasks by (length of title, number of units, lengths of notes), and what must be found."""
    tasks, words = [], []
    for place, (title, units, notes) in enumerate(shapes, 1):
        milestones = [
            make.milestone(
                f"一.{place}.{i}",
                f"举措{place}之{i}号",
                notes={NoteField.PROGRESS: counted(f"述{place}之{i}之", length)}
                if length
                else None,
            )
            for i, length in enumerate(notes, 1)
        ]
        assignments = [Assignment(f"单位{place}之{i}局", Role.PARTICIPANT) for i in range(units)]
        heading = counted(f"题{place}之", title)
        tasks.append(
            make.task(f"一.{place}", heading, milestones=milestones, assignments=assignments)
        )
        words += [heading, *(m.text for m in milestones), "、".join(a.agency for a in assignments)]
        words += [m.notes.texts.get(NoteField.PROGRESS, "") for m in milestones]
    return sheet.build([make.record(tasks)], TEMPLATE, produced_on=MADE_ON).pdf, words


def check(paper: Paper, words: list[str]) -> None:
    form = FORMS["A4"]
    body = ""
    for page in range(paper.pages):
        text = squeeze(paper.page_text(page))
        assert text.count("序号任务举措单位进展") == 1
        body += text
        for char, left, bottom, right, top in paper.boxes(page):
            foot = top < form.bottom - 8
            assert foot or bottom > form.bottom, (page, char)
            assert form.left - 15 < left < right < form.width - form.right + 1
    for whole in words:
        for part in whole.replace("，", "、").split("、"):
            assert part in body or in_two(part, body), part


def in_two(part: str, body: str) -> bool:
    """Whether a line or a page ends within the part."""
    return any(part[:i] in body and part[i:] in body for i in range(1, len(part)))


@pytest.mark.parametrize(
    "shape",
    [
        (1, 300, [1]),
        (1, 900, [1, 1]),
        (400, 2, [1]),
        (1, 1, [0]),
        (1, 0, [700, 1, 1]),
        (1, 300, [700]),
        (1, 60, [1] * 30),
        (1, 2, [1] * 120),
    ],
    ids=str,
)
def test_tall_cells(
    make: Factory, paper: Callable[[bytes], Paper], shape: tuple[int, int, list[int]]
) -> None:
    small = (1, 2, [3, 3])
    pdf, words = build(make, [small, shape, small])
    found = paper(pdf)
    check(found, words)
    found.close()


def test_random_shapes(make: Factory, paper: Callable[[bytes], Paper]) -> None:
    chance = random.Random(123)
    for _ in range(5):
        shapes = [
            (
                chance.choice((1, 2, 12)),
                chance.choice((0, 1, 4, 15, 60, 200)),
                [chance.choice((0, 1, 5, 20, 80, 300)) for _ in range(chance.randint(1, 8))],
            )
            for _ in range(12)
        ]
        pdf, words = build(make, shapes)
        found = paper(pdf)
        check(found, words)
        found.close()
