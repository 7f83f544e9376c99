"""The table of 索引号, 文号, 发布机构 … that government sites show above a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from taizhang.reader.formats.web_text import TEXT, Page

_LABELS = (
    "索引号",
    "信息索引",
    "文号",
    "发文字号",
    "文件编号",
    "发布机构",
    "发文机关",
    "发文单位",
    "信息来源",
    "发文日期",
    "成文日期",
    "生成日期",
    "发布日期",
    "公开日期",
    "生效日期",
    "废止日期",
    "时效",
    "有效性",
    "文件状态",
    "主题分类",
    "主题词",
    "公文种类",
    "体裁分类",
    "组配分类",
    "标题",
    "名称",
    "内容概述",
    "关键词",
)
_SPACES = re.compile(r"\s+")
_LABEL = re.compile(f"^[\\[【]?(?:{'|'.join(_LABELS)})[\\]】]?[:：]?")
_LABEL_ALONE = re.compile(f"^[\\[【]?(?:{'|'.join(_LABELS)})[\\]】]?[:：]?$")
_LONGEST = 1_500
_MOST_TRIES = 20


def is_metadata(page: Page, node: LexborNode) -> bool:
    """Whether a table says what a document is: its lines begin with three or more such labels."""
    text = page.text_of(node, _LONGEST)
    return len(text) <= _LONGEST and len(_labels(text)) >= 3


def metadata_lines(page: Page, node: LexborNode) -> Iterator[str]:
    """One line for each label with its value; a label in a cell of its own gets its value."""
    waiting = ""
    for line in page.text_of(node).split("\n"):
        if waiting and not _LABEL.match(_bare(line)):
            colon = "" if waiting.rstrip().endswith((":", "：")) else "："
            yield f"{waiting}{colon}{line}"
            waiting = ""
            continue
        if waiting:
            yield waiting
        waiting = line if _LABEL_ALONE.match(_bare(line)) else ""
        if not waiting:
            yield line
    if waiting:
        yield waiting


def metadata_of(page: Page, content: LexborNode) -> list[str]:
    """The metadata that stand outside the content, as lines; none where the page shows none."""
    around = set()
    here: LexborNode | None = content
    while here is not None:
        around.add(here.mem_id)
        here = here.parent
    tries = _MOST_TRIES
    for node, entering in page.shown(page.root, lambda node: node.mem_id == content.mem_id):
        if tries and entering and node.tag == TEXT and _LABEL.match(_bare(node.text_content or "")):
            tries -= 1
            holder = _holder(page, node, around)
            if holder is not None:
                return list(metadata_lines(page, holder))
    return []


def _holder(page: Page, node: LexborNode, around: set[int]) -> LexborNode | None:
    """The smallest element around ``node`` with the most labels, if it has two or more."""
    best, most = None, 1
    here = node.parent
    for _ in range(12):  # a cell, its row, the table, and some frames around it
        if here is None or here.mem_id in around:
            break
        text = page.text_of(here, _LONGEST)
        if len(text) > _LONGEST:
            break
        count = len(_labels(text))
        if count > most:
            best, most = here, count
        here = here.parent
    return best


def _labels(text: str) -> set[str]:
    found = (_LABEL.match(_bare(line)) for line in text.split("\n"))
    return {match[0].strip("[]【】:：") for match in found if match}


def _bare(line: str) -> str:
    """A line without any space: 索 引 号 is written with spaces of every kind."""
    return _SPACES.sub("", line[:200])
