# Holidays of weekly rows, and of a week that shows no other; series of several steps in one panel.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
    echo "calendars_apart: $*"
    exit 1
}

# forecast DATA CONTEXT: their stamps
forecast() {
    "$LANECAST" train "$1" --target y --kind repeat_last --context "$2" --horizon 3 -o run.h5 --force --quiet --on all 2>notes
    "$LANECAST" forecast run.h5 -o next.csv --force --quiet 2>notes
    sed 1d next.csv | cut -d, -f1,2 | tr '\n' ' ' >stamps
}

# Mondays, without those that are holidays: no gaps, and forecasts pass over the next one.
printf '2020-02-17\n2020-05-25\n2020-09-07\n' >days.txt
awk 'BEGIN { print "time,y"; for (i = 0; i < 35; i++) if (i != 6 && i != 20) print strftime("%Y-%m-%d,", 1578268800 + 604800 * i, 1) i }' >weeks.csv
"$LANECAST" import weeks.csv --holidays days.txt -o weeks.h5 --quiet
"$LANECAST" inspect weeks.h5 >shown
! grep -q 'gaps in time' shown || fail "$(cat shown)"
forecast weeks.h5 4
grep -qF 'weeks,2020-09-14 00:00:00 weeks,2020-09-21 00:00:00' stamps || fail "$(cat stamps)"

# A week of sessions whose Monday was a holiday does not show that Mondays are closed.
echo 2014-04-07 >monday.txt
awk 'BEGIN { print "time,y"; for (i = 1; i < 5; i++) for (h = 9; h < 18; h++) print strftime("%Y-%m-%d ", 1396828800 + 86400 * i, 1) h ":00," i + h }' >week.csv
"$LANECAST" import week.csv --holidays monday.txt -o week.h5 --quiet
forecast week.h5 4
grep -qF '2014-04-14 09:00:00' stamps || fail "$(cat stamps)"

# Quarters and years do not take the calendar of the months beside them, in whatever order.
panel() {
    for of in "$@"; do
        awk -v id="${of%:*}" -v by="${of#*:}" 'BEGIN { for (m = 0; m < 240; m += by) if (by == 1 ? m >= 120 : m >= 240 - 20 * by)
            printf "%s,%d-%02d-01,%d\n", id, 2000 + int(m / 12), m % 12 + 1, m }'
    done
}
for order in 'A:1 B:3 C:12' 'C:12 B:3 A:1'; do
    # shellcheck disable=SC2086
    (echo id,time,y; panel $order) >mixed.csv
    forecast mixed.csv 3
    for stamp in 'A,2020-01-01 00:00:00 A,2020-02-01' 'B,2020-01-01 00:00:00 B,2020-04-01' 'C,2020-01-01 00:00:00 C,2021-01-01'; do
        grep -qF "$stamp" stamps || fail "$order: $(cat stamps notes)"
    done
done
