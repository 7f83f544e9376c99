"""Phrases between commas that only lead to an action: for whom, when, how, by what rule.

对到期还款困难的企业, 疫情期间, 通过重组等方式, 按照…要求: what they belong to follows. They end no
action and make no title.
"""

from __future__ import annotations

import re

_LONGEST = 400
"""Longer ones are damage, and must not cost time."""
_OPEN_END = re.compile(
    r"(?<!目)的$|(?:期间|情况下|前提下|条件下|过程中|的同时|等方面|等渠道|等途径|为契机|为原则|为统领"
    r"|[日月年]起|[》”]下|(?<![先前落])后|(?<![用工耗及按限学课实即])时)$"
    r"|^[^，。；]*除[^，。；]*外$"
    r"|(?:按照?|根据|依据|参照|对照|遵照)[^，。；]*(?:要求|约定|规定|部署|》|”)(?:（[^）]*）)?$"
    r"|(?:^|要|应|由)会同[^，。；]{0,24}$"
)
"""Ends of words that wait for what follows: …困难的, 按照…要求, 要对照《…》, 会同有关方面."""
_MEANS = re.compile(
    r"(?:通过|以|采[取用]|按|根据|依据|运用|利用|借助|等|在|本着|坚持|遵循|依托|多种|经)[^，。；]*"
    r"(?:方式|形式|原则|基础上|授权|手段|途径|为抓手|为契机|为导向|为目标|为基础)$"
)
_WHOM = re.compile(r"(?:特别是|尤其是|其中，?)?(?:对(?!接|标|外|比)|对于|针对|凡是?|就)")
_SOMEBODY = re.compile(
    r"的[^，的]{0,14}(?:省|市|县|区|旗|企业|单位|机构|地区|地方|人员|个人|项目|载体|园区|基地)(?:（[^）]*）)?$"
)
_PRAISE = re.compile(r"(?:[快好大高强]|明显|突出|显著|有力|到位|困难)$")
_ACTS = re.compile(
    r"开展|推进|建立|推行|实施|进行|组织|完善|落实|加强|实行|给予|纳入|提供|完成|减免|免收|予以"
    r"|取消|降低|执行|减半|免除|免于|应当|应予|可以?|要|不得|须|加大|采取|优先|鼓励|支持|引导"
    r"|允许|指导|推动|制定|作出|做到|做好|严格|依法|由|统一|及时|设立|严厉|报送|强化|压缩|简化"
    r"|协调|问责|追责|曝光|惩处|处理|整改|倾斜|监管|查处|打击|整治|通报|表扬"
)
_SETTING = re.compile(r"(?:以|按照|在|为|根据|围绕|结合|依托)")
_SETTING_END = re.compile(
    r"为(?:重点|主体|责任主体|载体|主线|核心|依托|牵引|突破口|支撑|引领)$|[中上内]$|目标$|需要$"
)


def waits(phrase: str) -> bool:
    """Whether a phrase without marks leaves open what is done, which follows."""
    if len(phrase) > _LONGEST:
        return False
    if _OPEN_END.search(phrase) or _MEANS.search(phrase):
        return True
    whom = _WHOM.match(phrase)
    if whom is None:
        return False
    return _PRAISE.search(phrase) is not None or not acts_at_its_end(phrase[whom.end() :])


def is_of_somebody(phrase: str) -> bool:
    """Whether a phrase begins with whom an action is for (对…, 针对…, 凡…)."""
    return _WHOM.match(phrase) is not None


def acts(phrase: str) -> bool:
    """Whether a phrase has a word of doing anywhere."""
    return _ACTS.search(phrase) is not None


def is_done(phrase: str) -> bool:
    """Whether a phrase says what is done, rather than more of whom it is for (…明显的省)."""
    if phrase.startswith(("将", "把")):
        return True
    return acts(phrase) and _SOMEBODY.search(phrase) is None


def acts_at_its_end(phrase: str) -> bool:
    """Whether it has one that is not part of a description (对提供…的企业 has none)."""
    return _ACTS.search(phrase, phrase.rfind("的") + 1) is not None


def is_setting(phrase: str) -> bool:
    """Whether a phrase only sets the scene, so that it names no task: 以…为重点, 在…中."""
    if len(phrase) > _LONGEST:
        return False
    return waits(phrase) or (
        _SETTING.match(phrase) is not None and _SETTING_END.search(phrase) is not None
    )
