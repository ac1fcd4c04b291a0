# A run that is asked about a few newer rows says what it would have known of more of them: the windows that an interval adapts to, a season.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
    echo "few_newer_rows: $*"
    exit 1
}

awk 'BEGIN {
    print "time,y"
    for (i = 0; i < 400; i++)
        print strftime("%Y-%m-%d %H:%M", 1609459200 + 3600 * i, 1) "," 10 + sin(i / 4) + (i * 7919 % 101) / 50
}' >all.csv
sed -n 1,341p all.csv >old.csv
rows() { sed -n "1p;$((402 - $1)),\$p" all.csv; }
rows 60 >sixty.csv
rows 20 >twenty.csv
common='--target y --context 16 --horizon 6 --quiet'

# shellcheck disable=SC2086
"$LANECAST" train old.csv $common --hidden 4 --epochs 1 --set model.interval=adaptive -o adaptive.run.h5
"$LANECAST" forecast adaptive.run.h5 all.csv -o all-next.csv 2>notes
! grep -q 'learns from all rows' notes || fail "$(cat notes)"
"$LANECAST" import old.csv -o grown.h5 --quiet
"$LANECAST" import --append grown.h5 sixty.csv --quiet
"$LANECAST" forecast adaptive.run.h5 grown.h5 -o grown-next.csv --quiet
cut -d, -f2- all-next.csv >wanted && cut -d, -f2- grown-next.csv | cmp - wanted || fail "appended rows give other quantiles"
"$LANECAST" forecast adaptive.run.h5 sixty.csv -o sixty-next.csv 2>notes
grep -qF "learns from all rows after the validation part, and these begin later in 1 of 1 series, such as 'sixty'" notes || fail "$(cat notes)"
! cut -d, -f2- sixty-next.csv | cmp -s - wanted || fail "the note is not about anything"

# shellcheck disable=SC2086
"$LANECAST" train old.csv $common --kind seasonal_naive --set data.season=24 -o naive.run.h5
"$LANECAST" forecast naive.run.h5 sixty.csv -o next.csv 2>notes
! grep -q 'a season' notes || fail "$(cat notes)"
"$LANECAST" forecast naive.run.h5 twenty.csv -o next.csv --force 2>notes
grep -qF "1 of 1 series has fewer rows than a season (data.season = 24), whose steps are then the last value: 'twenty' (20)" notes || fail "$(cat notes)"
