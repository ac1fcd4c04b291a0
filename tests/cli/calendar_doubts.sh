# Calendars that depend on the weekday, and those of which rows say that they no longer hold, or not for long.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
    echo "calendar_doubts: $*"
    exit 1
}

# Days from a Monday on that a condition of awk chooses, d of 0 for Monday, at a time of day.
days() {
    awk -v days="$1" 'BEGIN { print "time,y"; for (i = 0; i < days; i++) { t = 1577664000 + 86400 * i; d = i % 7; m = strftime("%m", t, 1) + 0
        if ('"$2"') print strftime("%Y-%m-%d", t, 1) " " ('"$3"') ":00," i } }'
}
forecast() {
    "$LANECAST" train "$1" --target y --kind repeat_last --context 4 --horizon "${2:-6}" -o run.h5 --force --quiet 2>notes
    "$LANECAST" forecast run.h5 -o next.csv --force 2>notes
    sed 1d next.csv | cut -d, -f2 >stamps
}
assert_stamps() {
    test "$(tr '\n' ' ' <stamps)" = "$1 " || fail "$(cat stamps notes)"
    ! grep -q guess notes || fail "$(cat notes)"
}

days 420 'd < 5' 'd == 4 ? "13:00" : "17:00"' >friday.csv
forecast friday.csv
assert_stamps '2021-02-22 17:00:00 2021-02-23 17:00:00 2021-02-24 17:00:00 2021-02-25 17:00:00 2021-02-26 13:00:00 2021-03-01 17:00:00'
days 420 'd == 1 || d == 4' 'd == 1 ? "10:00" : "16:00"' >twice.csv
forecast twice.csv 3
assert_stamps '2021-02-23 10:00:00 2021-02-26 16:00:00 2021-03-02 10:00:00'
days 420 'd < 6' 'd == 5 ? "09:00" : "10:00"' >saturday.csv
forecast saturday.csv 7
assert_stamps '2021-02-22 10:00:00 2021-02-23 10:00:00 2021-02-24 10:00:00 2021-02-25 10:00:00 2021-02-26 10:00:00 2021-02-27 09:00:00 2021-03-01 10:00:00'

# A few newer rows continue in it.
sed -n '1p;350,$p' saturday.csv >newer.csv
sed -n 1,352p saturday.csv >older.csv
"$LANECAST" train older.csv --target y --kind repeat_last --context 4 --horizon 7 -o run.h5 --force --quiet 2>notes
"$LANECAST" forecast run.h5 newer.csv -o next.csv --force --quiet
sed 1d next.csv | cut -d, -f2 | grep -q ' 09:00:00' || fail "newer rows: $(cat next.csv)"

days 420 'd < 6 && (i < 140 || d < 5)' '"12:00"' >ended.csv
forecast ended.csv
grep -qF "stamps are a guess, for it has had no rows on a weekday for weeks on which it had them before: 'ended'" notes || fail "$(cat notes)"
days 420 'd < 6 && (i < 399 || d < 5)' '"12:00"' >holidays.csv # three weeks without a Saturday may be holidays
forecast holidays.csv
! grep -q guess notes || fail "$(cat notes)"

# After a closure of weeks, days that have not come yet have not ended; nor have times of day within them.
days 420 'd < 5 && (i < 300 || i > 330)' '"00:00"' >closed.csv
sed -i '/^2020-12-03/,$d' closed.csv # rows go on from a Wednesday, so that there is no Monday and Tuesday since
tail -n 1 closed.csv | grep -q '^2020-12-02' || fail "$(tail -n 1 closed.csv)"
forecast closed.csv
! grep -q guess notes || fail "$(cat notes)"

days 3652 'm >= 12 || m <= 4' '"00:00"' >ski.csv
sed -i '/^2029-05/,$d; /^2029-12/,$d' ski.csv
forecast ski.csv
grep -qF "stamps are a guess, for its rows stop for weeks at this time of other years: 'ski'" notes || fail "$(cat notes)"
sed -i '/^2029-02-15/,$d' ski.csv # in the middle of the season
forecast ski.csv
! grep -q guess notes || fail "$(cat notes)"
forecast ski.csv 100 # reaches the summer
grep -qF "stamps are a guess, for its rows stop for weeks, in other years, in the time that is forecast: 'ski'" notes || fail "$(cat notes)"
forecast ski.csv 40 # ends in March
! grep -q guess notes || fail "$(cat notes)"

# One summer closed in two parts is not every year.
days 920 '!(i > 537 && i < 562) && !(i > 563 && i < 589)' '"00:00"' >parts.csv
forecast parts.csv
! grep -q guess notes || fail "$(cat notes)"

# Times of day around midnight are alike.
days 300 1 'i % 3 ? "00:00" : "23:58"' >midnight.csv
(sed 1q midnight.csv && sed 1d midnight.csv | sort) >sorted.csv
forecast sorted.csv
! grep -q 'not all alike' notes || fail "$(cat notes)"

days 300 1 'sprintf("%02d:%02d", (i * 7919) % 24, (i * 31) % 60)' >any.csv
forecast any.csv
grep -qF 'stamps are a guess, for its' notes || fail "$(cat notes)"

# Newer rows at noon of days whose rows were at midnight.
days 300 1 'i < 290 ? "00:00" : "12:00"' >noon.csv
forecast noon.csv
grep -qF "stamps are a guess, for its last rows are at another time of day than those before: 'noon'" notes || fail "$(cat notes)"

# Six hours apart in winter alone: whole steps by the clock, or by UTC; that clocks will change is said.
six() {
    awk -v first="$1" 'BEGIN { print "time,y"; for (i = 0; i < 300; i++)
        print strftime("%Y-%m-%d %H:%M:%S", 1609459200 + 3600 * (first + 6 * i), 1) "," i }'
}
for first in 0 1; do
    six $first >six.csv
    "$LANECAST" import six.csv --zone Europe/Berlin -o six.h5 --force --quiet
    forecast six.h5 60
    grep -qF 'rows of one offset do not show whether their steps are those of clocks or of UTC' notes || fail "$(cat notes)"
    grep -q "$([ $first = 0 ] && echo 06:00:00+02:00 || echo 08:00:00+02:00)" stamps || fail "$first: $(tail -3 stamps)"
done

# Rows an hour apart are hours of UTC, also where the zone is half an hour beside it.
for first in 2023-09-01 2024-02-20; do
    awk -v first="$(date -ud $first +%s)" 'BEGIN { print "time,y"; for (i = 0; first + 3600 * i < 1696118400 || (first > 1.7e9 && first + 3600 * i < 1712448000); i++)
        print strftime("%Y-%m-%d %H:%M:%S", first + 3600 * i, 1) "," i }' >adelaide.csv
    "$LANECAST" import adelaide.csv --zone Australia/Adelaide -o adelaide.h5 --force --quiet
    forecast adelaide.h5 12
    test "$(sed 's/.*+//' stamps | sort -u | wc -l)" = 2 && test "$(sort -u stamps | wc -l)" = 12 || fail "$(cat stamps)"
    while read -r stamp; do date -ud "$stamp" +%s; done <stamps >seconds
    test "$(awk 'NR > 1 { print $1 - before } { before = $1 }' seconds | sort -u)" = 3600 || fail "$(cat stamps)"
done

# Zones of tzdata in a column, of which some are UTC.
{
    echo id,time,tz,y
    for i in 20 21 22 23 24; do
        echo "A,2021-10-$i 02:00:00,Europe/Berlin,$i"
    done
    for i in 20 21 22 23 24; do
        echo "D,2021-10-$i 00:00:00,UTC,$i"
    done
} >zones.csv
(sed 1q zones.csv; sed -n '7,$p' zones.csv; sed -n 2,6p zones.csv) >turned.csv
sed 's/UTC/GMT/' zones.csv >gmt.csv
for file in zones turned gmt; do
    "$LANECAST" import $file.csv -o zones.h5 --force 2>notes
    "$LANECAST" inspect zones.h5 >shown
    grep -q '2021-10-20 0[02]:00:00+0[02]:00' shown && grep -qF 'stamps name several zones: each series is read as of its own' notes || fail "$file: $(cat notes shown)"
    "$LANECAST" inspect zones.h5 --json >shown
    grep -q '"first": "2021-10-20 00:00:00+00:00"' shown && grep -q '"first": "2021-10-20 02:00:00+02:00"' shown || fail "$file: $(cat shown)"
done

# What no calendar here has is said: weekdays that alternate, days on and off, days of the month; weekdays and hours that have begun.
guess() {
    forecast "$1"
    grep -qF "stamps are a guess, for $2: '${1%.csv}'" notes || fail "$1: $(cat notes stamps)"
}
rare='its calendar has a time of the week, month or year at which it has had no row as often as one'
days 420 '(d < 3 && int(i / 7) % 2) || (d == 4 && int(i / 7) % 2 == 0)' '"12:00"' >fortnight.csv
guess fortnight.csv "$rare"
days 420 'i % 6 < 4' '"12:00"' >shifts.csv
guess shifts.csv 'its stamps are not regular'
days 413 'i % 14 < 10' '"12:00"' >tens.csv
guess tens.csv "$rare"
days 380 'strftime("%d", t, 1) + 0 < 29' '"12:00"' >month.csv
guess month.csv "$rare"
days 416 'i % 11' '"12:00"' >elevenths.csv
guess elevenths.csv 'its last rows leave out days or hours of its calendar at even distances'
begun='its last rows are at times of the week at which it had none before'
days 720 'd < 5 || (d == 5 && i > 690)' '"12:00"' >saturdays.csv
guess saturdays.csv "$begun"
awk 'BEGIN { print "time,y"; for (i = 0; i < 9240; i++) { t = 1577664000 + 3600 * i; d = int(i / 24) % 7; h = i % 24
    if (d < 5 && h >= 9 && h < (i > 8760 ? 21 : 18)) print strftime("%Y-%m-%d %H:00,", t, 1) i } }' >longer.csv
guess longer.csv "$begun"
days 413 'd == 2 && i < 392 || d == 3 && i > 392' '"12:00"' >later.csv
guess later.csv "$begun"

# Closures, rare extra days, times that vary by minutes: no guess.
days 720 'd < 5 && i % 83 && i % 139' '"12:00"' >exchange.csv
forecast exchange.csv
! grep -q guess notes || fail "exchange: $(cat notes)"
days 720 'd < 5 || i == 306 || i == 628' '"12:00"' >rare.csv
forecast rare.csv
! grep -q guess notes || fail "rare: $(cat notes)"
days 420 'd < 5' '"12:" (10 + i * 7 % 17)' >minutes.csv
forecast minutes.csv
! grep -q guess notes || fail "minutes: $(cat notes)"

# A time of the week that few weeks have belongs to the calendar; that it comes next is a guess.
days 720 'd < 5 || (d == 5 && int(i / 7) % 12 == 0)' '"12:00"' >twelfth.csv
guess twelfth.csv "$rare"
awk 'BEGIN { print "time,y"; for (i = 0; i < 17000; i++) { t = 1577664000 + 3600 * i; d = int(i / 24) % 7; h = i % 24
    if (d < 5 && h >= 9 && h < (int(i / 168) % 12 ? 18 : 21)) print strftime("%Y-%m-%d %H:00,", t, 1) i } }' >overtime.csv
guess overtime.csv "$rare"
awk 'BEGIN { print "time,y"; for (i = 0; i < 15; i++) print strftime("%Y-%m-%d,", 843004800 + 91 * 86400 * i, 1) i }' >thirds.csv # third Wednesdays
guess thirds.csv 'its rows are as many days apart, and on the same weekday of their months: either may go on'

# The first, the fifteenth, the last day of each month; of weekdays, and of hours of days.
for closed in 'strftime("%d", t, 1) != "01"' 'strftime("%d", t, 1) != "15"' 'strftime("%m", t + 86400, 1) + 0 == m'; do
    for open in 1 'd < 5'; do
        days 710 "$closed && $open" '"12:00"' >month.csv
        guess month.csv "$rare"
    done
    days 300 "$closed && d < 5" '"10:00,1\n" strftime("%Y-%m-%d", t, 1) " 11"' >hours.csv
    guess hours.csv "$rare"
done

# Second Saturdays that are closed, odd days of the month, tides in whole hours.
days 720 'd < 5 || (d == 5 && int((strftime("%d", t, 1) + 6) / 7) % 2)' '"12:00"' >second.csv
guess second.csv "$rare"
days 400 'strftime("%d", t, 1) % 2' '"12:00"' >odd.csv
guess odd.csv 'its steps begin anew with months, and those that follow do not'
awk 'BEGIN { print "time,y"; for (i = 0; i < 300; i++) print strftime("%Y-%m-%d %H:00,", 1577664000 + 3600 * int(12.42 * i + 0.5), 1) i }' >tide.csv
guess tide.csv 'its stamps are early or late by a part of a step (import --grid)'

# Days that are missing at random make none.
awk 'BEGIN { srand(5); print "time,y"; for (i = 0; i < 700; i++) if (i % 7 < 5 && rand() > 0.1) print strftime("%Y-%m-%d,", 1577664000 + 86400 * i, 1) i }' >thin.csv
forecast thin.csv
! grep -q guess notes || fail "thin: $(cat notes)"

# A step that is no whole number of ticks has a rate, however many rows there are: 44,100 a second, in microseconds.
for rows in 100 400 1000 2000; do
    awk -v rows=$rows 'BEGIN { print "time,y"; for (i = 0; i < rows; i++) printf "2020-01-01 00:00:00.%06d,%d\n", i * 1000000 / 44100, i }' >audio.csv
    forecast audio.csv 40
    ! grep -q guess notes || fail "$rows: $(cat notes)"
    [ "$(tail -1 stamps)" = "$(awk -v rows=$rows 'BEGIN { printf "2020-01-01 00:00:00.%06d", (rows + 39) * 1000000 / 44100 }')" ] || fail "$rows: $(tail -1 stamps)"
done
# One of which there is none is a guess: 1000 rows in 22.7 ms, and a tenth as many a tick late.
awk 'BEGIN { print "time,y"; for (i = 0; i < 1000; i++) printf "2020-01-01 00:00:00.%06d,%d\n", i * 1000000 / 44100 + (i % 10 == 3), i }' >late.csv
guess late.csv 'its steps are not all as long as the usual one, by parts of it that add up'
