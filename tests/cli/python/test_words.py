"""What the library says in flags of the tool, in the words of Python; what users named themselves stays as it is."""

from pathlib import Path

import pandas as pd
from helpers import SMALL, frame, notes, raises

import lanecast as lc
from lanecast._words import in_python
from lanecast.errors import note_lines

SAID = (
    # a value that is a number, a word, a sign, a zone; a whole command is the tool's
    ("(change it: import --step 1h)", '(change it: step="1h")'),
    ("not a number (missing: --na NA; a number: --value trace=0; leave it out: --drop rain)", 'not a number (missing: pd.read_csv(na_values="NA"); a number: replace({"trace": 0}); leave it out: drop(columns="rain"))'),
    ("one that is not known is NaN (import: --na -9999)", 'one that is not known is NaN (pd.read_csv(na_values="-9999"))'),
    ("--decimal , or --decimal . says which", 'pd.read_csv(decimal=",") or pd.read_csv(decimal=".") says which'),
    ("--zone +01:00 if clocks there stay so", 'tz_localize("+01:00") if clocks there stay so'),
    ("--zone (Europe/Berlin) keeps hours apart", 'tz_localize("Europe/Berlin") keeps hours apart'),
    ("if clocks were not set back, --zone as a fixed offset or UTC", "if clocks were not set back, the zone of tz_localize as a fixed offset or UTC"),
    ("in that of --zone, Europe/Berlin", "in that zone, Europe/Berlin"),
    ("go on: lanecast train a.h5 --from a.h5 -o NEW", "go on: lanecast train a.h5 --from a.h5 -o NEW"),
    ("put it first: lanecast import b.csv FIRST --join gives both", "put it first: lanecast import b.csv FIRST --join gives both"),
    ("lanecast forecast --horizon 5 writes points", "horizon=5 writes points"),
    ("missing? (lanecast import --na=-9999)", 'missing? (pd.read_csv(na_values="-9999"))'),
    ("--series-column place makes a series of each; --series-column names the columns; or leave --start out", 'series="place" makes a series of each; series= names the columns; or leave start= out'),
    ("say which with --time", "say which with time="),
    # flags together
    ("(without names: --skip 3 --header none; or --drop)", "(without names: pd.read_csv(skiprows=3, header=None); or drop(columns=))"),
    ("--header 1 (missing: --na x1)", 'pd.read_csv(header=0) (missing: pd.read_csv(na_values="x1"))'),
    ("--header 2 reads both", "pd.read_csv(header=[0, 1]) reads both"),
    ("say which with --time 'day' --time-format excel (epoch_d, mjd)", 'say which with time="day" and pd.to_datetime(unit="D", origin="1899-12-30") (epoch_d, mjd)'),
    ("--date-order dmy (mdy, ymd) says which", "pd.to_datetime(dayfirst=) says which"),
    # words that are values
    ("--duplicates last takes the new values, --duplicates first keeps the old", 'index.duplicated(keep="last") takes the new values, index.duplicated(keep="first") keeps the old'),
    ("keep one of them (--duplicates equal, first, last)", 'keep one of them (index.duplicated(keep="first"), or last)'),
    ("--series-column none one series of all rows", "drop(columns=) one series of all rows"),
    ("--one-hot sky: that column is not of words", 'pd.get_dummies(columns=["sky"], dtype=float): that column is not of words'),
    ("one step of all forecasts is --at a=1, one forecast --at b=2 (all: --at a=all)", "one step of all forecasts is sel(a=1) of xarray, one forecast sel(b=2) of xarray (all: Dataset(xarray.open_dataset(path)))"),
    ("are added by --append DATASET.h5 FILE..., columns by --join", "are added by pd.concat([history, newer]), columns by join()"),
    # keys, and what only the tool has
    ("a shorter context (window.context) or horizon", "a shorter context (context=) or horizon"),
    ("data.split leaves it no rows", "split= leaves it no rows"),
    ("data.split = 0.7 0.1 0.2 cuts series", 'split="0.7 0.1 0.2" cuts series'),
    ("data.split = 2013-01-01 2013-06-01 cuts", 'split="2013-01-01 2013-06-01" cuts'),
    ("data.split '2013 12:00' is neither", "split '2013 12:00' is neither"),
    ("data.season = auto: 7, by the MSE", 'season="auto": 7, by the MSE'),
    ("gru with model.bidirectional = yes", "gru with bidirectional=True"),
    ("more than window.horizon = 5, so", "more than horizon=5, so"),
    ("a key: train.adamw.decay", "a key: adamw__decay="),
    ("data.target: no channel 'x'", "target: no channel 'x'"),
    ("(data.input = *, data.target = delay (min))", "(input = *, target = delay (min))"),
    ("set data.missing = interpolate, forward, skip or mask", "set missing = interpolate, forward, skip or mask"),
    ("data.csv, train.h5, ./data.run.h5, model.ini and 'data.split'", "data.csv, train.h5, ./data.run.h5, model.ini and 'data.split'"),
    ("no best weights yet: continue with lanecast resume 'the run'", "no best weights yet: continue with lanecast resume and the name of its file"),
    ("clean the data or --set data.missing=mask", 'clean the data or missing="mask"'),
    ("leave it out, by --set train.from= too", "leave it out, by from_= too"),
    ("no option 'quiet'; here it is a flag: --verbose, --quiet or --progress", "no option 'quiet'; fit(data, on_round=print) shows progress"),
    ("the new rows have another calendar: --calendar", "the new rows have another calendar: lanecast import --calendar"),
    ("here it is lanecast sweep --trials", "here it is lanecast sweep --trials"),
    ("no option 'x'; see lanecast config explain", "no option 'x'; see lanecast.options()"),
    ("no key 'x' in [data]; see lanecast config explain data", "no key 'x' in [data]; see lanecast.options(\"data\")"),
    # what users named, and what only looks like a key
    ("no channel 'data.splitx'; the nearest is data.split; there are 'data.split', 'b'", "no channel 'data.splitx'; the nearest is data.split; there are 'data.split', 'b'"),
    ("train.from = pp.h5: it was trained with window.horizon = 5, not 7", 'from_="pp.h5": it was trained with horizon=5, not 7'),
    ("train.from = ./my data.split/v1.h5: it was trained with", 'from_="./my data.split/v1.h5": it was trained with'),
    ("/a b/data.split.csv:3: column 'data.x --drop y': --drop 'data.x --drop y'", "/a b/data.split.csv:3: column 'data.x --drop y': drop(columns=\"data.x --drop y\")"),
    ("(data.input = data.split, data.target = data.missing=mask), and the data", "(input = data.split, target = data.missing=mask), and the data"),
    ("train with data.known = --zone x; else leave", "train with known = --zone x; else leave"),
    (r"""--drop 'O'\''Brien'; --drop '"a, b"'""", 'drop(columns="O\'Brien"); drop(columns="a, b")'),
    ("data.close and train.loader are none, data.split is one", "data.close and train.loader are none, split= is one"),
    ("as train --on all does", 'as split="* 0 0" does'),
    ("\U00100005 and 'a', \U00100000: --drop 'b\U00100001', --drop \U00100000", '\U00100005 and \'a\', \U00100000: drop(columns="b\U00100001"), drop(columns="\U00100000")'),
)


def sentences_read_right():
    for said, wanted in SAID:
        assert in_python(said) == wanted, f"{said}\nreads  {in_python(said)}\nwanted {wanted}"


NAMES = ("data.split", "data.close", "window.context", "train.from = x: y", "--zone Europe/Berlin", "the --zone is", "lanecast train a.h5", "O'Brien --drop x",
         'say "hi" --set data.missing=mask', "see lanecast config explain", "x, and data.known", "model.hidden=3; y")


def names_of_users_stay_as_they_are():
    options = {**SMALL, "normalize": "none", "epochs": 1}
    for name in NAMES:
        values = frame(200).rename(columns={"a": name})
        holes = values.assign(**{name: values[name].where(values.index != values.index[50])})
        run = Path(name.replace("/", "_") + ".h5")
        quoted = str(run).replace('"', '\\"')
        model = lc.Forecaster(**options, target=[name], input=[name]).fit(lc.Dataset(values, name=name))
        model.save(run)
        pd.DataFrame({"time": values.index[:4], name: ["1", "halt", "halt", "2"]}).to_csv("words.csv", index=False)
        for kind, text, call in (
            (lc.DataError, f"no channel '{name}x'; the nearest is {name}; there are '{name}', 'b'", lambda: lc.Forecaster(**options, target=[name + "x"]).fit(values)),
            (lc.DataError, f"channel '{name}' is ", lambda: lc.Forecaster(**options, transform="log").fit(values)),
            (lc.DataError, f"channel '{name}' is missing", lambda: lc.Forecaster(**options).fit(holes)),
            (lc.DataError, f"forecasts channel '{name}' (input = ", lambda: model.forecast(values[["b"]])),
            (lc.DataError, f"knows no series '{name}q', its scale was never fitted; the nearest is {name}; it knows '{name}'", lambda: model._over(lc.Dataset({name + "q": values, "z": values}))),
            (lc.ConfigError, f'from_="{quoted}": it was trained with horizon=3, not 7', lambda: lc.Forecaster(from_=run, horizon=7).fit(lc.Dataset(values, name=name))),
            (lc.FileError, f"nosuch {run}: cannot be read", lambda: lc.Dataset.read(f"nosuch {run}")),
            (lc.DataError, f"{run}: a run file", lambda: lc.Dataset.read(run)),
            (lc.DataError, f"words.csv:3: column '{name}': ", lambda: lc.Dataset.read("words.csv")),
        ):
            with raises(kind, text):
                call()


def names_in_notes_of_this_package_stay_as_they_are():
    values = frame(60)
    for name in (*NAMES, "train.epochs", "--zone", "it--drop v", "data.known = 5", "\U00100000", "\U00100005"):
        assert notes(lambda: lc.Dataset(values.assign(**{name: "x"}))) == [f"columns left out, which are not numbers or not of all series: {name}"]
        above = pd.concat({name: values}, axis=1)
        assert notes(lambda: lc.Dataset(above)) == [f"columns have two levels, and all are of '{name}': their names are without it"]


def each_line_of_the_library_is_read_by_itself():
    said = notes(lambda: note_lines("a.csv: rows of a day: --zone says which\nb --drop y.csv: rows of 'x': --drop y"))
    assert said == ["a.csv: rows of a day: tz_localize or tz_convert says which", "b --drop y.csv: rows of 'x': drop(columns=\"y\")"], said
