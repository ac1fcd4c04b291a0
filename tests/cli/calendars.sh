# Sessions, rare days, holidays, ended series and guesses, as a user meets them.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
    echo "calendars: $*"
    exit 1
}

# Half-hour bars from 09:30 to 15:30 with a lunch break, Monday to Friday, for 30 weeks from Monday, 2021-01-04.
bars() {
    awk -v weeks="$1" 'BEGIN {
        print "time,close"
        for (day = 0; day < 7 * weeks; day++)
            for (at = 570; at < 930 && day % 7 < 5; at += 30)
                if (at < 690 || at >= 780)
                    print strftime("%Y-%m-%d", 1609718400 + 86400 * day, 1) " " sprintf("%02d:%02d", at / 60, at % 60) "," 100 + day
    }'
}

printf '[data]\nsplit = 0.7 0.1 0.2\n[window]\ncontext = 8\nhorizon = 10\n[model]\nkind = repeat_last\n' >bars.ini
bars 30 >bars.csv
printf '2021-01-10 18:30,7\n' >>bars.csv
(sed 1q bars.csv; sed 1d bars.csv | sort) >sorted.csv
"$LANECAST" import sorted.csv -o bars.h5 --quiet
"$LANECAST" inspect bars.h5 | grep -x 'step        1800 s (30 minutes), Mon-Fri 09:30-11:00, 13:00-15:00' >/dev/null || fail "$("$LANECAST" inspect bars.h5)"
"$LANECAST" inspect bars.h5 --json | grep -F '"calendar": "Mon-Fri 09:30-11:00, 13:00-15:00"' >/dev/null || fail "no calendar in JSON"
"$LANECAST" inspect bars.h5 | grep -x 'gaps        0' >/dev/null || fail "a night is a gap"
"$LANECAST" train bars.ini --data bars.h5 -o run.h5 --quiet
"$LANECAST" forecast run.h5 -o next.csv 2>notes
sed -n '2p;5p;6p;10p' next.csv | cut -d, -f2 | tr '\n' ' ' >stamps
grep -qx '2021-08-02 09:30:00 2021-08-02 11:00:00 2021-08-02 13:00:00 2021-08-02 15:00:00 ' stamps || fail "$(cat next.csv)"
! grep -q guess notes || fail "$(cat notes)"

echo 2021-08-02 >closed
"$LANECAST" import sorted.csv -o bars.h5 --quiet --force --holidays closed
"$LANECAST" forecast run.h5 -o next.csv --quiet --force
grep -q '^sorted,2021-08-03 09:30:00,' next.csv || fail "a holiday: $(cat next.csv)"

# A dataset that is imported again keeps its closed days: alone, joined, on a grid, and in a panel, whose others get them.
sed '1s/,.*/,other/' sorted.csv >other.csv
cp sorted.csv second.csv
for again in bars.h5 'bars.h5 other.csv --join' 'second.csv bars.h5' 'bars.h5 second.csv'; do
    # shellcheck disable=SC2086
    "$LANECAST" import $again -o again.h5 --force 2>notes
    "$LANECAST" inspect again.h5 >shown
    grep -qx 'holidays    1, from 2021-08-02 to 2021-08-02' shown || fail "$again: $(cat shown notes)"
done
"$LANECAST" import second.csv bars.h5 -o again.h5 --force 2>notes
grep -qF 'bars.h5: has 1 holiday that the files before have not; days are closed for every series of a panel' notes || fail "$(cat notes)"

# A panel with one that ended and one that is too short.
mkdir panel
sed 1q sorted.csv | tee panel/b.csv >panel/c.csv
cp sorted.csv panel/a.csv
sed -n '2,700p' sorted.csv >>panel/b.csv
tail -5 sorted.csv >>panel/c.csv
"$LANECAST" import panel -o panel.h5 --quiet
"$LANECAST" train bars.ini --data panel.h5 -o panel-run.h5 2>notes
grep -q '1 of 3 series has no test window: c' notes || fail "$(cat notes)"
grep -q 'cuts series at different dates' notes || fail "$(cat notes)"
"$LANECAST" forecast panel-run.h5 -o next.csv 2>notes
grep -q '1 of 3 series has no forecast; the first: series .c.: 5 rows before the forecast' notes || fail "$(cat notes)"
grep -q '1 of 2 series ended well before the last row of all' notes || fail "$(cat notes)"
"$LANECAST" forecast panel-run.h5 -o next.csv --series b --force --quiet
test "$(tail -n +2 next.csv | cut -d, -f1 | sort -u)" = b || fail "$(cat next.csv)"

# Stamps that nothing says.
awk 'BEGIN { print "time,x"; for (i = 0; i < 60; i++) print strftime("%Y-%m-%d %H:%M:%S", 1609718400 + 977 * i * i, 1) "," i }' >odd.csv
"$LANECAST" train bars.ini --data odd.csv -o odd.h5 --quiet
"$LANECAST" forecast odd.h5 -o next.csv --force 2>notes
grep -q "stamps are a guess, for its stamps are not regular: 'odd'" notes || fail "$(cat notes)"

# The 1st and the 16th of months are no even step: stamps that go on are said to be a guess.
awk 'BEGIN { print "date,y"; for (m = 0; m < 36; m++) for (d = 1; d < 17; d += 15)
    printf "%d-%02d-%02d,%d\n", 2020 + int(m / 12), m % 12 + 1, d, m + d }' >halves.csv
"$LANECAST" train bars.ini --data halves.csv --set window.context=2 --set window.horizon=2 -o halves.h5 --quiet
"$LANECAST" forecast halves.h5 -o halves-next.csv 2>notes
grep -q "stamps are a guess, for its steps are not all of as many days: 'halves'" notes || fail "$(cat notes)"

# A series of milliseconds that stopped a while before the others has ended, though all end in one second; one that is a little
# shorter has not.
awk 'BEGIN { print "time,k,y"; for (k = 0; k < 3; k++) for (i = 0; i < (k == 0 ? 150 : k == 1 ? 197 : 200); i++)
    printf "2020-01-01 00:00:0%d.%03d,%s,%d\n", int(i / 200), i * 5 % 1000, substr("abc", k + 1, 1), i % 7 }' >fast.csv
"$LANECAST" train bars.ini --data fast.csv --set window.context=3 --set window.horizon=5 -o fast.h5 --quiet
"$LANECAST" forecast fast.h5 -o fast-next.csv 2>notes
grep -q "1 of 3 series ended well before the last row of all (2020-01-01 00:00:00.995).*'a' (2020-01-01 00:00:00.745)" notes ||
    fail "$(cat notes)"

# Covariates of all days beside business days and closed days: --join leaves out the days that are closed, --append and forecasts say them.
business() { # FIRST DAYS NAMES: of Monday to Friday, or, with a name alone, of all days
    for day in $(seq 0 $(($2 - 1))); do date -u -d "$1 $day days" '+%u %Y-%m-%d'; done |
        awk -v names="$3" 'BEGIN { print "date," names } names ~ /v/ && $1 > 5 { next } { print $2 "," (names ~ /v/ ? NR % 7 "," : "") NR % 5 }'
}
business 2024-01-01 355 v,t >both.csv
cut -d, -f1,2 both.csv >target.csv
business 2024-01-01 381 t >weather.csv
printf '2024-12-24\n2024-12-25\n2024-12-26\n2025-01-01\n' >closed
known="--target v --set data.known=t --kind repeat_last --context 8 --horizon 6"
"$LANECAST" import target.csv weather.csv --join --holidays closed -o joined.h5 --quiet
# shellcheck disable=SC2086
"$LANECAST" train joined.h5 $known -o joined.run.h5 --quiet
"$LANECAST" forecast joined.run.h5 -o next.csv --force 2>notes
open='2024-12-23 2024-12-27 2024-12-30 2024-12-31 2025-01-02 2025-01-03 '
test "$(sed 1d next.csv | cut -d, -f2 | cut -c1-10 | tr '\n' ' ')" = "$open" || fail "$(cat next.csv)"
! grep -q 'calendar does not have' notes || fail "$(cat notes)"
"$LANECAST" import both.csv --holidays closed -o both.h5 --quiet
(sed 1q weather.csv; sed -n '/2024-12-21/,$p' weather.csv) >more.csv
"$LANECAST" import more.csv --append both.h5 2>notes
grep -qF '12 rows, the first at 2024-12-21 00:00:00, lie on days that the dataset'\''s calendar does not have' notes || fail "$(cat notes)"
# shellcheck disable=SC2086
"$LANECAST" train both.h5 $known -o both.run.h5 --quiet
"$LANECAST" forecast both.run.h5 -o next.csv --force 2>notes
grep -qF "1 of 1 series is forecast on days that its calendar does not have, for the data have rows there: 'both' (5 rows, the first at 2024-12-21" notes ||
    fail "$(cat notes)"

# Times of a day that are not at equal steps, as weather was observed; a hole among them is a gap.
observed() {
    awk -v days="$1" 'BEGIN {
        print "time,t"
        for (i = 0; i < 3 * days; i++)
            if (i != 40)
                print strftime("%Y-%m-%d", 1609459200 + 86400 * int(i / 3), 1) " " 7 * (i % 3 + 1) ":00," i
    }' | sed 's/ 7:/ 07:/'
}
for days in 100 5; do
    observed $days >observed.csv
    "$LANECAST" train observed.csv --target t --kind repeat_last --context 3 --horizon 4 -o run.h5 --force --quiet
    "$LANECAST" forecast run.h5 -o next.csv --force --quiet
    after=$(date -u -d "2021-01-01 + $days days" +%F) last=$(date -u -d "2021-01-02 + $days days" +%F)
    test "$(sed 1d next.csv | cut -d, -f2 | tr '\n' ' ')" = "$after 07:00:00 $after 14:00:00 $after 21:00:00 $last 07:00:00 " || fail "$(cat next.csv)"
done
observed 100 >observed.csv
"$LANECAST" inspect observed.csv >shown
grep -qx 'step        25200 s (7 hours), Mon-Sun 07:00-21:00' shown && grep -q '^gaps        1,' shown || fail "$(cat shown)"

# A row that is missing where the next one is half a step away is a gap too.
awk 'BEGIN { print "time,y"; for (i = 0; i < 400; i++) if (i != 200) print strftime("%Y-%m-%d", 1609459200 + 86400 * int(i / 4), 1) " " substr("00071421", 2 * (i % 4) + 1, 2) ":00," i }' >night.csv
"$LANECAST" inspect night.csv >shown
grep -q '^gaps        1,' shown || fail "$(cat shown)"

# A grid of days has closed days too: it says how many of its rows are on them.
awk 'BEGIN { print "date,y"; for (i = 0; i < 140; i++) if (i % 7 < 5 && i != 88) print strftime("%Y-%m-%d", 1609718400 + 86400 * i, 1) "," i }' >workdays.csv
echo 2021-04-02 >friday
"$LANECAST" import workdays.csv -o workdays.h5 --grid 1day --holidays friday 2>notes
grep -F '39 rows of the grid are on closed days (weekdays without rows, --holidays)' notes >/dev/null || fail "$(cat notes)"
"$LANECAST" import night.csv -o night.h5 --grid 1h 2>notes || true
! grep 'closed days' notes || fail "no day is closed"

# Rows some hours apart by clocks that are changed in a hole, or on the row itself: forecasts go on by the clock.
python=${LANECAST_PYTHON:-python3}
clocks() { # ZONE HOURS FIRST FROM TO: local stamps without those of a hole
    "$python" - "$@" <<'END'
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo
zone, hours, first, begin, end = ZoneInfo(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:6]
print("time,y")
t = datetime(2017, 11, 1, first)
while t < datetime(2018, 10, 25):
    real = t.replace(tzinfo=zone).astimezone(ZoneInfo("UTC")).astimezone(zone)
    if not begin <= f"{t:%Y-%m-%d}" < end:
        print(f"{real:%Y-%m-%d %H:%M:%S%z},{t.hour}")
    t += timedelta(hours=hours)
END
}
for hours in 4 6 12; do
    for first in 0 2; do
        clocks Europe/Berlin $hours $first 2018-03-24 2018-03-27 >clocks.csv
        "$LANECAST" import clocks.csv --zone Europe/Berlin -o clocks.h5 --force -q
        "$LANECAST" train clocks.h5 --kind repeat_last --context 3 --horizon 24 -o clocks.run.h5 --force -q >/dev/null 2>&1
        "$LANECAST" forecast clocks.run.h5 -o - -q >out.txt
        awk -F'[ :,]' -v hours=$hours -v first=$first 'NR > 1 && ($3 - first) % hours { exit 1 }' out.txt && grep -q '+01:00' out.txt ||
            fail "every $hours hours from $first: $(cat out.txt)"
    done
done
clocks America/Sao_Paulo 12 0 2018-07-01 2018-07-01 >clocks.csv
"$LANECAST" import clocks.csv --zone America/Sao_Paulo -o clocks.h5 --force -q
"$LANECAST" train clocks.h5 --kind repeat_last --context 3 --horizon 24 -o clocks.run.h5 --force -q >/dev/null 2>&1
"$LANECAST" forecast clocks.run.h5 -o - -q >out.txt
grep -q '2018-11-04 12:00:00-02:00' out.txt || fail "Sao Paulo: $(cat out.txt)"

# Rows of UTC that a zone shows stay rows of UTC.
clocks UTC 12 0 2018-03-24 2018-03-27 >clocks.csv
"$LANECAST" import clocks.csv --zone Europe/Berlin -o clocks.h5 --force -q
"$LANECAST" train clocks.h5 --kind repeat_last --context 3 --horizon 24 -o clocks.run.h5 --force -q >/dev/null 2>&1
"$LANECAST" forecast clocks.run.h5 -o - -q >out.txt
grep -q '2018-10-28 13:00:00+01:00' out.txt || fail "UTC: $(cat out.txt)"

# A grid of hours by local clocks, of rows of one offset and of later ones of the other.
for first in 0 8; do
    for hours in 3 4 6 12; do
        clocks Europe/Berlin $hours $first 2018-03-01 2018-03-01 >whole.csv
        awk -F, 'NR == 1 || $1 < "2018-03-10"' whole.csv | awk -F, 'NR == 1 || $1 > "2018-01"' >before.csv
        awk -F, 'NR == 1 || ($1 > "2018-03-10" && $1 < "2018-06")' whole.csv >after.csv
        "$LANECAST" import before.csv --zone Europe/Berlin --grid ${hours}h -o grid.h5 --force 2>/dev/null
        "$LANECAST" import after.csv --append grid.h5 2>notes || fail "$(cat notes)"
        grep ' 0 rows added with missing values, the stamps of [01] moved' notes >/dev/null || fail "grid of $hours hours from $first: $(cat notes)"
    done
done

# A run keeps a calendar in doubt as such: newer rows alone are forecast as those behind the others would be.
awk 'BEGIN { print "time,x"; for (d = 0; d < 4; d++) for (m = 0; m < 24; m++) print strftime("%Y-%m-%d %H:%M", 1673256600 + 86400 * d + 300 * m, 1) "," m % 7 }' >days.csv
{ head -n 1 days.csv && tail -n 3 days.csv; } >last.csv
head -n -3 days.csv >first.csv
"$LANECAST" train first.csv --kind repeat_last --context 3 --horizon 2 -o first.run.h5 --force -q >/dev/null 2>&1
"$LANECAST" forecast first.run.h5 last.csv -o - >out.txt 2>notes
grep -q '2023-01-13 09:30:00' out.txt && grep -q 'stamps are a guess' notes || fail "a calendar in doubt: $(cat out.txt notes)"
