"""The library's table of options, read once."""

from __future__ import annotations

import ctypes as c
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from . import _structs as s
from ._library import lib, listed, text


class Row(NamedTuple):
    """An option, or a knob of one of its variants."""

    section: str
    key: str  # "loss", "huber.delta"
    default: str
    least: float
    most: float  # not more than least: there is no range
    choices: dict[str, str]  # with a line of each
    help: str


def _choices(option: s.Option) -> list[bytes]:
    return listed(option.choices() if option.choices else None)


def _knobs(option: s.Option, name: bytes) -> Iterator[tuple[str, s.Option]]:
    """The knobs of a variant, by their keys."""
    row = c.cast(option.variant(name).knobs, c.POINTER(s.Option))
    count = 0
    while row and row[count].key:
        yield f"{text(name)}.{text(row[count].key)}", row[count]
        count += 1


def _row(section: str, key: str, option: s.Option) -> Row:
    said = {text(name): text(option.variant(name).help) if option.variant else "" for name in _choices(option)}
    return Row(section, key, text(option.standard), option.least, option.most, said, text(option.help))


@cache
def rows() -> list[Row]:
    """Every option in the table's order, the knobs of its variants behind it."""
    count, made = c.c_size_t(), []
    table = lib.lc_option_table(c.byref(count))
    for option in table[: count.value]:
        section = text(option.section)
        made.append(_row(section, text(option.key), option))
        for name in _choices(option) if option.variant else ():
            made += [_row(section, key, knob) for key, knob in _knobs(option, name)]
    return made


@cache
def keys() -> frozenset[str]:
    """The keys of all, with their sections."""
    return frozenset(f"{row.section}.{row.key}" for row in rows())
