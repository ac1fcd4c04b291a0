# Intervals of 80 % on the S&P 500 and on weather cover, with adaptive levels, what they promise within 2 points of the test windows.
source "$(dirname "$0")/real.bash"

native stock/sp500_daily_2000_2018
native weather/weather
common='[train]
batch = 64
[model]
hidden = 16
interval = adaptive'
cat >sp500.ini <<END
[data]
file = sp500_daily_2000_2018.h5
target = Close
input = Close
transform = log_return
split = 0.7 0.1 0.2
[window]
context = 30
horizon = 1
$common
END
cat >weather.ini <<END
[data]
file = weather.h5
target = "T (degC)"
input = "T (degC)"
split = 0.7 0.1 0.2
[window]
context = 72
horizon = 36
stride = 6
$common
END

covers() { # NAME EPOCHS
  for loss in quantile student_t; do
    "$LANECAST" train "$1.ini" -o run.h5 --force --set model.loss=$loss --epochs "$2" --quiet >/dev/null
    "$LANECAST" evaluate run.h5 --json >run.json 2>/dev/null
    python3 - "$1 $loss" <<'END'
import json, sys
q = json.load(open("run.json"))["quantiles"]["scaled"]
print(f"{sys.argv[1]}: {q['coverage']:.1f} % of 80, CRPS {q['crps']:.4f}")
assert abs(q["coverage"] - 80) <= 2, q["coverage"]
END
  done
}
covers sp500 10
covers weather 5
