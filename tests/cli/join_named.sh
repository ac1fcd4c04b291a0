# Columns of joined files by their names, of datasets too; files of a folder, and names that clash, beside newer rows.
source "$(dirname "$0")/cli.bash"

# days NAMES COUNT [FIRST]: rows of days with as many values as names.
days() {
    echo "date,$1"
    awk -v names="$1" -v count="$2" -v first="${3:-0}" 'BEGIN { n = split(names, name, ","); for (i = first; i < first + count; i++) {
        line = strftime("%Y-%m-%d", 1609459200 + 86400 * i, 1); for (c = 1; c <= n; c++) line = line "," (i * (c + 2)) % 17 + 0.5 * length(name[c]); print line } }'
}

channels() {
    "$LANECAST" inspect "$1" --json | "${LANECAST_PYTHON:-python3}" -c 'import json, sys; print(*[c["name"] for c in json.load(sys.stdin)["channels"]], sep=",")'
}

# has DATASET CHANNELS
has() {
    [ "$(channels "$1")" = "$2" ] || fail "$1: channels $(channels "$1"), not $2"
}

# Channels of a dataset are columns that flags name.
days close 30 >px.csv
days temp,rain 30 >weather.csv
"$LANECAST" import weather.csv -o weather.h5 --quiet
"$LANECAST" import px.csv weather.h5 --join --columns close,Rain -o kept.h5 --quiet
has kept.h5 close,rain
"$LANECAST" import weather.h5 px.csv --join --drop temp -o dropped.h5 --quiet
has dropped.h5 rain,close
refused 4 "no file has a column 'tmp'" import px.csv weather.h5 --join --drop tmp -o no.h5
refused 4 'weather.h5: none of its channels is wanted' import px.csv weather.h5 --join --columns close -o no.h5
