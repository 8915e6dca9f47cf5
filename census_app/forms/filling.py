"""A form being filled: answers come in, states of nodes come out."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from census_app.forms import reports
from census_app.forms.accepting import accepted, writable
from census_app.forms.context import Context
from census_app.forms.definition import FormDefinition
from census_app.forms.memory import put_back, replaced, taken
from census_app.forms.node_state import NodeState
from census_app.forms.nodes import Branch, Leaf, Node, Series
from census_app.forms.places import find
from census_app.forms.problems import FillingError
from census_app.forms.reports import Completeness, Issue, Output, Section
from census_app.forms.runtime import Runtime
from census_app.forms.settling import Settler
from census_app.forms.starting import stamp_end, start

ABSENCES = frozenset({"non_demande", "ne_sait_pas", "refus", "sans_objet"})


class Filling:
    """The answers to one form and the state of each of its nodes.

    Every change returns the paths of the nodes whose state is no longer what it was, or which are no more.
    Paths number the occurrences of repeats from 1: `/data/site[2]/part`; `/data/site` is the repeat itself.
    """

    def __init__(
        self,
        definition: FormDefinition,
        language: str | None = None,
        context: Context | None = None,
        state: Mapping[str, Any] | None = None,
    ) -> None:
        self.definition = definition
        chosen = language if language in definition.languages else definition.default_language
        self._runtime = Runtime(definition, context or Context(), chosen or "")
        self._settler = Settler(self._runtime)
        if state is None:
            start(self._runtime, self._settler)
        else:
            put_back(self._runtime, self._settler, state)

    @classmethod
    def restore(
        cls,
        definition: FormDefinition,
        state: Mapping[str, Any],
        language: str | None = None,
        context: Context | None = None,
    ) -> "Filling":
        """A filling as `state()` gave it."""
        return cls(definition, language, context, state)

    def become(self, state: Mapping[str, Any], now: Callable[[], datetime] | None = None) -> None:
        """Take the answers of another filling of this form, and the clock by which it was filled.

        The same as `restore`, and much quicker: for whoever reads thousands of interviews.
        """
        if now is not None:
            self._runtime.world.tell_time(now)
        replaced(self._runtime, self._settler, state)

    # --- answering ---

    def set(self, path: str, value: str) -> frozenset[str]:
        """Answer a question (several choices separated by spaces; empty takes the answer back).

        Raises:
            FillingError: no such question, or it cannot be answered so; nothing has changed then.
        """
        leaf = writable(find(self._runtime.root, path))
        return self._give(leaf, accepted(leaf, value))

    def prefill(self, path: str, value: str) -> frozenset[str]:
        """Give a value that the program knows, even to a hidden, read-only or irrelevant node.

        Raises:
            FillingError: no such node, or the value is not of its type.
        """
        leaf = find(self._runtime.root, path).as_leaf()
        if leaf is None:
            raise FillingError("not-a-question", path, f"« {path} » n'est pas une question.")
        return self._give(leaf, accepted(leaf, value))

    def mark(self, path: str, absence: str | None) -> frozenset[str]:
        """Say why a question has no answer (its answer is taken back), or no longer say it (None).

        Raises:
            FillingError: no such question, it cannot be answered now, or there is no such reason.
        """
        leaf = writable(find(self._runtime.root, path))
        if absence is not None and absence not in ABSENCES:
            raise FillingError("unknown-absence", path, f"« {absence} » n'est pas une raison d'absence.")
        if absence:
            leaf.base.write("")
        leaf.absence.write(absence or "")
        return self._settled()

    def annotate(self, path: str, text: str) -> frozenset[str]:
        """Put a remark on a question; an empty one is removed.

        Raises:
            FillingError: no such question.
        """
        leaf = find(self._runtime.root, path).as_leaf()
        if leaf is None:
            raise FillingError("not-a-question", path, f"« {path} » n'est pas une question.")
        leaf.note.write(text)
        return self._settled()

    # --- repeats ---

    def add(self, path: str) -> frozenset[str]:
        """Add an occurrence at the end of a repeat.

        Raises:
            FillingError: no such repeat, or it takes none now.
        """
        series = self._open_series(path)
        branch = self._runtime.begin_instance(series, seeded=False)
        changed = self._settler.enter(branch.nodes(), quiet=True)
        self._settler.run_actions(branch.nodes(), "odk-new-repeat")
        self._settler.remember(branch.nodes())
        return self._settled() | self._paths({series, *branch.nodes(), *changed})

    def remove(self, path: str) -> frozenset[str]:
        """Remove an occurrence; those after it move up.

        Raises:
            FillingError: no such occurrence, or its number is not free.
        """
        branch = self._instance(path)
        series = self._open_series(path.rpartition("[")[0])
        self._runtime.remove_instance(series, series.instances.index(branch))
        return self._settled() | {series.path}

    def move(self, path: str, place: int) -> frozenset[str]:
        """Put an occurrence at another place, from 1; the others make room.

        Raises:
            FillingError: no such occurrence, or its repeat is read-only.
        """
        branch = self._instance(path)
        series = self._open_series(path.rpartition("[")[0], counted=True)
        self._runtime.move_instance(series, branch, max(0, min(place - 1, len(series.instances) - 1)))
        return self._settled() | {series.path}

    def copy(self, path: str) -> frozenset[str]:
        """Add, at the end of its repeat, an occurrence with the same answers as another.

        Raises:
            FillingError: no such occurrence, or its repeat takes none now.
        """
        model = self._instance(path)
        series = self._open_series(path.rpartition("[")[0])
        changed = self.add(series.path)
        put_back(self._runtime, self._settler, taken(self._runtime, model), (model, series.instances[-1]))
        return changed | self._settled()

    # --- reading ---

    def node(self, path: str) -> NodeState:
        """The state of a node.

        Raises:
            FillingError: no such node.
        """
        return reports.state_of(find(self._runtime.root, path))

    def nodes(self) -> tuple[NodeState, ...]:
        """The states of all nodes in document order."""
        return tuple(reports.state_of(node) for node in self._runtime.root.nodes())

    def children(self, path: str) -> tuple[NodeState, ...]:
        """The states of what lies directly in a group or an occurrence; of a repeat, its occurrences.

        Raises:
            FillingError: no such node.
        """
        return reports.children_of(find(self._runtime.root, path))

    def sections(self) -> tuple[Section, ...]:
        """The parts of the form in order: top-level groups and repeats, and runs of loose questions."""
        return reports.sections_of(self._runtime.root)

    def completeness(self, section: Section | str) -> Completeness:
        """How far a section, or what lies at a path, is filled.

        Raises:
            FillingError: no such node.
        """
        paths = section.nodes if isinstance(section, Section) else (section,)
        return reports.completeness_of([find(self._runtime.root, path) for path in paths])

    def validate(self) -> tuple[Issue, ...]:
        """All that is missing, wrong or unusual, in document order."""
        return reports.issues_of(self._runtime.root)

    def outputs(self) -> tuple[Output, ...]:
        """The answers that go somewhere (`save_to`), in document order; irrelevant ones are left out."""
        return reports.outputs_of(self._runtime.root)

    @property
    def language(self) -> str:
        """The language of the labels."""
        return self._runtime.world.language.peek()

    def speak(self, language: str) -> frozenset[str]:
        """Show labels, hints, messages and choices in another language of the form."""
        if language in self.definition.languages:
            self._runtime.world.language.write(language)
        return self._settled()

    @property
    def failures(self) -> Mapping[str, str]:
        """What went wrong when expressions were run, by the path of their definition, in French."""
        return dict(self._runtime.failures)

    # --- keeping ---

    def finish(self) -> frozenset[str]:
        """Write what the end of an interview gives (`end` metadata)."""
        stamp_end(self._runtime)
        return self._settled()

    def state(self) -> dict[str, Any]:
        """Everything given so far, as plain JSON: answers (irrelevant too), occurrences, marks, notes."""
        return taken(self._runtime, self._runtime.root)

    # --- within ---

    def _give(self, leaf: Leaf, text: str) -> frozenset[str]:
        if text:
            leaf.absence.write("")
        leaf.base.write(text)
        return self._settled()

    def _settled(self) -> frozenset[str]:
        return self._paths(self._settler.settle())

    def _paths(self, nodes: Iterable[Node]) -> frozenset[str]:
        gone, self._runtime.gone = self._runtime.gone, set()
        return frozenset(node.path for node in nodes) | gone

    def _instance(self, path: str) -> Branch:
        node = find(self._runtime.root, path)
        if not isinstance(node, Branch) or node.series is None:
            raise FillingError("not-an-occurrence", path, f"« {path} » n'est pas une occurrence.")
        return node

    def _open_series(self, path: str, *, counted: bool = False) -> Series:
        """The repeat at a path, if occurrences may come or go by hand."""
        node = find(self._runtime.root, path)
        if not isinstance(node, Series):
            raise FillingError("not-a-repeat", path, f"« {path} » n'est pas un groupe répété.")
        if node.definition.fixed and not counted:
            raise FillingError("fixed", path, f"Le nombre de « {node.name} » est fixé par le questionnaire.")
        if not node.relevant.read():
            raise FillingError("irrelevant", path, f"« {node.name} » n'est pas demandé dans ce cas.")
        if node.readonly.read():
            raise FillingError("readonly", path, f"« {node.name} » est en lecture seule.")
        return node
