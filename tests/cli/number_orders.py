"""Columns of numbers that are the time, and of numbers that count rows: in any order of rows they are read as in order of time.
Arguments: the tool."""

import random
import subprocess
import sys
from datetime import datetime, timedelta, timezone

import h5py

TOOL = sys.argv[1]
FIRST = datetime(2024, 12, 28, tzinfo=timezone.utc)
HOUR = timedelta(hours=1)
HOURS = [FIRST + timedelta(hours=i) for i in range(120)]
DAYS = [FIRST + timedelta(days=i) for i in range(120)]
MONTHS = [datetime(1999 + i // 12, i % 12 + 1, 1, tzinfo=timezone.utc) for i in range(120)]
YEARS = [datetime(1880 + i, 1, 1, tzinfo=timezone.utc) for i in range(120)]
QUARTERS_OF_SECONDS = [FIRST + timedelta(seconds=i / 4) for i in range(120)]
ELAPSED = datetime(2020, 1, 1, tzinfo=timezone.utc)


def parts(moment, unit):
    return round(moment.timestamp() * unit)


def changed(moment):
    """As an exchange that went over from thousandths to millionths of seconds with a new year."""
    return parts(moment, 1000 if moment.year < 2025 else 1000000)


FORMS = [  # header, moments, what a cell says
    (None, HOURS, lambda t: parts(t, 1)),
    (None, HOURS, lambda t: parts(t, 1000)),
    (None, HOURS, lambda t: parts(t, 1000000)),
    (None, HOURS, changed),
    ("x,y", HOURS, changed),
    ("millis,y", HOURS, lambda t: parts(t, 1000)),
    ("time_ms,y", QUARTERS_OF_SECONDS, lambda t: parts(t, 1000)),
    ("t [ms],y", QUARTERS_OF_SECONDS, lambda t: parts(t, 1000)),
    ("milliseconds since 2020-01-01,y", QUARTERS_OF_SECONDS, lambda t: round((t - ELAPSED) / timedelta(milliseconds=1))),
    ("Date,Time,millisecond,y", QUARTERS_OF_SECONDS, lambda t: f"{t:%Y-%m-%d,%H:%M:%S},{t.microsecond // 1000}"),
    ("stamp,ms,y", QUARTERS_OF_SECONDS, lambda t: f"{t:%Y-%m-%d %H:%M:%S},{t.microsecond // 1000}"),
    ("epoch,ms,y", QUARTERS_OF_SECONDS, lambda t: f"{int(t.timestamp())},{t.microsecond // 1000}"),
    ("x,y", MONTHS, lambda t: f"{t:%Y%m}"),
    ("x,y", [t.replace(year=t.year + 12) for t in MONTHS], lambda t: f"{t:%y%m}"),
    ("x,y", DAYS, lambda t: f"{t:%Y%j}"),
    (None, YEARS, lambda t: t.year),
    ("x,y", YEARS, lambda t: t.year),
    (",u,y", HOURS, lambda t: f"{1900 + (t - FIRST) // HOUR},{parts(t, 1)}"),
    ("n,u,y", HOURS, lambda t: f"{1900 + (t - FIRST) // HOUR},{parts(t, 1000)}"),
    (",x,y", MONTHS, lambda t: f"{1900 + 12 * (t.year - 1999) + t.month},{t:%Y%m}"),
]
COUNTERS = [  # header, a row of a number and a day
    (",date,y", lambda i, day: f"{i},{day:%Y-%m-%d},{i + 0.5}"),
    (",date,y", lambda i, day: f"{7 * i + i % 3 + 19},{day:%Y-%m-%d},{i + 0.5}"),
    ("Unnamed: 0.1,Unnamed: 0,date,y", lambda i, day: f"{i},{i},{day:%Y-%m-%d},{i + 0.5}"),
    ("No,year,month,day,y", lambda i, day: f"{i + 1},{day.year},{day.month},{day.day},{i + 0.5}"),
    ("date,y,", lambda i, day: f"{day:%Y-%m-%d},{i + 0.5},{i}"),
]


def orders(rows):
    yield "descending", rows[::-1]
    yield "blocks", rows[80:] + rows[:40] + rows[40:80]
    yield "shuffled", random.Random(1).sample(rows, len(rows))


def read(header, rows, grouped=False, flags=()):
    """The moments in seconds, and all channels; grouped: the names of the channels of the first of several series."""
    with open("table.csv", "w") as out:
        out.write("\n".join([header, *rows] if header else rows) + "\n")
    done = subprocess.run([TOOL, "import", "table.csv", "-o", "table.h5", "--force", *flags], capture_output=True, text=True)
    assert done.returncode == 0, (header, rows[0], done.stderr)
    with h5py.File("table.h5") as file:
        if grouped:
            return [name for name in file["A"] if name not in ("time", "utc_offset")]
        unit = {b"seconds": 1, b"milliseconds": 1000}[file["time"].attrs["units"].split()[0]]
        time = [int(t) / unit for t in file["time"][:]]
        return time, {name: list(map(float, file[name][:])) for name in file if name not in ("time", "utc_offset")}


for header, moments, cell in FORMS:
    rows = [f"{cell(moment)},{i + 0.5}" for i, moment in enumerate(moments)]
    wanted = read(header, rows)
    assert wanted[0] == [moment.timestamp() for moment in moments], (header, rows[0], wanted[0][:3])
    assert list(wanted[1].values()) == [[i + 0.5 for i in range(120)]], (header, rows[0], list(wanted[1]))
    for order, turned in orders(rows):
        assert read(header, turned) == wanted, (header, rows[0], order)
for header, row in COUNTERS:
    rows = [row(i, day) for i, day in enumerate(DAYS)]
    for order, turned in [("ascending", rows), *orders(rows)]:
        assert list(read(header, turned)[1]) == ["y"], (header, order)
for name in ("No", "Unnamed: 0", "index"):  # begins anew in each series
    rows = [f"{i},{series},{day:%Y-%m-%d},{i + 0.5}" for series in "AB" for i, day in enumerate(DAYS)]
    by_date = [row for pair in zip(rows[:120], rows[120:]) for row in pair]
    for order, turned in [("stacked", rows), ("by date", by_date), *orders(rows)]:
        assert set(read(f"{name},Name,date,y", turned, grouped=True)) == {"y"}, (name, order)
POPULATION = [1135185000 + 9 * i * i * i + 14000000 * i for i in range(20)]
METER = [1400000000 + 3600 * i for i in range(20)]
DAY_LIKE = [2020001 + i for i in range(20)]
for values in (POPULATION, METER, [1000 * value for value in METER], DAY_LIKE):  # counts that would be moments, beside a time
    for header, cells in [
        ("Year,count", [str(1990 + i) for i in range(20)]),
        ("date,count", [f"{day:%Y-%m-%d}" for day in DAYS[:20]]),
        ("time,count", [f"{day:%Y-%m-%d %H:%M}" for day in HOURS[:20]]),
        ("month,count", [f"{day:%Y-%m}" for day in MONTHS[:20]]),
        ("timestamp,count", [str(parts(t, 1)) for t in HOURS[:20]]),
    ]:
        rows = [f"{cell},{value}" for cell, value in zip(cells, values)]
        for order, turned in [("ascending", rows), ("descending", rows[::-1]), ("blocks", rows[12:] + rows[:12])]:
            assert read(header, turned)[1] == {"count": values}, (header, order, values[:2])
            names = {"column_2": values}
            assert header[:4] == "Year" or read(None, turned)[1] == names, (header, order, values[:2])
# A guess is the time where rows are in its order, and not in that of a date beside it; a sole column holds values.
births = [f"{DAYS[0] - timedelta(days=7000 + 97 * (i * i % 61)):%Y-%m-%d},{parts(t, 1)},{i + 0.5}" for i, t in enumerate(HOURS[:60])]
assert read("birth,k,y", births) == ([t.timestamp() for t in HOURS[:60]], {"y": [i + 0.5 for i in range(60)]})
for values in (random.Random(2).sample(range(1850, 1950), 100), random.Random(3).sample([parts(t, 1) for t in HOURS], 120)):
    assert read("price", [str(value) for value in values])[1] == {"price": values}
wind = [f"{t:%Y-%m-%d %H:%M}:00,{sensor},{3 + (i + len(sensor)) % 9}" for i, t in enumerate(HOURS) for sensor in ("A", "BB")]
assert set(read("date,sensor,ms", wind, grouped=True)) == {"ms"}
extremes = [f"{t:%Y-%m-%d %H:%M},{-(i % 7)},{i % 60}" for i, t in enumerate(HOURS)]
assert set(read("time,offset_min,offset_max", extremes)[1]) == {"offset_min", "offset_max"}
days = [f"{round(day.timestamp()) // 86400},{i}" for i, day in enumerate(DAYS)]
assert read("when,y", days, flags=["--time", "when", "--time-format", "epoch_d"])[0] == [day.timestamp() for day in DAYS]
twice = [f"{day:%Y-%m-%d},{parts(day, 1000)},{i + 0.5}" for i, day in enumerate(DAYS)]  # the time once more
assert list(read("date,x,y", twice)[1]) == ["y"]
print(3 * len(FORMS) + 4 * len(COUNTERS), "tables")
