"""Data come in as users of pandas have them, are what an import of them is, and come back."""

import os
import json
import pickle

import numpy as np
import pandas as pd
from helpers import raises, frame

import lanecast as lc


def a_panel_is_the_dataset_that_the_tool_imports():
    table = pd.read_csv("walk.csv", parse_dates=["time"], float_precision="round_trip")
    long = lc.Dataset(table, series="ticker")
    by_name = lc.Dataset({name: one.drop(columns="ticker").set_index("time") for name, one in table.groupby("ticker")})
    assert long.digest == by_name.digest == lc.Dataset.read("panel.h5").digest
    assert long.series == ["T01", "T02"] and long.channels[0] == "open", long


def zones_fractions_and_missing_values_are_kept():
    for index in (
        pd.date_range("2020-03-28", periods=50, freq="h", tz="Europe/Berlin"),
        pd.date_range("2020-03-28", periods=50, freq="h", tz="UTC"),
        pd.date_range("2020-03-28", periods=50, freq="250ms"),
        pd.period_range("2020-01", periods=50, freq="M"),
    ):
        values = pd.DataFrame({"a": np.arange(50.0), "b": 1}, index)
        values.iloc[3, 0] = np.nan
        data = lc.Dataset(values)
        data.write("zone.h5")
        read = lc.Dataset.read("zone.h5")
        assert read.digest == data.digest == pickle.loads(pickle.dumps(data)).digest
        back = read.to_pandas()
        times = index.to_timestamp() if isinstance(index, pd.PeriodIndex) else index
        assert list(back.index) == list(times), (back.index, times)
        assert np.isnan(back.iloc[3, 0]) and back["b"].eq(1).all()


def zones_of_every_library_keep_their_names():
    for zone in ("Europe/Berlin", "dateutil/Europe/Berlin", "CET", "Etc/GMT-3", "UTC"):
        index = pd.date_range("2020-03-28", periods=50, freq="h", tz=zone)
        back = lc.Dataset(pd.DataFrame({"a": np.arange(50.0)}, index)).index(0)
        assert str(back.tz) == zone.removeprefix("dateutil/") and (back == index).all(), back
    index = pd.date_range("2020-03-28", periods=50, freq="h", tz="+02:00")
    assert (lc.Dataset(pd.DataFrame({"a": np.arange(50.0)}, index)).index(0) == index).all()


def stamps_with_an_offset_are_those_of_an_import():
    index = pd.date_range("2020-03-28", periods=50, freq="h", tz="UTC")
    pd.DataFrame({"a": np.arange(50.0)}, index.rename("time")).to_csv("utc.csv")
    assert lc.Dataset.read("utc.csv").digest == lc.Dataset(pd.DataFrame({"a": np.arange(50.0)}, index), name="utc").digest


def rows_come_in_order_of_time():
    values = frame(60)
    assert lc.Dataset(values[::-1]).digest == lc.Dataset(values).digest
    assert lc.Dataset(values.sample(frac=1, random_state=1)).digest == lc.Dataset(values).digest


def arrays_have_an_axis_and_names():
    array = np.arange(40.0).reshape(20, 2)
    data = lc.Dataset(array, channels=["u", "v"], units={"u": "m/s"}, start="2021-05-01", step="1h")
    assert data.channels == ["u", "v"] and data.units == {"u": "m/s", "v": "1"}
    assert data.to_pandas().index[1] == pd.Timestamp("2021-05-01 01:00")
    assert (lc.Dataset(array.T[0]).values(0)[:, 0] == array[:, 0]).all()
    assert lc.Dataset({"A": array, "B": array + 1}).series == ["A", "B"]


def columns_of_words_are_left_out_and_said():
    values = frame(30).assign(word="x")
    with raises(lc.DataError, "'prices.csv': Dataset.read reads a file; fit, score, forecast and load take its name"):
        lc.Dataset("prices.csv")
    with raises(lc.Note, "columns left out, which are not numbers or not of all series: word"):
        lc.Dataset(values)


def what_is_no_dataset_is_refused():
    values = frame(30)
    words = values.reset_index(drop=True).assign(when=[f"day {i}" for i in range(30)])
    with raises(lc.DataError, "no column has times: if 'when' has them, say time='when'; if none has, start= and step= say when rows are"):
        lc.Dataset(words)
    with raises(lc.DataError, "column 'when': 'day 0' in row 0 is not plainly a time"):
        lc.Dataset(words, time="when")
    with raises(lc.DataError, "None is not data"):
        lc.Dataset(None)
    with raises(lc.DataError, "the arrays: series 'series', row 2: channel 'a' is infinite"):
        lc.Dataset(values.assign(a=[1, 2, np.inf] + [0] * 27)[["a"]])
    with raises(lc.DataError, "no column of numbers"):
        lc.Dataset(values[[]])
    with raises(lc.DataError, "no column 'ticker' that names the series"):
        lc.Dataset(values, series="ticker")
    with raises(lc.DataError, "two channels are named 'b'"):
        lc.Dataset(pd.concat([values, values], axis=1).set_axis(["a", "b", "b", "c"], axis=1))
    with raises(lc.FileError, "none.h5"):
        lc.Dataset.read("none.h5")
    with open("secret.csv", "w") as file:
        file.write("time,a\n2020-01-01,1\n")
    os.chmod("secret.csv", 0)
    if not os.access("secret.csv", os.R_OK):  # of root all can be read
        with raises(lc.FileError, "secret.csv"):
            lc.Dataset.read("secret.csv")


def the_tool_sees_what_python_wrote():
    data = lc.Dataset(pd.read_csv("walk.csv", parse_dates=["time"], float_precision="round_trip"), series="ticker")
    data.write("written.h5")
    assert lc.Dataset.read("written.h5").digest == data.digest
    assert json.load(open("inspect.json"))["series"][0]["name"] == data.series[0]
