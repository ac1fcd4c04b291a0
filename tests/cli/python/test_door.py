"""What C would cut or wrap is refused: a NUL in a text, half of a letter, whole numbers of more than 64 bits, places that are not there."""

import os
import re
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
from helpers import SMALL, frame, raises

import lanecast as lc
from lanecast._options import value_of

NUL = "has a NUL (\\0), where a text ends in files and in C: leave it out"


def a_text_with_a_nul_is_refused():
    values = frame(200)
    data, model = lc.Dataset(values), lc.Forecaster(**SMALL).fit(values)
    for kind, what, call in (
        (lc.DataError, "the name of a channel: 'a\\x00b'", lambda: lc.Dataset(values.set_axis(["a\0b", "c"], axis=1))),
        (lc.DataError, "the name of a series: 'x\\x00y'", lambda: lc.Dataset(values, name="x\0y")),
        (lc.DataError, "the name of a series: 'x\\x00y'", lambda: lc.Dataset({"x\0y": values, "x": values})),
        (lc.DataError, "units of a: 'k\\x00W'", lambda: lc.Dataset(values, units={"a": "k\0W"})),
        (lc.ConfigError, "target: 'a\\x00b'", lambda: lc.Forecaster(target="a\0b")),
        (lc.ConfigError, "split: '0.7 0.1 0.2\\x00 junk'", lambda: lc.Forecaster(split="0.7 0.1 0.2\0 junk")),
        (lc.ConfigError, "option: 'hidden\\x00x'", lambda: lc.Forecaster(**{"hidden\0x": 3})),
        (lc.UsageError, "save: 'v.h5\\x00-other.h5'", lambda: model.save("v.h5\0-other.h5")),
        (lc.UsageError, "write: 'v.h5\\x00.csv'", lambda: data.write("v.h5\0.csv")),
        (lc.UsageError, "Dataset.read: 'v\\x00w'", lambda: lc.Dataset.read("v\0w")),
        (lc.UsageError, "load: 'v\\x00w'", lambda: lc.load("v\0w")),
        (lc.UsageError, "Forecaster: 'v\\x00w'", lambda: lc.Forecaster("v\0w")),
        (lc.UsageError, "predict: 'te\\x00st'", lambda: model.predict("te\0st")),
        (lc.UsageError, "series: 'a\\x00b'", lambda: model.evaluate(series="a\0b")),
    ):
        with raises(kind, f"{what} {NUL}"):
            call()
        assert issubclass(kind, ValueError)
    assert not [name for name in os.listdir() if name.startswith("v.h5")]


def what_is_no_text_is_refused():
    values = frame(40)
    for kind, what, call in (
        (lc.DataError, "the name of a channel: 'a\\ud800' has half of a letter", lambda: lc.Dataset(values.set_axis(["a\ud800", "c"], axis=1))),
        (lc.DataError, "units of a: expected a text, not 5", lambda: lc.Dataset(values, units={"a": 5})),
        (lc.UsageError, "write(5): expected the name of a file", lambda: lc.Dataset(values).write(5)),
        (lc.UsageError, "load(None): expected the name of a file", lambda: lc.load(None)),
        (lc.ConfigError, "target=b'a': expected a text, a number", lambda: lc.Forecaster(target=b"a")),
        (lc.ConfigError, "not a set", lambda: lc.Forecaster(target={"a", "b"})),
        (lc.ConfigError, "not a dict", lambda: lc.Forecaster(hidden={"units": 5})),
        (lc.ConfigError, "not a generator", lambda: lc.Forecaster(hidden=(5 for _ in range(2)))),
        (lc.ConfigError, "split=Period('2020-01', 'M'): expected", lambda: lc.Forecaster(split=pd.Period("2020-01", "M"))),
        (lc.ConfigError, "season=Timedelta('1 days 00:00:00'): expected", lambda: lc.Forecaster(season=pd.Timedelta("1D"))),
        (lc.ConfigError, "not a timedelta64", lambda: lc.Forecaster(season=np.timedelta64(1, "D"))),
        (lc.ConfigError, "target=None: expected", lambda: lc.Forecaster(target=["a", None])),
        (lc.ConfigError, "split=NaT: expected", lambda: lc.Forecaster(split=[pd.NaT])),
        (lc.ConfigError, "rate=Decimal('0.1'): expected", lambda: lc.Forecaster(rate=Decimal("0.1"))),
        (lc.ConfigError, "no option 'hiden'; the nearest is hidden", lambda: lc.Forecaster(hiden=Decimal(8))),
        (lc.ConfigError, "series=b'a': expected", lambda: lc.Forecaster(**SMALL).fit(frame(120)).evaluate(series=b"a")),
    ):
        with raises(kind, what):
            call()


def an_array_without_a_dimension_is_its_value():
    day = np.array("2020-01-31", "datetime64[ns]")
    for given, wanted in ((np.array(8), "8"), (np.bool_(True), "yes"), (np.array(False), "no"), (np.array("a b"), "a b"), (day, "2020-01-31"), ([np.array(1), 2], "1 2")):
        assert value_of(given, "value") == wanted, given
    assert lc.Forecaster(**{**SMALL, "hidden": np.array(4)}).fit(frame(120)).configuration == lc.Forecaster(**{**SMALL, "hidden": 4}).fit(frame(120)).configuration


def a_whole_number_that_does_not_fit_is_refused():
    data = lc.Dataset(frame(200))
    model = lc.Forecaster(**SMALL, loss="gaussian").fit(data)
    for wrong in (2**63, 2**64 + 1, -(2**64) + 1, -1, 2.0, np.float64(2), np.nan, True, "2"):
        with raises(lc.UsageError, f"horizon={wrong!r}: expected a number of rows, 1 or more"):
            model.forecast(horizon=wrong)
        with raises(lc.UsageError, f"samples={wrong!r}: expected how many numbers to draw"):
            model.forecast(samples=wrong)
        for asked in (data.values, data.index):
            with raises(lc.UsageError, f"series={wrong!r}: "):
                asked(wrong)
    with raises(lc.UsageError, "series=1: there are 1, numbered from 0 on"):
        data.values(1)
    assert data.values(np.int64(0)).shape == (200, 2)


def texts_and_numbers_go_through_the_door():
    for file in Path(lc.__file__).parent.glob("*.py"):
        found = re.search(r"\.encode\(|fsencode\(", file.read_text())
        assert not found or file.name == "_door.py", f"{file.name}: {found[0]} is for raw and raw_path of _door.py"


def a_value_that_is_refused_is_shown_on_one_line():
    values = frame(200)
    model = lc.Forecaster(**SMALL).fit(values)
    for call in (lambda: model.forecast(horizon=values), lambda: model.fit(values, series=values), lambda: lc.Forecaster(values), lambda: lc.load(values)):
        try:
            call()
        except lc.UsageError as error:
            assert "\n" not in str(error) and len(str(error)) < 300, error
            continue
        raise AssertionError("not refused")
