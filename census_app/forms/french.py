"""Values of answers as French readers write them: « 1 234,5 », « 24/09/2015 », « 14:30 »."""

from datetime import date

_NARROW = "\u202f"


def number(text: str) -> str:
    """A number as ODK writes it (`1234.50`, `3.0`), in French; as it is when it is none."""
    sign, digits = ("−", text[1:]) if text.startswith("-") else ("", text)
    whole, _, fraction = digits.partition(".")
    if not whole.isdecimal() or (fraction and not fraction.isdecimal()):
        return text
    fraction = fraction.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", _NARROW)
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def day(text: str) -> str:
    """A date as ODK writes it (`2015-09-24`), in French; as it is when it is none."""
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return text


def clock(text: str) -> str:
    """A time as ODK writes it (`14:30:00.000+02:00`): hours and minutes."""
    return text[:5]


def moment(text: str) -> str:
    """A date and a time as ODK writes them (`2015-09-24T14:30:00`), in French."""
    before, _, after = text.partition("T")
    return f"{day(before)} à {clock(after)}" if after else day(before)


def listed(parts: "tuple[str, ...] | list[str]", last: str) -> str:
    """« a, b et c »: parts in a row, `last` before the last one."""
    head, tail = parts[:-1], parts[-1:]
    return f" {last} ".join([", ".join(head), *tail]) if head else "".join(tail)
