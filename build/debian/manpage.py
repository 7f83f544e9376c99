"""The manual pages taizhang(1), made from the commands: in Chinese, and in English in short."""

from __future__ import annotations

import time
from collections.abc import Iterator

import click

# One line for each verb; a test holds the list against the program.
ENGLISH = {
    "attach": "attach evidence to a task or a milestone",
    "backup": "back the ledger up",
    "backups": "list the ledger's backups, newest first",
    "check": "check that the ledger is sound",
    "check-report": "say what is to be mended before the report is handed in",
    "demo": "drive the real window through the main job; leaves screenshots and PDF files",
    "detach": "take a piece of evidence off; can be undone",
    "due": "list milestones nearly due or overdue, or save all deadlines as a calendar",
    "evidence": "list the evidence",
    "evidence-also": "let evidence stand for other places as well, without a second copy",
    "evidence-edit": "change name, caption or date of evidence, or put a newer version in",
    "evidence-export": "export all evidence, to a folder or a .zip archive",
    "evidence-forget": "drop the content of evidence that was detached; cannot be undone",
    "evidence-restore": "make an older version of a piece of evidence the present one again",
    "evidence-save": "save a piece of evidence as a file",
    "extend": "move a milestone's deadline, with the reason and who approved it",
    "history": "who changed what and when, latest first",
    "note": "write the note of a task or a milestone; an empty text removes it",
    "overview": "where the plan stands: counts by section, unit and deadline",
    "pace": "show whether milestones keep pace with time, or judge it by hand with a reason",
    "people": "who is printed at the end of a report",
    "phrase": "phrases for notes: list, add, remove",
    "phrase add": "add a phrase, or change the one of that name",
    "phrase list": "list the phrases",
    "phrase remove": "remove a phrase; those that the program brings stay",
    "plan": "plans: read a document, add it to the ledger, switch, compare, amend",
    "plan add": "read a plan's document and add it to the ledger as another plan",
    "plan diff": "compare two plans",
    "plan list": "list the ledger's plans; * is the one shown",
    "plan read": "read a plan's document and print what is understood; writes nothing",
    "plan update": "amend the plan shown from a revised document; what is recorded moves along",
    "plan use": "show this plan of the ledger from now on",
    "read-sheet": "read a workbook back that was filled in with a spreadsheet program",
    "redo": "redo what was undone last",
    "report": "make a report: letter, sheet or slip",
    "restore": "restore a backup; the present ledger is backed up first",
    "salvage": "save what can be read of a damaged ledger into a new one",
    "scheme": "show or choose the colours of the sheet and the workbook",
    "search": "list the tasks and milestones in which every word is found",
    "selftest": "try all parts and say what is missing; the user's ledger is not touched",
    "set": "change all milestones that fit at once: status, day, note, deadline",
    "status": "set a milestone's status",
    "step": "a unit's own steps towards a milestone: list, add, tick, edit, move, remove",
    "step add": "add a step at the end",
    "step done": "tick a step off",
    "step edit": "edit a step",
    "step list": "list a milestone's steps",
    "step move": "move a step up or down",
    "step remove": "remove a step",
    "tasks": "list a unit's tasks and milestones",
    "templates": "list, save or remove templates of the sheet",
    "tick": "tick a milestone off",
    "undo": "undo the last change",
    "units": "list the units, or add one",
    "view": "views: filters that have a name",
    "view list": "list the views",
    "view remove": "remove a view; can be undone",
    "view save": "save a filter as a view, in place of one of that name",
    "view show": "print a view's filter",
}

_UNTOLD = "see its own help, in Chinese"


def verbs(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """All commands with their names, ``plan add`` after ``plan``, hidden ones left out."""
    for name, command in sorted(group.commands.items()):
        if command.hidden:
            continue
        yield f"{before}{name}", command
        if isinstance(command, click.Group):
            yield from verbs(command, f"{before}{name} ")


def escape(text: str) -> str:
    """Text that roff prints as it is."""
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


def _head(version: str, epoch: int, manual: str) -> str:
    day = time.strftime("%Y-%m-%d", time.gmtime(epoch))
    return f'.TH TAIZHANG 1 "{day}" "taizhang {version}" "{manual}"\n'


def _usage(name: str, command: click.Command) -> str:
    pieces = command.collect_usage_pieces(click.Context(command))
    return escape(" ".join([name, *pieces]))


def _options(command: click.Command) -> Iterator[str]:
    for option in command.params:
        if isinstance(option, click.Option) and not option.hidden:
            help_record = option.get_help_record(click.Context(command))
            if help_record is not None:
                yield f".TP\n.B {escape(help_record[0])}\n{escape(help_record[1])}\n"


def chinese(group: click.Group, version: str, epoch: int) -> str:
    """The page in Chinese, with every option."""
    parts = [
        _head(version, epoch, "台账手册"),
        ".SH 名称\ntaizhang \\- 行动计划的任务台账\n",
        ".SH 提要\n.B taizhang\n.RI [ 台账文件 ]\n.br\n.B taizhang\n",
        ".RI [ 选项 ]\n.I 命令\n.RI [ 参数 ]\n",
        ".SH 描述\n台账把行动计划的文件读成任务清单，供单位勾选节点、留存佐证材料、打印报告。\n",
        "不带命令时打开窗口；只写一个台账文件时打开它。程序不使用网络。\n",
        ".SH 选项\n",
        *_options(group),
        ".SH 命令\n",
    ]
    for name, command in verbs(group):
        parts.append(f".SS {_usage(name, command)}\n{escape(command.help or '')}\n")
        parts.extend(_options(command))
    parts += [
        ".SH 文件\n.TP\n.I ~/.local/share/taizhang/taizhang.ledger\n默认的台账。\n",
        ".TP\n.I ~/.local/share/taizhang/\n备份、窗口的设置和运行日志。\n",
        ".SH 退出状态\n0 完成；1 有问题，标准错误上有一句话；2 用法不对。\n",
        ".SH 示例\n.nf\ntaizhang tasks \\-\\-agency 省财政厅\n",
        "taizhang tick 一.3.2 \\-\\-agency 省财政厅 \\-\\-on 2012\\-09\\-30\n",
        "taizhang report \\-\\-agency 省财政厅 \\-o 自查报告.pdf\n.fi\n",
    ]
    return "".join(parts)


def english(group: click.Group, version: str, epoch: int) -> str:
    """The page in English: the verbs in a line each; the program itself speaks Chinese."""
    parts = [
        _head(version, epoch, "Taizhang Manual"),
        ".SH NAME\ntaizhang \\- offline ledger for government action plans\n",
        ".SH SYNOPSIS\n.B taizhang\n.RI [ LEDGER ]\n.br\n.B taizhang\n",
        ".RB [ \\-\\-ledger\n.IR FILE ]\n.RB [ \\-\\-plan\n.IR NAME ]\n",
        ".I VERB\n.RI [ ARGUMENTS ]\n",
        ".SH DESCRIPTION\n"
        "Taizhang reads an action plan from its document and makes it a checklist:\n"
        "clerks tick milestones, keep evidence in the same file and print reports.\n"
        "Without a verb its window opens, with the ledger that is named or the user's own.\n"
        "It never uses a network.\n",
        '.SH OPTIONS\n.TP\n.BI \\-\\-ledger " FILE"\nThe ledger to work on.\n',
        '.TP\n.BI \\-\\-plan " NAME"\nWhich of the ledger\'s plans is meant.\n',
        ".TP\n.B \\-\\-version\nPrint the version.\n",
        ".TP\n.B \\-\\-help\nPrint a verb's options, in Chinese.\n",
        ".SH VERBS\n",
    ]
    for name, _ in verbs(group):
        parts.append(f".TP\n.B {escape(name)}\n{escape(ENGLISH.get(name, _UNTOLD))}\n")
    parts += [
        ".SH FILES\n.TP\n.I ~/.local/share/taizhang/taizhang.ledger\nThe user's own ledger.\n",
        ".TP\n.I ~/.local/share/taizhang/\nBackups, the window's settings and the log.\n",
        ".SH EXIT STATUS\n"
        "0 done; 1 a problem, told in one sentence on standard error; 2 wrong usage.\n",
    ]
    return "".join(parts)
