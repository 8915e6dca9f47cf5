"""Exit code 0 when a window can be opened here, 1 when not: asked without starting Qt, which would abort."""

import ctypes
import os
import socket
import sys
from pathlib import Path


def wayland_answers(environment: dict[str, str]) -> bool:
    """Whether a Wayland compositor listens where `WAYLAND_DISPLAY` says."""
    name = environment.get("WAYLAND_DISPLAY")
    if not name:
        return False
    place = Path(environment.get("XDG_RUNTIME_DIR", "/run")) / name
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(str(place))
        except OSError:
            return False
    return True


def x11_answers(environment: dict[str, str]) -> bool:
    """Whether an X server accepts us where `DISPLAY` says."""
    name = environment.get("DISPLAY")
    if not name:
        return False
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return True  # cannot ask; the libraries of the window are looked for next, and named
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = x11.XOpenDisplay(name.encode())
    if not display:
        return False
    x11.XCloseDisplay(ctypes.c_void_p(display))
    return True


def has_screen(platform: str, environment: dict[str, str]) -> bool:
    """Whether Qt would find a screen on this `platform` (as `sys.platform` says it)."""
    if environment.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    if platform.startswith("linux"):
        return wayland_answers(environment) or x11_answers(environment)
    return True


if __name__ == "__main__":
    sys.exit(not has_screen(sys.platform, dict(os.environ)))
