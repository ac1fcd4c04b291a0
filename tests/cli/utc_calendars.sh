# Rows whose times of day are not those of their zone: fixed in UTC and read with one, or local ones given in UTC. Their calendar goes on
# as they do.
source "$(dirname "$0")/cli.bash"
needs_h5py

# stamps FIRST DAYS SECONDS..: of each day from FIRST, at these seconds after midnight in $TZ, as UTC
stamps() {
    "$python" - "$@" <<'PYTHON'
import datetime, sys, time
first = datetime.date.fromisoformat(sys.argv[1])
print("date,y")
for k in range(int(sys.argv[2])):
    day = first + datetime.timedelta(days=k)
    if day.weekday() < 5:
        for at in map(int, sys.argv[3:]):
            moment = time.mktime(day.timetuple()[:3] + (at // 3600, at // 60 % 60, 0, 0, 0, -1))
            print(time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment)) + f",{k % 9}")
PYTHON
}
# forecast DATA 'STAMPS': those of the first forecasts, blanks between date and time as _
forecast() {
    local stamps
    "$LANECAST" train "$1" --kind repeat_last --context 8 --horizon 8 -o run.h5 --force -q
    "$LANECAST" forecast run.h5 -o next.csv --force 2>notes.txt
    stamps=$(sed 1d next.csv | cut -d, -f2 | tr ' ' _ | tr '\n' ' ')
    [[ $stamps == "$2"* ]] || fail "$1: $stamps"
}
guess='stamps are a guess, for its times of day move by an hour as clocks do, and not those of its zone (import --zone)'
is_sure() { ! grep -q guess notes.txt || fail "$(cat notes.txt)"; }
is_guess() { grep -qF "$guess" notes.txt || fail "$(cat notes.txt)"; }

# A row a day at 00:00 UTC, and three a day, read with a zone: in winter as in summer; --join and --grid know them too.
TZ=UTC stamps 2023-05-01 260 0 >days.csv
"$LANECAST" import days.csv --zone Europe/Berlin -o days.h5 -q
forecast days.h5 '2024-01-16_01:00:00+01:00 2024-01-17_01:00:00+01:00'
is_sure
TZ=UTC stamps 2023-05-01 274 0 | sed 's/,y$/,t/' >ahead.csv
"$LANECAST" import days.csv ahead.csv --join --zone Europe/Berlin -o ahead.h5 2>notes.txt
grep -q '10 rows after the last of the first file are added' notes.txt || fail "$(cat notes.txt)"
"$LANECAST" import days.h5 --grid 1day -o grid.h5 2>notes.txt
grep -q 'the stamps of 0 moved' notes.txt || fail "$(cat notes.txt)"
TZ=UTC stamps 2023-01-02 380 21600 43200 64800 >three.csv
"$LANECAST" import three.csv --zone Europe/Berlin -o three.h5 -q
forecast three.h5 '2024-01-17_07:00:00+01:00 2024-01-17_13:00:00+01:00 2024-01-17_19:00:00+01:00 2024-01-18_07:00:00+01:00'
is_sure
"$LANECAST" inspect three.h5 | grep -q 'Mon-Fri 06:00-18:00 UTC' || fail "$("$LANECAST" inspect three.h5)"
# Rows at a local time of that zone are not fixed in UTC.
TZ=Europe/Berlin stamps 2023-05-01 260 21600 >local.csv
"$LANECAST" import local.csv --zone Europe/Berlin -o local.h5 -q
forecast local.h5 '2024-01-16_06:00:00+01:00'
is_sure

# Midnights of New York and London and a session of New York in UTC: as the last season has them, which is a guess; with the zone it is none.
TZ=America/New_York stamps 2022-01-03 745 0 >york.csv
forecast york.csv '2024-01-18_05:00:00+00:00 2024-01-19_05:00:00+00:00 2024-01-22_05:00:00+00:00'
is_guess
TZ=Europe/London stamps 2022-01-03 745 0 >london.csv
forecast london.csv '2024-01-18_00:00:00+00:00 2024-01-19_00:00:00+00:00 2024-01-22_00:00:00+00:00'
is_guess
"$LANECAST" import london.csv --zone Europe/London -o london.h5 -q
forecast london.h5 '2024-01-18_00:00:00+00:00'
is_sure
TZ=America/New_York stamps 2023-01-02 380 34200 37800 41400 >bars.csv
forecast bars.csv '2024-01-17_14:30:00+00:00 2024-01-17_15:30:00+00:00 2024-01-17_16:30:00+00:00 2024-01-18_14:30:00+00:00'
is_guess
"$LANECAST" import bars.csv --zone America/New_York -o bars.h5 -q
forecast bars.h5 '2024-01-17_09:30:00-05:00 2024-01-17_10:30:00-05:00 2024-01-17_11:30:00-05:00 2024-01-18_09:30:00-05:00'
is_sure
