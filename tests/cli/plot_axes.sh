# Axes say what they are of, however long the labels at their ticks, and steps and epochs are whole numbers.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
command -v gnuplot >/dev/null || { echo 'gnuplot is not installed'; exit 77; }

{
    echo time,Close
    for day in 1 2 3 4 5 6 7 8; do echo "2021-03-0$day,$((2900 + day / 2)).$((day % 2 * 5))"; done
} >days.csv
"$LANECAST" plot days.csv -o days.svg -q
grep -qE '> ?2902\.5<' days.svg && grep -q '>Close<' days.svg || { echo 'no label beside long ticks'; exit 1; }

"$LANECAST" simulate weather -o w.h5 --rows 300 --seed 3 -q >plain.txt
"$LANECAST" train w.h5 --target temperature --horizon 5 --context 12 --hidden 4 --epochs 3 -q -o run.h5 >plain.txt
for what in horizon training gradients; do
    "$LANECAST" plot run.h5 --what $what -o $what.svg --script -q
    grep -qx 'set xtics 1' $what.gnuplot || { echo "$what: ticks between two"; exit 1; }
done

# Ticks at 1 and 3 of each power of ten, where those at 2 and 5 too would be one word.
"$LANECAST" sweep w.h5 --target temperature --horizon 5 --context 12 --hidden 2 --epochs 1 --try train.rate=3e-4..1e-2:log --trials 8 \
    -q -o rates.db >plain.txt
"$LANECAST" plot rates.db --what slices -o rates.svg --script -q
grep -qE '^set xtics \((0.0003, )?0.001, 0.003, 0.01' rates.gnuplot || { grep xtics rates.gnuplot; exit 1; }

# The date at the last tick is not cut: half of it is beyond the axis.
"$LANECAST" plot run.h5 --what track -o track.svg --script -q
grep -qx 'set rmargin 6' track.gnuplot || { echo 'no room beside the last date'; exit 1; }

# The loss of classes is of nothing that was scaled; one epoch is no "epochs".
"$LANECAST" train w.h5 --target temperature --horizon 2 --context 6 --hidden 2 --epochs 1 --loss softmax --set classes.of=change \
    --set classes.limits=0 -q -o classes.h5 >plain.txt
"$LANECAST" plot classes.h5 --what training -o classes.svg --script -q
grep -qx "set ylabel 'loss'" classes.gnuplot && grep -q "best: after 1 epoch, " classes.gnuplot || { cat classes.gnuplot; exit 1; }
grep -qx "set ylabel 'loss (scaled)'" training.gnuplot || { grep ylabel training.gnuplot; exit 1; }
