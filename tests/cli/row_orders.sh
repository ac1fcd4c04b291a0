# The order of rows does not decide what numbers beside dates are: hours and periods, counted from midnight or a clock's, over both
# changes of clocks.
. "$LANECAST_SOURCE/tests/cli/cli.bash"
needs_h5py
"$python" "$LANECAST_SOURCE/tests/cli/row_orders.py" "$LANECAST"
