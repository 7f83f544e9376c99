"""交前检查 without the window."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from taizhang import clock
from taizhang.cli.app import agency_option, known_errors, opened, parse_day, taizhang
from taizhang.errors import KnownError
from taizhang.ledger import agencies, records
from taizhang.ledger.excuses import ExcuseFinding, excuses
from taizhang.ledger.facts import default_as_of
from taizhang.ledger.feedback import lost_files, surroundings

if TYPE_CHECKING:
    from taizhang.report.check_finding import Finding


@taizhang.command("check-report", help="交前检查：报告交出去之前有什么要改。")
@agency_option
@click.option("--as-of", "day", help="数据截至，如 2012-12-31；不写则与报告相同。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.option("--excuse", "key", help="这一条照样上报（写它的键，如 已完成无佐证/一.3.2）。")
@click.option("--reason", help="照样上报的理由；空的理由取消。")
@click.pass_context
@known_errors
def check_report(
    context: click.Context,
    agency: str,
    day: str | None,
    as_json: bool,
    key: str | None,
    reason: str | None,
) -> None:
    """List the findings; exit with 0 when nothing that must be mended stands without a reason."""
    from taizhang.report.check import check, unexcused

    if (key is None) != (reason is None):
        raise click.UsageError("--excuse 和 --reason 要一起写。")
    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency)
        today = clock.today()
        as_of = parse_day(day) if day else default_as_of(ledger, unit.id, today)
        around = surroundings(ledger, unit.id, as_of, lost_files(ledger, unit.id))
        findings = check(records.record_of(ledger, unit, as_of), around)
        if key is not None and reason is not None:
            _require(key, findings)
            ledger.apply(ExcuseFinding(unit.id, as_of, key, reason), clock.now())
        reasons = excuses(ledger, unit.id, as_of)
    click.echo(_as_json(findings, reasons) if as_json else _as_text(findings, reasons))
    sys.exit(1 if unexcused(findings, reasons) else 0)


def _require(key: str, findings: Sequence[Finding]) -> None:
    if key not in {finding.key for finding in findings}:
        raise KnownError("交前检查里没有“{0}”这一条。键写在每条的方括号里。", key)


def _as_json(findings: Sequence[Finding], reasons: Mapping[str, str]) -> str:
    return json.dumps([_one(f, reasons) for f in findings], ensure_ascii=False, indent=1)


def _one(finding: Finding, reasons: Mapping[str, str]) -> dict[str, Any]:
    return {
        "key": finding.key,
        "rule": finding.rule,
        "severity": finding.severity,
        "sentence": finding.sentence,
        "number": finding.place.number if finding.place else None,
        "excuse": reasons.get(finding.key),
    }


def _as_text(findings: Sequence[Finding], reasons: Mapping[str, str]) -> str:
    from taizhang.report.check import unexcused

    lines = []
    for finding in findings:
        reason = reasons.get(finding.key)
        excused = f"（照样上报：{' '.join(reason.split())}）" if reason else ""
        lines.append(f"{finding.severity}　{finding.sentence}{excused}　[{finding.key}]")
    must = len(unexcused(findings, reasons))
    lines.append(f"共{len(findings)}条，其中必改且没有写明理由的{must}条。")
    return "\n".join(lines)
