"""The words of an XForm: labels, hints and messages, in every language, with their `<output>`s."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from census_app.forms.definition import Text, Wording
from census_app.forms.xform_names import attribute, child, content, elements, local
from census_app.forms.xpath.compile import compile_expression

if TYPE_CHECKING:
    from census_app.forms.xform_names import Element

_ITEXT = re.compile(r"""jr:itext\(\s*(['"])(.*?)\1\s*\)""")
_PATH = re.compile(r"(?:^|\s)((?:/|\.\./|current\(\)/)[^\s'\"]+)(?=\s|$)")


class Words:
    """The translations of a form: those of a text, and of each of its forms (guidance, image, audio…)."""

    def __init__(self, model: "Element") -> None:
        self.languages: list[str] = []
        self.default = ""
        self.itext: dict[str, Wording] = {}
        self._forms: dict[tuple[str, str], dict[str, Text]] = {}
        itext = child(model, "itext")
        for translation in [] if itext is None else elements(itext):
            self._read_language(translation)
        for (identifier, form), texts in self._forms.items():
            if not form:
                self.itext[identifier] = Wording(texts)

    def _read_language(self, translation: "Element") -> None:
        language = attribute(translation, "lang")
        self.languages.append(language)
        if translation.get("default") is not None:
            self.default = language
        for text in elements(translation):
            for value in elements(text):
                form = attribute(value, "form")
                key = attribute(text, "id"), "" if form in {"long", "short"} else form
                self._forms.setdefault(key, {}).setdefault(language, read_text(value))

    def wording(self, element: "Element | None") -> Wording | None:
        """The words of a `<label>` or a `<hint>`, written in it or through `jr:itext`."""
        if element is None:
            return None
        reference = _ITEXT.search(attribute(element, "ref"))
        if reference is not None:
            return self.itext.get(reference.group(2))
        text = read_text(element)
        return Wording({"": text}) if text else None

    def form(self, element: "Element | None", form: str) -> Wording | None:
        """Another form of the words of an element, such as `guidance` or `image`."""
        reference = None if element is None else _ITEXT.search(attribute(element, "ref"))
        texts = None if reference is None else self._forms.get((reference.group(2), form))
        return Wording(texts) if texts else None

    def media(self, element: "Element | None") -> Mapping[str, str]:
        """The files that go with a label: `{"image": "plan.png"}`, without their `jr://` prefix."""
        found: dict[str, str] = {}
        for form in ("image", "big-image", "audio", "video"):
            wording = self.form(element, form)
            if wording is not None:
                found[form] = str(wording.text(self.default)[0]).rpartition("/")[2]
        return found

    def message(self, text: str) -> Wording | None:
        """The words of a message: `jr:itext('…')` or the message itself."""
        reference = _ITEXT.fullmatch(text)
        if reference is not None:
            return self.itext.get(reference.group(2))
        return Wording({"": (text,)}) if text else None


def read_text(element: "Element") -> Text:
    """The text of an element, its outputs compiled; blanks at both ends are dropped."""
    parts: list[object] = [content(element)]
    for output in elements(element):
        if local(output) == "output":
            parts.append(compile_expression(attribute(output, "value") or attribute(output, "ref")))
        parts.append(output.tail or "")
    if isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
    if isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
    return tuple(part for part in parts if part != "")  # type: ignore[misc]


def text_with_paths(text: str) -> Text:
    """A text in which pyxform wrote `${name}` as a bare path: the paths compiled."""
    parts: list[object] = []
    end = 0
    for match in _PATH.finditer(text):
        before = text[end : match.start()]
        parts += [f"{before} " if before else "", compile_expression(match.group(1))]
        end = match.end()
    parts.append(text[end:])
    return tuple(part for part in parts if part != "")  # type: ignore[misc]
