"""Flags of the tool, which messages of the library name, in the words of Python: keywords of this package, pandas and xarray."""

from __future__ import annotations

import re

# What a flag is called here; {} is its value, and a flag of two words has one without a value first. None: only the tool has it,
# so that `lanecast import` makes a file that Dataset.read takes.
FLAGS: dict[str, str | tuple[str, str] | None] = {
    "append": "pd.concat([history, newer])",
    "at": ("sel() of xarray", "sel({}) of xarray"),
    "calendar": None,
    "columns": "frame[[...]]",
    "data": "data=",
    "date-order": "pd.to_datetime(dayfirst=)",
    "decimal": ("pd.read_csv(decimal=)", 'pd.read_csv(decimal="{}")'),
    "drop": ("drop(columns=)", 'drop(columns="{}")'),
    "duplicates": "index.duplicated()",
    "encoding": ("pd.read_csv(encoding=)", 'pd.read_csv(encoding="{}")'),
    "footer": ("pd.read_csv(skipfooter=)", "pd.read_csv(skipfooter={})"),
    "from": ("from_=", 'from_="{}"'),
    "grid": "resample()",
    "group": "xarray.open_dataset(group=)",
    "header": ("pd.read_csv(header=)", "pd.read_csv(header={})"),
    "horizon": ("horizon=", "horizon={}"),
    "join": "join()",
    "levels": "levels=",
    "log": None,
    "na": ("pd.read_csv(na_values=)", 'pd.read_csv(na_values="{}")'),
    "on": ('split="* 0 0"', 'split="* 0 0"'),
    "one-hot": "pd.get_dummies(dtype=float)",
    "progress": None,
    "quiet": None,
    "series-column": ("series=", 'series="{}"'),
    "skip": ("pd.read_csv(skiprows=)", "pd.read_csv(skiprows={})"),
    "split": ("part=", 'part="{}"'),
    "start": "start=",
    "step": ("step=", 'step="{}"'),
    "thousands": ("pd.read_csv(thousands=)", 'pd.read_csv(thousands="{}")'),
    "time": ("time=", 'time="{}"'),
    "time-format": ("pd.to_datetime(format=)", 'pd.to_datetime(format="{}")'),
    "time-parts": None,
    "trials": None,
    "value": "replace()",
    "verbose": None,
    "wide": "melt()",
    "zone": ("tz_localize or tz_convert", 'tz_localize("{}")'),
}

# A value is in quotes, has a letter that is no small one, or is one of these words; what else follows is the sentence.
_VALUE = r"'[^']*'|(?:none|all|train)\b|(?:[^\s,;:()']|,(?=\S))*[^a-z\s,;:()'](?:[^\s,;:()']|,(?=\S))*|[.,](?=[\s)])"
_FLAG = re.compile(rf"((?:lanecast )?(?:import |forecast |train |evaluate )?)--([a-z][a-z-]*)(?:[ =]({_VALUE}))?")
_SET = re.compile(r"--set (?:[a-z]+\.)([\w.]*\w)(?:=('[^']*'|[^\s,;:()]*))?")


def in_python(message: str) -> str:
    """A message of the library with each flag as Python has it."""
    return _FLAG.sub(_word, _SET.sub(_keyword, message))


def _word(found: re.Match[str]) -> str:
    command, name, value = found[1], found[2], (found[3] or "").strip("'")
    if name not in FLAGS:
        return found[0]
    word = FLAGS[name]
    if word is None:
        return found[0] if command.startswith("lanecast") else f"lanecast import {found[0].removeprefix('import ')}"
    if isinstance(word, str):
        return f"{word} {value}".strip()
    return word[1].format("None" if (name, value) == ("header", "none") else value) if value else word[0]


def _keyword(found: re.Match[str]) -> str:
    """data.missing=mask as missing="mask": a key of a configuration without its section."""
    name, value = found[1].replace(".", "__"), (found[2] or "").strip("'")
    plain = {"yes": "True", "no": "False"}.get(value, value)
    if plain == value and value and not re.fullmatch(r"[-+]?[0-9.]+", value):
        plain = f'"{value}"'
    return f"{name}={plain}"
