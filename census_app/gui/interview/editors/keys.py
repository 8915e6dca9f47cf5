"""The keys that choose: a figure or a letter for each choice, in their order."""

KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
_UNSHIFTED = dict(zip("&é\"'(-è_ç", "123456789", strict=True))
"""What the keys of the figures give on a French keyboard."""


def key_place(text: str) -> int | None:
    """The place, from 0, of the choice that a key chooses; figures of a French keyboard need no shift."""
    key = _UNSHIFTED.get(text, text).lower()
    return KEYS.index(key) if len(key) == 1 and key in KEYS else None
