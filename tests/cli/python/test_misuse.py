"""Arguments of another kind than a call takes are refused in one line, and none is left out without a word."""

from pathlib import Path
from unittest import mock

import numpy as np
import pandas as pd
from helpers import SMALL, frame, raises

import lanecast as lc


def calls_say_what_they_take():
    values = frame(120)
    model = lc.Forecaster(**SMALL).fit(values)
    for kind, words, call in (
        (lc.UsageError, "by=['step'], space='scaled': by is None, 'step', 'channel' or 'series'", lambda: model.evaluate(by=["step"])),
        (lc.UsageError, "space=['units']", lambda: model.evaluate(space=["units"])),
        (lc.UsageError, "series=[]: expected a name, or a list of them; None: all series", lambda: model.evaluate(series=[])),
        (lc.UsageError, "on_round=5: expected a function of one argument", lambda: model.fit(values, on_round=5)),
        (lc.UsageError, "Forecaster.fit: is called of a model: Forecaster(...).fit(...)", lambda: lc.Forecaster.fit(values)),
        (lc.UsageError, "load(''): expected the name of a file", lambda: lc.load("")),
        (lc.UsageError, "save(''): expected the name of a file", lambda: model.save("")),
        (lc.UsageError, "Dataset.read(''): expected the name of a file", lambda: lc.Dataset.read("")),
        (lc.FileError, "https://a.org/b.csv: an address, not a file: pd.read_csv reads what is there", lambda: model.fit("https://a.org/b.csv")),
        (lc.ConfigError, "option: expected a text, not 5", lambda: lc.options(5)),
        (lc.ConfigError, "no option 'sweep'", lambda: lc.options("sweep")),
    ):
        with raises(kind, words):
            call()


def files_that_may_not_be_read_are_named():
    values = frame(120)
    model = lc.Forecaster(**SMALL).fit(values)
    for name in ("closed.csv", "closed.h5"):
        Path(name).write_text("time,v\n2021-01-01,1\n")
    denied = mock.patch("builtins.open", side_effect=PermissionError(13, "Permission denied"))  # root may read all
    for name, call in (
        ("closed.csv", lambda: lc.Dataset.read("closed.csv")),
        ("closed.csv", lambda: model.fit("closed.csv")),
        ("closed.h5", lambda: lc.load("closed.h5")),
        ("closed.h5", lambda: lc.Dataset(values).write("closed.h5")),
    ):
        with denied, raises(lc.FileError, f"{name}: cannot be read: Permission denied"):
            call()


def data_that_a_model_works_on_are_not_taken_from_it():
    values = frame(120)
    model = lc.Forecaster(**SMALL).fit(values)
    for other in (None, lc.Dataset(values)):
        with raises(AttributeError, "data_"):
            model.data_ = other
    assert model.data_.series == ["series"] and len(model.evaluate())
    with raises(lc.UsageError, "not trained yet: fit it first"):
        model.fit(values, on_round=lambda row: model.__init__(**SMALL))


def arguments_of_a_dataset_are_read_or_refused():
    values = frame(60)
    long = pd.concat([values.assign(k="x"), values.assign(k="y")])
    for words, call in (
        ("units='m': expected {channel: unit}", lambda: lc.Dataset(values, units="m")),
        ("units=['m', 'm']: expected {channel: unit}", lambda: lc.Dataset(values, units=["m", "m"])),
        ("channels=['x', 'y'] names the columns of an array; those of a frame have names", lambda: lc.Dataset(values, channels=["x", "y"])),
        ("channels='ab': expected a list of 2 names", lambda: lc.Dataset(values.to_numpy(), channels="ab", start="2020-01-01")),
        ("name='z' is of an only series; the names of a mapping are the series", lambda: lc.Dataset({"A": values}, name="z")),
        ("name='z' is of an only series, and 'k' names those of the rows", lambda: lc.Dataset(long, name="z", series="k")),
    ):
        with raises(lc.DataError, words):
            call()
    with raises(lc.Note, "2 series of one channel each; where they are channels of one series: Dataset(pd.DataFrame(data))"):
        lc.Dataset({"a": [1.0, 2, 3], "b": [1.0, 2, 3]}, start="2020-01-01")
    for call in (lambda: lc.Dataset(values, time=["a"]), lambda: lc.Dataset(long, series={"k"}), lambda: lc.Dataset(long, series=[["k"]])):
        with raises(lc.DataError, "time=, series=: expected the name of a column, and of series a list of them too, not "):
            call()
    for names in (["k"], ("k",), np.array(["k"]), pd.Index(["k"])):
        assert lc.Dataset(long, series=names).series == ["x", "y"], names
    assert lc.Dataset(values.set_axis([0, 1], axis=1), units={1: "m"}).units == {"0": "1", "1": "m"}
    assert lc.Dataset(values).series == ["series"] and lc.Dataset(values, name="z").series == ["z"]


def series_that_are_one_as_text_are_refused():
    values = frame(20)
    with raises(lc.DataError, "two series are '1' as text, of 'k': name one of them otherwise"):
        lc.Dataset(pd.concat([values.assign(k=1), values.assign(k="1")]), series="k")
    words = [("a,b", "c"), ("a", "b,c"), ("a b", "x"), ("a", "b x")]
    with raises(lc.DataError, "two series are 'a,b,c' as text, of 'k', 'q'"):
        lc.Dataset(pd.concat([values.assign(k=k, q=q) for k, q in words]), series=["k", "q"])
    assert lc.Dataset(pd.concat([values.assign(k=k, q=q) for k, q in words[2:]]), series=["k", "q"]).series == ["a b,x", "a,b x"]


def closed_days_are_days():
    values = frame(60)
    zoned = pd.DatetimeIndex(["2020-01-06", "2020-01-07"]).tz_localize("Europe/Berlin")  # in UTC the evening before
    expected = ["2020-01-06", "2020-01-07"]
    for given in (expected, tuple(expected), pd.to_datetime(expected), zoned, list(zoned), [day.date() for day in zoned], pd.PeriodIndex(expected, freq="D"), [20200106, 20200107], np.array(expected, "datetime64[D]"),
                  pd.PeriodIndex(["2020-01-06 10:00", "2020-01-07 23:00"], freq="min"), [expected[0], pd.Timestamp(expected[1])]):
        assert list(lc.Dataset(values.drop(values.index[5:7]), holidays=given).holidays.astype(str)) == expected, given
    assert len(lc.Dataset(values, holidays=[]).holidays) == len(lc.Dataset(values, holidays=()).holidays) == 0
    for given, words in (
        ("2020-01-06", "holidays='2020-01-06': expected a list of days as ['2020-12-25', '2020-12-26']"),
        ("US", "holidays='US': expected a list of days"),
        (pd.Timestamp("2020-01-06"), "expected a list of days"),
        (["easter"], "holidays: 'easter' is no day: expected days as"),
        (["06/01/2020"], "holidays: '06/01/2020' is no day: expected days as"),
        ([5], "holidays: 5 is no day"),
        ([pd.NaT], "holidays: NaT is no day"),
        (["2020-01-06", "2020-13-45", "easter"], "holidays: '2020-13-45' is no day"),
        (["06/01/2020", pd.Timestamp("2020-01-07")], "holidays: '06/01/2020' is no day"),
        (["2020-01-06", [1]], "holidays: [1] is no day"),
        (["2020-01"], "holidays: '2020-01' is no day"),
        (["2020-01-06", "2020-Q1"], "holidays: '2020-Q1' is no day"),
        (pd.period_range("2020-01", periods=2, freq="M"), "holidays: Period('2020-01', 'M') is no day"),
        (pd.PeriodIndex(["2020-01-06"], freq="W"), "holidays: Period('2020-01-06/2020-01-12', 'W-SUN') is no day"),
        (np.array(["2020-01"], "datetime64[M]"), "is no day"),
        (np.array("2020-01-06"), "holidays=array('2020-01-06', dtype='<U10'): expected a list of days"),
    ):
        with raises(lc.DataError, words):
            lc.Dataset(values, holidays=given)
