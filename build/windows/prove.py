"""Prove a Windows installer: install it, do a clerk's work with it, upgrade it, take it away.

``python -m build.windows.prove``, on Windows or under wine (see wine.py): the same steps. The two
installers are what ``python -m build.windows.installer --older-too`` makes. Takes three to four
minutes; the account must have no 台账 of its own, because the program is installed and removed for
real. Needs Pillow for the pictures of the screen.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from build.steps import DIST, version
from build.windows import api, proof_of_setup, proof_of_work
from build.windows.installer import OLDER_VERSION, setup_name
from build.windows.proof import PROGRAMS_KEY, Proof, ProofFailed

STEPS = (
    proof_of_setup.old_windows_is_refused,
    proof_of_setup.the_older_version_installs,
    proof_of_setup.an_upgrade_leaves_what_is_not_its_own,
    proof_of_setup.windows_knows_version_and_names,
    proof_of_work.the_command_line_answers,
    proof_of_work.the_demonstration_runs,
    proof_of_work.the_demonstration_runs_without_a_screen,
    proof_of_work.the_self_test_passes,
    proof_of_work.names_beyond_gbk,
    proof_of_work.long_paths,
    proof_of_work.a_locked_ledger,
    proof_of_work.backup_and_restore,
    proof_of_work.a_folder_that_cannot_be_written,
    proof_of_work.a_double_click_opens_the_ledger,
    proof_of_setup.nothing_is_replaced_while_the_program_runs,
    proof_of_work.the_portable_folder,
    proof_of_setup.removal_leaves_what_is_not_its_own,
    proof_of_setup.another_folder,
)


def run(proof: Proof) -> int:
    """Take every step, also after one that failed. Returns how many failed."""
    failed = 0
    for step in STEPS:
        name = step.__name__.replace("_", " ")
        begun = time.monotonic()
        try:
            step(proof)
        except (ProofFailed, OSError, subprocess.SubprocessError) as error:
            failed += 1
            proof.say(f"FAILED  {name}: {error}")
        else:
            proof.say(f"ok      {name} ({time.monotonic() - begun:.1f} s)")
    proof.say(f"{len(STEPS) - failed} of {len(STEPS)} steps passed")
    return failed


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit code."""
    parser = argparse.ArgumentParser(description="Prove a Windows installer.")
    own, older = DIST / setup_name(version()), DIST / setup_name(OLDER_VERSION)
    parser.add_argument("setup", type=Path, nargs="?", default=own, help="the installer")
    parser.add_argument("older", type=Path, nargs="?", default=older, help="one to upgrade from")
    parser.add_argument("--output", type=Path, help="keep the papers and pictures made here")
    options = parser.parse_args(argv)
    if getattr(sys.stdout, "reconfigure", None):
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    work = Path(tempfile.mkdtemp(prefix="taizhang-proof-"))
    proof = Proof(options.setup.resolve(), options.older.resolve(), work)
    if api.registry_value(PROGRAMS_KEY, "InstallLocation") or proof.user_folder.exists():
        proof.say("This account has Taizhang or ledgers of its own: the proof would touch them.")
        return 2
    try:
        return int(run(proof) > 0)
    finally:
        if options.output is not None:
            shutil.copytree(proof.papers, options.output, dirs_exist_ok=True)
        shutil.rmtree(work, ignore_errors=True)
        shutil.rmtree(proof.user_folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
