"""Which Debian package brings each library that the bundle asks of the system.

By hand: dpkg-shlibdeps takes the Qt in the bundle for Debian's own and depends on that. A test and
the build itself hold the list against the NEEDED entries of the bundle.
"""

from __future__ import annotations

from collections.abc import Iterable

from build.debian.elf import Version
from build.steps import DevError

# Since Debian 13 some are called …t64, where the new name provides the old one; before Debian 11,
# libgcc had another.
PACKAGES = {
    "ld-linux-x86-64.so.2": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libc.so.6": "libc6",
    "libcups.so.2": "libcups2t64 | libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdl.so.2": "libc6",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1 | libgcc1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "librt.so.1": "libc6",
    "libstdc++.so.6": "libstdc++6",
    "libutil.so.1": "libc6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# GCC's releases by the newest symbols of the library that each brought.
_GCC = {
    (3, 4, 22): "6",
    (3, 4, 24): "7",
    (3, 4, 25): "8",
    (3, 4, 28): "9",
    (3, 4, 29): "11",
    (3, 4, 30): "12",
}


def depends(libraries: Iterable[str], symbols: dict[str, Version]) -> str:
    """The Depends field.

    Args:
        libraries: what the bundle asks of the system, as `elf.asked_for` gives it.
        symbols: the newest versions of symbols that it uses, as `elf.newest_symbols` gives them.

    Raises:
        DevError: a library that no package is named for, or a libstdc++ newer than those known.
    """
    if unknown := sorted(set(libraries) - set(PACKAGES)):
        raise DevError(f"Name the Debian packages of {', '.join(unknown)} in depends.py.")
    gcc = [name for newest, name in _GCC.items() if newest >= symbols["GLIBCXX"]]
    if not gcc:
        raise DevError("The bundle uses a libstdc++ newer than those that depends.py knows.")
    least = {"libc6": ".".join(map(str, symbols["GLIBC"])), "libstdc++6": gcc[0]}
    names = sorted({PACKAGES[library] for library in libraries})
    return ", ".join(f"{name} (>= {least[name]})" if name in least else name for name in names)
