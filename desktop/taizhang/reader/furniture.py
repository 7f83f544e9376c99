"""What a web page puts around a document: its table of metadata, menus, links, counters.

The metadata are kept as label and value: they often hold whole what the page broke in the text (a
文号 without its bracket). The rest is set aside, so that no heading, clause or title is looked for
in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.reader.lines import Line, trimmed
from taizhang.reader.reading import Fact, Span

LABELS = {
    "索引号": "index",
    "信息索引号": "index",
    "信息索引": "index",
    "发文机关": "issuer",
    "发文机构": "issuer",
    "发布机构": "issuer",
    "发文单位": "issuer",
    "发布单位": "issuer",
    "制发机关": "issuer",
    "成文日期": "written",
    "发文日期": "written",
    "印发日期": "written",
    "生成日期": "made",
    "公开日期": "made",
    "发布日期": "made",
    "发布时间": "made",
    "标题": "title",
    "信息名称": "title",
    "文件名称": "title",
    "名称": "title",
    "文号": "doc_number",
    "发文字号": "doc_number",
    "文件编号": "doc_number",
    "公文文号": "doc_number",
    "时效": "validity",
    "有效性": "validity",
    "时效性": "validity",
    "效力状态": "validity",
    "是否有效": "validity",
    "废止日期": "",
    "实施日期": "",
    "施行日期": "",
    "生效日期": "",
    "失效日期": "",
    "主题分类": "",
    "组配分类": "",
    "体裁分类": "",
    "公文种类": "",
    "服务对象": "",
    "所属主题": "",
    "公开方式": "",
    "公开范围": "",
    "公开类型": "",
    "公开类别": "",
    "信息分类": "",
    "信息来源": "",
    "主题词": "",
    "关键词": "",
    "内容概述": "",
    "内容概要": "",
    "信息概述": "",
    "分类": "",
    "浏览次数": "",
    "访问次数": "",
    "点击数": "",
    "字体": "",
    "字号": "",
}
"""Labels of such tables, and which fact each gives (``""``: none that is kept)."""


def _spaced(label: str) -> str:
    return r"[ \u3000]*".join(label)


_LABEL = re.compile(
    r"(?:(?<=\s)|^|[\[【])(?P<label>"
    + "|".join(_spaced(label) for label in sorted(LABELS, key=len, reverse=True))
    + r")[ \u3000]*(?:[：:]|[\]】])",
    re.MULTILINE,
)
_BARE_LABEL = re.compile(
    "(?:"
    + "|".join(_spaced(label) for label in sorted(LABELS, key=len, reverse=True))
    + r")[ \u3000]*[：:]?"
)

_MENU = re.compile(
    r"(?:扫一扫|扫码|微信扫|手机扫|打印本页|打印|关闭窗口|关闭|分享到?|收藏|返回顶部"
    r"|返回首页|首页|上一篇|下一篇"
    r"|相关信息|相关解读|相关链接|相关文件|相关政策|相关文章|相关阅读|政策解读|文字解读"
    r"|图片解读|图文解读|媒体解读|视频解读"
    r"|专家解读|部门解读|新闻发布会|一图读懂|文件下载|附件下载|下载文件|浏览量|阅读次数"
    r"|点击量|责任编辑|网站编辑"
    r"|当前位置|您的位置|您现在的位置|您当前的位置|Produced By|Copyright|版权所有"
    r"|主办单位[：:]|承办单位[：:]|ICP备|公网安备"
    r"|来源[：:]|信息来源|字号[：:]|字体[：:]|【字体|\[字体|【打印|\[打印|无障碍|繁体|最新文件"
    r"|\[大 *中 *小\]|大 中 小)",
)
_CRUMBS = re.compile(r"(?:[^>＞»\n]{1,16}[>＞»]){2,}[^>＞»\n]{0,40}$")
_LEADER = re.compile(r".{1,60}?(?:[.．·…]{4,}|\t)\s*\d{1,3}$")
_FLAT_TAIL = re.compile(
    r"(?<=[\s。）)])[【\[]?(?:相关解读|相关链接|政策解读|相关文章|扫一扫|来源[：:]"
    r"|打印本页|责任编辑)[】\]]?"
)
_TAIL = 800
"""How near to the end of a flattened text a link may begin that runs to the end."""
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Furniture:
    """What was set aside, in places of the cleaned text, and the metadata found in it."""

    spans: tuple[Span, ...]
    values: dict[str, Fact]


def furniture_of(text: str, lines: Sequence[Line]) -> Furniture:
    """Find the page's own words among ``lines``."""
    spans: list[Span] = []
    values: dict[str, Fact] = {}
    _read_tables(text, lines, spans, values)
    labelled = 0
    below = False
    value_of = ""
    for k, line in enumerate(lines):
        if line.cell is not None:
            continue
        label, value_of = value_of, ""
        if label and line.end - line.start <= _SHORT:
            _keep(text, label, line.start, line.end, values)
            spans.append(Span(line.start, line.end))
            continue
        if labelled and _BARE_LABEL.fullmatch(text, line.start, line.end):
            value_of = text[line.start : line.end]
            spans.append(Span(line.start, line.end))
            continue
        labels = _labels_in(text, line)
        if labels and (len(labels) > 1 or labelled or (k < 40 and _is_label_line(text, line))):
            labelled += 1
            spans.append(_read_labels(text, line, labels, values))
        elif _is_menu(text, line):
            spans.append(Span(line.start, line.end))
            below = line.start * 2 > len(text)
        elif below and line.end - line.start <= _SHORT and "。" not in text[line.start : line.end]:
            spans.append(Span(line.start, line.end))
        else:
            below = False
    _read_flat_tail(text, lines, spans)
    return Furniture(tuple(spans), values)


def _labels_in(text: str, line: Line) -> list[re.Match[str]]:
    found = list(_LABEL.finditer(text, line.start, min(line.end, line.start + 1500)))
    head = trimmed(text, line.start, line.end).start
    if not found or (found[0].start() > head and len(found) < 3):
        return []
    return found


def _is_label_line(text: str, line: Line) -> bool:
    """A line of one label: 文 号：… or 时 效：…; 来源 and the like are menus."""
    return _LABEL.match(text, line.start, line.end) is not None


def _read_labels(
    text: str, line: Line, labels: list[re.Match[str]], values: dict[str, Fact]
) -> Span:
    """Keep the values between the labels; the last one ends at a wide blank in flattened text."""
    end = line.end
    for k, label in enumerate(labels):
        last = k + 1 == len(labels)
        stop = line.end if last else labels[k + 1].start()
        if (
            last
            and len(labels) > 2
            and (
                wide := re.compile(r"[ \u3000]{2,}").search(
                    text, _value_start(text, label.end(), stop), stop
                )
            )
        ):
            stop = end = wide.start()
        _keep(text, label["label"], label.end(), stop, values)
    return Span(labels[0].start(), end)


def _value_start(text: str, start: int, end: int) -> int:
    return trimmed(text, start, end).start


def _keep(text: str, label: str, start: int, end: int, values: dict[str, Fact]) -> None:
    fact = LABELS[re.sub(r"\s", "", label).rstrip("：:")]
    span = trimmed(text, start, end, "[]【】")
    value = text[span.start : span.end]
    if fact and value and value.strip("-—") and fact not in values:
        values[fact] = Fact(value, span)


def _read_tables(
    text: str, lines: Sequence[Line], spans: list[Span], values: dict[str, Fact]
) -> None:
    """Read tables that are metadata: cells that are labels, each followed by its value."""
    tables: dict[int, list[Line]] = {}
    for line in lines:
        if line.cell is not None:
            tables.setdefault(line.cell.table, []).append(line)
    for cells in tables.values():
        words = [text[cell.start : cell.end] for cell in cells]
        bare = [k for k, word in enumerate(words) if _BARE_LABEL.fullmatch(word)]
        whole = [k for k, word in enumerate(words) if _LABEL.match(word)]
        if len(bare) + len(whole) < 2 or len(cells) > 60:
            continue
        for k in bare:
            if k + 1 < len(cells) and k + 1 not in bare:
                _keep(text, words[k], cells[k + 1].start, cells[k + 1].end, values)
        for k in whole:
            if k not in bare:
                labels = list(_LABEL.finditer(text, cells[k].start, cells[k].end))
                if labels:
                    _read_labels(text, cells[k], labels, values)
        spans.append(Span(cells[0].start, cells[-1].end))


def _is_menu(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    if len(words) <= 200 and _CRUMBS.match(words):
        return True
    if _LEADER.fullmatch(words):
        return True
    menu = _MENU.match(words.lstrip("【[ "))
    return menu is not None and len(words) <= 120 and "负责" not in words


def _read_flat_tail(text: str, lines: Sequence[Line], spans: list[Span]) -> None:
    """A text without line breaks: links at its end, a breadcrumb at its start."""
    if not lines or len(lines) > 5:
        return
    last = lines[-1]
    tail = _FLAT_TAIL.search(text, max(last.start, last.end - _TAIL), last.end)
    if tail is not None:
        spans.append(Span(tail.start(), last.end))
    first = lines[0]
    crumb = re.compile(r"\S{2,20} 最新文件 ").match(text, first.start, first.end)
    if crumb is not None:
        spans.append(Span(first.start, crumb.end()))
