"""`taizhang search`: where words stand, with the words around them, as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import click

from taizhang.cli.app import agency_option, known_errors, opened, taizhang
from taizhang.errors import KnownError
from taizhang.ledger import agencies
from taizhang.ledger.search_places import Found, places
from taizhang.ledger.search_texts import TextKind
from taizhang.plan.fold import words
from taizhang.plan.marks import Span

_AROUND = 20
"""So many characters stand before and after a hit in what is printed."""


@taizhang.command(help="搜索：列出每个字词都找得到的任务和节点，以及字词在哪里。")
@click.argument("query", nargs=-1, required=True, metavar="WORDS…")
@agency_option
@click.option("--all", "whole_plan", is_flag=True, help="也找与本单位无关的任务。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.pass_context
@known_errors
def search(
    context: click.Context, query: tuple[str, ...], agency: str, whole_plan: bool, as_json: bool
) -> None:
    """Find what the window's search box finds, and say where. Words are joined by AND."""
    text = " ".join(query)
    if not words(text):
        raise KnownError("没有要找的字词。请写出至少一个字，例如 taizhang search 质量 --agency …。")
    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency)
        found = places(ledger, unit.id, text, whole_plan)
    if as_json:
        click.echo(json.dumps([_json(one) for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        click.echo(_lines(one))
    tasks = sum(one.milestone_id is None for one in found)
    click.echo(f"{tasks} 项任务，{len(found) - tasks} 个节点。")


def _json(found: Found) -> dict[str, Any]:
    return {
        "number": found.number,
        "kind": "任务" if found.milestone_id is None else "节点",
        "text": found.text,
        "hits": [
            {
                "where": hit.kind,
                "field": hit.detail,
                "text": hit.text,
                "spans": [list(span) for span in hit.spans],
            }
            for hit in found.hits
        ],
    }


def _lines(found: Found) -> str:
    """The task or milestone with its hits in it, and below it what else was hit."""
    own = [hit for hit in found.hits if hit.kind is TextKind.NUMBER or hit.text == found.text]
    spans = next((hit.spans for hit in own if hit.text == found.text), ())
    where = "".join(f" [{hit.kind}]" for hit in own)
    indent = "" if found.milestone_id is None else "  "
    lines = [f"{indent}{found.number} {_coloured(found.text, spans)}{where}"]
    for hit in found.hits:
        if hit not in own:
            label = f"{hit.kind}·{hit.detail}" if hit.detail else hit.kind
            lines.append(f"{indent}    {label}：{_snippet(hit.text, hit.spans)}")
    return "\n".join(lines)


def _coloured(text: str, spans: Sequence[Span]) -> str:
    return _snippet(text, spans, around=len(text))


def _snippet(text: str, spans: Sequence[Span], around: int = _AROUND) -> str:
    """The hits with what stands around them; on a terminal they are coloured."""
    parts = []
    at = 0
    for start, end in spans:
        before = text[at:start]
        if len(before) > 2 * around:
            before = f"{'' if at == 0 else before[:around]}…{before[-around:]}"
        parts += [_plain(before), click.style(_plain(text[start:end]), fg="red", bold=True)]
        at = end
    rest = text[at:]
    parts.append(_plain(rest if len(rest) <= 2 * around else f"{rest[:around]}…"))
    return "".join(parts)


def _plain(text: str) -> str:
    """On one line, and nothing in it that a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text)
