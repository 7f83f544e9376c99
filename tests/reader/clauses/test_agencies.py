"""Which names a list holds: carried prefixes, collectives, names with 和 and brackets in them."""

from __future__ import annotations

import pytest

from tests.reader.clauses.told import only


def names(inner: str) -> list[str]:
    return [named.agency for named in only(f"做好工作。（责任单位：{inner}）").assignments]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (
            "省总工会、妇联、工商联、农业农村厅，各地级以上市政府",
            "省总工会 省妇联 省工商联 省农业农村厅 各地级以上市政府",
        ),
        ("省市场监管局、药监局、财政厅", "省市场监管局 省药监局 省财政厅"),
        (
            "市财政局、卫健委、人行九江中心支行、各县〔市、区〕人民政府",
            "市财政局 市卫健委 人行九江中心支行 各县〔市、区〕人民政府",
        ),
        (
            "省委网信办，省保密局、密码管理局，省公安厅、政务和数据局，省通信管理局",
            "省委网信办 省保密局 省密码管理局 省公安厅 省政务和数据局 省通信管理局",
        ),
        ("市委组织部、宣传部、市教育局", "市委组织部 市委宣传部 市教育局"),
        (
            "省药监局，省局行政审批处、登记注册局、信用监管处，省局行政许可评审中心、信息中心",
            "省药监局 省局行政审批处 省局登记注册局 省局信用监管处 省局行政许可评审中心 省局信息中心",
        ),
        ("省质监局，江苏检验检疫局，南京海关", "省质监局 江苏检验检疫局 南京海关"),
        ("省财政厅、南京海关、江苏银保监局、团省委", "省财政厅 南京海关 江苏银保监局 团省委"),
        ("市教育局、团市委、妇联", "市教育局 团市委 市妇联"),
        ("省商务厅、海关总署广东分署、税务局", "省商务厅 海关总署广东分署 省税务局"),
        ("发展改革委、财政部、海关总署", "发展改革委 财政部 海关总署"),
        ("国家发展改革委、能源局", "国家发展改革委 能源局"),
        ("苏州市教育局、财政局", "苏州市教育局 苏州市财政局"),
        ("省发展改革委、市场监管局", "省发展改革委 省市场监管局"),
        ("市商务局、国网遂宁供电公司、交发集团", "市商务局 国网遂宁供电公司 交发集团"),
        ("自治区党委宣传部、教育厅", "自治区党委宣传部 自治区教育厅"),
        ("省教育厅，财政厅", "省教育厅 省财政厅"),
        ("市工信局、智慧城市办、城市管理局", "市工信局 市智慧城市办 市城市管理局"),
        ("省市场监管局、质量强省办", "省市场监管局 省质量强省办"),
        ("丹阳市教育局、财政局、句容市政府", "丹阳市教育局 丹阳市财政局 句容市政府"),
        ("市委组织部、编办、巡察办，市审计局", "市委组织部 市委编办 市委巡察办 市审计局"),
        ("省交通运输厅公路局、高速公路管理局", "省交通运输厅公路局 省高速公路管理局"),
    ],
)
def test_prefix_carry(inner: str, expected: str) -> None:
    assert names(inner) == expected.split()


@pytest.mark.parametrize(
    "name",
    [
        "各市、县〔区〕人民政府",
        "各市、自治州人民政府",
        "各市、县〔市、区〕政府",
        "各县（市、区）政府",
        "各县市区人民政府",
        "各区、县政府",
        "各市、州、直管市、神农架林区人民政府",
        "各盟行政公署、市人民政府",
        "各有关部门和单位",
        "国务院相关部门和单位",
        "省各有关单位",
        "全区各部门",
        "各行业主管部门",
        "联席会议成员单位",
        "试点城市政府",
        "拖欠民营企业账款的所有部门和单位",
        "17个市级帮扶集团牵头单位",
        "各市、县党委和政府",
        "各市（州）党委、政府",
        "各区、县级市",
        "各项目牵头单位",
        "各区（市）县政府（管委会）",
        "各镇政府、街道办事处",
    ],
)
def test_collective_is_one_entry(name: str) -> None:
    found = only(f"（责任单位：市教育局，{name}，南京海关）").assignments
    assert [named.agency for named in found] == ["市教育局", name, "南京海关"]
    assert [named.collective for named in found] == [False, True, False]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("各地区、各部门", ["各地区", "各部门"]),
        ("各有关部门、各区政府", ["各有关部门", "各区政府"]),
        ("国务院相关部门及各地区", ["国务院相关部门", "各地区"]),
        ("各市、自治州人民政府，贵安新区管委会", ["各市、自治州人民政府", "贵安新区管委会"]),
        ("省财政厅和各市、县〔区〕人民政府", ["省财政厅", "各市、县〔区〕人民政府"]),
        ("各县市区人民政府、园区和示范区管委会", ["各县市区人民政府", "园区和示范区管委会"]),
        ("各镇（街道）、区发改局", ["各镇（街道）", "区发改局"]),
        ("各县（市、区）政府、市直园区管委会", ["各县（市、区）政府", "市直园区管委会"]),
    ],
)
def test_where_one_collective_ends(inner: str, expected: list[str]) -> None:
    assert names(inner) == expected


@pytest.mark.parametrize(
    "name",
    [
        "省人力资源和社会保障厅",
        "市文化旅游和广播电视局",
        "市发展和改革委员会",
        "省粮食和物资储备局",
        "省海洋与渔业局",
        "省新型冠状病毒感染的肺炎疫情防控应急指挥部办公室",
        "国家统计局北京调查总队",
        "中国进出口银行江苏分行南通办公室",
        "市市场监管局",
        "市科技局（市外专局）",
        "省社会科学界联合会",
        "市推进政府职能转变领导小组办公室",
    ],
)
def test_name_is_whole(name: str) -> None:
    clause = only(f"（{name}、南京海关负责）")
    assert [named.agency for named in clause.assignments] == [name, "南京海关"]
    assert not clause.doubts


def test_and_separates() -> None:
    assert names("市发改委和财政局以及市教育局与团市委") == [
        "市发改委",
        "市财政局",
        "市教育局",
        "团市委",
    ]


def test_known_names_need_no_shape() -> None:
    from taizhang.reader.clauses.find import find_clauses

    text = "（责任单位：市三防、市教育局）"
    assert find_clauses(text).taken[0].doubts
    assert not find_clauses(text, ["市三防"]).taken[0].doubts


def test_places_of_the_document_keep_their_schools_and_branches() -> None:
    from taizhang.reader.clauses.find import find_clauses

    text = "青岭县人民政府办公室\n一、做好。（责任单位：县教育局、青岭职业技术学院、体育局）"
    found = find_clauses(text).taken[0].assignments
    assert [named.agency for named in found] == ["县教育局", "青岭职业技术学院", "县体育局"]
    bare = find_clauses(text.split("\n")[1]).taken[0].assignments
    assert bare[1].agency == "县青岭职业技术学院"
