"""Looks for the system libraries that the program's window and its tests need, and installs the missing ones.

Qt does not say that a library is missing: it aborts. So this is asked first, before Qt is started, and
with the standard library only: it runs before the virtual environment exists.

    python3 packaging/system_libraries.py qt              what Qt needs to draw, on a screen or in memory
    python3 packaging/system_libraries.py qt window       and to open a window on a screen
    python3 packaging/system_libraries.py qt libreoffice  and what the tests of the workbooks need

What is missing is installed with apt-get when the user may (root, or sudo without a password); otherwise the
exact command is printed and the exit code is 1. On macOS and Windows Qt brings all it needs: nothing is done.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

FONTS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")

# Debian's package, and the library by which one sees that it is there, whatever the distribution calls it.
QT = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libopengl0": "libOpenGL.so.0",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libfreetype6": "libfreetype.so.6",
    "libglib2.0-0": "libglib-2.0.so.0",
}
WINDOW = {
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
}


def loads(library: str) -> bool:
    """Whether the dynamic linker finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font() -> bool:
    """Whether there is at least one scalable font to write with."""
    return any(next(folder.rglob("*.[to]tf"), None) for folder in FONTS if folder.is_dir())


def missing(
    needs: list[str],
    loads: Callable[[str], bool] = loads,
    has_font: Callable[[], bool] = has_font,
    which: Callable[[str], str | None] = shutil.which,
) -> list[str]:
    """The Debian packages that `needs` ("qt", "window", "libreoffice") lack on this machine."""
    packages: list[str] = []
    for need, libraries in (("qt", QT), ("window", WINDOW)):
        if need in needs:
            packages += [package for package, library in libraries.items() if not loads(library)]
    if "qt" in needs and not has_font():
        packages.append("fonts-dejavu-core")
    if "libreoffice" in needs and not (which("soffice") or which("libreoffice")):
        packages.append("libreoffice-calc")
    return packages


def administrator() -> list[str] | None:
    """What goes before a command that installs: nothing for root, sudo if it asks no password, else None."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def install(packages: list[str], prefix: list[str]) -> bool:
    """Installs Debian packages, after a refresh of the lists if they are not found at first."""
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    apt = [*prefix, *environment, "apt-get", "-y", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    command = [*apt, "install", "--no-install-recommends", *packages]
    quiet = subprocess.DEVNULL
    if subprocess.run(command, stdout=quiet, stderr=quiet, stdin=quiet, check=False).returncode == 0:
        return True
    subprocess.run([*apt, "update"], stdout=quiet, stdin=quiet, check=False)
    return subprocess.run(command, stdout=quiet, stdin=quiet, check=False).returncode == 0


def main(needs: list[str]) -> int:
    """Exit code: 0 when all that is needed is there, 1 when something is still missing."""
    if not sys.platform.startswith("linux"):
        return 0
    packages = missing(needs)
    if not packages:
        return 0
    command = f"apt-get install --no-install-recommends {' '.join(packages)}"
    prefix = administrator() if shutil.which("apt-get") else None
    if prefix is not None:
        print(f"Bibliothèques du système installées maintenant : {' '.join(packages)}", flush=True)
        if install(packages, prefix):
            return 0
    print(
        f"Il manque des bibliothèques du système : {' '.join(packages)}.\n"
        f"Installez-les (noms de Debian et d'Ubuntu), puis recommencez :\n\n    sudo {command}\n",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
