"""Figures that are targets (量化指标): what is to be reached, with unit and softening words.

Most figures in a plan are none: years, numbers of documents and telephones, rates of a subsidy,
thresholds that a measure applies to, limits. A figure counts where a verb of building or reaching
governs it and nothing in its phrase speaks of money given, of a condition or of a cap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from taizhang.reader.numerals import number_of

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = "万亿|千万|百万|十万|亿|万|千"
_UNIT = (
    r"[%％‰]|个百分点|个基点|个工作日|个月|平方公里|平方千米|平方米|立方米|公里|千米"
    r"|万亩|亩|公顷|吨|公斤|千瓦时|千瓦|兆瓦"
    r"|亿元|元|人次|人(?![民力才工员均口])|名|位|户|家次|家|个|项|种|条|件|只|辆|台|套"
    r"|座|所|处|场次|场|次|批次|批|期|块|片|对|门|部|篇|宗|例|起"
    r"|张|头|羽|盏|艘|架|组|类|支|份|米|倍|岁|天|日|小时|分钟|年|月|级|分|条款"
)
_FIGURE = re.compile(
    rf"(?P<low>{_NUMBER})[ ]?(?P<lowscale>{_SCALE})?(?P<lowunit>[%％])?"
    rf"(?:[ ]?(?:—|－|–|-|~|～"
    rf"|至)+[ ]?(?P<high>{_NUMBER}))?[ ]?(?P<scale>{_SCALE})?(?P<more>余"
    rf"|多)?[ ]?(?P<unit>{_UNIT})"
    r"(?P<tail>左右|上下|以上|以内|以下)?"
    r"|(?<![百千万十几数])(?P<bare>[百千万])(?P<bareunit>家|个|户|人|名|件|项"
    r"|场)(?=[\u4e00-\u9fff])(?![才次])"
    r"|(?<=新建|建成|建设|创建|培育|打造|新增|制定|形成)(?P<han>[两三四五六七八九十]"
    r"|[二三四五六七八九]?十[一二三四五六七八九]?)"
    r"(?P<hanunit>家|个|项|所|座|条|种|批次)(?P<hantail>左右|以上)?(?![有要新大统性])"
)
_SCALES = {
    "千": 1e3,
    "万": 1e4,
    "十万": 1e5,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
    "万亿": 1e12,
    "百": 1e2,
}
_SPANS = {"天", "小时", "分钟", "个工作日", "个月"}
"""Units of time: a target only where a time is to become shorter."""
_SHORTER = re.compile("压缩|压减|缩短|减至|减少至|控制在|降至|提速")
_REACHED = frozenset(
    ["%", "个百分点", "个基点", "起", "倍", "位", "批", "对", "类", "部", "例", "次"]
)
"""Units that count only with a verb that says how far something is to come."""

_NEVER = frozenset(["年", "岁", "月", "日", "级", "分", "份", "期"])
"""Units of what is no target: ages, dates, grades, scores."""
_OVER = re.compile("超过?$|大于$|高于$")
_OF_SUCH = re.compile("(?:以上|以下|以内)?[）)]?(?:（[^）]*）)?的|（含|及以[上下]|[上下]?企业的")
_FOR_WHOM = re.compile("对|凡|符合|已|若|如|满足|其中")
_WHO = re.compile("的(?:企业|单位|个人|人员|，|$)")
_VERBS = re.compile(
    "力争|争取|确保|达到|达|突破|完成|建成|新建|改造|建设|建立|建|发展|培育|培养|新增"
    "|增加|推荐|创建|实施|制定|制订|制修订|打造|组织|开展|形成"
    "|实现|提高|提升|增长|增至|升至|降低|降至|下降|压减|压缩|缩短|减少|控制|扩大|引进"
    "|引入|走进|认定|推出|开发|选派|遴选|评选|支持建|举办|布局|争创"
    "|争取|超过|不少于|不低于|覆盖|保持|累计|帮助|服务|招收|招聘|募集|提供|筹集|开通"
    "|设立|选树|推广|整治|检查|抽查|抽检|培训|保有|稳定在|创造|储备|投放|生产|产能|建有"
    "|上市|入库|落地"
)
_REACH = re.compile(
    "达到|达|突破|提高到|提高至|提升到|提升至|增长|增至|降低|降至|下降|压减|压缩|缩短"
    "|减少|控制在|超过|不低于|不少于|覆盖|保持在|稳定在|提高|提升|实现|力争|以上"
)
_NOT = re.compile(
    "补贴|补助|奖励|奖补|奖金|资助|给予|贴息|扣|每人|每天|每日|每户|每家|每个|每次|每亩"
    "|每月|每吨|每股|每项|人均.{0,6}补|最高|最多|最长|上限|不超过|不得|不高于|不大于"
    "|处以|罚|满|标准为"
    "|减免|免收|免征|减半|减征|返还|租金|房租|支付|缴纳|征收|利率|贴现|占股|持股"
    "|注册资本|划型|起点|少于.{0,6}的|低于.{0,8}的|高于.{0,8}的|超过.{0,12}的|以上的"
    "|以下的|以内的|以上[（(]含"
    "|基础上|为准|计算|计提|折算|年满|周岁|比例为|按照.{0,10}比例|余额不|不低于其|额度"
    "|单户|期限|授信|担保责任|风险责任|分担|承担|贷款|保证金|占比为|有效期|之日|违约金"
    "|滞纳金"
    "|绩效|得分|得[0-9]|下调|上浮|放宽|收费|注册费|检验费|合同额|成本的|费用的|款项的"
    "|之前|起步|逾期|热线|电话|邮编|门牌|传真|连续"
)
_NAMED_RATE = re.compile(
    "率|比例|比重|占比|额|规模|产值|总量|数量|人数|面积|能力|水平|覆盖|容量|库容|产量"
    "|销量|增速|增加值|收入|长度|里程|投资|时间|时限|成本|度|次数|周期"
)
_BEFORE_IS_NO_TARGET = re.compile(
    r"(?:第|每|每隔|前|后|近|满|〔|\[|年|号|版|“|《|No\.?|[A-Za-z\-—/.]|一次性|约定|党的"
    r"|[一二三四五六七八九十])$"
)
_QUALIFIER_BEFORE = (
    "力争",
    "争取",
    "不少于",
    "不低于",
    "至少",
    "超过",
    "突破",
    "约",
    "近",
    "累计",
    "原则上",
    "大于",
    "高于",
)
_LONGEST_PHRASE = 300
_MARKS = "，。；：！？"
_QUOTES = re.compile(r"《[^》]*》|〔[^〕]*〕|“[^”]{0,30}”|\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Figure:
    """A target at ``text[start:end]``; see `taizhang.plan.model.Target` (without the name)."""

    low: float
    high: float
    unit: str
    qualifier: str
    written: str
    start: int
    end: int


def figures_in(text: str) -> tuple[Figure, ...]:
    """The targets in a task's words, in order."""
    if not _FIGURE.search(text):
        return ()
    plain = _QUOTES.sub(lambda m: "“" + "·" * (len(m[0]) - 2) + "”", text)
    found: list[Figure] = []
    for match in _FIGURE.finditer(plain):
        figure = _figure(text, plain, match, found[-1] if found else None)
        if figure is not None:
            found.append(figure)
    return tuple(found)


def phrase_start(text: str, place: int) -> int:
    """Where the phrase that holds ``place`` begins: after the last mark before it."""
    least = max(place - _LONGEST_PHRASE, 0)
    return max(*(text.rfind(mark, least, place) for mark in _MARKS), least - 1) + 1


def phrase_end(text: str, place: int) -> int:
    """Where the phrase that holds ``place`` ends: at the next mark."""
    most = min(place + _LONGEST_PHRASE, len(text))
    ends = [end for mark in _MARKS if (end := text.find(mark, place, most)) >= 0]
    return min(ends, default=most)


def _figure(text: str, plain: str, match: re.Match[str], last: Figure | None) -> Figure | None:
    start = phrase_start(plain, match.start())
    before = plain[start : match.start()]
    after = plain[match.end() : min(phrase_end(plain, match.end()), match.end() + 40)]
    low, high, unit = _value(match)
    if unit is None or not _is_target(
        before, after, match, unit, last is not None and last.end >= start
    ):
        return None
    written = text[match.start() : match.end()]
    return Figure(low, high, unit, _qualifier(before, match), written, match.start(), match.end())


def _value(match: re.Match[str]) -> tuple[float, float, str | None]:
    if match["bare"]:
        value = _SCALES[match["bare"]]
        return value, value, match["bareunit"]
    if match["han"]:
        number = number_of(match["han"])
        return float(number or 0), float(number or 0), match["hanunit"] if number else None
    scale = _SCALES.get(match["scale"] or "", 1.0)
    unit = match["unit"].replace("％", "%")
    for prefix, factor in (("亿", 1e8), ("万", 1e4)):
        if unit.startswith(prefix) and unit != prefix:
            unit, scale = unit.removeprefix(prefix), scale * factor
    low = float(match["low"].replace(",", ""))
    high = float(match["high"].replace(",", "")) if match["high"] else low
    if high < low:
        return low, high, None
    lower = _SCALES[match["lowscale"]] if match["lowscale"] else scale
    if match["lowscale"] and not match["high"]:
        scale = lower * (scale if match["scale"] else 1.0)
        lower = scale
    return round(low * lower, 6), round(high * scale, 6), unit


def _is_target(before: str, after: str, match: re.Match[str], unit: str, continues: bool) -> bool:
    phrase = before + "□" + (match["tail"] or "") + after
    if _BEFORE_IS_NO_TARGET.search(before) or _NOT.search(phrase) or _is_condition(before, after):
        return False
    if unit in _NEVER or after.startswith(("级", "年级")):
        return False
    rate = _NAMED_RATE.search(before) is not None
    softened = match["tail"] in ("以上", "左右")
    if unit in _SPANS:
        target = _SHORTER.search(before) is not None
    elif _OVER.search(before):
        target = rate
    elif unit in _REACHED:
        target = _REACH.search(before) is not None or (softened and rate)
    elif _VERBS.search(before) or continues:
        target = True
    elif before == "对":
        target = re.search("开展|进行|实施", after) is not None
    else:
        target = softened and rate and (not after or after[0] in "、和及")
    return target


def _is_condition(before: str, after: str) -> bool:
    """A threshold that says whom a measure concerns: 超过100人的企业, 对…以上的."""
    if _OF_SUCH.match(after):
        return True
    return _FOR_WHOM.match(before) is not None and _WHO.search(after) is not None


def _qualifier(before: str, match: re.Match[str]) -> str:
    words = [word for word in _QUALIFIER_BEFORE if _qualifies(word, before)]
    tail = match["tail"] or match["hantail"]
    if match["more"]:
        words.append(match["more"])
    if tail:
        words.append(tail)
    return "、".join(words)


def _qualifies(word: str, before: str) -> bool:
    if word in ("力争", "争取", "累计", "原则上"):
        return word in before
    return before.endswith(word)
