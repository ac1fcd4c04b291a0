# The order of rows does not decide which numbers are the time, and which count rows.
. "$LANECAST_SOURCE/tests/cli/cli.bash"
needs_h5py
"$python" "$LANECAST_SOURCE/tests/cli/number_orders.py" "$LANECAST"
