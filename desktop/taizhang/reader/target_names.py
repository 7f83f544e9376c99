"""What a target counts, in the plan's own words: 新建农业标准化示范区, 江苏名牌.

The figure, its qualifiers and the time are left out; what is left depends on where the figure
stands: after the thing counted (示范区20个), before it (20个示范区), or before who does something
(2-4个园区被确认为… → 被确认为…的园区).
"""

from __future__ import annotations

import re

from taizhang.reader.figures import Figure, phrase_end, phrase_start

_TIME = (
    r"(?:到|至|在|于)?(?:20\d\d年(?:\d{1,2}月)?|\d{1,2}月|“?十[一二三四五]五”?|今年|本年|年|全年)?"
    r"(?:上半年|下半年|年底|年末|年内|期末|期间|时期|底|末|内|初)?(?:之?前|以前)?"
)
_LEADING = re.compile(
    rf"^(?:[（(]?[一二三四五六七八九十\d]+[)）、.]|一是|二是|三是|四是|并|和|及|以及|同时"
    rf"|力争|争取|确保|努力|积极|深入|进一步|加快|累计|总数|计划|全年|年内"
    rf"|{_TIME}(?=[\u4e00-\u9fff“])|[，、：])"
)
_TRAILING = re.compile(
    r"(?:由[\d.]+(?:%|个|家|万元|亿元|万|亿|人|件|项)?[^，]{0,3}|力争|争取|累计|分别|将"
    r"|要|总数|超过|达到|突破|不少于|不低于|至少|约|近|大于|比上年|较上年|同比|年均|分别"
    r"|(?<=[^，]{3})完成|控制在|保持在|稳定在|提高到|提高至|提升到|提升至|提升|提高|增长"
    r"|增加到|增至|降至|达|为|至|到|"
    r"降低到|降低|下降到|下降|压缩至|压减至|压缩到|缩短至|缩短到|压缩|实现|>|≥|[：:、（(])+$"
)
_KEPT_VERB = re.compile(
    "(?:新建|组织制定|制定|制订|制修订|改造|新增|改造提升|新建或改造提升|引进|招收|举办|组织)$"
)
_CARRIERS = (
    "企业|园区|省辖市|城市|单位|市县|县市|区县|县区|县|乡镇|村|学校|高校|机构|商户|平台"
    "|项目|地区|产品"
)
_DONE_BY = re.compile(
    rf"^(?P<who>[^，。；、]{{0,8}}?(?:{_CARRIERS}))(?P<what>(?:被|争创|创建|通过|获|入选"
    rf"|进入|完成|实现|开展|达到)[^，。；]+)$"
)
_FINISHED = re.compile(r"^(?P<of>[^，。；]{0,12}?)企业(?P<what>[^，。；]{2,}?)工作$")
_WENT = re.compile(r"^(?:开展)?(?P<what>.{2,}(?:走进|进入|服务))$")
_SHORT = 4
_LENGTH = 40
_BARE_VERB = re.compile("(?:建成|完成|新建|新增|培育|达到|实现|建设|打造|推出)?")
_FIGURE_BEFORE = re.compile(r".*\d[^\d、和及]{0,6}(?:、|和|及|以及)")
"""Figures joined before this one: 冷库1500万立方米、冷藏车."""


def name_of(text: str, figure: Figure) -> str:
    """The name of the target ``figure`` in ``text``; never empty where its phrase has words."""
    start = phrase_start(text, figure.start)
    end = phrase_end(text, figure.end)
    before = _stripped(text[start : figure.start])
    after = _until_next(text[figure.end : end])
    name = _from(before, after)
    if _BARE_VERB.fullmatch(name) and start > 0:
        # 2025年底前建成100个: what is built stands in the phrase before.
        name += _stripped(text[phrase_start(text, start - 1) : start - 1])
    return (name or text[start:end].strip() or text.strip())[:_LENGTH]


def _stripped(before: str) -> str:
    before = before.strip()
    joined = _FIGURE_BEFORE.match(before)
    before = before[joined.end() :] if joined else before
    while (shorter := _LEADING.sub("", before, count=1)) != before:
        before = shorter
    return before


def _until_next(after: str) -> str:
    stop = re.search(r"(?:、|和|以及|及|并)(?=\d|[^、]{0,6}\d)", after)
    return (after[: stop.start()] if stop else after).strip(" 。；，、")


def _from(before: str, after: str) -> str:
    """The name from the words of the phrase before the figure and after it."""
    bare = _TRAILING.sub("", before)
    if not after or (after[0] in "（(" and after.endswith(("）", ")"))):
        return bare or after
    return _rearranged(before, bare, after) or _with_verb(bare) + after


def _rearranged(before: str, bare: str, after: str) -> str:
    """The name where the figure counts who does something, or what something is done to."""
    if before == "对":
        thing, verb, rest = after.partition("开展")
        return f"开展{rest}的{thing}" if verb else after
    if len(bare) <= _SHORT and (done := _DONE_BY.match(after)):
        return f"{done['what']}的{done['who']}"
    if finished := _FINISHED.match(after):
        return f"完成{finished['of']}{finished['what']}的企业"
    if went := _WENT.match(bare):
        return f"{went['what']}的{after.removesuffix('活动').removesuffix('行动')}"
    return ""


def _with_verb(bare: str) -> str:
    kept = _KEPT_VERB.search(bare)
    return kept[0] if kept is not None else ""
