"""What kind of unit a name means, and how it is written in full; for plans made from readings."""

from __future__ import annotations

import re

from taizhang.plan.model import Agency, AgencyKind

_LEVELS = "省市区县州盟旗"
_NATION = re.compile("国务院|中共中央|中央|全国|国家")
_CENTRAL = re.compile(
    "^(?:人行|人民银行|中国人民银行|国家税务总局|国家统计局|国家金融监督管理总局"
    "|中国银保监会|中国证监会|国家外汇)"
    "|海关$|银保监(?:局|分局)$|保监局$|证监局$|银监(?:局|分局)$|检验检疫局$|海事局$"
    "|调查(?:总)?队$|通信管理局$|邮政管理局$"
    "|金融监管(?:局|分局)$|监管局$|外汇管理局|税务局$|中心支行$|中支$|办事处$|特派"
    "|能源监管办$|铁路.*局$|民航"
)
_LOCAL = re.compile("人民政府$|政府$|管委会$|管理委员会$|街道$|街道办$|街道办事处$|[乡镇]$")
_COMPANY = re.compile("公司|集团$|(?<!人民)银行(?:.{2,8}[分支]行)?$|电网")
_OTHER = re.compile(
    "大学$|学院$|医院$|协会$|学会$|商会$|中心$|研究院$|报社$|电视台$|联合会$|交易所$"
)
_REGION = "(?P<region>[\u4e00-\u9fff]{{1,12}}?{level})(?![场级直属政])"
_LOCALS = re.compile("（市|政府|地区|各地|管委会|县|街道|乡镇|各市|各区|城市")
_DEPARTMENTS = re.compile("部门|单位|机构|厅|局|委|办|行业|处室|部委")


def agency_of(name: str, collective: bool, authority: str) -> Agency:
    """The agency that ``name`` means in a plan of ``authority`` (its issuer, or its title)."""
    if collective:
        return Agency(name, name, AgencyKind.COLLECTIVE, _covers(name))
    return Agency(name, _full(name, authority), _kind(name, authority))


def _kind(name: str, authority: str) -> AgencyKind:
    if _COMPANY.search(name):
        return AgencyKind.OTHER
    if _LOCAL.search(name):
        return AgencyKind.LOCAL
    if name[0] in _LEVELS or _NATION.match(authority):
        return AgencyKind.DEPARTMENT
    if _CENTRAL.search(name):
        return AgencyKind.CENTRAL
    return AgencyKind.OTHER if _OTHER.search(name) else AgencyKind.DEPARTMENT


def _full(name: str, authority: str) -> str:
    """省财政厅 in a plan of 江苏省人民政府办公厅 → 江苏省财政厅; as written if that is not told."""
    level = name[0]
    if level not in _LEVELS:
        return name
    region = re.match(_REGION.format(level=level), authority)
    if region is None or not re.fullmatch(f"[^{level}]+{level}", region["region"]):
        return name
    return region["region"] + name[1:]


def _covers(name: str) -> tuple[AgencyKind, ...]:
    covers = []
    if _DEPARTMENTS.search(_LOCALS.sub("", name)):
        covers.append(AgencyKind.DEPARTMENT)
    if _LOCALS.search(name):
        covers.append(AgencyKind.LOCAL)
    return tuple(covers) or (AgencyKind.DEPARTMENT,)
