# M4, Hourly and Weekly: the naive forecasts of the official test rows have the sMAPE and MASE that the competition published.
source "$(dirname "$0")/real.bash"
failures=0

# panel NAME STEP: a folder with a CSV per series, its training rows and then its test rows, STEP seconds apart.
panel() {
  mkdir "$1"
  awk -v folder="$1" -v step="$2" -F, '
    FNR == 1 { next }
    { gsub(/"/, "")
      file = folder "/" $1 ".csv"
      if (!($1 in rows)) print "date,value" > file
      for (i = 2; i <= NF && $i != ""; i++)
        print strftime("%Y-%m-%d %H:%M:%S", step * rows[$1]++, 1) "," $i >> file
      close(file) }' \
    <(xz -dc "$LANECAST_DATA/benchmark/m4/$1-train.csv.xz") <(xz -dc "$LANECAST_DATA/benchmark/m4/$1-test.csv.xz")
  "$LANECAST" import "$1" -o "$1.h5" --quiet
}

# check NAME HORIZON SEASON SERIES, then lines: FORECASTER SMAPE MASE, as published: means over series
check() {
  printf '[data]\nfile = %s.h5\nsplit = * 0 %s\nseason = %s\n[window]\ncontext = 1\nhorizon = %s\n[model]\nkind = repeat_last\n' \
    "$1" "$2" "$3" "$2" > m4.ini
  "$LANECAST" train m4.ini -o m4.run.h5 --quiet --force > train.txt
  "$LANECAST" evaluate m4.run.h5 --json > m4.json
  found=$(grep -m 1 '"windows": [0-9]' m4.json | tr -dc 0-9)
  if [ "$found" != "$4" ]; then
    echo "$1: $found windows, not one for each of $4 series"
    failures=$((failures + 1))
  fi
  while read -r forecaster smape mase; do
    found="$(mean "$forecaster" smape) $(mean "$forecaster" mase)"
    if [ "$found" != "$smape $mase" ]; then
      echo "$1, $forecaster: sMAPE and MASE are $found, published $smape $mase"
      failures=$((failures + 1))
    fi
  done
}

# mean BASELINE METRIC: its mean over series in own units, with three decimals.
mean() {
  awk -v name="\"$1\": {" -v metric="\"$2\":" '
    /"baselines": {/ { inside = 1 }
    inside && index($0, name) { mine = 1 }
    mine && /"mean_over_series": {/ { means = 1 }
    means && /"units": {/ { units = 1 }
    units && index($0, metric) { printf "%.3f", $2; exit }' m4.json
}

panel Hourly 3600
panel Weekly 604800
check Hourly 48 24 414 <<END
repeat_last 43.003 11.608
seasonal_naive 13.912 1.193
END
check Weekly 13 1 359 <<END
repeat_last 9.161 2.777
seasonal_naive 9.161 2.777
END
echo "$failures figures differ"
[ "$failures" -eq 0 ]
