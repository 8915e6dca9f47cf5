"""Shuffling with a seed, in the order of ODK Collect (JavaRosa's Park-Miller generator)."""

import hashlib
import math
import secrets
from collections.abc import Callable, Sequence
from typing import TypeVar

from census_app.forms.xpath.values import Value, to_number, to_text

T = TypeVar("T")
_MODULUS = 2**31 - 1
_MULTIPLIER = 16_807


def seed_of(value: Value) -> int:
    """The seed that a value gives: its whole part, or a hash of its text."""
    number = to_number(value)
    if math.isnan(number):
        text = to_text(value)
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], signed=True) if text else 0
    if math.isinf(number):
        return 2**63 - 1 if number > 0 else -(2**63)
    return math.trunc(number)


def shuffled(values: Sequence[T], seed: int | None) -> list[T]:
    """The values in another order: always the same one for a seed, any without."""
    draw = _system_draw if seed is None else _park_miller(seed)
    results: list[T] = []
    for place, value in enumerate(values):
        chosen = math.floor(draw() * (place + 1))
        if chosen == place:
            results.append(value)
        else:
            results.append(results[chosen])
            results[chosen] = value
    return results


def _park_miller(seed: int) -> Callable[[], float]:
    # The remainder has the sign of the seed, as in JavaScript.
    state = int(math.copysign(abs(seed) % _MODULUS, seed))
    if state <= 0:
        state += _MODULUS - 1

    def draw() -> float:
        nonlocal state
        state = state * _MULTIPLIER % _MODULUS
        return (state - 1) / (_MODULUS - 1)

    return draw


def _system_draw() -> float:
    return secrets.SystemRandom().random()
