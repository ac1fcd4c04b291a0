# report: every number of a page is that of evaluate --json and inspect --json; nothing of another address; names are not markup.
source "$(dirname "$0")/cli.bash"
python=${LANECAST_PYTHON:-python3}
numbers=$LANECAST_SOURCE/tests/cli/report/numbers.py
fail() {
    echo "$*"
    exit 1
}
refused() { # STATUS WORDS ARGUMENTS...
    local status=$1 words=$2 got=0
    shift 2
    "$LANECAST" "$@" -q >out 2>err || got=$?
    [ $got -eq "$status" ] && [ ! -s out ] && grep -qF -- "$words" err || fail "$*: $got: $(cat out err)"
}

"$LANECAST" simulate weather --rows 500 --series 2 --seed 3 -o w.h5 -q >plain.txt
printf '[data]\nfile = w.h5\nsplit = 0.6 0.2 0.2\n[window]\ncontext = 8\nhorizon = 3\n[model]\ncell = lstm\nhidden = 3\n[train]\nepochs = 2\n' >t.ini
train() { # NAME SETTINGS
    local name=$1 setting set=()
    shift
    for setting; do set+=(--set "$setting"); done
    "$LANECAST" train t.ini -q -o "$name.h5" ${set[@]+"${set[@]}"} >plain.txt || fail "$name does not train"
}
train lstm
train many run.seeds=2 model.loss=quantile 'model.hidden=4 3'
train one data.target=temperature model.cell=gru model.interval=conformal
train scaled data.scale=robust model.cell=rnn
train classes data.target=temperature classes.of=change 'classes.limits=-0.5 0.5' 'classes.names=down flat <up>' model.loss=softmax classes.each=row
train ridge model.kind=ridge
train naive model.kind=seasonal_naive data.season=24

# A page of the runs, without pictures, whose numbers are those of the JSON objects.
mkdir empty
page() { # DATA RUN...
    local data=$1 run files=()
    shift
    for run; do
        "$LANECAST" inspect "$run.h5" --json -q >"$run.run.json"
        files+=("$run.run.json")
    done
    PATH=$work/empty "$LANECAST" report "${@/%/.h5}" -o page.html -q >said.txt
    grep -q '^page.html: ' said.txt || fail "$(cat said.txt)"
    "$LANECAST" evaluate "${@/%/.h5}" --json -q >e.json
    "$LANECAST" inspect "$data" --json -q >d.json
    "$python" "$numbers" page.html e.json d.json "${files[@]}" || fail "the page of $*"
}
for run in lstm many one classes ridge naive; do page w.h5 $run; done
page w.h5 lstm many ridge naive
page w.h5 lstm scaled
version=$("$LANECAST" --version --json | "$python" -c 'import json, sys; v = json.load(sys.stdin); print("lanecast {version}, level {level}".format(**v))')
grep -qF "<dt>program</dt><dd>$version</dd>" page.html && grep -qF "<dt>this page</dt><dd>made by $version</dd>" page.html || fail 'no version'
! grep -E "$(date +%Y)-[01][0-9]-[0-3][0-9]" page.html || fail 'a date of today'
cp page.html first.html # twice the same bytes
PATH=$work/empty "$LANECAST" report lstm.h5 scaled.h5 -o page.html -q --json >said.json
cmp first.html page.html
grep -q '"bytes": '"$(stat -c %s page.html)," said.json || fail "$(cat said.json)"

# Names that are markup are words; windows with a missing value and a series that is too short are named.
mkdir 'evil'
for name in '<script>alert(1)<' '"&amp;'; do
    { printf 'date,"<b>a&""",%s\n' "]]><img src=x onerror=y>"
        for ((i = 0; i < 200; i++)); do echo "2021-$((1 + i / 28))-$((1 + i % 28)),$((i * i % 17)),$([ $i -eq 190 ] || echo $((i % 5)))"; done; } >"evil/$name.csv"
done
head -12 'evil/"&amp;.csv' >evil/short.csv
"$LANECAST" import evil -o evil.data.h5 -q
train evil data.file=evil.data.h5 data.missing=skip
page evil.data.h5 evil
grep -q 'short' page.html && grep -q 'further windows are left out: a value in them is missing' page.html || fail "what is left out is not told"

# Pictures where there is gnuplot; without it a page that says so.
PATH=$work/empty "$LANECAST" report one.h5 -o plain.html >said.txt 2>notes
grep -q 'with 0 pictures' said.txt && [ "$(grep -c 'Pictures are left out: gnuplot' plain.html)" -eq 1 ] || fail "$(cat said.txt)"
grep -q '^lanecast: pictures are left out: gnuplot' notes || fail "$(cat notes)"
mkdir broken
printf '#!/bin/sh\necho "no such terminal" >&2\nexit 1\n' >broken/gnuplot
chmod +x broken/gnuplot
PATH=$work/broken:$PATH "$LANECAST" report one.h5 -o broken.html -q >said.txt
[ "$(grep -c 'Pictures are left out: gnuplot' broken.html)" -eq 1 ] || fail "$(cat said.txt)"
if command -v gnuplot >where.txt; then
    "$LANECAST" report one.h5 -o page.html -q --json >said.json
    [ "$(grep -c '<img alt="gru 3: ' page.html)" -ge 8 ] || fail "pictures: $(cat said.json)"
    grep -q '"pictures": '"$(grep -c '<img ' page.html)" said.json || fail "$(cat said.json)"
    diff <(grep -vE '^<img|^<figure|^<figcaption|^<.figure|^<.div|^<div class="box" ' page.html) \
        <(grep -vE '^<p>Pictures are|^<.div' plain.html) || fail 'pictures change what is said'
fi

# The part that is asked for; what it does not replace.
"$LANECAST" report lstm.h5 -o valid.html --split valid --series S02 -q >said.txt
grep -q '<p>valid windows: ' valid.html || fail 'not the validation part'
refused 2 'would become a page of HTML' report lstm.h5 -o t.ini
refused 2 'which it would destroy' report lstm.h5 -o lstm.h5
refused 2 'which it would destroy' report lstm.h5 -o w.h5
refused 2 'differ in targets' report lstm.h5 classes.h5 -o page.html
refused 2 'needs --output' report lstm.h5
refused 6 'cannot be written' report lstm.h5 -o nowhere/page.html
refused 4 'not a run file' report w.h5 -o page.html
