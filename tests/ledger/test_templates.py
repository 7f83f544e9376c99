"""Choices of columns that a receiving office asks for, kept in the ledger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from taizhang.errors import KnownError
from taizhang.ledger.history import Wanted, entries
from taizhang.ledger.store import Ledger
from taizhang.ledger.templates import (
    RemoveTemplate,
    SaveTemplate,
    SheetTemplate,
    from_json,
    saved_template,
    template_names,
)
from tests.conftest import AT

OURS = SheetTemplate(
    "报省府办", (("place", "序号"), ("task", "重点工作"), ("progress", "进展")), "A4"
)


def test_a_template_is_kept_replaced_and_removed(ledger: Ledger) -> None:
    ledger.apply(SaveTemplate(OURS), AT)
    ledger.apply(SaveTemplate(replace(OURS, name="月报")), AT)
    assert template_names(ledger) == ["报省府办", "月报"]
    assert saved_template(ledger, "报省府办") == OURS
    other = replace(OURS, columns=OURS.columns[:2], paper="A3")
    ledger.apply(SaveTemplate(other), AT)
    assert saved_template(ledger, "报省府办") == other
    ledger.apply(RemoveTemplate("报省府办"), AT)
    assert template_names(ledger) == ["月报"]
    ledger.undo(AT)
    assert saved_template(ledger, "报省府办") == other


def test_the_history_tells_it(ledger: Ledger) -> None:
    ledger.apply(SaveTemplate(OURS), AT)
    ledger.apply(RemoveTemplate(OURS.name), AT)
    removed, saved = entries(ledger, Wanted())
    assert (saved.action, saved.subject, saved.after) == (
        "台账模板",
        "报省府办",
        "A4：序号、重点工作、进展",
    )
    assert (removed.action, removed.before, removed.after) == (
        "删除台账模板",
        "A4：序号、重点工作、进展",
        "",
    )


@pytest.mark.parametrize(
    ("template", "words"),
    [
        (replace(OURS, name="  "), "起个名字"),
        (replace(OURS, name="长" * 41), "起个名字"),
        (replace(OURS, name="甲\n乙"), "起个名字"),
        (replace(OURS, name="标准"), "请换一个"),
        (replace(OURS, columns=()), "没有栏目"),
        (replace(OURS, columns=(("place", "序号"), ("place", "号"))), "栏目“place”有两个"),
        (replace(OURS, columns=(("place", "号"), ("task", "号"))), "标题“号”有两个"),
        (replace(OURS, columns=(("place", " "),)), "标题要写明"),
        (replace(OURS, paper="B5"), "没有“B5”"),
    ],
)
def test_what_is_no_template_is_refused(
    ledger: Ledger, template: SheetTemplate, words: str
) -> None:
    with pytest.raises(KnownError, match=words):
        ledger.apply(SaveTemplate(template), AT)


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"columns": [], "paper": "A4"}',
        '{"columns": [["place"]], "paper": "A4"}',
        '{"columns": [["place", 1]], "paper": "A4"}',
        '{"columns": [["place", "序号"]], "paper": 4}',
        '{"columns": 7, "paper": "A4"}',
        '"文字"',
    ],
)
def test_damage_is_one_sentence(stored: str) -> None:
    with pytest.raises(KnownError, match="模板“月报”损坏了"):
        from_json("月报", stored)


def test_one_that_is_not_there(ledger: Ledger) -> None:
    for ask in (
        lambda: saved_template(ledger, "无"),
        lambda: ledger.apply(RemoveTemplate("无"), AT),
    ):
        with pytest.raises(KnownError, match="没有名为“无”的台账模板"):
            ask()
