# A variant is one file: no other file of src names one, so none must be touched where one is added or removed. The exceptions below are
# choices, or words that only look like a variant's name; each has its reason. Samples of tests/extend prove the other half.
set -euo pipefail
cd "$LANECAST_SOURCE"
exceptions='
src/model/option.c: recurrent lstm mse adam constant shuffled standard none auto last (defaults; a choice)
src/model/normalize.c: last none (what auto chooses between)
src/model/ridge/plan.c: auto (of its knobs)
src/cli/picture/forecast.c: last (a window)
src/model/config.c: momentum (a key of 0.3.0, refused with what it is called now)
src/eval/evaluate.c: mse (the metric by which baselines are compared)
src/eval/shares.c: mse (squared errors)
src/cli/command/evaluate.c: csv (a flag)
src/cli/evaluate_json.c: mse mae mape (in comments)
src/cli/evaluate_json.c: step (a field)
src/cli/evaluate_text.c: mse mae (the metrics of which rows are printed)
src/cli/evaluate_text.c: step (a column)
src/cli/ensemble.c: mse mae mean (the metrics of which columns are printed; a field)
src/cli/evaluate_spread.c: step (a column)
src/model/run_interval.c: interval (a group of the run file)
src/cli/evaluate_figures.c: step mse mae (a field; in a comment)
src/cli/verdict.c: mse mae (the metrics of which words are printed)
src/cli/command/import.c: step grid last (flags; a field)
src/cli/command/forecast.c: last (a field)
src/cli/flag.c: auto (of a flag)
src/cli/progress.c: auto (of a flag)
src/data/axis/words.c: last (a word of a rule)
src/model/synonyms.c: revin (what others call the key)
src/cli/import_flags.c: step (a flag)
src/data/history.c: step none (of flags)
src/data/sheet/marks.c: none (a unit)
src/data/sheet/series.c: none (of a flag)
src/data/sheet/wide_names.c: none (of a flag)
src/data/foreign/part.c: none (of a flag)
src/data/foreign/forecast.c: step (of a forecast)
src/data/sheet/shape.c: none (of a flag)
src/data/sheet/edges.c: mean (a line of sums)
include/lanecast/import.h: none (of a flag)
src/cli/inspect_json.c: step constant mean last (fields)
src/cli/inspect_text.c: mean last step (columns, a line)
src/cli/log.c: log (a flag)
src/cli/command/resume.c: log (a flag)
src/cli/command/train.c: log (a flag)
src/cli/version.c: hdf5 (the library)
src/core/calendar.c: standard (a calendar of CF)
src/data/native/time.c: standard (a calendar of CF)
src/data/foreign/cf_units.c: standard (a calendar of CF)
src/data/foreign/cf_time.h: standard (a calendar of CF)
src/nn/attention.h: none (no attention)
src/nn/attention.c: none (no attention)
src/nn/teacher.c: constant (a chance that does not fall)
src/bench/peer.h: step (what a program is told)
src/sweep/config.c: mse tpe none (defaults)
src/sweep/domain.c: log (a form of a range)
src/cli/command/sweep.c: log csv (flags)
src/cli/sweep_show.c: csv (a flag)
src/cli/sweep_best.c: mse (the metric that luck is measured in)
src/cli/sweep_look.h: median (a field)
src/cli/sweep_look.c: median (a column)
src/cli/sweep.c: log (a flag)
src/cli/import_change.c: grid (a flag)
src/cli/classes_json.c: step (a field)
src/cli/classes_text.c: step accuracy (a column; the measure that says which baseline is best)
src/eval/evaluate_classes.c: accuracy (the measure by which baselines are compared)
src/cli/verdict.c: accuracy (a field)
src/cli/versus_tables.c: mse mae mase (the metrics of which rows are printed)
src/cli/versus_tables.c: csv step (a form; a column)
src/cli/versus_rows.c: step (a value of a column)
src/cli/error_lines.c: mae (the metric that is drawn)
src/cli/plot_open.c: step (a flag)
src/cli/command/plot.c: step (a flag)
src/cli/views_file.c: step (a column)
src/cli/track.c: step (a word)
src/cli/picture/scatter.c: step (a word)
src/model/interval.c: none (of a choice)
src/model/determinism.c: weather (the data of the check)
'
wrong=0
names=0
while read -r folder prefix; do
    for file in "src/$folder"/*.c; do
        name=$(basename "$file" .c)
        names=$((names + 1))
        while IFS=: read -r other line text; do
            [ "$other" = "$file" ] && continue
            grep -qE "^$other: ([a-z0-9_]+ )*$name [a-z0-9_ ]*\(" <<<"$exceptions" && continue
            echo "$other:$line: names $name of $folder: $text"
            wrong=1
        done < <(grep -rnE --include='*.[ch]' "[\"|]$name[\"|]|\b${prefix}_$name\b" src include || true)
    done
done < <(sed -n 's/^lanecast_registry([a-z]* FOLDER \([^ ]*\) .* PREFIX \([a-z_]*\).*/\1 \2/p' CMakeLists.txt | grep -v '^cli/')
echo "$names variants looked at"
[ "$names" -gt 30 ] && [ $wrong -eq 0 ]
