# Dates in columns of their own in HDF5 (YEAR, MO, DY, HR; year and day of the year) are read as in a text, by any names that a text
# may have for them, of records and of plain arrays; dates as texts under any name. Needs a Python with h5py: LANECAST_PYTHON.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

days = np.arange("2024-01-28", "2024-03-08", dtype="M8[D]")
hours = np.arange("2024-02-28T20", "2024-03-01T06", dtype="M8[h]")
months = np.arange("2019-11", "2022-03", dtype="M8[M]")

def parts(stamps):
    year, month = stamps.astype("M8[Y]"), stamps.astype("M8[M]")
    day = stamps.astype("M8[D]")
    return {"y": year.astype(int) + 1970, "m": (month - year).astype(int) + 1, "d": (day - month).astype(int) + 1,
            "j": (day - year.astype("M8[D]")).astype(int) + 1, "h": (stamps.astype("M8[h]") - day).astype(int)}

def write(file, stamps, **called):
    of = parts(stamps)
    rows = np.zeros(len(stamps), [(name, "i4") for name in called.values()] + [("v", "f8")])
    for part, name in called.items():
        rows[name] = of[part]
    rows["v"] = np.arange(len(stamps)) % 7 + 0.5
    with h5py.File(file + ".h5", "w") as f:
        f["t"] = rows
    with h5py.File(file + "_arrays.h5", "w") as f:
        for name in rows.dtype.names:
            f[name] = rows[name]
    with open(file + ".csv", "w") as f:
        print(*rows.dtype.names, sep=",", file=f)
        for row in rows:
            print(*row, sep=",", file=f)

write("power", hours, y="YEAR", m="MO", d="DY", h="HR")
write("months", months, y="YEAR", m="MO")
write("short", days, y="year", m="mnth", d="day")
write("letters", days, y="year", m="m", d="d")
write("french", days, y="an", m="mois", d="jour")
write("fields", days, y="IYEAR", m="IMONTH", d="IDAY")
write("yday", days, y="Year", j="yday")
write("ordinal", days, y="year", j="day")
write("ddd", days, y="YEAR", j="DDD")
text = np.zeros(len(days), [("d", "S10"), ("v", "f8")])
text["d"], text["v"] = [str(day).encode() for day in days], np.arange(len(days))
with h5py.File("text.h5", "w") as f:
    f["t"] = text
rows = np.zeros(72, [("date", "S10"), ("HE", "i4"), ("v", "f8")])
rows["date"], rows["HE"] = np.repeat([str(day).encode() for day in days[:3]], 24), np.tile(np.arange(1, 25), 3)
with h5py.File("ends.h5", "w") as f:
    f["t"] = rows
rows["HE"] += 2000 # no clock
rows.dtype.names = ("date", "minute", "v")
with h5py.File("minutes.h5", "w") as f:
    f["t"] = rows

# A table of pandas whose columns PyTables has an index of: larger than what is stored of it.
with h5py.File("indexed.h5", "w") as f:
    f["d/table"] = text
    f["d"].attrs["pandas_type"] = np.bytes_("frame_table")
    f["d/table"].attrs["index_kind"] = np.bytes_("integer")
    index = f.create_group("d/_i_table/d")
    index.create_dataset("sortedLR", (131201,), "S10", compression="gzip", data=np.zeros(131201, "S10"))
END
stamps() {
    "$python" -c 'import h5py; f = h5py.File("out.h5"); f = f if "time" in f else next(iter(f.values())); print(*f["time"][:], f["v"].shape)'
}
for file in power months short letters french fields yday ordinal ddd; do
    "$LANECAST" import $file.csv -o out.h5 --force --quiet
    wanted=$(stamps)
    arrays=${file}_arrays.h5
    case $file in letters | french | fields) arrays= ;; esac # whose order tells which part is which, and HDF5 has none
    for of in $file.h5 $arrays; do
        "$LANECAST" import $of -o out.h5 --force --quiet || { echo "$of is refused"; exit 1; }
        [ "$(stamps)" = "$wanted" ] || { echo "$of: $(stamps), not $wanted"; exit 1; }
    done
done
says "'power' from 2024-02-28 20:00:00 to 2024-03-01 05:00:00" power.h5
says "'months' from 2019-11-01 00:00:00 to 2022-02-01 00:00:00" months.h5
says "'ordinal' from 2024-01-28 00:00:00 to 2024-03-07 00:00:00" ordinal.h5
says "'text' from 2024-01-28 00:00:00 to 2024-03-07 00:00:00" text.h5
says "'indexed' from 2024-01-28 00:00:00 to 2024-03-07 00:00:00" indexed.h5
# What no name says is refused with the flag that does.
refused 4 'name all columns of the time (--time NAME,NAME)' letters_arrays.h5
says "'ends' from 2024-01-28 00:00:00 to 2024-01-30 23:00:00" ends.h5
refused 4 "--time puts it beside its day: --time 'date,minute'" minutes.h5
! grep -q -e '--series-column none' err || { cat err; exit 1; }
