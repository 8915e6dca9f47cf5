"""What a filling is told of the world: the clock, the person, tables that are not files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime


def _local_now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Context:
    """The clock (`now` gives a moment with its time zone), who fills the form, and tables by instance name.

    A table is a list of rows by column; `instance('NAME')/root/item` and `pulldata('NAME', …)` read it.
    """

    now: Callable[[], datetime] = _local_now
    username: str = ""
    deviceid: str = ""
    email: str = ""
    phonenumber: str = ""
    tables: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
