"""Whether a window can open here: asked before Qt is loaded, because Qt aborts instead of saying so.

Nothing of Qt is imported in this module.
"""

from __future__ import annotations

import ctypes
import socket
from collections.abc import Callable, Mapping
from pathlib import Path

_IN_MEMORY = frozenset({"offscreen", "minimal"})
_DRAWING = ("libEGL.so.1", "libGL.so.1", "libxkbcommon.so.0", "libdbus-1.so.3", "libfontconfig.so.1")
_X11 = ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1")
_PACKAGES = (
    "sudo apt install libegl1 libgl1 libopengl0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
)


def loads(library: str) -> bool:
    """Whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def obstacle(platform: str, environment: Mapping[str, str], has: Callable[[str], bool] = loads) -> str:
    """What keeps a window from opening, as a sentence for the user; empty when nothing does.

    `platform` is as in `sys.platform`. Only Linux is looked at: elsewhere Qt brings all it needs.
    """
    if not platform.startswith("linux"):
        return ""
    in_memory = environment.get("QT_QPA_PLATFORM", "").partition(":")[0] in _IN_MEMORY
    wayland = wayland_answers(environment)
    if not in_memory and not wayland and not x11_answers(environment):
        return (
            "Il n’y a pas d’écran ici : la fenêtre ne peut pas s’ouvrir. Les commandes marchent sans elle "
            "(census-app --help)."
        )
    needed = _DRAWING if in_memory or wayland else (*_DRAWING, *_X11)
    missing = [library for library in needed if not has(library)]
    if missing:
        names = ", ".join(missing)
        return (
            f"Il manque au système de quoi afficher la fenêtre ({names}). Sous Debian ou Ubuntu : {_PACKAGES}"
        )
    return ""


def wayland_answers(environment: Mapping[str, str]) -> bool:
    """Whether a Wayland compositor listens where the environment says."""
    name = environment.get("WAYLAND_DISPLAY")
    if not name:
        return False
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(str(Path(environment.get("XDG_RUNTIME_DIR", "/run")) / name))
        except OSError:
            return False
    return True


def x11_answers(environment: Mapping[str, str]) -> bool:
    """Whether an X server accepts us where the environment says; where that cannot be asked, yes."""
    name = environment.get("DISPLAY")
    if not name:
        return False
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return True
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = x11.XOpenDisplay(name.encode())
    if not display:
        return False
    x11.XCloseDisplay(ctypes.c_void_p(display))
    return True
