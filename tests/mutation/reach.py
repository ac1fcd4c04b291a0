"""reach - which test runs which line of what is mutated: a test that does not run a mutant's lines cannot kill it.

Counted in a build of its own with gcov's counters, test by test.
"""
import glob
import json
import os
import re
import subprocess

import suite

MUTATED = re.compile(r'/src/(lane|nn|train|eval|model|data/window|data/scaler)/|/src/data/scale[dr]\.')


class Counted(suite.Suite):
    def __init__(self, tree, folder):
        super().__init__(tree, folder, 'reach')

    def try_out(self, test):
        for old in self.counters():
            os.remove(old)
        return {**super().try_out(test), 'lines': self.lines()}

    def counters(self):
        return glob.glob(self.build + '/CMakeFiles/**/*.gcda', recursive=True)

    def lines(self):
        """{path: [numbers of the lines that have code, of these which ran]}"""
        mine = [c for c in self.counters() if MUTATED.search(c)]
        if not mine:
            return {}
        done = subprocess.run(['gcov', '--json-format', '--stdout', *mine], check=True, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, cwd=self.build)
        found = {}
        for part in done.stdout.splitlines():
            for file in json.loads(part)['files']:
                code, ran = found.setdefault(os.path.relpath(file['file'], self.tree), (set(), set()))
                code |= {line['line_number'] for line in file['lines']}
                ran |= {line['line_number'] for line in file['lines'] if line['count']}
        return {path: [sorted(code), sorted(ran)] for path, (code, ran) in found.items() if path.startswith('src/')}


def read(tree, folder):
    """{test: {path: [code, ran]}}"""
    counted = Counted(tree, folder)
    counted.open()
    return {test.name: counted.kept[test.name]['lines'] for test in counted.tests}


def reaching(reach, mutant, source):
    """Names of the tests that run a line of the mutated statement; None where there is no code that is counted."""
    tokens = mutant.statement.tokens
    lines = set(range(source.count('\n', 0, tokens[0].at) + 1, source.count('\n', 0, tokens[-1].end) + 2))
    known = {name: of[mutant.path] for name, of in reach.items() if mutant.path in of}
    if not any(lines & set(code) for code, _ in known.values()):
        return None
    return {name for name, (_, ran) in known.items() if lines & set(ran)}
