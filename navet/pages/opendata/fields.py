"""How a set of data is described once, for the JSON, its schema, the CSV and the package alike.

A set is rows of fields. A field may itself hold rows, which stand inside their row in JSON and are
a table of their own in CSV, each row with the id of the one that it belongs to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from navet.language.texts import Text

TEXT, BOTH, NUMBER, TRUTH, DAY = "text", "both", "number", "truth", "day"
LIST, LIST_OF_BOTH, ROWS = "list", "list of both", "rows"
# What parts the members of a list in a cell.
BETWEEN = "|"
Row = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """A field: its name, what kind of value it has, and what that says.

    ``optional``: the value may be null. BOTH is a text in each language, whose English is null
    where nobody has translated it. ``fields`` are those of ROWS,
    and ``key`` the columns of its table that tell the rows apart.
    """

    name: str
    kind: str
    about: Text
    optional: bool = False
    fields: tuple[Field, ...] = ()
    key: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dataset:
    """A set: its name in addresses, what it is called and holds, its fields and its rows.

    ``one`` is the name of a row, which tables of rows inside it have as a column. ``key`` are the
    fields that tell its rows apart. ``make`` gives the rows, which are many: they are made when
    somebody asks for them.
    """

    name: str
    one: str
    title: Text
    about: Text
    fields: tuple[Field, ...]
    make: Callable[[], Iterable[Row]]
    key: tuple[str, ...] = ("id",)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows, in order."""
        return tuple(self.make())


@dataclass(frozen=True)
class Table:
    """A set, or rows inside it, as a table: the columns of its owners' ids come first.

    ``owner`` is the name of the table that its rows belong to, "" for a set's own; ``owned_by`` is
    the column with the id of the row there. ``make`` gives the rows, see ``Dataset``.
    """

    name: str
    title: Text
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    make: Callable[[], Iterable[Row]]
    owner: str = ""
    owned_by: str = ""

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows, in order."""
        return tuple(self.make())


def tables(dataset: Dataset) -> Iterator[Table]:
    """Yield the tables of a set: its own first, then those of the rows inside it."""
    yield from _tables(
        Table(
            dataset.name,
            dataset.title,
            dataset.key,
            dataset.fields,
            lambda: dataset.rows,
        ),
        dataset.one,
    )


def _tables(table: Table, one: str) -> Iterator[Table]:
    yield table
    for field in table.fields:
        if field.kind != ROWS:
            continue
        owner = Field(one, TEXT, Text(f"Id i {table.name}", f"The id in {table.name}"))
        yield from _tables(
            Table(
                name=_name_inside(table.name, field),
                title=field.about,
                key=field.key,
                fields=(owner, *field.fields),
                make=partial(_inside, table, field.name, one),
                owner=table.name,
                owned_by=one,
            ),
            field.name,
        )


def counts(dataset: Dataset) -> Counter[str]:
    """Return how many rows each of a set's tables has, by its name; no rows are held."""
    found: Counter[str] = Counter()
    for row in dataset.make():
        _count(row, dataset.name, dataset.fields, found)
    return found


def _count(row: Row, table: str, fields: tuple[Field, ...], found: Counter[str]) -> None:
    found[table] += 1
    for field in fields:
        for inner in row[field.name] if field.kind == ROWS else ():
            _count(inner, _name_inside(table, field), field.fields, found)


def _name_inside(table: str, field: Field) -> str:
    """Return the name of the table of rows inside another's."""
    return f"{table.partition('-')[0]}-{field.name}"


def _inside(table: Table, name: str, one: str) -> Iterator[Row]:
    """Yield the rows inside a table's rows, each with the id of the row that it belongs to."""
    for row in table.rows:
        for inner in row[name]:
            yield {one: row["id"], **inner}
