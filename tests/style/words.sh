# Every flag that the library names in a message has its word in Python (src/python/lanecast/_words.py), where users have no flags.
set -euo pipefail
python=${LANECAST_PYTHON:-python3}
if ! command -v "$python" >/dev/null; then
    echo 'skipped: no Python'
    exit 77
fi
cd "$LANECAST_SOURCE"
PYTHONDONTWRITEBYTECODE=1 "$python" - <<'END'
import glob
import importlib.util
import re
import sys

spec = importlib.util.spec_from_file_location("words", "src/python/lanecast/_words.py")
words = importlib.util.module_from_spec(spec)
spec.loader.exec_module(words)
rooms = ("core", "data", "eval", "lane", "model", "nn", "train")
files = [file for room in rooms for file in glob.glob(f"src/{room}/**/*.c", recursive=True)]
texts = [(file, text) for file in files for text in re.findall(r'"((?:[^"\\\n]|\\.)*)"', re.sub(r"/\*.*?\*/", "", open(file).read(), flags=re.S))]
named = {(flag, file) for file, text in texts for flag in re.findall(r"(?<![\w-])--([a-z][a-z-]+)(?![a-z=-]*zlib)", text)}
unknown = sorted((flag, file) for flag, file in named if flag not in words.FLAGS and flag != "set")
for flag, file in unknown:
    print(f"{file}: --{flag} has no word in src/python/lanecast/_words.py")
print(len(named), "flags in messages looked at")
sys.exit(bool(unknown) or len(named) < 50)
END
