"""Saved web pages: encodings, the document within the page, tables, broken markup."""

from __future__ import annotations

import quopri

import pytest

from taizhang.reader.formats.limits import Limits
from taizhang.reader.formats.web_markup import tamed
from taizhang.reader.source import SourceFormat
from tests.reader.formats.conftest import Opener, Refusal, cells, paragraphs

META = """<table class="xxgk"><tr><td>索 引 号：</td><td>014000319/2012-00123</td>
<td>发布机构：</td><td>某省政府办公厅</td></tr>
<tr><td>文　　号</td><td>某政办发〔2012〕123号</td><td>发文日期：</td><td>2012-06-21</td></tr></table>"""
BODY = "<p>　　为贯彻实施质量发展纲要，制定本行动计划。</p>" * 4
PAGE = f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>行动计划的通知_某省</title>
<style>p {{ color: red }}</style></head><body><nav><a href="/">首页</a></nav>
<ul class="menu"><li><a>政务公开</a></li><li><a>办事服务</a></li></ul>{META}
<div id="zoom"><h1>关于印发行动计划的通知</h1>{BODY}</div>
<div class="foot">版权所有 <script>document.write("<p>广告")</script></div></body></html>"""


def body(html: str) -> bytes:
    return f"<html><body>{html}</body></html>".encode()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_a_page_of_a_government_site(opened: Opener, encoding: str) -> None:
    source = opened(PAGE.encode(encoding), "a.txt")
    assert source.format is SourceFormat.WEB_PAGE
    assert paragraphs(source) == [
        "索 引 号：014000319/2012-00123",
        "发布机构：某省政府办公厅",
        "文　　号：某政办发〔2012〕123号",
        "发文日期：2012-06-21",
        "关于印发行动计划的通知",
        *["　　为贯彻实施质量发展纲要，制定本行动计划。"] * 4,
    ]
    assert [block.heading for block in source.blocks][4:6] == [1, 0]


def test_the_declared_encoding_may_be_wrong_or_unknown(opened: Opener) -> None:
    for charset in ("iso-8859-1", "utf-16", "hex", "没有", "x-none"):
        page = f'<meta charset="{charset}"><p>工作任务和分工</p>'
        assert opened(page.encode()).text == "工作任务和分工"


@pytest.mark.parametrize(
    "frame", ['<div id="UCAP-CONTENT">', '<div class="TRS_Editor">', "<article>", '<div class="x">']
)
def test_the_content_is_found_by_name_or_density(opened: Opener, frame: str) -> None:
    links = "<li><a>相关链接标题很长很长很长</a></li>" * 20
    page = f"<div><div><ul>{links}</ul></div><div>{frame}{BODY}</div></div><div>{links}</div></div>"
    assert paragraphs(opened(body(page))) == ["　　为贯彻实施质量发展纲要，制定本行动计划。"] * 4


def test_a_title_outside_the_content_is_put_in_front(opened: Opener) -> None:
    page = f"<h1>关于印发行动计划的通知</h1><div id=zoom>{BODY}</div>"
    assert paragraphs(opened(body(page)))[0] == "关于印发行动计划的通知"


def test_lines_spaces_entities_and_what_is_hidden(opened: Opener) -> None:
    source = opened(
        body(
            "<p>一、<b>总体</b>\n  要求<br>省各\n委办&nbsp;厅局&lt;b&gt;&#x4e00;<!-- 注 --></p>"
            '<p style="DISPLAY : none">隐藏</p><p hidden>也隐藏</p><noscript>无</noscript>'
            "<pre>行一\n行二</pre><ol start=3><li>甲<li>乙</ol><ul><li>丙</ul>"
        )
    )
    assert paragraphs(source) == [
        "一、总体要求",
        "省各委办\xa0厅局<b>一",
        "行一",
        "行二",
        "3.甲",
        "4.乙",
        "丙",
    ]


def test_a_table_with_spans(opened: Opener) -> None:
    source = opened(
        body(
            "<table><thead><tr><th>序号<th>任务<th>单位</thead>"
            "<tr><td rowspan=2>1<td>建立机制<td rowspan=99>省质监局"
            "<tr><td>合<p>并</table>"
        )
    )
    assert cells(source) == [
        (0, 0, 1, 1, "序号"),
        (0, 1, 1, 1, "任务"),
        (0, 2, 1, 1, "单位"),
        (1, 0, 2, 1, "1"),
        (1, 1, 1, 1, "建立机制"),
        (1, 2, 2, 1, "省质监局"),
        (2, 1, 1, 1, "合\n并"),
    ]
    assert [b.cell.header for b in source.blocks if b.cell] == [True] * 3 + [False] * 4


def test_tables_that_only_place_things(opened: Opener) -> None:
    inner = "<table><tr><td>任务<td>单位<tr><td>甲<td>乙</table>"
    source = opened(body(f"<table><tr><td>菜单<td><p>一、要求</p>{inner}</table>"))
    assert paragraphs(source) == ["菜单", "一、要求"]
    assert [text for *_, text in cells(source)] == ["任务", "单位", "甲", "乙"]
    assert cells(opened(body("<table><tr><td>一行<tr><td>一列</table>"))) == []
    assert cells(opened(body("<table role=presentation><tr><td>甲<td>乙</table>"))) == []
    long = "很长的段落。" * 100
    assert cells(opened(body(f"<table><tr><td>左<td><p>{long}</table>"))) == []


def test_broken_markup(opened: Opener) -> None:
    assert paragraphs(opened(body("<p>甲<p>乙<div>丙</p></span><td>丁"))) == [
        "甲",
        "乙",
        "丙",
        "丁",
    ]
    assert paragraphs(opened(body('<p title="a>b">甲</p><p a"b>乙</p><p x=">'))) == ["甲", "乙"]
    assert paragraphs(opened(body("<p>1 < 2 <3 甲</p><script>if(a<b){}</script><p>乙"))) == [
        "1 < 2 <3 甲",
        "乙",
    ]
    assert paragraphs(opened(body("<p>甲</p><!-- 没有结束 <p>乙"))) == ["甲"]


@pytest.mark.parametrize("tag", ["<div>", "<table><tr><td>", "<ul><li>", "<b>", "<span>"])
def test_ten_thousand_deep(opened: Opener, tag: str) -> None:
    assert "字" in opened(body(tag * 10_000 + "字")).text


def test_markup_that_costs_the_parser_too_much(opened: Opener, refused: Refusal) -> None:
    assert "嵌套过深" in refused(body("<div>" * 60_000 + "字"))
    assert "内容过多" in refused(body("<p>字" * 500), limits=Limits(tags=400))
    assert "表格过大" in refused(body("<table>" + "<tr><td>字<td>字" * 60), limits=Limits(cells=99))
    many = "".join(f"<b id={i}>" for i in range(20_000)) + "<p>字" * 20_000
    assert opened(body(many)).text.count("字") == 20_000
    assert opened(body("字" + '<p a="' * 100_000)).text == "字"


def test_only_needed_attributes_reach_the_parser() -> None:
    page = '<td  colspan = "2" onclick="x" data-id=7 style=\'a:b\'>字<img src="data:aaaa">'
    assert tamed(page, Limits()) == "<td colspan = \"2\" style='a:b'>字"


def test_a_page_in_one_file(opened: Opener, refused: Refusal) -> None:
    page = quopri.encodestring(PAGE.encode("gb18030"))
    head = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="xx"\r\n\r\n--xx\r\n'
        b'Content-Type: text/html; charset="gb2312"\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    assert opened(head + page + b"\r\n--xx--\r\n").text == opened(PAGE.encode("gb18030")).text
    assert "单个文件网页" in refused(head.replace(b"text/html", b"image/png") + page)
    assert "单个文件网页" in refused(head + b"\r\n--xx\r\n\r\nx" * 20_000)
