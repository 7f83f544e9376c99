"""Cut a task's words into milestones: one action each, exact spans, no word lost but marks.

Sentences are always cut. Inside a sentence the words after a comma are an action of their own when
they begin with a verb of doing (制定, 建立, 开展) and what stands before them is one already; how
or what for (以…为重点, 根据…, 推动…提升) stays with the action it belongs to. Two figures joined by
、 or 和 are two actions, so that each can be counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from taizhang.plan.punctuation import PUNCTUATION
from taizhang.reader.figures import Figure
from taizhang.reader.phrases import acts, is_done, is_of_somebody, waits

_OPEN, _CLOSE = "“‘（《〔【(", "”’）》〕】)"
_BRACKET = re.compile(f"[{re.escape(_OPEN + _CLOSE)}]")
_SHORTEST = 4
_LOOK = 400
"""How far a phrase is looked at: longer ones are damage, and must not cost time."""
_PHRASES = 6
"""How many phrases after a comma are looked at for the action that they lead to."""
_NEAR = 10
"""How near to its beginning such an action has its verb: 不折不扣落实."""
_VERBS = (
    "制定|制订|修订|出台|建立|健全|完善|开展|组织|召开|推进|推行|推动|加强|强化|加大"
    "|加快|实施|落实|履行|设立|成立|开通|开设|开发|建设|建成|新建|创建|打造"
    "|培育|培养|扶持|支持|鼓励|引导|指导|督促|推荐|严厉|严格|严禁|严查|收集|评估|发布"
    "|公布|编制|编印|整合|搭建|构建|优化|简化|规范|清理|取消|下放|扩大|拓展|拓宽"
    "|推广|普及|试点|探索|研究|梳理|排查|整治|整改|查处|打击|检查|监测|统计|调查|评选"
    "|申报|争取|争创|力争|确保|做好|抓好|抓紧|办好|用好|实行|执行|启动|启用|引进|引入"
    "|吸引|深化|深入|巩固|壮大|发展|发挥|形成|明确|细化|压实|配合|协调|统筹|共同|切实"
    "|积极|适时|及时|继续|进一步|逐步|全面|大力|着力|持续|对接|提供|安排|调整|改造|改进"
    "|改革"
    "|新增|举办|宣传|动员|协助|帮助|依法|依托|减免|降低|压缩|压减|免收|缩短|纳入|参与"
    "|公开|共享|合理|科学|稳妥|有序|优先|重点|主动|统一|定期|按时|放宽|允许|不得|禁止"
    "|防止|防范|控制|保障|畅通|开放|畅销|升级|提前|预防|增加|设置"
    "|不断|争做|选派|选树|遴选|认定|考核|督查|督导|通报|表彰|奖励|追究|约谈|完成|履职"
    "|扎实|稳步|有效|尽快|率先|牵头|汇总|汇编|编写|倡导|营建|兑现|返还|给予|投放|储备"
    "|采购"
)
_TIME = (
    r"(?:(?:到|在|于|至)?(?:20\d\d年|\d{1,2}月|每[年月季]|年[底内]|[上下]半年|“十)"
    r"[^，。；]{0,8}?)?"
)
_ACTION = re.compile(rf"(?:并|同时|并对|要|应|须|还要|也要)?{_TIME}(?:{_VERBS})")
_ACTS_INSIDE = re.compile(
    r"(?:在|对|以|将|把|为|与|向|由|按|从|每|各|就|于)[^，。；]*?(?:制定|建立|健全|完善"
    r"|开展|组织|推进|推行|推动|加强|强化|实施|实行|进行|落实|建设|建成|创建|打造|培育"
    r"|给予|纳入|设立|作为|予以|列入|提供|举办|完成|报送|排查|整治|检查)"
)
_RESULT = re.compile(
    "(?:不断|切实|有效|全面|进一步|持续|着力|逐步|努力|积极)?(?:提高|提升|带动|营造"
    "|实现|促进|增强|助力|保证|满足|维护|使|让|从而|以便|防止|避免|形成.{0,8}(?:格局"
    "|合力|氛围)|动员部署|打牢|夯实|努力|推动.{0,24}(?:提升|展开|发展|落实|见效|增长"
    "|转型|落地)$|确保.{0,14}(?:到位|落实|落地|见效|实效|稳定)$|做到|争做"
    "|为.{2,30}(?:提供|奠定))"
)
_MODIFIER = re.compile(
    r"要?(?:“十|20\d\d年|\d{1,2}月|运用|以|按照|按|根据|围绕|结合|依托|针对|通过|坚持|立足|依据|参照|鉴于|随着|为|对|在"
    "|从|除|当|经|如|若|凡|由|于|自|借助|借鉴|利用|充分发挥|发挥|充分利用|聚焦|瞄准"
    "|突出|把握|紧扣|适应|面向|本着|遵循|到|至|配合|组织领导|加强部门|加强协作|加强协同"
    "|加强协调|加强领导|加强配合)"
)
_TIME_LED = re.compile(
    r"(?:到|在|于|至)?(?:20\d\d年|\d{1,2}月|年底前|“十[二三四五]五”)"
    r"[^，。；]{0,6}?(?:前|底|末|期间|时期|年|$)"
)
"""A time at the head of a phrase: what is to be done by then begins there."""
_HOW = re.compile("(?:以|按照|根据|围绕|结合|依托|针对|通过|依据|参照|利用|充分利用|聚焦|瞄准)")
_MODIFIER_THAT_ACTS = re.compile(
    "(?:开展|推进|建立|推行|实施|进行|组织|建设|打造|培育|制定|完善|落实|加强|实行|给予"
    "|纳入|提供|完成|减免|免收|予以|设立|举办|严厉|推动|报送|印发)"
)
_NEEDS_OBJECT = re.compile("并?(?:依法|优先|统筹|及时)?(?:给予|予以|纳入|列入|免收|免除|减免)")
_AVOIDS = re.compile("(?:切实|坚决)?(?:避免|防止)")
_WORSE = re.compile("增加|加大|加重|扩大|影响|形成")


def cuts_of(text: str, figures: Sequence[Figure] = ()) -> tuple[tuple[int, int], ...]:
    """The milestones' spans in ``text``, in order; together they hold all its words."""
    starts = [0]
    for start, end, mark in _phrases(text):
        if mark in "。；！？" or _joins_an_action(text, starts[-1], start, end):
            starts.append(end)
    starts += _between_figures(text, figures)
    starts = sorted(set(starts))
    return _joined(text, starts)


def _phrases(text: str) -> list[tuple[int, int, str]]:
    """The stretches between marks outside brackets and quotes: start, end after the mark, mark."""
    found: list[tuple[int, int, str]] = []
    depth = start = 0
    for place, character in enumerate(text):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(depth - 1, 0)
        elif depth == 0 and character in "，。；！？":
            end = place + 1
            found.append((start, end, character))
            start = end
    return found


def _joins_an_action(text: str, current: int, start: int, end: int) -> bool:
    """Whether what follows the comma at ``end`` is an action beside that of ``current``–``end``."""
    before = text[current : min(end - 1, current + _LOOK)]
    following = text[end : end + _LOOK]
    following = following[: _next_mark(following)]
    if len(before) < _SHORTEST or len(following) < _SHORTEST:
        return False
    last = text[start : end - 1]
    if not _is_action(before, last) or _is_needed_by(following, last):
        return False
    if _TIME_LED.match(following):
        return True
    return not _RESULT.match(following) and _acts(text, before, following, end + len(following))


def _acts(text: str, before: str, following: str, after: int) -> bool:
    """Whether the phrase ``following``, which ends at ``after``, is or leads to an action."""
    if text[after : after + 1] == "，" and waits(following):
        own = is_of_somebody(following) or not following.endswith("的")
        if own or _ACTION.match(before):
            return _ACTION.match(following) is not None or _acts_later(text, after, _NEAR)
        return False
    if _HOW.match(following) and not _ACTS_INSIDE.match(following):
        return _acts_later(text, after)
    return bool(_ACTION.match(following) or _ACTS_INSIDE.match(following))


def _is_needed_by(following: str, last: str) -> bool:
    """Whether what follows is done to what the last phrase names, or is what that is to avoid."""
    if _NEEDS_OBJECT.match(following):
        acts = last.startswith(("将", "把")) or _ACTION.match(last) is not None
        return not acts or re.search("对[^，。；]*$", last) is not None
    return _AVOIDS.match(last) is not None and _WORSE.match(following) is not None


def _acts_later(text: str, place: int, near: int = 0) -> bool:
    """Whether the sentence that goes on at ``place`` comes to an action (根据…，依托…，实施…).

    ``near`` is how far within its first words the verb may stand (不折不扣落实…).
    """
    for _ in range(_PHRASES):
        if text[place : place + 1] != "，":
            return False
        following = text[place + 1 : place + 1 + _LOOK]
        following = following[: _next_mark(following)]
        if not _HOW.match(following) and not waits(following):
            does = _ACTION.match(following) is not None or acts(following[:near])
            return does and _RESULT.match(following) is None
        place += 1 + len(following)
    return False


def _next_mark(text: str) -> int:
    depth = 0
    for place, character in enumerate(text):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(depth - 1, 0)
        elif depth == 0 and character in "，。；！？":
            return place
    return len(text)


def _is_action(before: str, last: str) -> bool:
    """Whether the words so far stand for themselves: not only how, where or by what."""
    if waits(last):
        return False
    first, *others = before.split("，")
    if is_of_somebody(first) and waits(first) and not any(map(is_done, others)):
        return False
    if "，" not in before and _MODIFIER.match(before):
        inside = _MODIFIER_THAT_ACTS.search(before, 2)
        return inside is not None and not before.endswith(
            ("为重点", "基础上", "为主线", "为载体", "要求")
        )
    if "，" in before and _MODIFIER.match(before) and _MODIFIER.match(last):
        return _MODIFIER_THAT_ACTS.search(last, 2) is not None
    return True


def _between_figures(text: str, figures: Sequence[Figure]) -> list[int]:
    """Between two targets: after the comma or 、 between them, before 和."""
    found: list[int] = []
    for one, two in pairwise(figures):
        between = text[one.end : two.start]
        if re.search("[。；！？]", between):
            continue
        comma = between.rfind("，")
        if comma >= 0:
            found.append(one.end + comma + 1)
            continue
        pause = between.rfind("、")
        joint = re.search("(?:和|及|以及)(?=[^和及]*$)", between)
        if pause >= 0:
            found.append(one.end + pause + 1)
        elif joint is not None:
            found.append(one.end + joint.start())
    return found


def _joined(text: str, starts: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Spans from ``starts`` without the marks at their ends; too short or unpaired ones joined."""
    spans: list[tuple[int, int]] = []
    begin = 0
    last = len(text.rstrip("。；，、 "))
    for start, stop in zip(starts, [*starts[1:], len(text)], strict=True):
        first = min(begin, start)
        words = _narrow(text, first, stop)
        rest = stop < last
        whole = words[1] - words[0] >= _SHORTEST and _paired(text[slice(*words)])
        if not whole and rest:
            begin = first
            continue
        if not whole and spans:
            spans[-1] = _narrow(text, spans[-1][0], stop)
        elif words[1] > words[0]:
            spans.append(words)
        begin = stop
    if not spans and (words := _narrow(text, 0, len(text)))[1] > words[0]:
        spans.append(words)
    return tuple(spans)


_ENDS = PUNCTUATION - set("“”‘’（）()")


def _narrow(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _ENDS:
        start += 1
    while end > start and text[end - 1] in _ENDS:
        end -= 1
    return start, end


def _paired(words: str) -> bool:
    """Whether every bracket and quote has its other half."""
    if _BRACKET.search(words) is None:
        return True
    return all(words.count(a) == words.count(b) for a, b in zip(_OPEN, _CLOSE, strict=True))
