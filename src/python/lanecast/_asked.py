"""What a call asks of a model, checked: a part, a number of rows, words that are none of its options."""

from __future__ import annotations

import ctypes as c
import os
from typing import Any

import numpy as np

from ._door import raw, raw_path, shown, whole
from ._library import lib, text
from .errors import UsageError
from ._options import ELSEWHERE, keyword_of, meant_by, value_of
from ._table import rows

ROWS = ("n", "h", "fh", "steps", "periods", "n_periods", "n_steps", "num_steps")  # of which others ask for some
OF_DATA = ("name", "time", "series", "channels", "units", "start", "step", "holidays")  # arguments of Dataset

# What others call otherwise.
SAID_SO = (
    (
        ("future_covariates", "future_exog", "exog", "X", "X_df", "X_future", "df_future", "future_df", "futr_df", "future_data", "newxreg", "xreg"),
        "what is known of the rows to forecast is in rows behind the known ones, without targets: forecast(pd.concat([history, future])), of a model "
        "that was trained with known=[...]",
    ),
    (("past_covariates", "hist_exog"), "they are columns of the data: forecast(df_new) has newer ones"),
    (("quantiles", "quantile", "level", "alpha", "q"), "levels=[0.1, 0.5, 0.9] are quantiles"),
    (("num_samples", "n_samples", "sample"), "samples=20 draws 20 numbers"),
    (("df", "data", "series", "history", "df_new", "new_data", "last_window"), "forecast(df_new) has the rows after newer ones"),
)


def rows_asked(df_new: Any, horizon: Any) -> int:
    """The horizon as a number of rows; 0: the trained one."""
    if isinstance(df_new, (int, float, np.number)):
        raise UsageError(f"forecast({df_new}): newer rows come first: say forecast(horizon={df_new})")
    if horizon is None:
        return 0
    return whole(horizon, "horizon", 1, "a number of rows, 1 or more; None: the trained horizon")


def refuse_others(asked: str, others: dict[str, Any]) -> None:
    """Of words that others have for what is asked, what is said here."""
    for name in others:
        if meant_by(raw(name, asked)) == b"horizon" or name in ROWS:
            raise UsageError(f"{asked} has no option '{name}': the next {shown(others[name])} rows are forecast(horizon={shown(others[name])})")
        said = next((said for words, said in SAID_SO if name in words), "")
        raise UsageError(f"{asked} has no option '{name}'" + (f": {said}" if said else ""))


def refuse_of_fit(options: dict[str, Any]) -> None:
    """Of words that fit does not take, where they go."""
    for name, value in options.items():
        if name in OF_DATA:
            raise UsageError(f"fit has no option '{name}', which is of the data: fit(lanecast.Dataset(data, {name}={shown(value)}))")
        if name in ELSEWHERE:
            raise UsageError(f"fit has no option '{name}': {ELSEWHERE[name]}")
        meant = text(meant_by(raw(name, "fit")))
        told = f": Forecaster({keyword_of(meant)}={shown(value)}).fit(data)" if meant else ": options of training are those of Forecaster(...)"
        raise UsageError(f"fit has no option '{name}'{told}")


def series_asked(series: Any, known: list[str]) -> str | None:
    """Names of series as a list of a configuration; None: all. A text that is a name is one, whatever blanks it has."""
    if series is None:
        return None
    names = value_of([series] if isinstance(series, str) and series in known else series, "series")
    if not names.strip():
        raise UsageError(f"series={shown(series)}: expected a name, or a list of them; None: all series")
    return names


def check_on_round(on_round: Any) -> None:
    if on_round is not None and not callable(on_round):
        raise UsageError(f"on_round={shown(on_round)}: expected a function of one argument, a row of history_, as print")


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


def check_config(config: Any) -> None:
    """Refuses what is no INI file: a word that an option may have."""
    if config is None:
        return
    if not isinstance(config, (str, bytes, os.PathLike)):
        raise UsageError(f"Forecaster({shown(config)}): expected an INI file of options, or none; data are given to fit(data)")
    name = os.fsdecode(raw_path(config, "Forecaster"))
    option = next((row.key for row in rows() if name.lower() in row.choices), None)
    if option and not os.path.exists(name):
        raise UsageError(f"Forecaster({name!r}): expected an INI file of options: Forecaster({keyword_of(option)}={name.lower()!r}) chooses that")
