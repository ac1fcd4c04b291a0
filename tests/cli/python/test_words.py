"""What the library says in flags of the tool, in the words of Python."""

from lanecast._words import in_python

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
    ("say which with --time day --time-format excel (epoch_d, mjd)", 'say which with time="day" and pd.to_datetime(unit="D", origin="1899-12-30") (epoch_d, mjd)'),
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
    ("as train --on all does", 'as split="* 0 0" does'),
)


def sentences_read_right():
    for said, wanted in SAID:
        assert in_python(said) == wanted, f"{said}\nreads  {in_python(said)}\nwanted {wanted}"
