"""The language of the window: French, Qt's own words included."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LOCALE = QLocale(QLocale.Language.French, QLocale.Country.France)


def speak_french(application: QCoreApplication) -> None:
    """Write numbers and dates the French way and translate what Qt itself says (« Annuler », « Copier »)."""
    QLocale.setDefault(LOCALE)
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(LOCALE, "qtbase", "_", folder):
        application.installTranslator(translator)
