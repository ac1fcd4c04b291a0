# Rows that lack a few of an hour are no gaps that can be cut: it is said first, before what looks wrong in channels, and by evaluate.
source "$(dirname "$0")/cli.bash"

awk 'BEGIN {
    printf "date,y"
    for (c = 0; c < 12; c++)
        printf ",c%d", c
    for (i = 0; i < 300; i++) {
        if (i % 70 == 69)
            continue
        printf "\n%s,%d", strftime("%Y-%m-%d %H:00", 1609718400 + 3600 * i, 1), i % 24
        for (c = 0; c < 12; c++)
            printf i == 20 + c ? "," : ",%d", (i * (c + 3)) % 17
    }
    print ""
}' >holes.csv
"$LANECAST" import holes.csv -o holes.h5 2>/dev/null
printf '[data]\ntarget = y\ninput = *\nmissing = mask\n[window]\ncontext = 8\nhorizon = 4\n[model]\nkind = repeat_last\n' >t.ini
"$LANECAST" train t.ini --data holes.h5 -o run.h5 2>notes.txt
[ "$(grep -A1 'please check' notes.txt | tail -1)" = "lanecast: time stamps are not regular (the median step is 3600 s): gaps cannot be recognized or cut" ] || { echo "irregular: train: $(cat notes.txt)"; exit 1; }
"$LANECAST" evaluate run.h5 2>notes.txt >/dev/null
grep -F "series 'holes': time stamps are not regular: gaps cannot be recognized, and windows, seasons and errors count rows over them" notes.txt >/dev/null ||
    { echo "irregular: evaluate: $(cat notes.txt)"; exit 1; }

# What is done already is no advice.
awk 'BEGIN { print "date,y,z"; for (i = 0; i < 100; i++) print strftime("%Y-%m-%d", 1609718400 + 86400 * i, 1) "," (i < 90 ? i % 7 : "") "," i }' >ends.csv
"$LANECAST" train ends.csv --target y --kind repeat_last --context 8 --horizon 4 --set data.missing=mask --set 'data.split=0.8 0.1 0.1' -o ends.h5 --quiet
"$LANECAST" evaluate ends.h5 2>notes.txt && { echo "irregular: the test has targets"; exit 1; }
grep "no window in part 'test' (10 rows): .* (a shorter window.context or window.horizon needs less)$" notes.txt >/dev/null ||
    { echo "irregular: no window: $(cat notes.txt)"; exit 1; }

# On a grid they are regular.
"$LANECAST" import holes.csv -o grid.h5 --grid 1h 2>/dev/null
"$LANECAST" evaluate run.h5 --data grid.h5 2>notes.txt >/dev/null
! grep 'not regular' notes.txt || { echo "irregular: the grid is not"; exit 1; }
