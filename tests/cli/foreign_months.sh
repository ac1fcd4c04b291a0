# Arrays of (year, month) are a series of months, as the months of a text with a column for each are with --wide; columns of an array may
# be asked for all the same. Needs a Python with h5py: LANECAST_PYTHON.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

t = np.arange(36.0).reshape(3, 12)
words = np.array([b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"])

def write(name, year, month, attach=(), **arrays):
    with h5py.File(name, "w") as f:
        f["year"] = year
        if month is not None:
            f["month"] = month
        for key, value in arrays.items():
            f[key] = value
        for axis, scale in enumerate(attach):
            f[scale].make_scale(scale)
            f["t"].dims[axis].attach_scale(f[scale])

years = np.array([2019, 2020, 2021])
write("plain.h5", years, np.arange(1, 13), t=t, u=-t, area=np.ones(3))
write("scales.nc", years, np.arange(1, 13), ("year", "month"), t=t)
write("words.h5", years, words, t=t)
write("turned.h5", 2010 + np.arange(12), np.arange(1, 13), ("month", "year"), t=np.arange(144.0).reshape(12, 12))
write("square.h5", 2010 + np.arange(12), np.arange(1, 13), ("year", "month"), t=np.arange(144.0).reshape(12, 12))
write("levels.h5", years, np.arange(12) * 10, t=t)
write("holes.h5", np.array([2019, 2020, 2022]), np.arange(1, 13), t=t)
write("none.h5", years, None, t=t)
END
row=$(seq -s, 0 35)
for file in scales.nc words.h5; do
    read_as "${file%.*} t=$row" $file
    says "from 2019-01-01 00:00:00 to 2021-12-01 00:00:00" $file
done
says "'month' is of the months of each year: rows are months, one after another" scales.nc
read_as "plain t=$row u=-${row//,/,-}" plain.h5
says "'area' left out: one value for each year, beside months" plain.h5
read_as "plain t=$row" plain.h5 --columns t
read_as "plain t=$row" plain.h5 --time year --drop u
read_as 'plain t_1=1,13,25 u_0=-0,-12,-24' plain.h5 --columns t_1,u_0
read_as "square t=$(seq -s, 0 143)" square.h5
refused 2 'rows are months of years, and no moments: leave it out' words.h5 --zone Europe/Berlin
refused 4 "--columns: 'v' is not one of" words.h5 --columns v
for file in levels holes none turned; do
    "$LANECAST" import $file.h5 -o out.h5 --force 2>err
    ! grep -q 'rows are months' err || { cat err; exit 1; }
done
says "'month' left out: not as long as the time" plain.h5 --start 2020-01-01
"$LANECAST" import plain.h5 -o first.h5 --force --quiet
made=$("$LANECAST" inspect first.h5 | whole_commands | sed -n 's/^made by *lanecast //p')
eval "\"\$LANECAST\" $made -o again.h5 --force --quiet"
[ "$("$LANECAST" inspect again.h5 --json | grep digest)" = "$("$LANECAST" inspect first.h5 --json | grep digest)" ]
