"""Tables of numbered hours and periods over a change of clocks, in all orders of rows and day by day: each is read right, or
refused with the flag that decides it; and nights on which clocks are set back in two pieces. Arguments: the tool."""

import itertools
import random
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import h5py

TOOL = sys.argv[1]
CHANGES = {  # days on which clocks are put forward, and back
    "Europe/Berlin": (date(2022, 3, 27), date(2022, 10, 30)),
    "America/New_York": (date(2022, 3, 13), date(2022, 11, 6)),
    "Australia/Sydney": (date(2022, 10, 2), date(2022, 4, 3)),
}
ORDERS = ("ascending", "descending", "shuffled")


def moments(zone, change, step, before=3, after=2):
    """The moments of whole local days around a change."""
    at = datetime(change.year, change.month, change.day)
    first = (at - timedelta(days=before)).replace(tzinfo=ZoneInfo(zone)).astimezone(timezone.utc)
    end = (at + timedelta(days=after + 1)).replace(tzinfo=ZoneInfo(zone)).astimezone(timezone.utc)
    return [first + timedelta(minutes=step * i) for i in range(int((end - first) / timedelta(minutes=step)))]


def cells(form, zone, times, step, first):
    """What the rows write: the day, and a number or a clock on it."""
    on_day = {}
    for time in times:
        local = time.astimezone(ZoneInfo(zone))
        day = local.date()
        number = on_day[day] = on_day.get(day, -1) + 1
        if form == "stamps":
            yield f"{local:%Y-%m-%d %H:%M}"
        elif form == "counted":
            yield f"{day},{number + first}"
        elif form == "clock":
            yield f"{day},{local.hour + first}"
        elif form == "marked":
            yield f"{day},{local.hour + first},{'Y' if local.fold else 'N'}"
        else:
            yield f"{day},{local.hour + 1:02d}:00"


def ordered(rows, order):
    rows = list(rows)
    if order == "descending":
        rows.reverse()
    elif order != "ascending":
        random.Random(order).shuffle(rows)
    return rows


def header(form, step):
    return {"marked": "Date,Hour,Repeated,y", "ends": "Date,Hour Ending,y"}.get(form, "Date,Hour,y" if step == 60 else "Date,Period,y")


def write(name, head, rows):
    with open(name, "w") as out:
        out.write("\n".join([head, *rows]) + "\n")


def run(*arguments):
    done = subprocess.run([TOOL, "import", *arguments], capture_output=True, text=True)
    return done.returncode, done.stderr


def read(path):
    """The moments and values of the only series."""
    with h5py.File(path) as file:
        return [int(time) for time in file["time"][:]], [float(value) for value in file["y"][:]]


class Case:
    def __init__(self, form, zone, change, step, first):
        self.form, self.zone, self.change, self.step, self.first = form, zone, change, step, first
        self.times = moments(zone, change, step)
        draw = random.Random(str(change))
        self.values = [round(draw.gauss(100, 9), 3) for _ in self.times]
        self.rows = [f"{cell},{value}" for cell, value in zip(cells(form, zone, self.times, step, first), self.values)]
        self.head = header(form, step)

    def __str__(self):
        return f"{self.form} from {self.first} by {self.step} min, {self.zone}, {self.change}"

    def expected(self):
        end = timedelta(minutes=self.step) if self.form == "ends" else timedelta(0)
        return [int((time + end).timestamp()) for time in self.times], self.values

    def twice(self):
        """Whether rows are alike in the hour that clocks show twice."""
        return self.change == CHANGES[self.zone][1] and self.form in ("clock", "ends")


def fail(case, how, what):
    sys.exit(f"row_orders: {case}, {how}: {what}")


def imported(case, how, *flags):
    code, said = run("rows.csv", *flags, "-o", "rows.h5", "--force")
    if code not in (0, 4):
        fail(case, how, said)
    return code == 0, said


def check_zone(case, order):
    """With its zone, all is read right; only what clocks show twice needs rows in order of time."""
    write("rows.csv", case.head, ordered(case.rows, order))
    done, said = imported(case, order, "--zone", case.zone)
    if not done and case.twice() and order == "shuffled" and "show twice, and the order of rows does not say" in said:
        return
    if not done or read("rows.h5") != case.expected():
        fail(case, order, f"read wrong, or refused: {said}")


def check_no_zone(case, order):
    """Without it, days of 23 and 25 hours are refused."""
    write("rows.csv", case.head, ordered(case.rows, order))
    done, said = imported(case, order)
    if done or "--zone says where" not in said:
        fail(case, order, f"read without its zone: {said}")


def check_days(case):
    """Day by day: each file is read as the rows before, and what it shows of itself is believed."""
    days = [list(rows) for _, rows in itertools.groupby(case.rows, key=lambda row: row.split(",")[0])]
    write("rows.csv", case.head, [row for day in days[:2] for row in day])
    done, said = imported(case, "the first two days", "--zone", case.zone)
    for day in days[2:]:
        write("day.csv", case.head, day)
        code, said = run("day.csv", "--append", "rows.h5")
        if code:
            fail(case, day[0], said)
    if not done or read("rows.h5") != case.expected():
        fail(case, "day by day", f"not the rows of the whole: {said}")


def check_cuts(zone, step):
    """A night on which clocks are set back, cut anywhere: the second piece is added right, or refused since it may begin in either
    hour. All values are 0, as of the sun."""
    case = Case("stamps", zone, CHANGES[zone][1], step, 0)
    rows = [f"{cell},0" for cell in cells("stamps", zone, case.times, step, 0)]
    night = next(i for i, time in enumerate(case.times) if time.astimezone(ZoneInfo(zone)).fold)
    for cut in range(night - 90 // step, night + 90 // step + 1):
        write("rows.csv", "time,y", rows[:cut])
        write("later.csv", "time,y", rows[cut : cut + 300 // step])
        done, said = imported(case, f"cut at {cut}", "--zone", zone)
        code, said = run("later.csv", "--append", "rows.h5")
        if code and "in an hour that clocks show twice, and the dataset ends in it" in said:
            continue
        if code or not done or read("rows.h5")[0] != case.expected()[0][: cut + 300 // step]:
            fail(case, f"cut at {rows[cut]}", f"the second piece is not added right: {said}")


def cases():
    for zone, change in ((zone, change) for zone in CHANGES for change in CHANGES[zone]):
        for form, first in (("counted", 0), ("counted", 1), ("clock", 0), ("clock", 1), ("marked", 0), ("marked", 1), ("ends", 0)):
            yield Case(form, zone, change, 60, first)
    for step, first, change in itertools.product((30, 15), (0, 1), CHANGES["Europe/Berlin"]):
        yield Case("counted", "Europe/Berlin", change, step, first)


for zone, step in (("Europe/Berlin", 60), ("Europe/Berlin", 30), ("America/New_York", 15), ("Australia/Sydney", 30)):
    check_cuts(zone, step)
for case in cases():
    for order in ORDERS:
        check_zone(case, order)
        if case.form == "counted":
            check_no_zone(case, order)
    check_days(case)
