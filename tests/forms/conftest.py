"""What the stories of questionnaires share: a form written as Markdown, filled at a fixed moment."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import TypeAlias

import pytest

from census_app.forms import Context, Filling, FormDefinition, load_form

Fill: TypeAlias = Callable[..., Filling]


@lru_cache(maxsize=64)
def loaded(form: str) -> FormDefinition:
    return load_form(form, "story")


def a_morning() -> datetime:
    return datetime(2026, 3, 2, 9, 30, tzinfo=UTC).astimezone()


@pytest.fixture
def fill() -> Fill:
    """A new filling of a form."""

    def filling(form: str, language: str | None = None, **known: str) -> Filling:
        return Filling(loaded(form), language, Context(now=a_morning, **known))  # type: ignore[arg-type]

    return filling
