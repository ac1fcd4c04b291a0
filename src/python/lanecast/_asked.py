"""What a call asks of a model, checked: a part, a number of rows, words that are none of its options."""

from __future__ import annotations

import ctypes as c
from typing import Any

import numpy as np

from ._door import raw, whole
from ._library import lib
from .errors import UsageError
from .options import meant_by


def rows_asked(df_new: Any, horizon: Any) -> int:
    """The horizon as a number of rows; 0: the trained one."""
    if isinstance(df_new, (int, float, np.number)):
        raise UsageError(f"forecast({df_new}): newer rows come first: say forecast(horizon={df_new})")
    if horizon is None:
        return 0
    return whole(horizon, "horizon", 1, "a number of rows, 1 or more; None: the trained horizon")


def refuse_others(asked: str, others: dict[str, Any]) -> None:
    """Of words that others have for the number of rows, what is said here."""
    for name in others:
        if meant_by(raw(name, asked)) == b"horizon" or name in ("n", "h", "fh", "steps", "periods", "n_periods"):
            raise UsageError(f"{asked} has no option '{name}': the next {others[name]!r} rows are forecast(horizon={others[name]!r})")
        raise UsageError(f"{asked} has no option '{name}'")


def part_of(name: Any, asked: str) -> int:
    """The number of a part that is named."""
    if isinstance(name, (int, np.integer)):
        raise UsageError(f"{asked}({name}): expected a part of the model's data, 'train', 'valid' or 'test'; the next rows are forecast(horizon={name})")
    if not isinstance(name, str):
        raise UsageError(
            f"{asked}: expected a part of the model's data, 'train', 'valid' or 'test', not a {type(name).__name__}: forecast(df_new) has the rows "
            "after other data, load(path, data) a model that is judged by them"
        )
    part = c.c_int()
    lib.lc_part_find(c.byref(part), raw(name, asked))
    return part.value
