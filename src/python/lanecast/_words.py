"""Flags of the tool, which messages of the library name, in the words of Python: keywords of this package, pandas and xarray.

What users named themselves (files, channels, series, values) stays as it is: it is put aside before any word is replaced.
"""

from __future__ import annotations

import re

from ._aside import Aside

# What a flag is called here; {} is its value, and a flag of two words has one without a value first.
FLAGS: dict[str, str | tuple[str, str]] = {
    "append": "pd.concat([history, newer])",
    "at": ("sel() of xarray", "sel({}) of xarray"),
    "columns": "frame[[...]]",
    "data": "data=",
    "date-order": ("pd.to_datetime(dayfirst=)", "pd.to_datetime(dayfirst=)"),
    "decimal": ("pd.read_csv(decimal=)", 'pd.read_csv(decimal="{}")'),
    "drop": ("drop(columns=)", 'drop(columns="{}")'),
    "duplicates": ("index.duplicated()", 'index.duplicated(keep="{}")'),
    "encoding": ("pd.read_csv(encoding=)", 'pd.read_csv(encoding="{}")'),
    "footer": ("pd.read_csv(skipfooter=)", "pd.read_csv(skipfooter={})"),
    "from": ("from_=", 'from_="{}"'),
    "grid": "resample()",
    "group": "xarray.open_dataset(group=)",
    "header": ("pd.read_csv(header=)", "pd.read_csv(header={})"),
    "holidays": "holidays=",
    "horizon": ("horizon=", "horizon={}"),
    "join": "join()",
    "levels": "levels=",
    "na": ("pd.read_csv(na_values=)", 'pd.read_csv(na_values="{}")'),
    "on": ('split="* 0 0"', 'split="* 0 0"'),
    "one-hot": ("pd.get_dummies(dtype=float)", 'pd.get_dummies(columns=["{}"], dtype=float)'),
    "series-column": ("series=", 'series="{}"'),
    "skip": ("pd.read_csv(skiprows=)", "pd.read_csv(skiprows={})"),
    "split": ("part=", 'part="{}"'),
    "start": ("start=", 'start="{}"'),
    "step": ("step=", 'step="{}"'),
    "thousands": ("pd.read_csv(thousands=)", 'pd.read_csv(thousands="{}")'),
    "time": ("time=", 'time="{}"'),
    "time-format": ("pd.to_datetime(format=)", 'pd.to_datetime(format="{}")'),
    "value": ("replace()", "replace({})"),
    "wide": "melt()",
    "zone": ("tz_localize or tz_convert", 'tz_localize("{}")'),
}

# Flags that only the tool has, and the command that takes them.
TOOL = {"calendar": "import", "time-parts": "import", "log": "train", "trials": "sweep", "what": "plot"}

# Values that are something else here.
VALUES = {
    ("date-order", "dmy"): "pd.to_datetime(dayfirst=True)",
    ("date-order", "mdy"): "pd.to_datetime(dayfirst=False)",
    ("date-order", "ymd"): "pd.to_datetime(yearfirst=True)",
    ("header", "none"): "pd.read_csv(header=None)",
    ("series-column", "none"): "drop(columns=)",
    **{("time-format", f"epoch_{unit}"): f'pd.to_datetime(unit="{unit}")' for unit in ("s", "ms", "us", "ns")},
    ("time-format", "epoch"): 'pd.to_datetime(unit="s")',
    ("time-format", "epoch_d"): 'pd.to_datetime(unit="D")',
    ("time-format", "excel"): 'pd.to_datetime(unit="D", origin="1899-12-30")',
    ("time-format", "jd"): 'pd.to_datetime(unit="D", origin="julian")',
    ("time-format", "matlab"): 'pd.to_datetime(days - 719529, unit="D")',
    ("time-format", "mjd"): 'pd.to_datetime(unit="D", origin="1858-11-17")',
}

# What reads wrong flag by flag: what has names in it, before they are put aside; before flags are replaced; and after.
WITH_NAMES = [
    (r"(there are '(?:channel_0'.*|value')); a column of words becomes channels by lanecast import --one-hot .*", r"\1; Dataset(array, channels=[...]) names the columns of an array"),
    ("lanecast resume 'the run'", "lanecast resume and the name of its file"),
]
BEFORE = [
    (
        "give the series of the data the name of the one it continues, or",
        'give the series of the data the name of the one it continues, by {"NAME": frame}, Dataset(frame, series="COLUMN") or Dataset(frame, name="NAME"), or',
    ),
    ("lanecast inspect shows them", "data_.series has them"),
    ("lanecast forecast and plot --what future need no parts", "forecast() needs none"),
    ("lanecast inspect shows what it is, lanecast train makes a run of data", "Dataset.read reads it if it has data, and Forecaster(...).fit trains on them"),
    (r"see lanecast config explain ([a-z_.]+)", r'see lanecast.options("\1")'),
    ("see lanecast config explain", "see lanecast.options()"),
    ("here it is a flag: --verbose, --quiet or --progress", "fit(data, on_round=print) shows progress"),
    (r"--append DATASET\.h5 FILE\.\.\.", "--append"),
    (r"--date-order dmy \(mdy, ymd\)", "--date-order"),
    ("--duplicates equal, first, last", "--duplicates first, or last"),
    (r"\b(the|whose) --zone\b", r"\1 zone"),
    (r"\bthat of --zone\b", "that zone"),
    (r"--zone (is|as)\b", r"the zone of tz_localize \1"),
    (r"--zone \((\w+/\w+)\)", r"--zone \1"),
]
AFTER = [(r"(pd\.read_csv\([^()]*)\) pd\.read_csv\(", r"\1, "), (r'(time="[^"]*") (pd\.to_datetime)', r"\1 and \2")]

# What follows a flag is its value, unless it is one of the words that sentences go on with, or another flag.
_GOES_ON = "and|are|as|calls|chooses|counts|end|gives|has|in|is|its|keeps|leaves|make|makes|marks|names|of|or|out|puts|reads|says|that|the|to|what|with"
_VALUE = rf"(?!(?:--|(?:{_GOES_ON})\b))(?:[^\s,;:()']|[,:](?=\S))+|[.,](?=[\s)])"
_COMMAND = r"(?P<line>lanecast [a-z]+ (?!--)[^\s;:,()][^;:,()]*)"  # a whole one is the tool's
_FLAG = re.compile(rf"{_COMMAND}|(?P<command>(?:lanecast (?:[a-z]+ )?|import:? |train |evaluate )?)--(?P<name>[a-z][a-z-]*)(?:[ =](?P<value>{_VALUE}))?")
_SET = re.compile(r"--set (?:[a-z]+\.)([\w.]*\w)(?:=([^\s,;:()]*))?")

# A key of a configuration, with its section; and its value, unless that is of names.
_NUMBERS = r"[-+*\d](?:[-+.e\d]*\d)?"
_KEY = re.compile(
    r"(?<![\w./'\"-])(?:data|window|classes|model|train|run)\.([a-z][a-z_]*(?:\.[a-z][a-z_0-9]*)?)(?!\w|[./]\w)"
    rf"(?: ?= ?({Aside.PLACE}|{_NUMBERS}(?: {_NUMBERS}(?![\w%]))*|[A-Za-z]\w*))?"
)
OF_NAMES = ("input", "target", "known", "names", "calendar", "file")


def in_python(message: str, file: str = "") -> str:
    """A message of the library with each flag as Python has it. file: that it may begin with."""
    for pattern, text in WITH_NAMES:
        message = re.sub(pattern, text, message)
    aside = Aside()
    message = aside.put(message, file, _is_key)
    for pattern, text in BEFORE:
        message = re.sub(pattern, text, message)
    message = _FLAG.sub(lambda found: _word(found, aside), _SET.sub(lambda found: _keyword(found, aside), message))
    message = _KEY.sub(lambda found: _key(found, aside), message)
    for pattern, text in AFTER:
        message = re.sub(pattern, text, message)
    return aside.back(message)


def _is_key(word: str) -> bool:
    """Whether it is a key of a configuration, with its section."""
    from ._table import keys

    return word in keys()


def _word(found: re.Match[str], aside: Aside) -> str:
    name, value = found["name"], found["value"] or ""
    if name in TOOL and not found["command"].startswith("lanecast"):
        return f"lanecast {TOOL[name]} {found[0].removeprefix(found['command'])}"
    if name not in FLAGS:
        return found[0]
    aside.unquote(value)
    if name == "at" and aside.back(value).endswith("=all"):
        return "Dataset(xarray.open_dataset(path))"
    word = FLAGS[name]
    if isinstance(word, str):
        return f"{word} {value}".strip()
    return VALUES.get((name, aside.back(value))) or word[1].format(_given(name, value, aside)) if value else word[0]


def _given(name: str, value: str, aside: Aside) -> str:
    """A value as the call of Python has it."""
    if name == "value" and "=" in aside.back(value):
        word, number = aside.back(value).rsplit("=", 1)
        return aside.one(f'{{"{word}": {number}}}')
    if name == "header" and value.isdigit():  # a number of lines
        return "0" if value == "1" else str(list(range(int(value))))
    return value


def _key(found: re.Match[str], aside: Aside) -> str:
    """data.season = auto as season="auto", window.context as context=, and as context before what is said of it or is its value; of
    several values none is quoted."""
    follows = found.string[found.end() :]
    if not _is_key(found[0].partition(" ")[0].partition("=")[0]):
        return found[0]
    if found[2] and (found[1] in OF_NAMES or re.match(r"(, \w+)* or \w", follows)):
        return f"{found[1]} = {found[2]}"
    said = _keyword(found, aside)
    return said.removesuffix("=") if follows.startswith(":") or re.match(f" {Aside.PLACE}", follows) else said


def _keyword(found: re.Match[str], aside: Aside) -> str:
    """data.missing=mask as missing="mask": a key of a configuration without its section; from_ is Python's way to say from."""
    name, value = found[1].replace(".", "__"), found[2] or ""
    aside.unquote(value)
    name = "from_" if name == "from" else name
    plain = {"yes": "True", "no": "False"}.get(value, value)
    if plain == value and value and not re.fullmatch(r"[-+]?[0-9.]+(e[-+]?[0-9]+)?", value):
        plain = f'"{value}"'
    return f"{name}={plain}"
