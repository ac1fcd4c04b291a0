# Data that are measured otherwise than those a run was trained on: other units are refused, other steps said, and clocks of another
# zone read as those of the run where it knows the calendar.
source "$(dirname "$0")/cli.bash"

small=(--context 8 --horizon 2 --epochs 1 --hidden 4 --set model.ridge=no -q)
run() { "$LANECAST" "$@" >out.txt 2>notes.txt || fail "$* fails: $(cat notes.txt)"; }
says() { grep -F -- "$1" notes.txt >/dev/null || fail "no '$1' in $(cat notes.txt)"; }
silent() { ! grep -F -- "$1" notes.txt || fail "'$1' is said"; }
table() { # STEP UNIT SUFFIX [ROWS]: stamps every STEP seconds
    awk -v step="$1" -v unit="$2" -v suffix="$3" -v rows="${4:-240}" 'BEGIN {
        print "time;load;note"
        print ";" unit ";"
        for (i = 0; i < rows; i++)
            print strftime("%Y-%m-%dT%H:%M:%S", 1609459200 + i * step, 1) suffix ";" 50 + 5 * sin(i / 4) + i % 7 ";"
    }'
}

table 3600 kW Z >kw.csv
table 3600 W Z >w.csv
table 86400 kW Z >day.csv
table 3600 kW '' >none.csv
for name in kw w day none; do
    run import $name.csv --time time -o $name.h5
done
run train kw.h5 "${small[@]}" -o kw.run.h5

# Units.
for command in 'forecast kw.run.h5 w.h5 -o -' 'evaluate kw.run.h5 --data w.h5' 'train --from kw.run.h5 w.h5 -o again.run.h5'; do
    # shellcheck disable=SC2086
    refused 4 "channel 'load' of the data is in W, and kw.run.h5 was trained on it in kW: make them equal" $command
done
refused 7 "channel 'load' of the data is in W" resume kw.run.h5 --data w.h5 --epochs 2
run train --from kw.run.h5 --set train.from_scaler=new w.h5 -o new.run.h5 "${small[@]:6:2}"
# Steps.
run forecast kw.run.h5 day.h5 -o -
says "series 'day': a step is 1 day, and kw.run.h5 was trained on steps of 1 hour"
run train --from kw.run.h5 day.h5 -o day.run.h5 "${small[@]:6:2}"
says "series 'day': a step is 1 day"
run forecast kw.run.h5 kw.h5 -o -
silent 'a step is'

# Percents beside parts of one, with a sign on one side.
shares() { # SIZE SIGN
    awk -v size="$1" -v sign="$2" 'BEGIN {
        print "time,share"
        for (i = 0; i < 240; i++)
            print strftime("%Y-%m-%dT%H:%M:%S", 1609459200 + i * 3600, 1) "Z," size * (0.5 + 0.3 * sin(i / 4)) sign
    }'
}
shares 100 % >percents.csv
shares 1 '' >parts.csv
shares 100 '' >whole.csv
for name in percents parts; do run train $name.csv "${small[@]}" -o $name.run.h5; done
refused 4 "channel 'share' has '%' behind its numbers in the data that percents.run.h5 was trained on, and not here, where they are about 0.01" \
    forecast percents.run.h5 parts.csv -o -
refused 4 "channel 'share' has '%' behind its numbers here, and not in the data that parts.run.h5 was trained on, where they are about 0.01" \
    train --from parts.run.h5 percents.csv -o again.run.h5
run forecast percents.run.h5 whole.csv -o -
run import percents.csv parts.csv -o panel.h5
says "parts.csv: column 'share' has '%' behind its numbers in the files before, and not here, where they are about 0.01 times as large"
run import percents.csv whole.csv -o panel.h5
silent 'behind its numbers'

# Clocks, which a run without words of the calendar does not know.
run import kw.csv --time time --zone Asia/Tokyo -o tokyo.h5
run forecast kw.run.h5 tokyo.h5 -o -
silent 'zone'
run train tokyo.h5 "${small[@]}" --set data.calendar=hour -o tokyo.run.h5
run forecast tokyo.run.h5 -o own.csv
run forecast tokyo.run.h5 kw.h5 -o utc.csv
says 'times of another zone are read as those of Asia/Tokyo, whose calendar tokyo.run.h5 knows'
diff <(cut -d, -f2- own.csv) <(cut -d, -f2- utc.csv) || fail 'the same moments have other forecasts'
refused 4 "its times are of no zone, and tokyo.run.h5 reads local hours and days of Asia/Tokyo" forecast tokyo.run.h5 none.h5 -o -
run import none.csv --time time --zone UTC -o utc.h5
run forecast tokyo.run.h5 utc.h5 -o zoned.csv
diff <(cut -d, -f2- own.csv) <(cut -d, -f2- zoned.csv) || fail 'data with --zone have other forecasts'
# Runs of which one moves the clocks have the same data.
run train kw.h5 "${small[@]}" -o plain.run.h5
run evaluate tokyo.run.h5 plain.run.h5 --data utc.h5 -q
# A fixed offset is none: on which days it holds is not known. So are words of the calendar in data.known.
sed 's/Z;/+02:00;/' kw.csv >two.csv
run import two.csv --time time -o two.h5
run train two.h5 "${small[@]}" --set data.known=hour -o two.run.h5
refused 4 'its times are not at +02:00 as those of two.run.h5 were' forecast two.run.h5 tokyo.h5 -o -
run import kw.csv --time time --zone +02:00 -o other.h5
run forecast two.run.h5 other.h5 -o other.csv
grep -F '+02:00' other.csv >/dev/null || fail "$(cat other.csv)"
# --zone with an offset says no more than cells that have it.
sed 's/Z;/+01:00;/' kw.csv >cells.csv
run import cells.csv --time time -o cells.h5
run import kw.csv --time time --zone +01:00 -o fixed.h5
run train utc.h5 "${small[@]}" --set data.calendar=hour -o utc.run.h5
for name in cells fixed; do
    refused 4 'its times are not at UTC as those of utc.run.h5 were' forecast utc.run.h5 $name.h5 -o -
    run forecast two.run.h5 $name.h5 -o -
done

# A run of both offsets of a place, a year of hours in Berlin: rows of either are its own; in UTC, of elsewhere or of none it is asked.
year() { # SUFFIX-OF-WINTER SUFFIX-OF-SUMMER FIRST ROWS
    awk -v winter="$1" -v summer="$2" -v first="$3" -v rows="$4" 'BEGIN {
        print "time,load"
        for (i = 0; i < rows; i++) {
            at = first + i * 3600
            light = at >= 1616893200 && at < 1635642000 || at >= 1648342800
            zone = light ? summer : winter
            ahead = substr(zone, 1, 1) ~ /[+-]/ ? (substr(zone, 1, 1) "1") * 3600 * substr(zone, 2, 2) : 0
            print strftime("%Y-%m-%dT%H:%M:%S", at + ahead, 1) zone "," i % 24
        }
    }'
}
year +01:00 +02:00 1609459200 8760 >year.csv
run train year.csv "${small[@]}" --set data.calendar=hour -o year.run.h5
year +01:00 +02:00 1656633600 60 >summer.csv
run forecast year.run.h5 summer.csv -o summer-next.csv
year Z Z 1656633600 60 >moments.csv
year -04:00 -04:00 1656633600 60 >york.csv
for name in moments york; do
    refused 4 'its times are not at +01:00 +02:00 as those of year.run.h5 were' forecast year.run.h5 $name.csv -o -
done
year '' '' 1656633600 60 >bare.csv
refused 4 "its times are of no zone, and year.run.h5 reads local hours and days of +01:00 +02:00 (calendar): import it with --zone: that of the run's place" \
    forecast year.run.h5 bare.csv -o -
run import moments.csv --zone Europe/Berlin -o berlin.h5
run forecast year.run.h5 berlin.h5 -o berlin-next.csv
cmp <(cut -d, -f2,3 summer-next.csv) <(cut -d, -f2,3 berlin-next.csv) || fail 'the same moments are not the same forecast'
# A run in UTC over a summer, which begins and ends in winter: London is elsewhere.
year Z Z 1609459200 9500 >utc-year.csv
run train utc-year.csv "${small[@]}" --set data.calendar=hour -o utc-year.run.h5
run import moments.csv --zone Europe/London -o london.h5
run forecast utc-year.run.h5 london.h5 -o london-next.csv
says 'times of another zone are read as those of'
run forecast utc-year.run.h5 moments.csv -o utc-next.csv
cmp <(cut -d, -f3 london-next.csv) <(cut -d, -f3 utc-next.csv) || fail 'hours of London are read as those of UTC'

# A channel that was constant in the run's training rows is said where newer rows move, and not where these are still at first.
rain() { # FIRST ROWS DRY: rain on some hours, none in the first DRY rows
    awk -v first="$1" -v rows="$2" -v dry="$3" 'BEGIN {
        print "time,load,rain"
        for (i = 0; i < rows; i++)
            print strftime("%Y-%m-%d %H:%M:%S", 1609459200 + (first + i) * 3600, 1) "," 50 + 5 * sin(i / 4) + i % 7 "," (i >= dry && i % 3 == 0)
    }'
}
rain 0 240 240 >dry.csv
rain 0 240 0 >wet.csv
rain 240 60 0 >rain.csv
rain 240 90 70 >late.csv
for name in dry wet; do run train $name.csv "${small[@]}" --target load -o $name.run.h5; done
run forecast dry.run.h5 rain.csv -o dry-next.csv
says "channel 'rain' is constant in training and moves from 2021-01-11 00:00:00 on"
run forecast wet.run.h5 late.csv -o wet-next.csv
silent 'is constant in training'
