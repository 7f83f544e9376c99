"""The rows that every way of making paper is given: a ledger of twelve columns."""

from __future__ import annotations

import random

from taizhang import paths
from taizhang.plan.load import load_plan

HEADS = (
    "序号", "任务编号", "重点任务", "具体举措", "牵头单位", "责任单位",
    "角色", "完成时限", "状态", "完成率", "进展情况", "佐证材料",
)  # fmt: skip
WIDTHS = (28.0, 40.0, 90.0, 130.0, 52.0, 62.0, 36.0, 62.0, 42.0, 40.0, 110.0, 93.0)
"""In points; together the 277 mm between margins of 10 mm."""


def rows(count: int) -> list[list[str]]:
    """So many rows, drawn from the shipped plan's words with a fixed seed."""
    text = "".join(load_plan(paths.shipped_plan()).published.split())
    chance = random.Random(20121231)

    def piece(least: int, most: int) -> str:
        length = chance.randint(least, most)
        start = chance.randrange(len(text) - length)
        return text[start : start + length]

    return [
        [
            str(i),
            f"{'一二三四五六七八'[i % 8]}.{i % 5 + 1}.{i % 7 + 1}",
            piece(14, 40),
            piece(20, 90),
            "省质监局",
            "省经济和信息化委、省商务厅",
            chance.choice(("牵头", "负责", "参加")),
            "2012年12月31日",
            chance.choice(("已完成", "进行中", "未开始")),
            f"{chance.randint(0, 1000) / 10:g}%",
            piece(10, 80),
            f"{piece(8, 24)}（附件{i}）https://example.cn/{i}",
        ]
        for i in range(1, count + 1)
    ]
