# Ridge regression under the protocol of the long-horizon tables: one map per channel, the last value taken off, context 720, horizon 96
# on weather has test MSE 0.1411 and MAE 0.1909 over all 10,444 windows (a closed form computed apart from Lanecast).
source "$(dirname "$0")/real.bash"

native weather/weather
cat > ridge.ini <<END
[data]
file = weather.h5
split = 0.7 0.1 0.2
[window]
context = 720
horizon = 96
gaps = ignore
[model]
kind = ridge
ridge.trailing = 0
END
"$LANECAST" train ridge.ini -o ridge.h5 --quiet > train.txt
"$LANECAST" evaluate ridge.h5 > table.txt
windows=$(awk '/^test windows:/ {print $3 + 0}' table.txt)
mse=$(score ridge 2 < table.txt)
mae=$(score ridge 3 < table.txt)
echo "weather: $windows windows, MSE $mse, MAE $mae"
[ "$windows" = 10444 ]
below "$mse" 0.1411 1.0036
below "$mae" 0.1909 1.01
below "$mse" "$(score repeat_last 2 < table.txt)" 0.6
