# No line of a result is wider than a terminal of 80 columns, and none begins with the unit of a number that is above.
source "$(dirname "$0")/cli.bash"

narrow() {
    "$LANECAST" "$@" >out
    awk -v call="$*" 'length > 80 || /^(%|s|MB)([ .,;:]|$)/ { print call ": " $0; wrong = 1 } END { exit wrong }' out
}

cat >weather.ini <<INI
[data]
file = weather.h5
[window]
context = 8
horizon = 2
[model]
hidden = 4
[train]
epochs = 1
INI
"$LANECAST" simulate stock --rows 300 -o 's  t.h5' >out
grep -q '^s  t.h5: ' out || { echo 'a name is not printed as it is'; exit 1; }
narrow simulate weather --rows 3000 --series 12 -o weather.h5
narrow inspect weather.h5
narrow train weather.ini --dry-run
narrow train weather.ini -o weather_run_of_today.h5 --quiet
narrow evaluate weather_run_of_today.h5 --verbose
narrow replay weather_run_of_today.h5 --quiet
narrow config check weather.ini
narrow config explain
narrow list
narrow bench --seconds 0.01 --phases --quiet --case lstm-B64-T24-I7-H32-L1
for trials in 1 10; do
    narrow sweep weather.ini -o "sweep$trials.db" --trials $trials --try train.rate=0.001..0.01 --quiet
done
narrow sweep show sweep10.db --rows 4
grep -qx '6 of 10 trials are not shown: --rows 10 shows all' out || { cat out; exit 1; }
narrow sweep show sweep10.db
! grep -q 'not shown' out || { cat out; exit 1; }
