# Fractions of a second, zones that change, other calendars and many channels, as inspect and forecast show them.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$LANECAST_BUILD/tests/unit_layout" .

fail() {
    echo "axes: $*"
    exit 1
}

"$LANECAST" inspect daylight.h5 >text
grep -qx 'span        2020-03-28 01:00:00.250+01:00 to 2020-03-30 01:30:00.250+02:00' text || fail "$(cat text)"
grep -qx 'step        1800 s (30 minutes), regular' text || fail "$(cat text)"
"$LANECAST" inspect daylight.h5 --json | tr -d ' \n' >json
grep -qF '"first":"2020-03-2801:00:00.250+01:00","last":"2020-03-3001:30:00.250+02:00","step":1800.0' json || fail "$(cat json)"

printf '[data]\nsplit = 2020-03-28T12:00 2020-03-28T16:00\n[window]\ncontext = 4\nhorizon = 3\n[model]\nkind = repeat_last\n' >short.ini
"$LANECAST" train short.ini --data daylight.h5 -o run.h5 --quiet
"$LANECAST" forecast run.h5 -o next.csv --quiet
grep -q '^s0,2020-03-30 02:00:00.250+02:00,' next.csv && grep -q '^s1,2020-03-28 21:00:00.250-04:00,' next.csv || fail "$(cat next.csv)"
"$LANECAST" forecast run.h5 -o moment.csv --quiet --origin '2020-03-28 17:00:00-04:00'
grep -q '^s0,2020-03-28 22:00:00.250+01:00,' moment.csv && grep -q '^s1,2020-03-28 17:00:00.250-04:00,' moment.csv || fail "one moment: $(cat moment.csv)"
"$LANECAST" forecast run.h5 -o next.csv --quiet --origin '2020-03-28 20:00:00'
grep -q '^s1,2020-03-28 20:00:00.250-04:00,' next.csv || fail "an origin in local time: $(cat next.csv)"
"$LANECAST" forecast run.h5 -o next.h5 --quiet
"$LANECAST" inspect next.h5 --json | tr -d ' \n' >json
grep -qF '"first":"2020-03-3002:00:00.250+02:00"' json || fail "the forecast as a dataset: $(cat json)"

"$LANECAST" inspect noleap.h5 >text
grep -qx 'span        2019-01-01 00:00:00 to 2020-12-31 00:00:00' text || fail "$(cat text)"
printf '[window]\ncontext = 4\nhorizon = 60\n[model]\nkind = repeat_last\n' >days.ini
"$LANECAST" train days.ini --data noleap.h5 -o run.h5 --quiet
"$LANECAST" forecast run.h5 -o next.csv --quiet --origin 2020-02-29
sed -n 2p next.csv | grep -q '^s0,2020-03-01 00:00:00,' || fail "29 February: $(sed -n 2p next.csv)"
"$LANECAST" forecast run.h5 -o next.csv --quiet
sed -n '60p;61p' next.csv | cut -d, -f2 | tr '\n' ' ' | grep -qx '2021-02-28 00:00:00 2021-03-01 00:00:00 ' || fail "$(sed -n '60p;61p' next.csv)"

"$LANECAST" inspect wide.h5 | grep -E '^Größe 63 +' >/dev/null || fail "$("$LANECAST" inspect wide.h5)"
"$LANECAST" inspect wider.h5 | grep -E '^channels    20000: ' >/dev/null || fail "$("$LANECAST" inspect wider.h5 | head)"
