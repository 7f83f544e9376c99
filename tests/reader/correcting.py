"""Readings to correct, and what holds of every one of them."""

from __future__ import annotations

from functools import cache

import pytest

from taizhang import paths
from taizhang.errors import KnownError
from taizhang.plan.fold import fold
from taizhang.reader.correct import task_of
from taizhang.reader.read import read
from taizhang.reader.reading import Reading, ReadTask, Span
from taizhang.reader.source import Source

TEXT = """某市2020年工作方案

一、稳企业
1.稳生产。制定稳产方案，安排资金20亿元，新建厂房20座。6月底前召开大会。（市经信局牵头，市发改委、财政局负责）
2.稳就业。开展招聘\u200b活动10场，新增岗位500个。（市人社局、市发展改革委负责）
3.稳外贸。
支持企业出口，办好展会。（市商务局负责，市财政局参加）
二、惠民生
4.稳物价。加强市场监测，打击囤积居奇。（市市场监管局负责）
本段没有编号，加强宣传引导，营造良好氛围（市委宣传部负责
"""


@cache
def small() -> Reading:
    return read(Source.of_text(TEXT, "a.txt"))


@cache
def jiangsu() -> Reading:
    path = paths.shipped_plan().with_suffix(".txt")
    return read(Source.of_text(path.read_text(encoding="utf-8")))


def sound(reading: Reading) -> Reading:
    """What holds of every reading, corrected or not."""
    text = reading.source.text
    numbers = [task.number for task in reading.tasks]
    assert len(set(numbers)) == len(numbers)
    assert {task.section for task in reading.tasks} <= {s.number for s in reading.sections}
    for task in reading.tasks:
        _sound_task(task, text)
    for one in reading.unsure:
        assert one.task == "" or one.task in numbers, one
        _inside(one.span, text)
    for part in reading.parts:
        _inside(part.span, text)
    return reading


def _sound_task(task: ReadTask, text: str) -> None:
    assert task.title
    names = [one.agency for one in task.assignments]
    assert len(set(names)) == len(names)
    for span in (task.span, task.title_span, task.text_span, task.clause_span or task.span):
        _inside(span, text)
    end = 0
    for one in task.milestones:
        assert one.text
        assert task.text[one.start : one.end] == one.text
        assert one.start >= end
        end = one.end
        _inside(one.span, text)
        assert fold(text[one.span.start]) == fold(one.text[0])
        assert fold(text[one.span.end - 1]) == fold(one.text[-1])


def _inside(span: Span, text: str) -> None:
    assert 0 <= span.start <= span.end <= len(text)


def number_of(reading: Reading, words: str) -> str:
    """The number of the task whose title has these words."""
    (found,) = [task.number for task in reading.tasks if words in task.title]
    return found


def cut_of(reading: Reading, number: str) -> list[str]:
    return [one.text for one in task_of(reading, number).milestones]


def roles(reading: Reading, number: str) -> dict[str, str]:
    return {one.agency: str(one.role) for one in task_of(reading, number).assignments}


def sentence(call: object) -> str:
    """The one sentence with which a correction is refused."""
    with pytest.raises(KnownError) as caught:
        call()  # type: ignore[operator]
    assert str(caught.value).endswith("。")
    return str(caught.value)
