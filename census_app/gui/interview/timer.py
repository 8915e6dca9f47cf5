"""How long an interview has lasted: counts while its page is shown, unless it is paused."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

_EVERY_MS = 1000


class Stopwatch(QObject):
    """Whole seconds, from those already spent."""

    ticked = Signal(int)
    """Carries the seconds, once a second while it counts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spent = 0.0
        self._since: float | None = None
        self.paused = False
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY_MS)
        self._clock.timeout.connect(lambda: self.ticked.emit(self.seconds()))

    def begin(self, seconds: int) -> None:
        """Start over from the seconds already spent; it does not count yet."""
        self.hold()
        self.paused = False
        self._spent = float(seconds)
        self.ticked.emit(seconds)

    def seconds(self) -> int:
        """The seconds spent so far."""
        running = 0.0 if self._since is None else monotonic() - self._since
        return int(self._spent + running)

    def run(self) -> None:
        """Count, unless paused."""
        if self._since is None and not self.paused:
            self._since = monotonic()
            self._clock.start()

    def hold(self) -> None:
        """Stop counting."""
        if self._since is not None:
            self._spent += monotonic() - self._since
            self._since = None
        self._clock.stop()

    def pause(self, paused: bool) -> None:
        """Stop until told to go on, or go on."""
        self.paused = paused
        if paused:
            self.hold()
        else:
            self.run()


def clock_text(seconds: int) -> str:
    """« 24:10 », « 1:02:03 »."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"
