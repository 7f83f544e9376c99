"""The chroot that releases are built in: Debian 11 with a newer Python and SQLite.

What is built on a system runs on its glibc and on every later one; Debian 11 has 2.31. Its Python
3.9 is too old for our libraries and its SQLite 3.34 for our schema (STRICT tables). Both are
compiled here from the sources of Debian 12, with the repairs that Debian added; its changes of
layout are left out.

The two use six functions that glibc has changed or brought since 2.28, which Qt's wheel asks for
and UOS 20 has. Five are linked in their older form, the sixth is done without, so that the whole
program asks for no more than 2.28.
"""

from __future__ import annotations

import hashlib
import os

from build.debian import chroot
from build.steps import say

SUITE = "bullseye"
SOURCE_SUITE = "bookworm"
SOURCES = "/usr/src/taizhang"
PYTHON = "/usr/local/bin/python3.11"

COMPILERS = (
    "build-essential",
    "libbz2-dev",
    "libffi-dev",
    "liblzma-dev",
    "libssl-dev",
    "tcl",  # runs the script that joins SQLite's sources
    "zlib1g-dev",
)

# Arguments: name, words in the names of the patches that repair something.
_UNPACK = f"""
cd {SOURCES}
apt-get source --download-only -q "$1"
rm -rf "$1" && mkdir "$1" && cd "$1"
tar -xf ../"$1"_*.orig.tar.* --strip-components=1
tar -xf ../"$1"_*.debian.tar.*
grep -E "$2" debian/patches/series | while read -r name; do
    patch -p1 --no-backup-if-mismatch <"debian/patches/$name"
done
"""
_REPAIRS = {
    "sqlite3": "CVE-|[Oo]verflow|overread|fix_a_bug",
    "python3.11": "CVE-|gh-|crash|deadlock|dereference",
}
# Since glibc 2.29 these lack a wrapper for the error handling of System V; both forms set errno.
_OLDER_GLIBC = "".join(
    f'__asm__(".symver {name},{name}@GLIBC_2.2.5");\n'
    for name in ("exp", "exp2", "log", "log2", "pow")
)
_OLDER_HEADER = f"{SOURCES}/older-glibc.h"
# As in Debian's own build, where it matters to a ledger: what is deleted is overwritten, the FTS
# and statistics tables are there, long lists of values may be bound.
_SQLITE = f"""
cd {SOURCES}/sqlite3
export CFLAGS="-O2 -include {_OLDER_HEADER} \
-fno-strict-aliasing -DSQLITE_SECURE_DELETE -DSQLITE_ENABLE_COLUMN_METADATA \
-DSQLITE_ENABLE_FTS3 -DSQLITE_ENABLE_FTS3_PARENTHESIS -DSQLITE_ENABLE_FTS3_TOKENIZER=1 \
-DSQLITE_ENABLE_DBSTAT_VTAB -DSQLITE_ENABLE_UPDATE_DELETE_LIMIT=1 -DSQLITE_ENABLE_UNLOCK_NOTIFY \
-DSQLITE_LIKE_DOESNT_MATCH_BLOBS -DSQLITE_USE_URI=1 -DSQLITE_MAX_VARIABLE_NUMBER=250000"
./configure --prefix=/usr/local --enable-fts4 --enable-fts5 --disable-tcl --disable-static \
    --disable-readline
make -j "$1" libsqlite3.la
make install
strip --strip-unneeded /usr/local/lib/libsqlite3.so.*.*
ldconfig
"""
# The same sources give the same files: no debugging symbols, in which paths stand; the time of the
# source instead of that of the build; not optimized by a profile, which no two runs measure alike.
_PYTHON = f"""
cd {SOURCES}/python3.11
# The repair of CVE-2026-4224 looks into Python's core, which Debian links pyexpat into.
sed -i '1i #define Py_BUILD_CORE_MODULE 1' Modules/pyexpat.c
export SOURCE_DATE_EPOCH=$(stat -c %Y configure)
./configure --prefix=/usr/local --enable-shared --enable-ipv6 --with-computed-gotos \
    --enable-loadable-sqlite-extensions --disable-test-modules \
    CFLAGS="-g0 -include {_OLDER_HEADER}" ac_cv_func_sem_clockwait=no
make -j "$1"
make install
ldconfig
{PYTHON} -c 'import bz2, ctypes, hashlib, lzma, sqlite3, ssl, zlib; print(sqlite3.sqlite_version)'
"""


def _recipe() -> str:
    """What the stamp of a chroot made by this file says."""
    parts = [
        SUITE,
        SOURCE_SUITE,
        *COMPILERS,
        _UNPACK,
        _OLDER_GLIBC,
        _SQLITE,
        _PYTHON,
        *_REPAIRS.values(),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def build_chroot() -> chroot.Chroot:
    """The chroot with compilers, SQLite and Python; made when the recipe changed since.

    Raises:
        DevError: a step failed; dist/chroots/bullseye-build.log tells why.
    """
    system = chroot.Chroot(chroot.CHROOTS / f"{SUITE}-build")
    stamp = system.inside("taizhang-built")
    if stamp.exists() and stamp.read_text("ascii") == _recipe():
        return system
    system = chroot.copy(SUITE, f"{SUITE}-build")
    say("Compiling SQLite and Python in it (once; some minutes)")
    listed = system.inside("etc/apt/sources.list.d/source.list")
    listed.write_text(f"deb-src {chroot.mirrors()['Debian']} {SOURCE_SUITE} main\n", "utf-8")
    system.run(["apt-get", "update", "-q"])
    system.install(*COMPILERS)
    system.inside(SOURCES).mkdir(parents=True)
    system.inside(_OLDER_HEADER).write_text(_OLDER_GLIBC, "ascii")
    cores = str(os.cpu_count() or 1)
    for name, repairs in _REPAIRS.items():
        system.run(["sh", "-exc", _UNPACK, "sh", name, repairs])
    system.run(["sh", "-exc", _SQLITE, "sh", cores])
    system.run(["sh", "-exc", _PYTHON, "sh", cores])
    stamp.write_text(_recipe(), "ascii")
    return system
