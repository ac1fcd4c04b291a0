"""Frames as people have them: long ones, those whose times are text or numbers, those with rows at one time."""

import warnings

import numpy as np
import pandas as pd
from helpers import SMALL, frame, raises

import lanecast as lc


def _long(stores=("north", "south", "east"), rows=40):
    one = [frame(rows, i).assign(store=name) for i, name in enumerate(stores)]
    return pd.concat(one).rename_axis("date").reset_index()[["date", "store", "a", "b"]]


def a_long_frame_is_the_panel_that_the_tool_finds():
    long = _long()
    long.to_csv("long.csv", index=False)
    tool, by_name = lc.Dataset.read("long.csv"), lc.Dataset(long, series="store")
    assert tool.digest == by_name.digest and by_name.series == ["north", "south", "east"]
    text = long.astype({"date": str})
    for form in (long, text, long.set_index("date"), text.set_index("date"), long.astype({"store": "category"}), long[::-1]):
        with raises(lc.Note, "column 'store' names the series of each row: 3 series"):
            lc.Dataset(form)
        assert lc.Dataset(form).to_pandas().sort_index().equals(by_name.to_pandas().sort_index())
    for form in (long.set_index(["store", "date"]), text.set_index(["date", "store"]), long.set_index("store"), by_name.to_pandas()):
        assert lc.Dataset(form).digest == tool.digest, form
    assert lc.Dataset(long.set_index(["store", "date"])["a"]).series == tool.series
    model = lc.Forecaster(kind="repeat_last", context=12, horizon=3).fit(long)
    assert model.forecast().index.get_level_values(0).unique().tolist() == tool.series
    assert model.forecast(long).equals(model.forecast())


def numbers_that_may_name_series_are_refused_until_they_are_named():
    numbered = _long((4, 7))
    for form in (numbered, numbered.set_index("date")):
        with raises(lc.DataError, "80 of 80 rows have the time of another row; column 'store' may name the series of the rows, or not: series='store'"):
            lc.Dataset(form)
    assert lc.Dataset(numbered, series="store").series == lc.Dataset(numbered.set_index(["store", "date"])).series == ["4", "7"]


def series_are_never_mixed():
    long = _long()
    two = long.assign(country=long["store"].str[:1].replace("s", "n"), city=long["store"].map({"north": 1, "south": 2, "east": 1})).drop(columns="store")
    with raises(lc.DataError, "columns 'country' and 'city' together tell them apart: series=['country', 'city']"):
        lc.Dataset(two)
    assert lc.Dataset(two, series=["country", "city"]).series == ["n 1", "n 2", "e 1"]
    with raises(lc.DataError, "120 of 120 rows have the time of another row, and no column says which series they belong to: name it"):
        lc.Dataset(long.drop(columns="store"))
    turned = long["store"].map({"north": "south", "south": "east", "east": "north"})
    with raises(lc.DataError, "columns 'store' and 'shop' may both name the series of the rows: series='store' or 'shop'"):
        lc.Dataset(long.assign(shop=long["store"].where(long["date"].dt.day % 2 == 0, turned)))
    with raises(lc.DataError, "row 7: column 'store' names the series of the rows, but says nothing here"):
        lc.Dataset(long.assign(store=long["store"].where(long.index != 7)))
    one_by_one = pd.concat([long[:20], long[60:80]])[["store", "date", "a"]]
    with raises(lc.DataError, "column 'store' may name the series of the rows, or not: series='store'"):
        lc.Dataset(one_by_one)
    with raises(lc.DataError, "series 'all': 80 of 120 rows have the time of the row before"):
        lc.Dataset({"all": long.drop(columns="store").set_index("date")})
    with raises(lc.DataError, "the names of a mapping are the series"):
        lc.Dataset({"all": long}, series="store")
    with raises(lc.DataError, "the index has times and a level 'hour', which may be part of them"):
        lc.Dataset(long.rename(columns={"store": "hour"}).set_index(["date", "hour"]))


def times_that_are_plain_are_read():
    values = frame(30)
    for index in (
        values.index.astype(str),
        values.index.strftime("%Y-%m-%dT00:00:00"),
        values.index.strftime("%Y%m%d").astype(int),
        values.index.strftime("%Y%m%d"),
        pd.Index(values.index.date),
        values.index.to_period("D"),
        pd.CategoricalIndex(values.index),
    ):
        assert lc.Dataset(values.set_axis(index)).digest == lc.Dataset(values).digest, index
    for column in (values.index, values.index.astype(str), values.index.to_period("D")):
        assert lc.Dataset(values.reset_index(drop=True).assign(when=column)).digest == lc.Dataset(values).digest, column
    years = values.set_axis(pd.Index(range(1990, 2020), name="year"))
    assert lc.Dataset(years).to_pandas().index[29] == pd.Timestamp("2019-01-01")
    assert lc.Dataset(years.reset_index(), time="year").digest == lc.Dataset(years).digest
    quarters = pd.period_range("2019Q1", periods=30, freq="Q")
    assert lc.Dataset(values.set_axis(quarters.astype(str))).digest == lc.Dataset(values.set_axis(quarters)).digest
    zoned = values.set_axis(values.index.strftime("%Y-%m-%dT00:00:00+02:00"))
    assert lc.Dataset(zoned).index(0)[0].utcoffset() == pd.Timedelta("2h")


def times_are_not_made_up_where_there_may_be_some():
    values = frame(12)
    for index, words in (
        (values.index.strftime("%d/%m/%Y"), "the index: '01/01/2020' in row 0 is not plainly a time, as 2020-12-31 is: pd.to_datetime(frame.index, format=...)"),
        ([*values.index[:11].astype(str), "soon"], "the index: 'soon' in row 11 is not plainly a time"),
        (range(1990, 2002), "the index, 1990 to 2001, may be times, pd.to_datetime(frame.index, format='%Y'), or number rows"),
        (range(202001, 202013), "may be times, pd.to_datetime(frame.index, format='%Y%m')"),
        (range(1600000000, 1600000012), "may be times, pd.to_datetime(frame.index, unit='s')"),
        ([*range(10), 20, 21], "if it only numbers rows that follow each other: reset_index(drop=True)"),
        (np.arange(12) / 4, "the index: '0.0' in row 0 is not plainly a time"),
        (list("abcdefghijkl"), "the index: 'a' in row 0"),
        (pd.timedelta_range("0h", periods=12, freq="h"), "is a span, not a time"),
        ([pd.NaT, *values.index[1:]], "row 0 has no time"),
        (pd.to_datetime([int(f"{day + 1}012020") for day in range(12)]), "1970-01-01T00:00:00.001012020 and so on are what pd.to_datetime makes"),
        (pd.to_datetime([20200101 + day for day in range(12)]), "format='%Y%m%d'"),
        *((pd.to_datetime([(1577836800 + 86400 * day) * parts for day in range(12)]), "unit='s' ('ms', 'us')") for parts in (1, 1000, 1000000)),
    ):
        with raises(lc.DataError, words):
            lc.Dataset(values.set_axis(index))
        made = lc.Dataset(values.set_axis(index), start="2021-01-01", step="1h")
        assert made.index(0)[11] == pd.Timestamp("2021-01-01 11:00")
    for unit in ("s", "ms", "us", "ns"):
        recorded = values.set_axis(pd.to_datetime(range(12), unit=unit))
        assert (lc.Dataset(recorded).index(0) == recorded.index).all()
    numbered = values.reset_index(drop=True)
    with raises(lc.DataError, "no column has times: if 'year' has them, say time='year'"):
        lc.Dataset(numbered.assign(year=range(1990, 2002)))
    with raises(lc.DataError, "column 't': '1600000000' in row 0 is not plainly a time"):
        lc.Dataset(numbered.assign(t=range(1600000000, 1600000012)), time="t")
    with raises(lc.DataError, "no column 'tt' of times; there are a, b"):
        lc.Dataset(numbered, time="tt")
    with raises(lc.DataError, "time= names a column of times, start= and step= make some up"):
        lc.Dataset(numbered.assign(t=values.index), time="t", start="2020-01-01")
    for plain in (numbered, numbered[3:], numbered.set_axis(np.arange(1, 13))):
        with raises(lc.Note, "no times: a row a day from 1970-01-01 on is made up"):
            lc.Dataset(plain)
    with raises(lc.Note, "column 'when' is the time, not 'made': time= names another"):
        lc.Dataset(numbered.assign(when=values.index, made=values.index[::-1]))


def an_index_beside_the_time_names_series_where_its_values_repeat():
    values = frame(40)
    timed = values.rename_axis("when").reset_index()
    for index, series in ((np.arange(40) / 2, ["series"]), (np.arange(40) % 4, ["0", "1", "2", "3"])):
        made = lc.Dataset(timed.set_index(pd.Index(index, name="store")), time="when")
        assert made.series == series and made.channels == ["a", "b"]


def times_and_names_that_are_two_are_refused():
    values = frame(40)
    with raises(lc.DataError, "the index has 2 levels of times: time= names the one that is"):
        lc.Dataset(values.set_index([values.index, values.index + pd.Timedelta("1D")]))
    with raises(lc.DataError, "two names of the mapping are the same as text"):
        lc.Dataset({1: values, "1": values})


def rows_at_one_time_are_said():
    values = frame(60)
    for form, words in (
        (pd.concat([values, values[-2:]]), "2 rows have the time of the row before, with the same values (2020-02-28 00:00:00, 2020-02-29 00:00:00)"),
        (pd.concat([values, 2 * values[-1:]]), "1 row has the time of the row before, with other values (2020-02-29 00:00:00): kept in the frame's order"),
        ({"x": values, "y": pd.concat([values, values[:1]])}, "1 row has the time of the row before, with the same values"),
        (pd.concat([values[:5], values[4:5]]), "1 row has the time of the row before, with the same values"),
    ):
        with raises(lc.Note, words):
            lc.Dataset(form)
    with raises(lc.DataError, "40 of 80 rows have the time of another row"):
        lc.Dataset(pd.concat([values, values[:20]]))
    hours = pd.date_range("2023-10-26", periods=120, freq="h", tz="Europe/Berlin")
    local = pd.DataFrame({"a": range(120)}, hours.tz_localize(None))
    with raises(lc.Note, "1 row has the time of the row before, with other values (2023-10-29 02:00:00): kept in the frame's order; where clocks were put back then, tz_localize('Europe/Berlin', ambiguous='infer')"):
        lc.Dataset(local)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        lc.Dataset(local.tz_localize("Europe/Berlin", ambiguous="infer"))


def data_of_xarray_are_those_of_their_frame():
    try:
        import xarray
    except ImportError:
        print("skipped: no xarray")
        return
    values = frame(40)
    alone, data = values.to_xarray(), lc.Dataset(values, units={"a": "degC"})
    assert lc.Dataset(data.to_xarray()).digest == data.digest
    assert lc.Dataset(alone.a).channels == ["a"] and lc.Dataset(alone.rename(index="time")).digest == lc.Dataset(values).digest
    ragged = {"u": values[:30], "v": values[5:]}
    panel = lc.Dataset(ragged)
    with raises(lc.Note, "15 rows without a value, before the first or after the last one of their series, are left out"):
        lc.Dataset(panel.to_xarray())
    assert lc.Dataset(panel.to_xarray()).digest == panel.digest
    hole = values.copy()
    hole.iloc[7] = np.nan  # within a series a row without values is one
    holed = lc.Dataset({"u": hole, "v": values})
    assert lc.Dataset(holed.to_xarray()).digest == holed.digest
    box = xarray.DataArray(values.to_numpy()[:, :, None] * [1, 2, 3], dims=("time", "name", "x"), coords={"time": values.index, "x": [7, 8, 9]})
    assert len(lc.Dataset(box).series) == 6
    with raises(lc.Note, "coordinates left out: height"):
        lc.Dataset(alone.assign_coords(height=2.0))
    with raises(lc.DataError, "units: no channel 'c'; there are a, b"):
        lc.Dataset(values, units={"c": "m"})


def numbers_are_numbers_whatever_holds_them():
    from decimal import Decimal

    index, plain = pd.date_range("2020-01-01", periods=6), [1.5, 2.0, np.nan, 4.0, 5.0, 6.0]
    expected = lc.Dataset(pd.DataFrame({"a": plain}, index)).digest
    for values in (
        [Decimal("1.5"), 2, None, 4, 5, 6],
        pd.Categorical([1.5, 2.0, np.nan, 4.0, 5.0, 6.0]),
        np.array(plain, dtype=">f8"),
        pd.array([1.5, 2.0, None, 4.0, 5.0, 6.0], dtype="Float64"),
    ):
        assert lc.Dataset(pd.DataFrame({"a": values}, index)).digest == expected
    assert lc.Dataset(pd.DataFrame({"a": np.array([True, False] * 3, dtype=object)}, index)).values(0)[:, 0].tolist() == [1, 0] * 3
    masked = np.ma.masked_array([1.5, 2, 3, 4, 5, 6], mask=[0, 0, 1, 0, 0, 0])
    assert np.isnan(lc.Dataset(masked).values(0)[2, 0])
    for values, text in (([2**53 + 1] * 6, "cannot hold exactly"), ([1j] * 6, "complex numbers")):
        for held in (values, pd.array(values, dtype=object)):
            with raises(lc.DataError, text):
                lc.Dataset(pd.DataFrame({"a": held, "b": 1.0}, index))
    with raises(lc.DataError, "complex numbers"):
        lc.Dataset(pd.DataFrame({"a": pd.array([np.complex64(1j)] * 6, dtype=object), "b": 1.0}, index))
    with raises(lc.DataError, "[[1, 2], [3]] is not data: its rows are not of one length"):
        lc.Dataset([[1, 2], [3]])
    with raises(lc.DataError, "array of records"):
        lc.Dataset(np.zeros(5, dtype=[("a", "f8"), ("b", "f8")]))
    with raises(lc.DataError, "is a span, not a time"):
        lc.Dataset(pd.DataFrame({"a": plain}, pd.timedelta_range("0h", periods=6, freq="h")))


def series_of_several_zones_are_in_utc():
    zones = {"A": "Europe/Berlin", "B": "Asia/Tokyo"}
    data = lc.Dataset({name: frame(60).set_index(pd.date_range("2021-10-29", periods=60, freq="h", tz=zone)) for name, zone in zones.items()})
    with raises(lc.Note, "of several zones (Asia/Tokyo, Europe/Berlin): their times are in UTC here"):
        data.to_pandas()
    made = data.to_pandas()
    assert made.loc["B"].index[0] == pd.Timestamp("2021-10-29", tz="Asia/Tokyo") and str(made.loc["A"].index.tz) == "UTC"
    model = lc.Forecaster(**{**SMALL, "context": 4, "split": "40 10 10"}).fit(data)
    future = model.forecast()
    assert future.loc["B"].index[0] == pd.Timestamp("2021-10-31 12:00", tz="Asia/Tokyo"), future
    assert model.predict("test").loc["A"].index.get_level_values("origin")[0].tz is not None


def columns_of_two_levels_are_a_panel_when_the_user_says_so():
    names = pd.MultiIndex.from_product([["Close", "Volume"], ["AAPL", "GE"]], names=["Price", "Ticker"])  # as yfinance has them
    table = pd.DataFrame(np.random.default_rng(1).normal(size=(40, 4)), pd.date_range("2020", periods=40), names)
    with raises(lc.DataError, "is a panel of AAPL, GE (level=0: of Close, Volume); where all are of one series"):
        lc.Dataset(table)
    panel = lc.Dataset({name: table.xs(name, axis=1, level=1) for name in table.columns.unique(1)})
    assert panel.series == ["AAPL", "GE"] and panel.channels == ["Close", "Volume"]
    assert lc.Dataset(table.set_axis([" ".join(column) for column in table.columns], axis=1)).channels[0] == "Close AAPL"
    with raises(lc.Note, "columns have two levels, and all are of 'GE': their names are without it"):
        lc.Dataset(table.xs("GE", axis=1, level=1, drop_level=False))
    assert lc.Dataset(table.xs("GE", axis=1, level=1, drop_level=False)).channels == ["Close", "Volume"]  # one ticker
