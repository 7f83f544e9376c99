"""Numbers as clerks type them."""

from __future__ import annotations

import pytest

from taizhang.errors import KnownError
from taizhang.ledger.agencies import unit_by_name
from taizhang.ledger.find import find, find_milestone
from taizhang.ledger.store import Ledger


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("一.3.2", "一.3.2"),
        ("1.3.2", "一.3.2"),
        ("１．３．２", "一.3.2"),
        ("八.2", "八.2"),
        (" 8.2 ", "八.2"),
        ("要求.1.3", "要求.1.3"),
        ("一、3", "一.3"),
    ],
)
def test_found(ledger: Ledger, typed: str, number: str) -> None:
    assert find(ledger, typed).number == number


@pytest.mark.parametrize("typed", ["", "九.1", "一.5", "1.3.6", "0.1", "99.1.1", "一.3.2'", "一"])
def test_unknown(ledger: Ledger, typed: str) -> None:
    with pytest.raises(KnownError, match="没有编号"):
        find(ledger, typed)


def test_a_task_is_no_milestone(ledger: Ledger) -> None:
    with pytest.raises(KnownError, match="是任务，不是节点"):
        find_milestone(ledger, "一.3")


@pytest.mark.parametrize("name", ["省质监局", "江苏省质量技术监督局", " 省质监局 "])
def test_unit_by_short_or_full_name(ledger: Ledger, name: str) -> None:
    assert unit_by_name(ledger, name).name == "省质监局"


@pytest.mark.parametrize(
    ("name", "said"), [("质监局", "是不是“省质监局”"), ("省有关部门", "没有名为"), ("", "可选：")]
)
def test_unknown_unit(ledger: Ledger, name: str, said: str) -> None:
    with pytest.raises(KnownError, match=said):
        unit_by_name(ledger, name)
