"""Cells of a table's column of agencies."""

from __future__ import annotations

import pytest

from taizhang.plan.model import Role
from taizhang.reader.clauses.cells import parse_names


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("市发改委\n市财政局", ["市发改委", "市财政局"]),
        ("市教育局 市财政局", ["市教育局", "市财政局"]),
        ("教育局\n财政局", ["教育局", "财政局"]),
        ("市人力资源和\n社会保障局、市财政局", ["市人力资源和社会保障局", "市财政局"]),
        ("各县（市、区）\n人民政府", ["各县（市、区）人民政府"]),
        ("市市场监管局\n（市知识产权局）", ["市市场监管局（市知识产权局）"]),
        (
            "省教育厅、财政厅\n省公安厅、各市、县\n人民政府",
            ["省教育厅", "省财政厅", "省公安厅", "各市、县人民政府"],
        ),
        ("县\n教\n育\n局", ["县教育局"]),
        ("（市教育局、财政局）", ["市教育局", "市财政局"]),
        ("1.市教育局\n2.市财政局", ["市教育局", "市财政局"]),
        ("市教育局/市财政局", ["市教育局", "市财政局"]),
        ("/", []),
        ("—", []),
        (" \n", []),
    ],
)
def test_names_get_the_columns_role(cell: str, expected: list[str]) -> None:
    read = parse_names(cell, Role.PARTICIPANT)
    assert [named.agency for named in read.named] == expected
    assert {named.role for named in read.named} <= {Role.PARTICIPANT}
    assert not read.doubts


def test_a_whole_clause_in_a_cell() -> None:
    read = parse_names("市教育局牵头，市财政局等配合", Role.RESPONSIBLE)
    assert [(named.agency, named.role) for named in read.named] == [
        ("市教育局", Role.LEAD),
        ("市财政局", Role.PARTICIPANT),
    ]
    assert read.open_ended


def test_spans_are_of_the_cell() -> None:
    cell = " 市发改委\n市财 政局"
    read = parse_names(cell, Role.LEAD)
    assert [cell[named.span.start : named.span.end] for named in read.named] == [
        "市发改委",
        "市财 政局",
    ]


def test_traditional_cell_keeps_its_characters() -> None:
    found = parse_names("市財政局、農業農村局", Role.RESPONSIBLE)
    assert [named.agency for named in found.named] == ["市財政局", "市農業農村局"]
