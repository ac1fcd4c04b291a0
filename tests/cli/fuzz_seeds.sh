# The files that mutants are made of (tests/fuzz/seeds.py) are read by the tool: a long run would find out only when it begins.
source "$(dirname "$0")/cli.bash"
needs_h5py
PYTHONPATH=$LANECAST_SOURCE/tests/fuzz "$python" - "$LANECAST" <<'END' || fail 'a seed is not read'
import sys, seeds
names = seeds.make("seeds", sys.argv[1])
assert len(set(names)) >= 20, names
END
