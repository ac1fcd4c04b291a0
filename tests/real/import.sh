# Every text file of the real series is imported: rows, channels, first and last stamp; what inspect finds in weather.csv and
# nothing in ETTh1.csv; and what xarray makes of it (with LANECAST_PYTHON, a Python that has xarray and netCDF4).
source "$(dirname "$0")/real.bash"

failures=0
fail() {
  echo "$*"
  failures=$((failures + 1))
}

# The values of a key in a file of JSON, a line each: values KEY FILE
values() {
  sed -n "s/^ *\"$1\": \(.*[^,]\),\{0,1\}$/\1/p" "$2" | tr -d '"'
}

# check NAME SERIES ROWS CHANNELS FIRST LAST FILE...    (ROWS over all series; FIRST and LAST of the first one; arguments of import)
check() {
  local name=$1 expected="$2 series, $3 rows, $4 channels, $5 to $6"
  shift 6
  "$LANECAST" import "$@" -o "$name.h5" --json > import.json 2> "$name.notes" || { fail "$name: $(cat "$name.notes")"; return 0; }
  "$LANECAST" inspect "$name.h5" --json > "$name.json"
  local found
  found="$(values rows "$name.json" | wc -l) series, $(values rows "$name.json" | awk '{ rows += $1 } END { print rows }') rows"
  found="$found, $(values units "$name.json" | wc -l) channels, $(values first "$name.json" | awk 'NR == 1') to $(values last "$name.json" | awk 'NR == 1')"
  [ "$found" = "$expected" ] || fail "$name: $found; expected $expected"
  [ "$(values rows import.json)" = "$(values rows "$name.json")" ] || fail "$name: import and inspect count rows differently"
  [ "$(values first import.json)" = "$(values first "$name.json")" ] || fail "$name: import and inspect begin differently"
}

# noted NAME WORDS
noted() {
  grep -qF -- "$2" "$1.notes" || fail "$1: no note '$2'"
}

for file in benchmark/ETTh1 benchmark/ETTh2 benchmark/ETTm1 benchmark/ETTm2 benchmark/exchange_rate benchmark/national_illness \
  stock/nasdaq100_padding_head stock/sp500_daily_2000_2018 weather/jena_climate_2009_head weather/seattle_daily_1948_2016 \
  weather/seattle_noaa_2012_2015 weather/tmy3_723170_greensboro_nc weather/weather; do
  unpack "$file"
done
zcat "$LANECAST_DATA/benchmark/exchange_rate.txt.gz" > exchange_rate.txt
tar -xJf "$LANECAST_DATA/stock/kdd17_price_long_50.tar.xz"
tar -xJf "$LANECAST_DATA/stock/acl18_yahoo_raw.tar.xz"

check ETTh1 1 17420 7 "2016-07-01 00:00:00" "2018-06-26 19:00:00" ETTh1.csv
check ETTh2 1 17420 7 "2016-07-01 00:00:00" "2018-06-26 19:00:00" ETTh2.csv
check ETTm1 1 69680 7 "2016-07-01 00:00:00" "2018-06-26 19:45:00" ETTm1.csv
check ETTm2 1 69680 7 "2016-07-01 00:00:00" "2018-06-26 19:45:00" ETTm2.csv
check weather 1 52696 21 "2020-01-01 00:10:00" "2021-01-01 00:00:00" weather.csv
check sp500 1 4697 5 "2000-01-03 00:00:00" "2018-08-31 00:00:00" sp500_daily_2000_2018.csv
check exchange 1 7588 8 "1990-01-01 00:00:00" "2010-10-10 00:00:00" exchange_rate.csv
check exchange_txt 1 7588 8 "1990-01-01 00:00:00" "2010-10-10 00:00:00" exchange_rate.txt --start 1990-01-01
check illness 1 966 7 "2002-01-01 00:00:00" "2020-06-30 00:00:00" national_illness.csv
check jena 1 4000 11 "2009-01-01 00:10:00" "2009-01-28 18:40:00" jena_climate_2009_head.csv
check seattle_daily 1 24381 3 "1948-01-01 00:00:00" "2015-12-31 00:00:00" seattle_daily_1948_2016.csv
check seattle_noaa 1 1461 4 "2012-01-01 00:00:00" "2015-12-31 00:00:00" seattle_noaa_2012_2015.csv
check tmy3 1 8760 54 "1980-04-01 01:00:00" "2003-10-01 00:00:00" tmy3_723170_greensboro_nc.csv
check tmy3_year 1 8760 54 "2001-01-01 01:00:00" "2002-01-01 00:00:00" tmy3_723170_greensboro_nc.csv --start "2001-01-01 01:00:00" --step 3600
check nasdaq 1 4517 82 "1970-01-01 00:00:00" "1970-01-04 03:16:00" nasdaq100_padding_head.csv --step 60
check google 1 1258 5 "2020-01-02 00:00:00+00:00" "2024-12-31 00:00:00+00:00" "$LANECAST_DATA/interop/keras3_google/google_stock_cleaned.csv"
check kdd17 50 125900 6 "2007-01-03 00:00:00" "2016-12-30 00:00:00" kdd17_raw
check acl18 87 108295 6 "2012-09-04 00:00:00" "2017-09-01 00:00:00" acl18_raw
values rows kdd17.json | grep -vqx 2518 && fail "kdd17: a series has not 2518 rows"

# A series a row, a line per series: packed, as they come.
check m4_hourly 414 353500 1 "1970-01-01 00:00:00" "1971-12-01 00:00:00" "$LANECAST_DATA/benchmark/m4/Hourly-train.csv.xz"
check m4_weekly 359 366912 1 "1970-01-01 00:00:00" "1975-12-19 00:00:00" "$LANECAST_DATA/benchmark/m4/Weekly-train.csv.xz"
check saugeen 1 23741 1 "1915-01-01 00:00:00" "1979-12-31 00:00:00" "$LANECAST_DATA/benchmark/monash/saugeenday_dataset.tsf.xz"
check ausgrid 299 46644 1 "2010-07-01 00:30:00" "2013-06-20 00:30:00" "$LANECAST_DATA/benchmark/monash/TSForecasting_sample.tsf.xz"

noted weather "1 row has the time of the row before, with the same values"
noted seattle_noaa "column 'weather' left out: text, not numbers"
noted tmy3 "columns 'TotCld source', 'OpqCld source', 'Dry-bulb source'"
noted tmy3 "skipped 1 line before the header"
noted tmy3 "rows are not in order of time; sorted"
noted kdd17 "rows are newest first; reversed"
noted nasdaq "no column of dates"
noted acl18 "87 series, 6 channels, 108295 rows"
for quiet in ETTh1 ETTm1 sp500 exchange illness jena google seattle_daily; do
  [ "$(wc -l < "$quiet.notes")" -eq 1 ] || fail "$quiet: $(cat "$quiet.notes")"
done

# A text file inspected directly, and its import.
"$LANECAST" inspect weather.csv --json | sed '/"file"/s/weather.csv/weather.h5/' | cmp - weather.json || fail "weather: the text and its import differ"

# What is wrong with weather.csv, and nothing else in it; nothing in the others.
"$LANECAST" inspect weather.h5 > weather.txt
[ "$(LC_ALL=C.UTF-8 wc -L < weather.txt)" -le 80 ] || fail "inspect weather.h5: wider than 80 columns: $(cat weather.txt)"
sed -n '/^Please check:/,$ p' weather.txt > found.txt
cat > expected.txt <<'LINES'
Please check:
'wv (m/s)': 1 value of -9999 far outside the rest: missing? (lanecast import
--na=-9999)
'max. PAR (�mol/m�/s)': 30 values of -9999 far outside the rest: missing?
(lanecast import --na=-9999)
'OT': 50 values of -9999 far outside the rest: missing? (lanecast import
--na=-9999)
1 row with the time stamp of the row before
1 gap in time (a step is 10 minutes, the longest gap 1:40 hours)
LINES
cmp found.txt expected.txt || fail "weather: $(cat found.txt)"
for clean in ETTh1 ETTh2 ETTm1 ETTm2 exchange illness jena sp500 google seattle_noaa kdd17; do
  tr -d ' \n' < "$clean.json" | grep '"warnings":\[\]' >/dev/null || fail "$clean: $("$LANECAST" inspect "$clean.h5" | sed -n '/^Please check/,$ p')"
done
[ "$(values sentinels seattle_daily.json | sort -u)" = 0 ] || fail "seattle_daily: suspects"
[ "$(values sentinels tmy3.json | sort -u)" = 0 ] || fail "tmy3: suspects"
[ "$(values sentinels acl18.json | sort -u)" = 0 ] || fail "acl18: suspects"

# Prepared features have sentinels of their own, -123321.
tar -xJf "$LANECAST_DATA/stock/acl18_ourpped.tar.xz"
"$LANECAST" inspect acl18/ourpped/AGFS.csv > features.txt 2> /dev/null || fail "acl18_ourpped is not read"
grep -q -- "401 values of -123321 far outside" features.txt || fail "acl18_ourpped: $(cat features.txt)"

if [ -n "${LANECAST_PYTHON:-}" ] && "$LANECAST_PYTHON" -c 'import xarray, netCDF4' 2> /dev/null; then
  "$LANECAST_PYTHON" -W error - <<'PYTHON' || fail "xarray does not read weather.h5 as it should"
import csv, numpy, xarray
with open("weather.csv", encoding="utf-8", errors="replace") as file:
    rows = list(csv.reader(file))
with xarray.open_dataset("weather.h5", engine="netcdf4") as data:
    assert data.sizes["time"] == 52696 and len(data.data_vars) == 21, data
    assert data.time.values[0] == numpy.datetime64("2020-01-01T00:10") and data.time.values[-1] == numpy.datetime64("2021-01-01")
    by_name = {v.attrs["long_name"]: v for v in data.data_vars.values()}
    for column, name in enumerate(rows[0][1:], 1):
        values = numpy.array([float(row[column]) for row in rows[1:]])
        assert (by_name[name].values == values).all(), name
    assert by_name["T (degC)"].attrs["units"] == "degC"
PYTHON
else
  echo "skipped: LANECAST_PYTHON names no Python with xarray and netCDF4: what xarray makes of it"
fi

# The script that imports them all makes the same files, and knows a wrong one.
"$LANECAST_SOURCE/scripts/datasets/import" native ETTh1 kdd17 tmy3 2> script.notes || fail "scripts/datasets/import: $(cat script.notes)"
cmp native/ETTh1.h5 ETTh1.h5 || fail "scripts/datasets/import makes another ETTh1.h5"
cmp native/kdd17.h5 kdd17.h5 || fail "scripts/datasets/import makes another kdd17.h5"
"$LANECAST" inspect native/tmy3.h5 > tmy3.txt
grep -q "span *2001-01-01 01:00:00 to 2002-01-01 00:00:00" tmy3.txt || fail "tmy3: not a year: $(cat tmy3.txt)"
mkdir -p other/benchmark
sed 's/5.827/5.828/' ETTh1.csv | xz -0 > other/benchmark/ETTh1.csv.xz
LANECAST_DATA=other "$LANECAST_SOURCE/scripts/datasets/import" native ETTh1 2> script.notes && fail "a file with a wrong checksum is imported"
grep -q "not the file that datasets/checksums knows" script.notes || fail "wrong checksum: $(cat script.notes)"
[ "$failures" -eq 0 ]
