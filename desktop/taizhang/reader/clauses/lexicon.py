"""The words of an assignment clause: roles, adverbs, labels, fields, endings of names.

All the knowledge of wording is here as tables; `lexer` turns text into tokens through them. See
docs/clause-grammar.md for examples of each. To teach the reader a new wording, add it to a table.
"""

from __future__ import annotations

import re
from enum import Enum
from itertools import product

from taizhang.plan.model import Role
from taizhang.reader.clauses.words import Endings, Words, listed


class Part(Enum):
    """What a word of a role phrase does in it (按职责分工 + 牵头 + 负责 + 相关工作)."""

    LEAD = Role.LEAD
    GUIDE = Role.GUIDE
    PARTICIPANT = Role.PARTICIPANT
    RESPONSIBLE = Role.RESPONSIBLE
    ADVERB = "adverb"
    SHARE = "share"
    """按职责分工: an adverb that stands for 按职责分工负责 where the verb is left out."""
    OBJECT = "object"


PRECEDENCE = (Part.LEAD, Part.GUIDE, Part.PARTICIPANT, Part.RESPONSIBLE)
"""Which verb of a phrase gives the role: 牵头负责 leads, 配合落实 takes part."""

_ROLE_WORDS = {
    Part.LEAD: (
        "牵头 牵头组织 双牵头 分牵头 牵头负责 牵头抓总 总牵头 共同牵头 主办 主牵 领办 牵头协调 "
        "负总责"
    ),
    Part.GUIDE: "指导 督促指导 指导督促 督导 业务指导 监督指导 指导监督 监督 督促 督办",
    Part.PARTICIPANT: "参加 参与 配合 协办 协助 协同配合 配合协助 支持配合 支持 协作 协同推进",
    Part.RESPONSIBLE: (
        "负责 落实 实施 组织实施 贯彻落实 抓好落实 推进落实 具体落实 推进 推动 承办 承担 执行 主责 "
        "各负其责 抓落实 组织落实 统筹实施 督促落实 组织开展 包干负责"
    ),
    Part.ADVERB: (
        "分别 具体 共同 联合 结合实际 结合职责 结合各自职责 结合工作职责 组织 抓好 认真 统筹 "
        "统筹协调 总体 主要 全面 积极 密切 协同 依法 按规定 按程序 各自 切实 抓紧 "
        "组织协调 协调 直接 按要求 根据实际 因地制宜 做好 为主 同步 加强 持续 继续 推动 具体组织 "
        "按时限 属地 抓总"
    ),
    Part.OBJECT: (
        "相关工作 有关工作 工作 任务 各项工作 相关任务 具体工作 各项任务 此项工作 工作任务"
    ),
}

ALONE = {
    "协同": Part.PARTICIPANT,
    **dict.fromkeys(("统筹", "统筹协调", "抓总"), Part.LEAD),
}
"""Adverbs that are the verb themselves where they end a phrase (A牵头，B协同)."""

_MANNER = ("按", "按照", "根据", "依", "依据", "依照")
_WHOSE = ("", "各自", "部门", "各自的", "本部门", "有关", "相关", "工作", "法定", "任务")
_DUTY = (
    "职责分工",
    "职责",
    "职能分工",
    "职能",
    "分工",
    "职责权限",
    "权限",
    "职责任务",
    "任务分工",
    "职责范围",
)


def _shares() -> list[str]:
    whole = ["".join(words) for words in product(_MANNER, _WHOSE, _DUTY)]
    return [
        *whole,
        "分工",
        "分头",
        "分级",
        "按属地",
        "按属地原则",
        "按照属地原则",
        "按系统",
        "按领域",
    ]


ROLE_PARTS: dict[str, Part] = {
    **{word: part for part, words in _ROLE_WORDS.items() for word in words.split()},
    **dict.fromkeys(_shares(), Part.SHARE),
}
NOT_A_ROLE = Words(listed("单位 部门 人 者 的 机构 处室 科室 股室 机制 制度"))
"""After a role word these make it part of a name (17个市级帮扶集团牵头单位)."""
NOT_A_TASK = ("解释", "的", "人", "制")
"""After 负责 these make prose of it (本办法由市财政局负责解释)."""
FIRM_VERBS = frozenset(listed("牵头 负责 配合 牵头负责 参加 参与 协办"))
"""After these a next name may follow without any mark (A牵头B配合)."""

ROLE_CHARACTERS = re.compile(
    "牵头|负责|参加|参与|配合|协办|协助|指导|落实|会同|主办|责任|分工|实施"
)

# Labels -----------------------------------------------------------------------------------------

_STEMS = {
    Role.LEAD: (
        "牵头 主办 总牵头 牵头责任 责任牵头 主牵头 牵头负责 牵头主办 主牵 领办 牵头实施 牵头落实 "
        "牵头（责任）"
    ),
    Role.RESPONSIBLE: (
        "责任 负责 主责 承办 承担 实施 落实 完成 主要责任 第一责任 具体责任 共同责任 直接责任 "
        "执行 主要负责 具体负责 责任落实 落实责任 组织实施 工作责任 责任分工 具体实施 具体承办 "
        "任务"
    ),
    Role.PARTICIPANT: (
        "配合 参加 参与 协办 协助 协同 协作 配合责任 责任配合 协同配合 支持 参与配合 联办 会办 "
        "共同参与"
    ),
    Role.GUIDE: "指导 督导 业务指导 督促指导 督办 监督 督查",
}
_NOUNS = listed(
    "单位 部门 处室 科室 股室 机构 主体 单位（部门） 部门（单位） 单位及部门 部门和单位 "
    "部门及单位 单位和部门 部门/单位 单位/部门 部门、单位 单位、部门 部门或单位 "
    "单位及责任人 单位和责任人 单位（责任人） 部门及责任人 部门和责任人 部门（责任人）"
)

LABEL_ROLES: dict[str, Role] = {
    stem + noun: role for role, stems in _STEMS.items() for stem in stems.split() for noun in _NOUNS
}
LABELS = Words(LABEL_ROLES)
SHORT_LABEL_ROLES = {
    stem: role
    for role, stems in _STEMS.items()
    for stem in stems.split()
    if stem
    in {"牵头", "主办", "责任", "负责", "主责", "配合", "参加", "参与", "协办", "协助", "指导"}
}
SHORT_LABELS = Words(SHORT_LABEL_ROLES)
"""Labels only before a colon: （牵头：市教育局；配合：市财政局）."""

# Other fields -----------------------------------------------------------------------------------

NOTES = Words(
    listed("注 说明 其中 分工 任务分工 责任分工 职责分工 工作分工 分工安排 分工情况 部门分工")
)
INNER_LABELS = Words(
    stem + noun for stem in ("主管", "监管", "主管责任", "监管责任", "属地责任") for noun in _NOUNS
)
"""Labels of the responsible, inside a clause and before a colon only: outside they are prose."""
OF_LEVEL = re.compile("(?:国家|中央|[省市县区州镇乡村]级|本级|地方|第[一二三]|行业|主要)(?=.{2})")
"""Before a label it says whose (县级责任单位：…); inside a clause only."""
BRACKETED_LABELS = {**SHORT_LABEL_ROLES, **LABEL_ROLES}
"""What a bracket may hold to be a label itself: 【牵头单位】市教育局."""

_AS = ("为", "是", "作为", "均为")
ROLE_PARTS.update(
    (copula + label, Part(role)) for copula in _AS for label, role in LABEL_ROLES.items()
)
ROLE_WORDS = Words(ROLE_PARTS)

DUE_FIELDS = Words(
    listed(
        "完成 完成时限 完成时间 完成期限 时限 时限要求 期限 时间节点 时间要求 时间进度 进度安排 "
        "推进时限 实施时间 实施期限 时间安排 工作时限 办理时限 完成时间节点 落实时限 进度要求 "
        "计划完成时间 时间"
    )
)
OTHER_FIELDS = Words(
    listed(
        "适用范围 备注 责任人 责任领导 牵头领导 分管领导 市领导 省领导 县领导 区领导 联系人 "
        "联系电话 电话 工作目标 责任科室 实施范围 推广范围 牵头省领导 牵头市领导 挂钩领导 "
        "包保领导 督办领导 主要负责人 负责人"
    )
)

DUE = re.compile(
    r"(?:(?:于|在|到|至|自|从|确保|力争|计划|原则上|〈|<|＜)?"
    r"(?:(?:20)?\d\d年(?:度)?)?"
    r"(?:\d{1,2}月(?:份|\d{1,2}日)?|第?[一二三四1-4]季度|[上下]半年|年|“?十[三四五六]五”?(?:时期|期间)?|今年|明年)?"
    r"(?:内|中|底|末|初|中旬|上旬|下旬|上半年|下半年|全年|起|期末|[至—\-－~～].{1,9})?"
    r"(?:之?前|以前|之?内)?"
    r"(?:基本|全面|全部|如期|按时|并)?"
    r"(?:完成|启动|实施|落实|见效|到位|落实到位|(?:取得|建成|出台|印发|制定|形成|发布|报送|开工|投产|投用)[^，。；]{0,10}|推进|开展|结束)?"
    r"(?:[，,]?并?(?:长期|持续).{0,8})?"
    r"|(?:并|须)?(?:持续|长期|常年|年内|全年|每年|每季度|每月|适时|立行立改|即行即改|近期|中期|远期|滚动)"
    r"[^，。；]{0,12})"
)
DUE_MARK = re.compile(
    r"\d{1,4}[年月日]|年[内底末初]|季度|半年|持续|长期|常年|每[年月季]|立行立改|即行即改|五”|适时|滚动"
)

# Rules ------------------------------------------------------------------------------------------

FIRST_IS_LEAD = re.compile(
    r"[^，。；]{0,16}?(?:列(?:在|于|为)?(?:首|第一|最前)|排(?:名|列|序|位)?(?:在|于|居|列)?(?:首|第一|最前)|"
    r"位(?:列|居|于|在)(?:首|第一)|居(?:于)?(?:首|第一)|(?:名列|署名)(?:首|第一)|首位|第一(?:位|个|家|名)?(?:的|者|责任)*(?:单位|部门)|"
    r"首(?:个|家)(?:单位|部门)|第一位)"
    r"[^，。；]{0,14}?(?:为|是|系|作为)[^，。；]{0,10}?(?:牵头|主办|主责|第一责任|主要责任|负总责|总责|负责单位|责任单位|负责部门)"
    r"[^，。；、]{0,8}"
)
REST_IS = re.compile(
    r"(?:其余|其他|其它|其后|余下|后面|后列|之后|后者)(?:的|各|有关|所有)*(?:单位|部门|者)?的?(?:均|都|分别|则|依次)?"
    r"(?:为|是|作为|系)(?P<label>[^，。；、]{2,8})"
)
"""Said after FIRST_IS_LEAD: 其余为配合单位."""
ALL_LATER_TOO = re.compile(
    r"(?P<who>[^，。；：]{2,60}?)(?:均|都)[^，。；]{0,14}[，,；;]?(?:以下|下文|后续?)[^，。；]{0,6}?"
    r"不再(?:单独|一一|逐一|重复|另行|分别)*(?:列|标|注)[出明示]?"
)
ALL_LATER = re.compile(
    r"以下[^，。；]{0,14}?(?:均|都)(?:需要?|须|应|由|涉及|包括|含)?(?P<who>.{2,60}?)"
    r"(?:落实|负责|参加|参与|配合|牵头|实施)?[，,；;]?不再(?:单独|一一|逐一|重复|另行|分别)*(?:列|标|注)[出明示]?"
)
ASIDES = Words(
    listed(
        "下同 以下同 排名不分先后 不分先后 排名不分主次 按顺序 以下同此 后同 以下均同 "
        "以下相同 以此类推 余同"
    )
)
"""Said beside the list, naming nobody."""

# Lists ------------------------------------------------------------------------------------------

AND_WORDS = Words(listed("和 及 以及 与 暨 并 及其 还有"))
WITH_WORDS = Words(
    listed("会同 会商 商有关 商相关 协同有关 协同相关 协调有关 协调相关 联合有关 联合相关 组织有关")
)
WITH_KEEPS = {
    "商有关": 1,
    "商相关": 1,
    "协同有关": 2,
    "协同相关": 2,
    "协调有关": 2,
    "协调相关": 2,
    "联合有关": 2,
    "联合相关": 2,
    "组织有关": 2,
}
"""How much of the word is the verb; the rest begins a name."""
LEAD_INS = Words(
    listed(
        "由 省级层面由 市级层面由 县级层面由 区级层面由 国家层面由 地方层面由 省级由 市级由 "
        "县级由 区级由 此项工作由 该项工作由 本项工作由 上述工作由 以上工作由 此项任务由 "
        "以上任务由 该工作由 具体由 分别由 各项工作由 请 此项由 该项由 主要由 上述任务由 以上由"
    )
)

ETC_QUALIFIERS = Words(
    listed(
        "有关 相关 各 省 市 县 区 州 盟 旗 我省 我市 我县 我区 省直 市直 县直 区直 州直 省级 "
        "市级 县级 区级 州级 国务院 中央 国家 中直 地方 其他 其它 若干 多个 多 行业 职能 成员 "
        "主管 涉及 牵头 责任 配合 政府 党政 中央驻 驻 两个 本级 各级 各相关 各有关 省内 市内 "
        "直属 专业 监管 执法 涉企 业务 人民团体 群团 金融 科研 三个"
    )
)
ETC_NOUNS = Words(
    listed(
        "部门 单位 机构 企业 部门和单位 部门及单位 部门、单位 部门（单位） 单位（部门） "
        "部门或单位 委办局 成员单位 部门单位 单位和部门 部门和企业 单位和企业 部门和机构 部委 "
        "部委局 厅局 处室 科室 组织 团体 厅局单位 方面 局 群团组织 金融机构 区局 单位及部门 "
        "职能部门 主管部门 责任单位 责任部门 国有企业 院校 高校 镇街 地方 地区"
    )
)

NUMBER = re.compile(r"\d{1,2}[.．、）)](?=\D)|[①-⑳]")
"""Before a name where the list's names are numbered."""

# Names ------------------------------------------------------------------------------------------

ORGAN_ENDINGS = Endings(
    listed(
        "部 委 厅 局 办 署 会 行 院 府 社 处 科 室 队 校 所 站 台 馆 团 司 联 协 组 关 中支 中心 "
        "中央 集团 公司 单位 部门 机构 企业 银行 保险 地区 园区 新区 高新区 开发区 经开区 示范区 "
        "度假区 功能区 管委会 街道 乡镇 镇街 镇 乡 委员会 专班 军分区 警备区 人武部 人大 政协 "
        "电力 供电 移动 联通 电信 铁塔 邮政 烟草 税务 海关 气象 基地 院校 高校 国网 专员办 党委 "
        "党组 支部 工委 民航 铁路 街办 国资 各地 各方 各市 各县 各区 各州 有关方面 相关方面 "
        "各方面 县（市、区） 县（区） 市（区） 区（市） 区（县） 县〔市、区〕 县〔区〕 组织 团体 "
        "镇（街道） 街道（镇） 镇（街） 乡（镇） 报社 总社 厂 港口 机场 车站 大厅 专委 巡视组 "
        "督导组 联盟 战区 各级 市场 医保 人保 人社 主体 农场 林场 网信 城投 交投 国投 水投 文旅 "
        "产投 卫健 市直各 站段 职校 大学 学院 中学 小学 幼儿园 高校 媒体 医疗 防指 村 社区 农商行 "
        "农信 宾馆 平台 军区 庭 村居"
    )
)
NOT_ORGANS = Endings(
    listed(
        "社会 机会 晚会 博览会 内部 全部 局部 干部 外部 进行 流行 旅行 推行 运行 试行 现行 "
        "举行 履行 先行 放行 员会 有关 相关 公关 攻关 报关 通关 关联 物联 互联 串联 军队 自行 "
        "公办 举办 兴办 一网通办 通办 能办 即办 快办 网办 帮办 难办 到处 之处 好处 益处 场所 "
        "无所 厕所 会所 展台 舞台 出台 后台 柜台 阳台 妥协 重组 编组 机组 教室 温室 本科 专科 "
        "车队 排队 换届 家庭"
    )
)
"""Words that end like an organ and are none; only asked where a connective follows (社会和…)."""

BARE_NOUNS = frozenset(
    listed(
        "部门 单位 企业 机构 政府 人民政府 党委 地方 团体 社会组织 组织 行业协会 园区 开发区 "
        "管委会 街道 街道办事处 街道办 乡镇 功能区 个人 高校 院校 地区 办事处 科研院所 学校 "
        "镇 乡 县 区"
    )
)
"""After 和 these belong to the name before them: 各有关部门和单位 is one collective."""

PROSE = re.compile(
    "应当|不得|可以|按照|进行|根据|通过|对于|包括|是指|以下简称|申请|要求|其中|并且|如果|因为|不含|"
    "不包括|除外|例如|指的|我们|他们|需要|提供|办理|给予|使用|已|被|把|将(?!乐|军)|向(?!阳)|从(?!化|江)|"
    "让(?!胡)|该|此|这|其(?!他|它)|了|着|等等|之后|之前|之外|均|(?<![成首])都(?![江匀市昌兰])|应由|可由|内由|应对"
)
"""Words that no name contains: what stands there is prose."""
