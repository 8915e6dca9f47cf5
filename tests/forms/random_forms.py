"""Forms drawn at random: questions of many kinds, each of which may look at those before it."""

from dataclasses import dataclass

from hypothesis import strategies as st

# Each with `?` for the name of an earlier question.
_CONDITIONS = (
    "${?} != ''",
    "${?} > 1",
    "selected(${?}, 'x')",
    "string-length(${?}) mod 2 = 0",
    "not(${?} = 'y')",
)
_FORMULAS = (
    "concat(${?}, '!')",
    "coalesce(${?}, 'rien')",
    "count-selected(${?}) + 1",
    "if(${?} = '', 'vide', ${?})",
    "number(${?}) * 2",
)
_KINDS = ("integer", "text", "select_one l", "select_multiple l", "calculate", "group", "repeat", "counted")
_CHOICES = """
| choices |
| | list_name | name | label |
| | l | x | Ixe |
| | l | y | Why |
| | l | 2 | Deux |
"""


@dataclass(frozen=True, slots=True)
class RandomForm:
    """A form as Markdown, and the paths of the questions that are always asked."""

    text: str
    free: tuple[str, ...]


@st.composite
def random_forms(draw: st.DrawFn) -> RandomForm:
    """Forms of up to a dozen rows; what is `free` has no rule, and nothing sets it but the person."""
    rows: list[str] = []
    free: list[str] = []
    asked: list[str] = []
    place = "/data"
    opened: list[tuple[str, str, int]] = []
    for number in range(draw(st.integers(2, 10))):
        kind, name = draw(st.sampled_from(_KINDS)), f"q{number}"
        condition = _about(draw, _CONDITIONS, asked)
        if kind in {"group", "repeat", "counted"}:
            count = (_about(draw, ("number(${?}) mod 4",), asked) or "2") if kind == "counted" else ""
            control = "group" if kind == "group" else "repeat"
            rows.append(f"begin {control} | {name} | {name} | {condition} | | {count} | | ")
            opened.append((control, place, len(asked)))
            place = f"{place}/{name}" + ("" if control == "group" else "[1]")
            free = free if not condition and not count else [*free, f"!{place}"]
            continue
        formula = _about(draw, _FORMULAS, asked) or "'seul'"
        filter_ = _about(draw, ("name != ${?}",), asked) if kind.startswith("select") else ""
        calculation = formula if kind == "calculate" else ""
        label = "" if kind == "calculate" else f"{name} {'${' + asked[-1] + '}' if asked else ''}"
        constraint = ". != 'y'" if kind == "text" else ""
        rows.append(f"{kind} | {name} | {label} | {condition} | {calculation} | | {filter_} | {constraint}")
        asked.append(name)
        if kind != "calculate" and not condition and not filter_:
            free.append(f"{place}/{name}")
        close = draw(st.booleans())
        if opened and close:
            control, place, known = opened.pop()
            rows.append(f"end {control} | | | | | | | ")
            # What is within a repeat is seen by those outside only as a whole: they leave it alone.
            asked = asked if control == "group" else asked[:known]
    while opened:
        control, place, _ = opened.pop()
        rows.append(f"text | t{len(rows)} | T | | | | | ")
        rows.append(f"end {control} | | | | | | | ")
    header = "type | name | label | relevant | calculation | repeat_count | choice_filter | constraint"
    table = "".join(f"| | {row} |\n" for row in rows)
    text = f"| survey |\n| | {header} |\n{table}{_CHOICES}"
    conditional = tuple(each[1:] for each in free if each.startswith("!"))
    paths = (each for each in free if not each.startswith("!"))
    return RandomForm(text, tuple(path for path in paths if not path.startswith(conditional or ("!",))))


def _about(draw: st.DrawFn, patterns: tuple[str, ...], asked: list[str]) -> str:
    """Nothing, or an expression about one of the questions asked before."""
    if not asked or draw(st.booleans()):
        return ""
    return draw(st.sampled_from(patterns)).replace("?", draw(st.sampled_from(asked)))
