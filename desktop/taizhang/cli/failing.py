"""What the command line says of an unexpected error: a sentence, and where the report is."""

from __future__ import annotations

import sys

from taizhang import bug, clock, paths

CODE = 70
"""EX_SOFTWARE of sysexits.h: neither done (0) nor refused (1) nor used wrongly (2)."""


def tell(error: Exception) -> int:
    """Write the report and say where it is; in full where it can be written nowhere.

    Little is imported for it: what the packaged program lacks may be why it is called.
    """
    from taizhang import log

    report = bug.report(error, _versions())
    log.write(report)
    path = log.save_report(report, clock.now())
    if sys.stderr is None:
        return CODE  # the windowed program has none
    what = "程序出了意外的错误"
    if isinstance(error, ImportError) and paths.bundle() is not None:
        what = f"程序不完整（{bug.masked(error)}），请重新安装"
    where = f"报告在“{path}”" if path is not None else f"报告如下：\n{report}"
    sys.stderr.buffer.write(f"错误：{what}。可以把报告发给维护人员，{where}\n".encode())
    return CODE


def _versions() -> dict[str, str]:
    try:
        from taizhang.ledger.versions import schema_version, sqlite_version
    except ImportError as error:
        return {"SQLite": bug.masked(error)}
    return {"SQLite": f"{sqlite_version()}, schema {schema_version()}"}
