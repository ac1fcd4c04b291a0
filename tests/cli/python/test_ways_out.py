"""What is taken as the tool and pandas take it, and what is refused with the way out."""

import os

import numpy as np
import pandas as pd
from helpers import SMALL, frame, raises

import lanecast as lc


def steps_are_those_of_the_tool_and_of_pandas():
    def axis(step, start="2012-01-31"):
        return list(lc.Dataset(np.arange(4.0), start=start, step=step).to_pandas().index)

    days = list(pd.date_range("2012-01-31", periods=4))
    for step in ("D", "1D", "1day", "1 day", "1d", pd.Timedelta("1D"), 86400, "86400", np.int64(86400)):
        assert axis(step) == days, step
    for step, last in (("1month", "04-30"), ("1quarter", "10-31"), ("M", "04-30"), ("1M", "04-30"), ("1week", "02-21"), ("2w", "03-13")):
        assert axis(step)[3] == pd.Timestamp(f"2012-{last}"), step
    assert axis("1year", "2012-02-29")[1:3] == [pd.Timestamp("2013-02-28"), pd.Timestamp("2014-02-28")]
    assert axis("1.5h")[1] == axis("90min")[1] == axis("90m")[1] == axis(5400)[1] == pd.Timestamp("2012-01-31 01:30")
    assert axis("MS", "2012-02-01")[3] == pd.Timestamp("2012-05-01") and axis("B", "2012-02-03")[1] == pd.Timestamp("2012-02-06")
    with raises(lc.DataError, "step='MS': that step does not begin there, but at 2012-02-01 00:00:00"):
        axis("MS")
    for step in (0, "0s", -1, "-1D"):
        with raises(lc.DataError, "a step goes forward"):
            axis(step)
    for step in ("1fortnight", "month", "1.5month", object()):
        with raises(lc.DataError, "a step seconds or with a unit, as 90, '1.5h', '1day', '1month', or an offset of pandas, as 'D', 'MS'"):
            axis(step)
    with raises(lc.DataError, "a start is as 2020-12-31"):
        axis("1D", "soon")


def a_start_is_plainly_a_time():
    def first(start):
        return lc.Dataset(np.arange(4.0), start=start).index(0)[0]

    for start in (2020, "2020", 20200101, "20200101", "2020-01", "2020-01-01", "2020Q1", pd.Period("2020-01", "M"), np.datetime64("2020-01-01"), pd.Timestamp("2020-01-01").date()):
        assert first(start) == pd.Timestamp("2020-01-01"), start
    assert first("2020-01-01 10:00+02:00") == pd.Timestamp("2020-01-01 08:00", tz="UTC")
    for start in (5, 5.5, 1577836800, "01/02/2020", "12:00", "now", "10", True, pd.NaT, ""):
        with raises(lc.DataError, "the start is not plainly a time; a start is as 2020-12-31"):
            first(start)


def messages_name_a_way_out():
    values = frame(120)
    long = pd.concat([values.assign(name=name) for name in "xy"])
    model = lc.Forecaster(**SMALL).fit(lc.Dataset(long, series="name"))
    one = long[long["name"] == "x"]
    unnamed = lc.Dataset(one)  # which notes that its column of words is left out
    with raises(lc.DataError, 'by {"NAME": frame}, Dataset(frame, series="COLUMN") or Dataset(frame, name="NAME"), or train on it'):
        model.forecast(unnamed)
    wanted = model.forecast().loc["x"]
    for way in ({"x": one}, lc.Dataset(one, series="name"), lc.Dataset(one, name="x")):
        assert model.forecast(way).equals(wanted)
    for array in (values.to_numpy(), values["a"].to_numpy()):
        with raises(lc.DataError, "; Dataset(array, channels=[...]) names the columns of an array"):
            lc.Forecaster(**SMALL, target="temperature").fit(lc.Dataset(array, step="1h"))
    for target in ("delay (min)", ["delay (min)"]):
        with raises(lc.DataError, "target: no channel 'delay (min)'; there are 'a', 'b'; a column of words becomes channels by pd.get_dummies(columns=[\"delay (min)\"]"):
            lc.Forecaster(**SMALL, target=target).fit(values)
    with raises(lc.DataError, "target: no channel 'bb'; the nearest is b"):
        lc.Forecaster(**SMALL, target="a bb").fit(values)
    with raises(lc.DataError, "no column of numbers, of a, b: pd.to_numeric(frame['a']) makes numbers of texts, pd.get_dummies(frame, columns=['a']"):
        lc.Dataset(values.astype(str))
    with raises(lc.DataError, "a shorter context (context=) or horizon needs less"):
        lc.Forecaster(**{**SMALL, "context": 100, "horizon": 100}).fit(values)
    values.rename_axis("time").to_csv("table.csv")
    with raises(lc.DataError, "table.csv: is no run, which save() and lanecast train write: Dataset.read('table.csv') reads a table, Forecaster(...).fit('table.csv')"):
        lc.load("table.csv")
    lc.Dataset(values).write("table.h5")
    with raises(lc.DataError, "table.h5: not a run file: Dataset.read reads it if it has data"):
        lc.load("table.h5")
    for days in ((pd.Timestamp("2020-03-01"), pd.Timestamp("2020-04-01")), (np.datetime64("2020-03-01"), pd.Timestamp("2020-04-01").date())):
        assert "split = 2020-03-01 2020-04-01" in lc.Forecaster(**SMALL, split=days).fit(values).configuration


def hdf5_is_not_written_under_the_name_of_a_table():
    values = frame(120)
    with raises(lc.FileError, "w.csv: would become a dataset, which is HDF5, not CSV: name it w.h5; to_pandas().to_csv('w.csv') writes a table"):
        lc.Dataset(values).write("w.csv")
    with raises(lc.FileError, "m.csv: would become a run, which is HDF5, not CSV: name it m.h5"):
        lc.Forecaster(**SMALL).fit(values).save("m.csv")
    assert not os.path.exists("w.csv") and not os.path.exists("m.csv")
