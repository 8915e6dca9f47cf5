"""The program's own window, which leaves as soon as it is shown: empty, or with the inventory given."""

from __future__ import annotations

import sys
from pathlib import Path


def main(inventory: Path | None) -> None:
    """Show the window and leave once it is painted (with the inventory: once its first page is)."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from census_app import app

    application = QApplication(sys.argv[:1])
    watch = QTimer()

    def look() -> None:
        from census_app.gui.window import MainWindow

        shown = [each for each in application.topLevelWidgets() if isinstance(each, MainWindow)]
        if shown and (inventory is None or shown[0].page() is not None):
            watch.stop()
            QTimer.singleShot(0, application.closeAllWindows)

    watch.timeout.connect(look)
    watch.start(1)
    app.run_window(inventory)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
