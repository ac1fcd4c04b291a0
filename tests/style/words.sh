# Every flag that the library names in a message has its word in Python (src/python/lanecast/_words.py), where users have no flags; and
# what follows it is known to be its value, or the sentence.
set -euo pipefail
python=${LANECAST_PYTHON:-python3}
if ! command -v "$python" >/dev/null; then
    echo 'skipped: no Python'
    exit 77
fi
cd "$LANECAST_SOURCE"
PYTHONDONTWRITEBYTECODE=1 "$python" - <<'END'
import glob
import importlib
import re
import sys
import types

package = types.ModuleType("lanecast")  # without what loads the library
package.__path__ = ["src/python/lanecast"]
sys.modules["lanecast"] = package
words = importlib.import_module("lanecast._words")
rooms = ("core", "data", "eval", "lane", "model", "nn", "train")
files = [file for room in rooms for file in glob.glob(f"src/{room}/**/*.c", recursive=True)]
texts = [(file, text) for file in files for text in re.findall(r'"((?:[^"\\\n]|\\.)*)"', re.sub(r"/\*.*?\*/", "", open(file).read(), flags=re.S))]
named = {(flag, file) for file, text in texts for flag in re.findall(r"(?<![\w-])--([a-z][a-z-]+)(?![a-z=-]*zlib)", text)}
known = {*words.FLAGS, *words.TOOL, "set", *re.findall("--([a-z]+)", " ".join(pattern for pattern, _ in words.BEFORE))}
unknown = sorted((flag, file) for flag, file in named if flag not in known)
values = {"all", "dmy", "epoch", "equal", "excel", "expver", "first", "index", "last", "lat", "matlab", "none", "site", "train"}
next_words = {(flag, word, file) for file, text in texts for flag, word in re.findall(r"--([a-z][a-z-]+) ([a-z]+)\b", text)}
odd = sorted(
    one for one in next_words if isinstance(words.FLAGS.get(one[0]), tuple) and one[1] not in values and not re.fullmatch(words._GOES_ON, one[1])
)
for flag, word, file in odd:
    print(f"{file}: --{flag} {word}: is '{word}' a value (values, here), or does the sentence go on (_GOES_ON of _words.py)?")
for flag, file in unknown:
    print(f"{file}: --{flag} has no word in src/python/lanecast/_words.py")
print(len(named), "flags in messages looked at")
sys.exit(bool(unknown or odd) or len(named) < 50)
END
