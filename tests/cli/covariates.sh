# Covariates and transforms through the tool: a load that hour, weekday and a promotion explain, with rows of the future.
source "$(dirname "$0")/cli.bash"
fail() {
    echo "$*"
    exit 1
}
refused() { # STATUS TEXT COMMAND...
    local wanted=$1 text=$2 status=0
    shift 2
    "$@" >out 2>err || status=$?
    [ $status -eq "$wanted" ] || { cat err; fail "status $status, not $wanted: $*"; }
    [ "$(wc -l <err)" -eq 1 ] || { cat err; fail "not one line: $*"; }
    grep -qF "$text" err || { cat err; fail "does not say '$text'"; }
}
mse() { # RUN: scaled
    "$LANECAST" evaluate "$1" -q | awk '$1 == "lstm" || $1 == "gru" || $1 == "rnn" { print $3; exit }'
}

# 40 days, then two of the future. The last column repeats 0 and 1 in no rhythm that the context shows.
awk 'BEGIN {
    print "time,load,promo"
    for (i = 0; i < 42 * 24; i++) {
        s = (s * 69069 + 5) % 4294967296
        promo = int(s / 65536) % 3 == 0
        day = 1 + int(i / 24); hour = i % 24
        load = sprintf("%.3f", 50 + (hour > 7 && hour < 20 ? 10 : 0) + (day % 7 > 1 ? 5 : 0) + 8 * promo + s / 4294967296)
        printf "2024-%02d-%02d %02d:00:00,%s,%d\n", (day > 31 ? 2 : 1), (day > 31 ? day - 31 : day), hour, (i < 40 * 24 ? load : ""), promo
    }
}' s=1 >load.csv
head -961 load.csv >past.csv
printf '[data]\nfile = load.csv\ntarget = load\nknown = promo hour weekday\n[window]\ncontext = 24\nhorizon = 12\n[model]\nhidden = 8\n
[train]\nepochs = 8\nrate = 0.01\n' >c.ini

# What is known is worth a lot here, and is in the run file.
"$LANECAST" train c.ini -o known.h5 2>notes >/dev/null
grep -q "series 'load': 48 rows after the last target with values of data.known: the future" notes || fail "$(cat notes)"
"$LANECAST" train c.ini --set data.known= --set data.file=past.csv -o plain.h5 -q >/dev/null
awk -v a="$(mse known.h5)" -v b="$(mse plain.h5)" 'BEGIN { exit !(a < 0.5 * b) }' || fail "known $(mse known.h5), plain $(mse plain.h5)"

# The forecast begins at the first row of the future, with its stamps; without such rows it is refused, naming channel and stamp.
"$LANECAST" forecast known.h5 -o next.csv -q
[ "$(wc -l <next.csv) $(sed -n 2p next.csv | cut -d, -f2) $(tail -1 next.csv | cut -d, -f2)" = '13 2024-02-10 00:00:00 2024-02-10 11:00:00' ] ||
    fail "$(cat next.csv)"
refused 4 "has no row 2024-02-10 00:00:00, for which channel 'promo' of data.known" "$LANECAST" forecast known.h5 --data past.csv -o no.csv -q
[ ! -e no.csv ] || fail 'a forecast was written'
"$LANECAST" forecast known.h5 --data past.csv --origin '2024-02-05 06:00:00' -o past_next.csv -q
# Training does not see the future: the same weights without these rows.
"$LANECAST" train c.ini --set data.file=past.csv -o past.h5 -q --json | grep weights_digest >a
"$LANECAST" train c.ini -o same.h5 -q --json --threads 2 | grep weights_digest >b
cmp a b
"$LANECAST" replay known.h5 -q >/dev/null
"$LANECAST" resume known.h5 --epochs 9 -q >/dev/null

# Days that have come fill in rows of the future: more rows, no other data. Other rows of the future, or none, are said; both train on.
sed '962,964s/,,/,60.5,/' load.csv >came.csv
"$LANECAST" forecast known.h5 --data came.csv -o came_next.csv 2>err
grep -qF 'came.csv has 3 rows more than known.h5 was trained on' err || fail "$(cat err)"
[ "$(sed -n 2p came_next.csv | cut -d, -f2)" = '2024-02-10 03:00:00' ] || fail "$(cat came_next.csv)"
sed '962s/,,./,,7/' load.csv >other.csv
"$LANECAST" forecast known.h5 --data other.csv -o other_next.csv 2>err
grep -qF 'other.csv has the rows that known.h5 was trained on, and other rows of the future' err || fail "$(cat err)"
sed '9s/,[0-9.]*,/,70.5,/' load.csv >plain_other.csv
"$LANECAST" train c.ini --data other.csv -o on.h5 -q --epochs 1 >/dev/null
"$LANECAST" resume on.h5 --data load.csv --epochs 2 -q >/dev/null
refused 7 'has other values' "$LANECAST" resume on.h5 --data plain_other.csv --epochs 3 -q

# Calendars of runs are local time of the data; every transform trains, and scaled errors of baselines are the same.
for transform in none log log1p difference log_return; do
    "$LANECAST" train c.ini --set data.transform=$transform --set data.calendar='hour month' -o t.h5 -q >/dev/null
    "$LANECAST" evaluate t.h5 -q | grep -m 1 '^repeat_last' >naive."$transform"
    cmp naive.none naive."$transform"
    "$LANECAST" forecast t.h5 -o t.csv -q
    awk -F, 'NR > 1 && !($3 > 20 && $3 < 120) { exit 1 }' t.csv || fail "$transform: $(cat t.csv)"
    "$LANECAST" replay t.h5 -q >/dev/null
done

# Rows of the future that no key names are said to be that; a hole in a covariate names its row and what to do.
refused 4 "the targets are missing from here to the end, where channel 'promo' is known: if that is the future, train with data.known = promo" \
    "$LANECAST" forecast plain.h5 --data load.csv -o no.csv -q
awk -F, -v OFS=, 'NR == 965 { $3 = "" } { print }' load.csv >hole.csv
refused 4 "row 963 (2024-02-10 03:00:00): channel 'promo' of data.known is missing: a forecast needs it for all 12 rows" \
    "$LANECAST" forecast known.h5 --data hole.csv -o no.csv -q

# What cannot be is refused, naming what would be right.
sed '7s/,[0-9.]*,/,0,/' load.csv >zero.csv
refused 4 "row 5 (2024-01-01 05:00:00): channel 'load' is 0, and data.transform needs values above 0" \
    "$LANECAST" train c.ini --data zero.csv --set data.transform=log --dry-run -q
refused 3 "data.calendar: 'hours' is not one of minute, hour, weekday, yearday, month; the nearest is hour" \
    "$LANECAST" train c.ini --set data.calendar=hours --dry-run -q
refused 3 "data.known: 'load' is a target" "$LANECAST" train c.ini --set data.known=load --dry-run -q
"$LANECAST" list transforms | grep '^  log_return  *ln' >/dev/null || fail 'lanecast list transforms'

# Of several series the one without a future is named, and the others are forecast; so it is of many origins.
awk -F, -v OFS=, 'NR == 1 { print "id", $0; next } { print "a", $0 }' load.csv >two.csv
awk -F, -v OFS=, 'NR > 1 { print "b", $0 }' past.csv >>two.csv
"$LANECAST" train two.csv --set data.known=promo --target load --context 24 --horizon 12 --kind ridge -o two.h5 -q >/dev/null
"$LANECAST" forecast two.h5 -o both.csv 2>err
grep -q "1 of 2 series has no forecast; the first: series 'b' has no row 2024-02-10 00:00:00, for which channel 'promo' of" err ||
    fail "$(cat err)"
refused 4 "series 'b' has no row 2024-02-10 00:00:00, for which channel 'promo' of data.known must be known" \
    "$LANECAST" forecast two.h5 --series b -o no.csv -q
"$LANECAST" forecast two.h5 --origins 2024-02-09.. -o late.csv 2>err
grep -q "12 of 50 forecasts cannot be made; the first: series 'b' has no row 2024-02-10 00:00:00" err || fail "$(cat err)"
[ "$(grep -c ^b, late.csv)" -eq $((13 * 12)) ] || fail "of b there are $(grep -c ^b, late.csv) rows"
"$LANECAST" forecast two.h5 --series a -o a.csv -q >/dev/null && grep -q '^a,2024-02-10 11:00:00' a.csv && cmp a.csv both.csv ||
    fail 'forecast --series'

# A known covariate that is no input is missing in contexts that nobody reads it in: those of its row in the horizon alone are left
# out. What a transform looks at before the context are targets.
awk 'BEGIN { print "time,y,k"; for (i = 0; i < 120; i++) print strftime("%Y-%m-%d", 1609459200 + 86400 * i, 1) "," 10 + i % 7 + i / 50 "," (i == 95 ? "" : i % 3) }' >known.csv
"$LANECAST" train known.csv --target y --context 8 --horizon 2 --kind ridge --set data.input=y --set data.known=k --set data.missing=skip \
    --set 'data.split=80 10 30' -o missing.h5 -q >/dev/null 2>&1
"$LANECAST" evaluate missing.h5 >out.txt 2>/dev/null
grep -q '^test windows: 27, ' out.txt || fail "windows of a known covariate: $(cat out.txt)"
awk 'BEGIN { print "time,y,x"; for (i = 0; i < 120; i++) print strftime("%Y-%m-%d", 1609459200 + 86400 * i, 1) "," 10 + i % 7 + i / 50 "," (i == 111 ? "" : i % 3) }' >lead.csv
for missing in skip mask; do
    "$LANECAST" train lead.csv --target y --context 8 --horizon 1 --kind ridge --set data.transform=difference --set data.missing=$missing -o lead.h5 \
        -q --force >/dev/null 2>&1
    "$LANECAST" forecast lead.h5 -o lead.out.csv -q --force && grep -q '^lead,2021-05-01' lead.out.csv || fail "a channel that is missing before the context, $missing"
done
