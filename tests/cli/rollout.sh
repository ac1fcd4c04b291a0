# Forecasts beyond the trained horizon know the calendar of the whole series: closed days and nights in the rows that they are made
# from are no gaps, though these rows are too few to learn them from.
source "$(dirname "$0")/cli.bash"
fail() {
    echo "$*"
    exit 1
}

# Closed on 25 December: what a user gets who appends five forecasts and forecasts again.
printf '%s\n' {2017..2022}-12-25 >closed.txt
awk 'BEGIN { x = 100; print "time,x"; for (day = 0; day < 1100; day++) { stamp = strftime("%Y-%m-%d", 1514764800 + 86400 * day, 1)
    x *= 1 + 0.01 * sin(day * day); if (stamp !~ /-12-25$/) printf "%s,%.4f\n", stamp, x } }' >shop.csv
"$LANECAST" import shop.csv --holidays closed.txt -o shop.h5 -q
for transform in log_return difference; do
    "$LANECAST" train shop.h5 --context 30 --horizon 5 --hidden 4 --epochs 1 --set data.transform=$transform -o $transform.run -q >out
    "$LANECAST" forecast $transform.run --horizon 10 -o ahead.csv -q
    ! grep -q nan ahead.csv || fail "$transform: $(cat ahead.csv)"
    "$LANECAST" forecast $transform.run -o first.csv -q
    cut -d, -f2,3 first.csv >next.csv
    cp shop.h5 grown.h5
    "$LANECAST" import --append grown.h5 next.csv -q
    "$LANECAST" forecast $transform.run --data grown.h5 -o second.csv -q
    # digits of the CSV round what is appended
    paste -d, <(tail -n 10 ahead.csv) <(tail -n 5 first.csv; tail -n 5 second.csv) |
        awk -F, '{ error = $3 / $6 - 1; if ($2 != $5 || error * error > 1e-12) { print; wrong = 1 } } END { exit wrong }'
done

# Five-minute bars, 09:30 to 15:55 on working days: the night is in every context, and too few nights to tell.
awk 'BEGIN { x = 100; print "time,x"; for (k = 0; k < 288 * 50; k++) { at = 1609718400 + 300 * k; clock = strftime("%H:%M", at, 1)
    if (strftime("%u", at, 1) < 6 && clock >= "09:30" && clock <= "15:55") { x *= 1 + 0.001 * sin(k * k)
        printf "%s,%.4f\n", strftime("%Y-%m-%d %H:%M", at, 1), x } } }' >bars.csv
"$LANECAST" train bars.csv --context 100 --horizon 4 --hidden 4 --epochs 1 --set data.transform=log_return -o bars.run -q >out 2>err
"$LANECAST" forecast bars.run --origins 2021-02-10..2021-02-11 --horizon 12 -o bars.f.csv -q 2>err
[ "$(grep -c '^bars,' bars.f.csv)" -gt 1000 ] || fail "$(head -n 3 bars.f.csv)"
! grep -qE 'nan|,$' bars.f.csv || fail "$(grep -cE 'nan|,$' bars.f.csv) of $(wc -l <bars.f.csv) are not known"
