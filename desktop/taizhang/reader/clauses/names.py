"""What a well-formed agency name is, whether it names a collective, and which prefix it carries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from taizhang.reader.clauses.lexicon import NOT_ORGANS, ORGAN_ENDINGS, PROSE
from taizhang.reader.clauses.places import NO_PLACES, PLACES
from taizhang.reader.clauses.words import Endings, Words, listed

LONGEST = 48
"""Characters of the longest name believed; the longest seen has 27."""

_COLLECTIVE_STARTS = Words(
    listed(
        "各 有关 相关 全省各 全市各 全县各 全区各 全区 全省 全市 全县 省各 市各 县各 区各 "
        "省有关 市有关 县有关 区有关 省相关 市相关 县相关 区相关 国务院相关 国务院有关 "
        "国务院各 其他 其它 所有 沿线 省直有关 省直各 市直有关 市直各 省直相关 市直相关 "
        "县直有关 县直各 县直相关 区直有关 区直各 区直相关 省级有关 省级各 省级相关 市级有关 "
        "市级各 市级相关 县级各 县级有关 县级相关 区级有关 区级相关 区级各 中央有关 "
        "中央和国家机关有关 地方各级 地方 试点 属地 省级人民 市级人民 县级人民 我市有关 "
        "我省有关 州直 州级 州有关 州各 州相关"
    )
)
_COLLECTIVE_ENDINGS = Endings(
    listed(
        "部门 单位 部门和单位 成员单位 地区 地方 企业 机构 各地 各方 方面 各级 高校 院校 乡镇 "
        "镇街 组织 团体"
    )
)
_LOCAL_WORDS = listed(
    "各 有关 相关 市 县 省 区 州 盟 旗 镇 乡 地 级 以上 设区 设区的 自治 直辖 直管 管 街 街道 村 "
    "村居 居 社区 开发 高新 经开 功能 园 新 特 直属 所属 属 沿线 试点 城市 辖 副 计划单列 省会 "
    "示范 人民 "
    "兵团 新疆生产建设 和 及 以及 与 等 、 ， （ ） 〔 〕 ( ) [ ] 产业 度假 风景 名胜 旅游 管理 "
    "地方 所有 全 内 行政公署 行署 农场 林场 两 对口 协同 发展 以下简称 重点 涉 农 师"
)
_LOCAL = re.compile(
    f"(?:{'|'.join(sorted(map(re.escape, _LOCAL_WORDS), key=len, reverse=True))}"
    r"|[二三四五六七八九十\d]+个)++"
)
"""Kinds of places, and nothing else. Possessive: words that share letters cost no second try."""
_LOCAL_ORGAN = Endings(
    listed(
        "党委和政府 党委及政府 党委和人民政府 党委及人民政府 党委政府 党委（党组） "
        "政府 人民政府 管委会 管理委员会 党委 党工委 办事处 街道办 行署 行政公署 党委政府 "
        "党政办 街办 党组织 部门 单位 主管部门"
    )
)


_ROLE_INSIDE = re.compile("会同|牵头(?!单位|部门)|负责|配合(?!单位|部门)")
"""Role words that no name holds; 17个市级帮扶集团牵头单位 is one."""


_AND_OTHERS = re.compile("等(?:有关|相关|职能)?(?:部门|单位)")
"""住建等部门 is 住建 and others."""


def is_name(text: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether the words (without blanks) are shaped like an agency's name."""
    if text in known:
        return True
    if not 2 <= len(text) <= LONGEST or text in _ROOMS:
        return False
    if text[0] == "各" and _LOCAL.fullmatch(text):
        return True
    ending = ORGAN_ENDINGS.of(_bare(text))
    if _AND_OTHERS.search(text):
        return False
    return bool(ending) and not _ROLE_INSIDE.search(text) and _stem_is_sound(text, ending)


_ROOMS = frozenset(listed("实验室 教室 会议室 阅览室"))
"""What is a unit only with a name of its own before it: 实验室与设备管理处 is one office."""


def _bare(text: str) -> str:
    """The name without what it is also called: 市科技局（市外专局）; 县（市、区） stays."""
    if text[-1] in "）〕)]】":
        place = max(text.rfind(mark) for mark in "（〔([【")
        inner = text[place + 1 : -1]
        if place > 1 and (_LOCAL_ORGAN.of(inner) or not _LOCAL.fullmatch(inner)):
            return text[:place]
    return text


def _stem_is_sound(text: str, ending: str) -> bool:
    if len(NOT_ORGANS.of(text)) > len(ending):
        return False
    if text[0] in "和及与的等并、，）〕（〔([【":
        return False
    return len(text) > len(ending) or ending in _WHOLE


_WHOLE = frozenset(
    listed(
        "高新区 开发区 经开区 管委会 园区 街道 乡镇 镇街 人大 政协 移动 联通 电信 铁塔 邮政 "
        "烟草 军分区 警备区 人武部 税务 海关 气象 各地 各方 各市 各县 各区 各州 团委 党委 "
        "电力 供电 国网 医保 人社 高校 院校 各级 人保 有关方面 相关方面 各方面 国资 中央 "
        "县（市、区） 县（区） 市（区） 区（市） 农商行 民航 铁路 企业 地区"
    )
)


def is_plain(text: str) -> bool:
    """Whether nothing in the words is prose: what a list without role words must be made of."""
    return not PROSE.search(text) and "的" not in text.replace("设区的", "")


def is_collective(name: str) -> bool:
    """Whether the name is for nobody in particular: 各市、县人民政府, 省有关部门, 成员单位."""
    if _COLLECTIVE_STARTS.at(name, 0) or re.match(r"\d+个|[两三四五六七八九十]+个", name):
        return True
    return bool(_COLLECTIVE_ENDINGS.of(name)) or _is_local(name)


GENERAL_ENDINGS = ("部门", "单位", "企业", "机构", "组织", "团体", "方面", "个人", "协会", "学校")
"""What every sentence of prose is full of: alone they make no list of agencies."""


def _is_local(name: str) -> bool:
    ending = _LOCAL_ORGAN.of(name)
    if not ending:
        return False
    stem = name[: len(name) - len(ending)]
    if ending in {"管委会", "管理委员会", "办事处"} and "、" not in stem:
        return False
    return len(stem) > 1 and bool(_LOCAL.fullmatch(stem))


_LEVELS_ONLY = re.compile(
    "(?:省|市|县|区|州|盟|旗|镇|乡|地|设区的?市|地级市|自治州|自治县|县级市|街道|（.{1,6}）|〔.{1,6}〕|有关|相关|沿线|所有|试点|属地)++"
)


def is_local_stem(text: str, *, first: bool = False) -> bool:
    """Kinds of places with no organ yet: 各市, 各县（市、区）, 县〔区〕 before 人民政府.

    ``first``: it opens the collective, so it says 各 or names nothing but levels (市、县人民政府);
    市高新区 opens none.
    """
    if _LOCAL_ORGAN.of(text) or not _LOCAL.fullmatch(text):
        return False
    return not first or text[0] == "各" or bool(_LEVELS_ONLY.fullmatch(text))


def needs_organ(text: str) -> bool:
    """各市 and 各州 still wait for their 人民政府; 各地区, 各园区 are whole."""
    return text.endswith(tuple("市县州盟旗）〕")) or (
        text.endswith("区") and not text.endswith(("地区", "园区", "新区", "开发区"))
    )


def is_bare_government(text: str) -> bool:
    """市人民政府, 旗县人民政府: after 各盟行政公署 they stand under its 各."""
    for ending in ("人民政府", "行政公署"):
        if text.endswith(ending):
            return bool(_LEVELS_ONLY.fullmatch(text[: -len(ending)]))
    return False


def takes_collective_tail(text: str) -> bool:
    """What may end a collective that 、 runs through: 县〔区〕人民政府, 街道办事处, 管委会."""
    ending = _LOCAL_ORGAN.of(text)
    if not ending:
        return False
    stem = text[: len(text) - len(ending)]
    return not stem or bool(_LOCAL.fullmatch(stem))


# Prefixes -----------------------------------------------------------------------------------------


class Own(Enum):
    """What a name begins with."""

    BARE = "bare"
    LEVEL = "level"
    """省, 市, 区: the name stands in its own government's plan and lends the prefix on."""
    PLACE = "place"
    """南京市, 江西: its own, or a branch's place."""
    BRANCH = "branch"
    """人行, 国网, 国家, 各: never takes a prefix and lends none."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """A name's beginning: ``words`` is what names after it in the list carry on."""

    kind: Own
    words: str = ""


_LEVELS = Words(listed("省 市 县 区 州 盟 旗 镇 乡 自治区 自治州 兵团 新区 全省 全市 师"))
_LEVEL_CHARACTERS = "省市县区州乡镇旗村"
_NO_LEVEL = Words(
    listed(
        "市场 市容 市民中心 市民服务 市政管 市政园 市政工 市政公 市政设 市域 区域 区块 县域 "
        "省际 区划 区间 镇街 乡镇 乡村 县区 区县 市县 州县 县市 旗县 市区 县乡 市州人 乡土 "
        "师范 师资 市级以 省部"
    )
)
_OFFICES = Words(listed("省局 市局 区局 县局 州局 总局 省厅 省公司 市公司 省院 省委机关 分局"))
"""An issuing office named short; it lends itself to its divisions (省局行政审批处、信息中心)."""
_BRANCHES = Words(
    listed(
        "各 有关 相关 其他 其它 所有 国家 国务院 中央 中国 中华 全国 国网 国铁 国开 人行 "
        "人民银行 央行 银保监 银监 证监 保监 外汇局 外汇管理局 团省 团市 团区 团县 团州 "
        "共青团 中石 中移 中铁 中关村 中建 工行 农行 建行 中行 交行 邮储 农发行 进出口银行 "
        "最高 武警 人保 南方电网 华能 大唐 华电 三峡 驻 南方 联通 移动 电信 铁塔 地方 属地 沿线 "
        "试点 全 新疆生产 长江 黄河 淮河 珠江 太湖 海河 松辽 华东 华北 华南 华中 西南 西北 "
        "东北 京津冀 新华 人民日报 央视 农业发展银行 邮政储蓄 国债 中债 中信 开发银行 上合 "
        "民航 铁路 本 我"
    )
)
_ALSO_LOCAL = frozenset(listed("铁路 民航 三峡 长江 黄河 驻 全"))
"""铁路办, 驻京办 are offices of the list's own government."""
_PLACE_LEVELS = Words(
    listed("省 市 县 自治区 自治州 区 州 新区 盟 地区 壮族自治区 回族自治区 维吾尔自治区")
)
_UNKNOWN_PLACE = re.compile(
    r"([^省市县区局厅委办部]{2,5}?(?:自治县|自治州|自治区|(?<![城都超股强全跨])[市县省州]))"
    r"(?=[^场容民域级、].)"
)
"""智慧城市 and 质量强省 are no places."""
_ZONE = re.compile(
    r"[^局厅委办部]{2,12}?(?:开发区|新区|园区|示范区|保税区|自贸区|试验区|功能区|特区|片区|合作区|"
    r"(?<![社小街景灾库牧林山辖])区)(?=.{2})"
)


def own_prefix(name: str) -> Prefix:
    """Which prefix a name brings along."""
    office = _OFFICES.at(name, 0)
    level = _LEVELS.at(name, 0)
    if office and len(name) > len(office):
        return Prefix(Own.LEVEL, office)
    if _STATE_SECURITY.fullmatch(name):
        return Prefix(Own.BARE)
    if branch := _BRANCHES.at(name, 0):
        own = branch in _ALSO_LOCAL and name.endswith("办")
        return Prefix(Own.BARE) if own else Prefix(Own.BRANCH, branch)
    if level and not _is_no_level(name, level) and not PLACES.at(name, 0):
        return Prefix(Own.LEVEL, level)
    return _place_prefix(name)


_STATE_SECURITY = re.compile("国家安全[厅局]")
"""国家 in the name of an office of the province or city."""


def _is_no_level(name: str, level: str) -> bool:
    """市场监管局, 县区办 begin with no level; in 县市场监管局 the 市 belongs to 市场."""
    word = _NO_LEVEL.at(name, 0)
    inner = _NO_LEVEL.at(name, len(level))
    return bool(word) and not (inner and inner.strip(_LEVEL_CHARACTERS))


def _place_prefix(name: str) -> Prefix:
    if place := PLACES.at(name, 0):
        level = _PLACE_LEVELS.at(name, len(place))
        return Prefix(Own.PLACE, place + level if level else "")
    if match := _UNKNOWN_PLACE.match(name):
        return Prefix(Own.PLACE, match[1])
    return Prefix(Own.PLACE) if _ZONE.match(name) else Prefix(Own.BARE)


_NEVER = Endings(
    listed(
        "海关 分行 支行 中支 银行 分公司 公司 集团 监分局 银保监局 证监局 营管部 营业管理部 "
        "铁路局 部门 单位 企业 机构 政府 管委会 管理委员会 高新区 开发区 经开区 园区 新区 "
        "街道 乡镇 办事处 街道办 地区 大学 协会 学会 商会 分局 军分区 警备区 人武部 各地 "
        "银保监分局 供电 电力 联通 移动 电信 铁塔 国网 保险 镇 乡 开发区管委会 党委 党工委 "
        "高校 院校 镇街 组织 团体 人民法院 人民检察院 成员单位 基地 平台 区 县 市 州 盟 旗 部 "
        "市（区） 县（区） 方面 行业协会 联盟 促进会 企业家 农商行 站段"
    )
)
_STILL = Endings(
    listed("检察院 联合会 宣传部 组织部 统战部 社会工作部 武装部 统计局 城市管理执法分局 总工会")
)
"""These take the prefix in spite of an ending above."""
_PARTY_OFFICES = frozenset(
    listed(
        "宣传部 组织部 统战部 政法委 网信办 编办 社会工作部 政研室 改革办 巡察办 巡视办 老干部局"
    )
)
_PARTY_HEAD = re.compile(
    "(?:(?:省|市|县|区|州|盟|旗)委|(?:自治区|自治州|兵团|新区)党委)(?=宣传部|组织部|统战部|政法委|网信办|编办|社会工作部|政研室|改革办|办公)"
)


_SEAT = re.compile(
    "(?:省|市|县|区|州|盟|旗)(?:委|(?:人民)?政府)(?=.)|(?:自治区|自治州)(?:党委|(?:人民)?政府)(?=.)"
)
_SEAT_OFFICES = frozenset(listed("办公厅 办公室 研究室 督查室 参事室"))
"""Offices that committee and government both have: they belong to the one named before them."""
_CENTRAL_BRANCH = re.compile("总[局署行社].")
"""金融监管总局东岭监管局: its head office stands in its name."""


_SECTIONS = frozenset(
    listed(
        "公安 自然资源 生态环境 环境保护 环保 市场监管 市场监督管理 税务 国税 地税 国土 国土资源 "
        "规划 规划和自然资源 工商 质监 交通 交警 城管 综合执法 住建 应急 烟草 邮政"
    )
)
"""A 分局 of one of these without a place is the list's government's own (区公安分局)."""


def takes_prefix(name: str, places: Words = NO_PLACES) -> bool:
    """Whether a bare name stands for an office of the list's government (财政厅 → 省财政厅).

    ``places`` are those the document is about: a school or branch that begins with one has it.
    """
    if _STILL.of(name) or name.removesuffix("分局") in _SECTIONS:
        return True
    if places.at(name, 0):
        return False
    if _CENTRAL_BRANCH.search(name):
        return False
    return not _NEVER.of(name) and not any(PLACES.at(name, k) for k in range(2, len(name) - 2))


@dataclass(slots=True)
class Carry:
    """The prefix that one group of a list carries along; a new group begins a new one."""

    places: Words = NO_PLACES
    prefix: str = ""
    party: str = ""
    seat: str = ""

    def full(self, name: str, *, collective: bool) -> str:
        """The name with its prefix restored; remembers what the name lends to those after it."""
        own = own_prefix(name)
        if own.kind is Own.BARE and not collective:
            return self._restored(name)
        if collective or own.kind is Own.BRANCH:
            return name
        if own.words:
            self.prefix = own.words
            head = _PARTY_HEAD.match(name)
            self.party = head[0] if head else self.party if own.words in self.party else ""
            seat = _SEAT.match(name)
            self.seat = seat[0] if seat else ""
        return name

    def _restored(self, name: str) -> str:
        if not self.prefix or not takes_prefix(name, self.places):
            return name
        if self.party and name in _PARTY_OFFICES:
            return self.party + name
        if self.seat and name in _SEAT_OFFICES:
            return self.seat + name
        return self.prefix + name
