"""What users named themselves in a message of the library, put aside while its own words are replaced: a letter that nobody writes takes
the place of each."""

from __future__ import annotations

import re
from collections.abc import Callable

FIRST = 0x100000  # of the letters that Unicode leaves to private use

QUOTED = r"(?<!\w)'(?:[^']|'\\''|'(?=\w))*'(?!\w)"  # an apostrophe within a word ends none; in a value of a flag it is '\''
NEAREST = r"(?<=; the nearest is ).+?(?=; | \(|$)"
# Values that are names, written without quotes: what ends them follows in each message.
LISTED = r"(?<=\btrain\.from = ).+?(?=: (?:it |no epoch|\S+ has no))|(?<=\bdata\.input = ).+?(?=, data\.target = )|(?<=\bdata\.target = ).+?(?=\), and )|(?<=\bdata\.known = ).+?(?=; )"
FILE = re.compile(r"(?!--)[^:'()]*(?:/[^:']*|\.\w+)(?=:\d+: |: )")  # which a message begins with


class Aside:
    """The names of one message."""

    PLACE = r"[\U00100000-\U0010fffd]"

    def __init__(self) -> None:
        self._names: list[str] = []

    def put(self, message: str, file: str, is_key: Callable[[str], bool]) -> str:
        """The message with a letter in the place of each name, and of each such letter that it has itself. file: that it may begin
        with; "": perhaps another one, and a key is none."""
        found = FILE.match(message)
        if not file and found and " = " not in found[0] and not is_key(found[0].split(" ")[-1]):
            file = found[0]
        begins = file if message.startswith(file) else ""
        rest = re.sub(f"{LISTED}|{QUOTED}|{NEAREST}|{self.PLACE}", lambda found: self.one(found[0]), message[len(begins) :])
        return (self.one(begins) if begins else "") + rest

    def one(self, name: str) -> str:
        """The letter in the place of a name."""
        self._names.append(name)
        return chr(FIRST + len(self._names) - 1)

    def unquote(self, place: str) -> None:
        """Forgets the quotes of a value, those of the shell and those of a list, if it is a name: Python's own are put around it."""
        if not re.fullmatch(self.PLACE, place):
            return
        name = self._names[ord(place) - FIRST]
        name = name[1:-1].replace("'\\''", "'") if len(name) > 1 and name[0] == name[-1] == "'" else name
        name = name[1:-1].replace('""', '"') if len(name) > 1 and name[0] == name[-1] == '"' else name
        self._names[ord(place) - FIRST] = name.replace('"', '\\"')

    def back(self, message: str) -> str:
        """The message with its names."""
        return re.sub(self.PLACE, lambda found: self._names[ord(found[0]) - FIRST], message)
