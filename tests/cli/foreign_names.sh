# A series of HDF5 has the name that its file says, by a column, a level or a place: rows of another one do not continue it, and what
# is joined goes to it alone.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

def records(name, word, first, rows, column="ticker", value="y"):
    with h5py.File(name, "w") as f:
        kind = "S8" if isinstance(word, bytes) else "i8"
        f["t"] = np.array([(1704067200 + 86400 * (first + k), word, float(k)) for k in range(rows)],
                          [("time", "i8"), (column, kind), (value, "f8")])
records("aapl.h5", b"AAPL", 0, 30)
records("more.h5", b"AAPL", 30, 5)
records("msft.h5", b"MSFT", 30, 5)
records("s71.h5", 71, 0, 30, "station_id")
records("s72.h5", 72, 30, 5, "station_id")
records("north.h5", b"NORTH", 0, 30, "region")
records("south.h5", b"SOUTH", 30, 5, "region")
records("volume.h5", b"AAPL", 0, 30, value="vol")
records("level.h5", 7, 0, 30, "level")
for name, group, first, rows in (("key_a.h5", "AAPL", 0, 30), ("key_b.h5", "MSFT", 30, 5), ("key_c.h5", "AAPL", 30, 5)):
    with h5py.File(name, "w") as f:
        f[group + "/time"], f[group + "/y"] = 1704067200 + 86400 * np.arange(first, first + rows), np.arange(float(rows))
with h5py.File("key_c.h5", "a") as f:
    f.copy("AAPL", "OTHER")
with h5py.File("bare.h5", "w") as f:
    f["t"] = np.array([(1704067200 + 86400 * (30 + k), float(k)) for k in range(5)], [("time", "i8"), ("y", "f8")])
with h5py.File("panel.h5", "w") as f:
    f["t"] = np.array([(1704067200 + 86400 * k, t, float(k)) for t in (b"AAPL", b"MSFT") for k in range(30)],
                      [("time", "i8"), ("ticker", "S8"), ("y", "f8")])

# Reports of stations, a row each, whose names are texts: MADIS.
def reports(name, letters, times):
    with h5py.File(name, "w") as f:
        stations, rows = ["KJFK", "KBOS", "KORD"], 60
        for d, size in (("rec", rows), ("letter", 4)):
            f[d] = np.zeros(size, ">f4")
            f[d].make_scale("This is a netCDF dimension but not a netCDF variable.%10d" % size)
        f["timeObs"] = np.array([times(k) for k in range(rows)])
        f["timeObs"].attrs["units"] = "seconds since 1970-01-01"
        f["temperature"] = np.arange(60.0)
        words = [stations[k // 20] for k in range(rows)]
        f["stationName"] = np.array([list(w) for w in words], "S1") if letters else np.array(words, "S4")
        for v in ("timeObs", "temperature", "stationName"):
            f[v].dims[0].attach_scale(f["rec"])
        if letters:
            f["stationName"].dims[1].attach_scale(f["letter"])
hour = lambda k: 1704067200 + 3600 * (k % 20)
reports("letters.nc", True, lambda k: hour(k) + 180 * (k // 20))
reports("texts.nc", False, lambda k: hour(k) + 180 * (k // 20))
reports("same.nc", True, hour)
END
run() { "$LANECAST" "$@" >out.txt 2>notes.txt || fail "$*: $(cat notes.txt)"; }
noted() { grep -qF -- "$1" notes.txt || fail "no '$1' in $(cat notes.txt)"; }
# Newer rows of the same name are the series'; those of another one are a new series.
for pair in aapl:more:0 aapl:msft:1 s71:s72:1 north:south:1; do
    IFS=: read -r old new series <<<"$pair"
    run import "$old.h5" -o old.h5 --force
    run import --append old.h5 "$new.h5"
    noted "$new.h5: 5 rows added, 0 known already and equal, $series new series"
    run inspect old.h5
    eval "run import $(whole_commands <out.txt | sed -n 's/^made by  *lanecast import //p') -o again.h5 --force"
done
run import aapl.h5 -o aapl_.h5
noted "aapl.h5: 'ticker' names the series: 'AAPL'"
cp aapl_.h5 grown.h5
run import --append grown.h5 bare.h5
noted "its series 'bare' continues 'AAPL'"
run train aapl_.h5 --context 4 --horizon 2 --epochs 1 --hidden 2 --set model.ridge=no -o run.h5 -q
status=0
"$LANECAST" forecast run.h5 msft.h5 -o - 2>err || status=$?
[ $status = 4 ] && grep -qF "was trained on series 'AAPL' alone, and a column says that the data are of 'MSFT'" err || fail "$status: $(cat err)"
run forecast run.h5 more.h5 -o -
# A number under no name of series is a value, and so is what --columns names.
read_as "level level=$(printf '7,%.0s' {1..29})7 y=$(seq -s, 0 29)" level.h5
read_as "s71 station_id=$(printf '71,%.0s' {1..29})71 y=$(seq -s, 0 29)" s71.h5 --columns station_id,y
read_as "aapl y=$(seq -s, 0 29)" aapl.h5 --series-column none

# The group that a file's only series was in is that of further rows, whatever else these have; another one is asked about.
run import key_a.h5 -o key.h5
cp key.h5 grown.h5
run import --append grown.h5 key_c.h5
noted '5 rows added, 0 known already and equal, 0 new series'
status=0
"$LANECAST" import --append key.h5 key_b.h5 2>err || status=$?
[ $status = 2 ] && grep -qF -- '--group AAPL: there is no such group' err || fail "$status: $(cat err)"
run import --append key.h5 key_b.h5 --group MSFT
noted "its series 'key_b' continues 'key_a'"
read_as "key_a y=$(seq -s, 0 29)" key_a.h5 --group AAPL
read_as "AAPL y=$(seq -s, 0 4)" key_c.h5 --group AAPL

run import panel.h5 volume.h5 --join -o joined.h5
noted "its columns are missing there: 'MSFT'"

for file in letters texts same; do
    read_as "KJFK temperature=$(seq -s, 0 19)
KBOS temperature=$(seq -s, 20 39)
KORD temperature=$(seq -s, 40 59)" $file.nc
    says "'stationName' says which series a row is of: 3 series" $file.nc --series-column stationName
done
