"""What the tables share: the metadata, the columns of what travels, the references."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Text

metadata = MetaData()


def travelling() -> tuple[Column[int], Column[str]]:
    """A local integer ``id`` and the stable ``uuid`` that goes to other files."""
    return (
        Column("id", Integer, primary_key=True),
        Column("uuid", Text, nullable=False, unique=True),
    )


def reference(table: str, name: str = "", *, required: bool = True, cascade: bool = True) -> Column[int]:
    """An indexed column ``<table>_id`` (or ``name``) that refers to a row of ``table``.

    With ``cascade`` the row goes with the one it refers to; without, it loses the reference only.
    """
    return Column(
        name or f"{table}_id",
        ForeignKey(f"{table}.id", ondelete="CASCADE" if cascade else "SET NULL"),
        nullable=not required,
        index=True,
    )
