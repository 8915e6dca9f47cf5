"""Killing the program at random moments, again and again: ``python -m tests.flows.kills 200``.

A child process interviews and imports without pause, and says on its output what it was told is kept. The
parent kills it (``kill -9``), opens the inventory again and compares.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from census_app.domain.records import RecordFilter
from census_app.services import campaigns, importing, interviews, inventories, records
from census_app.services.inventories import Inventory
from tests.story import begin

ROWS = 40
"""Lines of each import: after a kill, all of them are there or none."""

QUESTIONS = (
    "description",
    "address",
    "S07",
    "E05",
    "E06",
    "plans",
    "criteria_note",
    "contact_name",
    "S01",
    "S02",
)


@dataclass
class Tally:
    """What was killed, and what was then found wrong (nothing, if all is well)."""

    kills: int = 0
    answers: int = 0
    finished: int = 0
    imports: int = 0
    wrong: list[str] = field(default_factory=list)


def run(count: int, seed: int, folder: Path) -> Tally:
    """Kill the program ``count`` times on one inventory; every kill is followed by a full check."""
    chance = random.Random(seed)
    story = begin(folder)
    path = story.inventory.path
    for number in range(3):
        story.add_initiative(f"Initiative {number}", "44036")
    story.inventory.close()
    tally = Tally()
    while tally.kills < count:
        told = _kill_at_random(path, chance)
        tally.kills += 1
        _compare(path, told, tally)
    return tally


def _kill_at_random(path: Path, chance: random.Random) -> list[str]:
    """Start the child, kill it a moment after its first word, return its words."""
    command = [sys.executable, "-m", "tests.flows.kills", "--child", str(path), str(chance.random())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(chance.uniform(0, 0.4))
        child.kill()
        # The last word may be cut by the kill: it is not counted as said.
        words = [line for line in child.stdout.read().split("\n")[:-1] if line]
    return [first.strip(), *words]


def _compare(path: Path, told: list[str], tally: Tally) -> None:
    inventory = inventories.open_inventory(path)
    try:
        tally.wrong += [f"check : {problem}" for problem in inventories.check(inventory)]
        for line in told:
            what, *words = line.split("\t")
            if what == "answer":
                interview, name, value = words
                kept = interviews.get(inventory, int(interview)).answers["answers"]
                tally.answers += 1
                if value not in {text for key, text in kept.items() if key.endswith(f"/{name}")}:
                    tally.wrong.append(f"réponse perdue : {line}")
            elif what == "finished":
                tally.finished += 1
                if interviews.get(inventory, int(words[0])).state != "finished":
                    tally.wrong.append(f"entretien terminé perdu : {line}")
            elif what == "imported":
                tally.imports += 1
                _expect(tally, len(_named(inventory, words[0])) == ROWS, f"import perdu : {line}")
            elif what == "importing":
                _expect(
                    tally, len(_named(inventory, words[0])) in (0, ROWS), f"import à moitié fait : {line}"
                )
    finally:
        inventory.close()


def _expect(tally: Tally, right: bool, sentence: str) -> None:
    if not right:
        tally.wrong.append(sentence)


def _named(inventory: Inventory, word: str) -> list[int]:
    return records.ids(inventory, RecordFilter(text=word), None)


def _child(path: Path, seed: str) -> None:
    """Interview and import until killed, saying each thing once it is kept."""
    chance = random.Random(seed)
    inventory = inventories.open_inventory(path)
    campaign = campaigns.of_year(inventory, None).id
    ids = records.ids(inventory, RecordFilter(text="Initiative"), campaign)
    while True:
        if chance.random() < 0.7:
            _interview(inventory, campaign, chance.choice(ids), chance)
        else:
            _import(inventory, campaign, chance)


def _interview(inventory: Inventory, campaign: int, record: int, chance: random.Random) -> None:
    interview = interviews.start(inventory, campaign, record_id=record).created or 0
    filling = interviews.open_filling(inventory, interview)
    paths = {node.name: node.path for node in filling.nodes() if node.kind != "calculate"}
    filling.set(paths["consent_record"], "oui")
    for name in QUESTIONS:
        value = str(chance.randrange(1, 10**6)) if name[0] in "ES" else f"mot {chance.random()}"
        filling.set(paths[name], value)
        interviews.save(
            inventory, interview, filling.state(), [(paths[name], "", value)], position=paths[name]
        )
        _say("answer", str(interview), name, value)
    while missing := [issue for issue in filling.validate() if issue.kind == "missing"]:
        for issue in missing:
            filling.mark(issue.path, "non_demande")
    interviews.finish(inventory, interview, filling)
    _say("finished", str(interview))


def _import(inventory: Inventory, campaign: int, chance: random.Random) -> None:
    word = f"lot{chance.randrange(10**9)}"
    lines = [f"{word} numéro {number};Derval" for number in range(ROWS)]
    file = inventory.path.with_name("import.csv")
    file.write_text("name;commune\n" + "\n".join(lines), "utf-8")
    _say("importing", word)
    importing.apply(inventory, importing.review_file(inventory, file, campaign))
    _say("imported", word)


def _say(*words: str) -> None:
    sys.stdout.write("\t".join(words) + "\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> int:
    """The child, or so many kills and what they showed."""
    if arguments[:1] == ["--child"]:
        _child(Path(arguments[1]), arguments[2])
        return 0
    count = int(arguments[0]) if arguments else 200
    with tempfile.TemporaryDirectory() as folder:
        tally = run(count, seed=2016, folder=Path(folder))
    sys.stdout.write(
        f"{tally.kills} arrêts brutaux : {tally.answers} réponses, {tally.finished} entretiens terminés et "
        f"{tally.imports} imports retrouvés ; {len(tally.wrong)} anomalie(s)\n"
    )
    sys.stdout.write("".join(f"  {sentence}\n" for sentence in tally.wrong))
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
