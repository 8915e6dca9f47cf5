"""Long work: its words come on the window's thread, it can be stopped, it ends once."""

from __future__ import annotations

import sys
from threading import current_thread, main_thread
from time import sleep

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from census_app.errors import CensusError
from census_app.gui.jobs import Err, Job, JobContext, JobRunner, Ok, Progress
from tests.gui.conftest import Hand


class Ears:
    """Hears a job, and on which thread."""

    def __init__(self, job: Job) -> None:
        self.progress: list[Progress] = []
        self.results: list[object] = []
        self.threads: set[str] = set()
        job.progressed.connect(self._progressed)
        job.finished.connect(self._finished)

    def _progressed(self, progress: Progress) -> None:
        self.progress.append(progress)
        self.threads.add(current_thread().name)

    def _finished(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(current_thread().name)


@pytest.fixture
def runner(hand: Hand) -> JobRunner:
    return JobRunner(hand)


def two_steps(context: JobContext) -> str:
    context.progress(1, 2, "Économie par commune…")
    context.progress(2, 2, "Social par commune…")
    return "fait"


def test_nothing_happens_before_the_executor_works(runner: JobRunner, hand: Hand, qapp: QApplication) -> None:
    ears = Ears(runner.start(two_steps))
    qapp.processEvents()
    assert runner.busy()
    assert ears.progress == []
    hand.work()
    qapp.processEvents()
    assert [one.text for one in ears.progress] == ["Économie par commune…", "Social par commune…"]
    assert ears.results == [Ok("fait")]
    assert not runner.busy()


def test_a_window_is_not_flooded_by_a_job_that_says_every_row(
    runner: JobRunner, hand: Hand, qapp: QApplication
) -> None:
    def every_row(context: JobContext) -> None:
        for row in range(100_000):
            context.progress(row, 100_000, "Initiatives…")

    ears = Ears(runner.start(every_row))
    hand.work()
    qapp.processEvents()
    assert 1 <= len(ears.progress) < 100


def test_a_job_stops_when_asked(runner: JobRunner, hand: Hand, qapp: QApplication) -> None:
    job = runner.start(two_steps)
    ears = Ears(job)
    job.cancel()
    hand.work()
    qapp.processEvents()
    assert ears.progress == []
    assert ears.results == [Err("Annulé : rien n’a été gardé.", cancelled=True)]


def test_a_refusal_is_the_result(runner: JobRunner, hand: Hand, qapp: QApplication) -> None:
    def refused(_context: JobContext) -> None:
        raise CensusError("Le classeur est ouvert ailleurs : fermez-le.")

    ears = Ears(runner.start(refused))
    hand.work()
    qapp.processEvents()
    assert ears.results == [Err("Le classeur est ouvert ailleurs : fermez-le.")]


def test_a_bug_ends_the_job_and_is_reported(
    runner: JobRunner, hand: Hand, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _where: reported.append(kind))
    ears = Ears(runner.start(lambda _context: 1 // 0))
    hand.work()
    qapp.processEvents()
    assert reported == [ZeroDivisionError]
    assert ears.results == [Err("Une erreur inattendue a arrêté ce travail.")]


def test_who_listens_may_hold_the_job(runner: JobRunner, hand: Hand, qapp: QApplication) -> None:
    heard: list[Job] = []
    job = runner.start(two_steps)
    job.finished.connect(lambda _result: heard.append(job))
    hand.work()
    qapp.processEvents()
    qapp.processEvents()
    assert heard == [job]


def test_real_work_runs_beside_and_is_heard_on_the_windows_thread(qtbot: QtBot) -> None:
    seen: list[bool] = []

    def work(context: JobContext) -> int:
        seen.append(current_thread() is main_thread())
        context.progress(0, 0, "…")
        return 7

    threads = JobRunner()
    job = threads.start(work)
    ears = Ears(job)
    with qtbot.waitSignal(job.finished):
        pass
    assert seen == [False]
    assert ears.results == [Ok(7)]
    assert ears.threads == {main_thread().name}
    threads.close()


def test_closing_stops_what_runs(qapp: QApplication) -> None:
    threads = JobRunner()

    def endless(context: JobContext) -> None:
        while True:
            context.progress(0, 0, "…")
            sleep(0.001)

    job = threads.start(endless)
    threads.close()
    assert threads.busy(), "its end is heard at the next turn of the window"
    ears = Ears(job)
    qapp.processEvents()
    assert ears.results == [Err("Annulé : rien n’a été gardé.", cancelled=True)]
    assert not threads.busy()
