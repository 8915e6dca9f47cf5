"""XML instances, as ODK Collect keeps them and as servers give them back: one a file, or many in one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from census_app.exchange.submissions.cell_answers import answer, suits
from census_app.exchange.submissions.moments import instant
from census_app.exchange.submissions.submission import (
    Submission,
    Unplaced,
    Unreadable,
    identifier,
    unnumbered,
)
from census_app.exchange.submissions.versions import FormVersions
from census_app.exchange.submissions.vocabulary import Vocabularies, Vocabulary
from census_app.forms import NodeDefinition

if TYPE_CHECKING:
    from census_app.forms.xform_names import Element

_DEEPEST: Final = 6
"""How many wrappers may stand around the instances of a file."""

_TOLD: Final = {"start", "end", "today", "username", "deviceid", "phonenumber", "email"}
_OF_THE_SERVER: Final = frozenset({"meta", "formhub", "__version__", "_version_", "_version__001", "audit"})
_FIRST_TAG: Final = re.compile(rb"<(?:!DOCTYPE|[A-Za-z_])")
FORM_ITSELF: Final = "C’est un questionnaire (XForm), pas une réponse."
_HAS_DTD: Final = "Le fichier XML contient une DTD, qu’aucun téléphone n’écrit : il n’a pas été lu."
_UNKNOWN: Final = "Le questionnaire n’a pas de question de ce nom."


@dataclass
class _Gathered:
    """What is found while an instance is walked."""

    answers: dict[str, str] = field(default_factory=dict)
    repeats: dict[str, int] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    problems: list[Unplaced] = field(default_factory=list)


def parse(content: bytes) -> Any:
    """The root element of an XML text. ValueError, with a French sentence, when it is unsafe or broken."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    first = _FIRST_TAG.search(content)
    if first is not None and first[0].startswith(b"<!"):
        raise ValueError(_HAS_DTD)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise ValueError(
            f"Le fichier XML est coupé ou abîmé (vers la ligne {line}) : reprenez-le sur le téléphone."
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError(_HAS_DTD)
    return root


def instances(
    content: bytes, source: str, forms: FormVersions, words: Vocabularies
) -> Iterator[Submission | Unreadable]:
    """The submissions of an XML text, and why others in it are none."""
    try:
        root = parse(content)
    except ValueError as error:
        yield Unreadable(source, None, str(error))
        return
    from census_app.forms.xform_names import XHTML

    if root.tag == f"{{{XHTML}}}html":
        yield Unreadable(source, None, FORM_ITSELF)
        return
    found = list(_roots(root, _DEEPEST)) or [root]
    for number, element in enumerate(found, 1):
        place = source if len(found) == 1 else f"{source} ({number})"
        yield submission_of(element, place, forms, words)


def _roots(element: Element, depth: int) -> Iterator[Element]:
    """The elements that are instances: those with a form's id, or with `meta/instanceID`."""
    from census_app.forms.xform_names import child, elements

    meta = child(element, "meta")
    if element.get("id") or (meta is not None and child(meta, "instanceID") is not None):
        yield element
    elif depth:
        for each in elements(element):
            yield from _roots(each, depth - 1)


def submission_of(
    element: Element, source: str, forms: FormVersions, words: Vocabularies
) -> Submission | Unreadable:
    """The submission of an instance, or why it is none."""
    from census_app.forms.xform_names import attribute, child

    meta, form_id = child(element, "meta"), attribute(element, "id")
    version = attribute(element, "version") or _text(element, "__version__")
    if attribute(element, "encrypted") == "yes":
        return Unreadable(
            source, None, "La réponse est chiffrée : déchiffrez-la sur le serveur, puis exportez."
        )
    if form_id in forms.others or (form_id != forms.form_id and not _is_ours(element, forms.default.root)):
        other = form_id or _name(element)
        return Unreadable(
            source, None, f"La réponse suit un autre questionnaire (« {other} », pas « {forms.form_id} »)."
        )
    gathered, definition = forms.nearest(
        version,
        lambda each: _gathered(element, words.of(each)),
        lambda read, each: _fit(read, words.of(each)),
    )
    named = "" if meta is None else _text(meta, "instanceID")
    submitted = attribute(element, "submissionDate") or attribute(element, "_submission_time")
    return Submission(
        instance_id=identifier(named or attribute(element, "instanceID")),
        form_id=form_id or forms.form_id,
        version=version,
        source=source,
        row=None,
        answers=gathered.answers,
        repeats=gathered.repeats,
        read_with=definition.version,
        deprecated_id="" if meta is None else identifier(_text(meta, "deprecatedID")),
        root_id="" if meta is None else identifier(_text(meta, "rootUuid")),
        submitted_at=instant(submitted),
        said=gathered.said,
        problems=tuple(gathered.problems),
    )


def _gathered(element: Element, vocabulary: Vocabulary) -> _Gathered:
    gathered, root = _Gathered(), vocabulary.definition.root
    _walk(element, root, root.path, vocabulary, gathered)
    _find_moved(gathered, vocabulary)
    return gathered


def _fit(gathered: _Gathered, vocabulary: Vocabulary) -> int:
    """How well an instance reads with a definition: the answers that suit their question, less the others."""
    nodes = vocabulary.definition.nodes
    read = [(nodes[unnumbered(path)], text) for path, text in gathered.answers.items()]
    suiting = sum(suits(node, vocabulary.options(node), text) for node, text in read)
    return 2 * suiting - len(read) - len(gathered.problems)


def _walk(
    element: Element, node: NodeDefinition, path: str, vocabulary: Vocabulary, gathered: _Gathered
) -> None:
    """Take the answers below an element that stands for a group, an occurrence or the root."""
    from census_app.forms.xform_names import JAVAROSA, elements

    children = {child.name: child for child in node.children}
    counts: Counter[str] = Counter()
    for each in elements(element):
        name = _name(each)
        known = children.get(name)
        place = f"{path}/{name}"
        if known is None:
            _unknown(each, place, gathered)
        elif known.kind == "repeat":
            if each.get(f"{{{JAVAROSA}}}template") is None and each.get("template") is None:
                counts[name] += 1
                gathered.repeats[place] = counts[name]
                _walk(each, known, f"{place}[{counts[name]}]", vocabulary, gathered)
        elif known.kind == "group":
            if name != "meta":
                _walk(each, known, place, vocabulary, gathered)
        elif text := answer(known, vocabulary.options(known), "".join(map(str, each.itertext()))):
            gathered.answers[place] = text


def _unknown(element: Element, place: str, gathered: _Gathered) -> None:
    """What the form has no question for: metadata, or an answer to be shown."""
    from census_app.forms.xform_names import elements

    name = _name(element)
    if name in _OF_THE_SERVER:
        return
    below = list(elements(element))
    text = "" if below else (element.text or "").strip()
    if text and name in _TOLD:
        gathered.said[name] = text
    elif text:
        gathered.problems.append(Unplaced(place, text, _UNKNOWN))
    for each in below:
        _unknown(each, f"{place}/{_name(each)}", gathered)


def _find_moved(gathered: _Gathered, vocabulary: Vocabulary) -> None:
    """Give the answers of another version to the one question of that name, wherever it has moved to."""
    left: list[Unplaced] = []
    for each in gathered.problems:
        above, mark, _ = each.place.rpartition("]")
        around = f"{above}{mark}" if mark else vocabulary.definition.root.path
        scope = unnumbered(around) if mark else ""
        named = vocabulary.by_name.get(each.place.rpartition("/")[2], ())
        nodes = [node for node in named if vocabulary.around(node.path) == scope]
        place = f"{around}{nodes[0].path[len(unnumbered(around)) :]}" if len(nodes) == 1 else ""
        if place and place not in gathered.answers:
            gathered.answers[place] = answer(nodes[0], vocabulary.options(nodes[0]), each.text)
        else:
            left.append(each)
    gathered.problems = left


def _is_ours(element: Element, root: NodeDefinition) -> bool:
    """Whether at least half of what an instance holds at its first two levels are names of the form.

    KoboToolbox gives forms ids of its own, so that the id alone does not tell.
    """
    from census_app.forms.xform_names import elements

    known = {node.path.rpartition("/")[2] for node in root.walk()}
    names = [
        name
        for top in elements(element)
        for name in (_name(top), *map(_name, elements(top)))
        if _name(top) not in _OF_THE_SERVER and name not in _TOLD
    ]
    return bool(names) and 2 * sum(name in known for name in names) >= len(names)


def _text(element: Element, name: str) -> str:
    from census_app.forms.xform_names import child

    found = child(element, name)
    return "" if found is None else (found.text or "").strip()


def _name(element: Element) -> str:
    from census_app.forms.xform_names import local

    return local(element)
