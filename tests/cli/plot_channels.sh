# Of several channels a picture shows one, says which, and how to draw another; where it shows all, or was asked, nothing is said.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
fail() { echo "$*" >&2; exit 1; }
command -v gnuplot >/dev/null || { echo 'gnuplot is not installed'; exit 77; }

"$LANECAST" simulate weather -o w.h5 --rows 400 --seed 3 -q >plain.txt
train() { "$LANECAST" train w.h5 --horizon 3 --context 12 --hidden 4 --epochs 1 -q "$@" >>plain.txt; }
train --target 'temperature wind' -o two.h5
train --target wind -o one.h5
"$LANECAST" evaluate two.h5 -q --forecasts two.csv >>plain.txt
said() { # PICTURE FILE OPTIONS: whether the first of several channels is named
    local what=$1 file=$2
    shift 2
    "$LANECAST" plot "$file" --what "$what" -o picture.svg "$@" 2>err >out || fail "$what of $file: $(cat err)"
    grep -q "^lanecast: picture.svg: of 'temperature', the first " err
}
for what in forecast track scatter residuals; do
    said $what two.h5 || fail "$what: does not name the channel: $(cat err)"
    said $what two.csv || fail "$what of a file: does not name the channel: $(cat err)"
    if said $what two.h5 --channel wind || said $what two.csv --channel temperature || said $what one.h5; then
        fail "$what: $(cat err)"
    fi
done
for what in errors horizon series training; do
    if said $what two.h5; then fail "$what: $(cat err)"; fi
done

# Where there is no room for all, it is said how to draw the others.
for ((day = 10; day < 30; day++)); do echo "2024-01-$day,1,2,3,4,5,6,$day"; done | sed '1i date,a,b,c,d,e,f,g' >seven.csv
"$LANECAST" import seven.csv -o seven.h5 -q
"$LANECAST" plot seven.h5 --what series -o picture.svg 2>err
grep -q 'seven.h5: 6 of 7 channels are drawn: --channel NAME draws others' err || fail "$(cat err)"
"$LANECAST" plot seven.h5 --what series --channel g -o picture.svg 2>err
! grep -q 'are drawn' err || fail "$(cat err)"

# Of several series track and residuals draw the first; future has a panel for each target of each, six at most.
for ((day = 1; day <= 200; day++)); do
    for series in A B C D; do echo "$(date -u -d "2024-01-01 +$day day" +%F),$series,$((day % 7)).$series,$((day % 5))"; done
done | tr ABCD 1234 | sed 's/,\([1-4]\),/,S\1,/;1i date,series,x,y' >four.csv
"$LANECAST" import four.csv --series-column series -o four.h5 -q 2>/dev/null >>plain.txt
"$LANECAST" train four.h5 --horizon 3 --context 12 --hidden 4 --epochs 1 -q -o panel.h5 >>plain.txt
"$LANECAST" evaluate panel.h5 -q --forecasts panel.csv >>plain.txt
for what in track residuals; do
    for file in panel.h5 panel.csv; do
        "$LANECAST" plot "$file" --what $what -o picture.svg 2>err
        grep -q "^lanecast: picture.svg: of 'S1', the first of the series: --series draws another" err || fail "$what: $(cat err)"
        "$LANECAST" plot "$file" --what $what -o picture.svg --series S2 2>err
        ! grep -q 'the first of the series' err || fail "$what: $(cat err)"
    done
done
panels() { "$LANECAST" plot panel.h5 --what future -o picture.svg --script --force "$@" 2>err && grep -c '^# future' picture.dat; }
[ "$(panels)" = 6 ] || fail "future: $(cat err)"
grep -q 'panel.h5: 6 of 8 panels are drawn: --series or --channel NAME draws others' err || fail "$(cat err)"
[ "$(panels --series 'S2 S4')" = 4 ] && ! grep -q 'are drawn' err || fail "future of two series: $(cat err)"
[ "$(panels --channel y)" = 4 ] || fail "future of a channel: $(cat err)"

# So does the file that forecast writes.
"$LANECAST" forecast panel.h5 -o panel.nc -q
"$LANECAST" plot panel.nc -o picture.svg --script --force --series 'S1,S2' 2>err
"$LANECAST" plot panel.nc -o all.svg --script 2>err
[ "$(grep -c '^# line' all.dat)" = 6 ] && grep -q 'panel.nc: 6 of 8 panels are drawn' err || fail "forecasts: $(cat err)"

# The page names it below the picture, and goes on with all channels where a picture has them.
"$LANECAST" report two.h5 -o report.html -q >>plain.txt
[ "$(grep -o '<figcaption[^>]*>[^<]*, temperature: ' report.html | wc -l)" -eq 4 ] || fail "$(grep -o '<figcaption.*</figcaption>' report.html)"
