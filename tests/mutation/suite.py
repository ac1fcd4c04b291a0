"""suite - a build of its own in which one file at a time is changed, and its tests, the most telling ones first.

The library is shared: a mutant is one file compiled and one library linked, the tests stay as they are.
"""
import hashlib
import json
import os
import re
import resource
import signal
import subprocess
import time

WARNINGS = '-Werror=incompatible-pointer-types -Werror=int-conversion' # swapped arguments of other types do not compile
TYPES = {
    'release': (['-DCMAKE_BUILD_TYPE=Release', '-DCMAKE_C_FLAGS_RELEASE=-O1'], ('unit', 'contract', 'golden', 'property')),
    'double': (['-DCMAKE_BUILD_TYPE=Release', '-DCMAKE_C_FLAGS_RELEASE=-O1', '-DLANECAST_REAL=double'], ('contract', 'golden')),
    'debug': (['-DCMAKE_BUILD_TYPE=Debug', '-DCMAKE_C_FLAGS_DEBUG=-O1', '-DLANECAST_SANITIZE=ON'],
              ('unit', 'contract', 'golden', 'property')),
    'reach': (['-DCMAKE_BUILD_TYPE=Debug', '-DCMAKE_C_FLAGS_DEBUG=-Og -fprofile-update=atomic', '-DLANECAST_COVERAGE=ON'],
              ('unit', 'contract', 'golden', 'property')),
}
ROOMS = re.compile(r'#include [<"](lane/|nn/|train/|eval/|model/|data/scale|data/window|contract/|golden/|property/|variants|'
                   r'lanecast/(net|train|config|forecaster|evaluate|window|scaler)\.h)')
MEMORY = 4 << 30  # bytes that a test may take; sanitizers reserve more than they use and have no limit
FILE = 1 << 30    # bytes that it may write


class Test:
    def __init__(self, row, sanitized):
        properties = {p['name']: p['value'] for p in row['properties']}
        self.name, self.command = row['name'], row.get('command') # without one until it is built
        self.folder, self.label = properties['WORKING_DIRECTORY'], properties['LABELS'][0]
        self.environment = dict(os.environ, **dict(p.split('=', 1) for p in properties.get('ENVIRONMENT', [])))
        self.sanitized, self.passes, self.seconds, self.took = sanitized, None, 30.0, 0.0 # before it is measured

    def concerns(self, tree):
        """Whether it includes anything of what is mutated; the others cannot fail."""
        with open(os.path.join(tree, 'tests', self.label, self.name.split('.')[1] + '.c')) as file:
            return ROOMS.search(file.read())

    def limit(self):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (FILE, FILE))
        if not self.sanitized:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    def run(self):
        """'passed', 'failed' or 'timeout'."""
        began = time.monotonic()
        process = subprocess.Popen(self.command, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=self.limit, start_new_session=True)
        try:
            code = process.wait(20 + 20 * self.seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return 'timeout'
        self.took = time.monotonic() - began
        return 'passed' if code in (0, 77) else 'failed'


class Suite:
    def __init__(self, tree, folder, name):
        self.name, self.tree, self.build = name, tree, os.path.join(folder, name)
        self.options, self.labels = TYPES[name]
        self.tests, self.kills = [], {}
        self.kept = json.load(open(self.build + '.json')) if os.path.exists(self.build + '.json') else {}

    def make(self, *targets):
        command = ['cmake', '--build', self.build, '-j', '1'] + (['--target', *targets] if targets else [])
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return done.returncode == 0, done.stdout

    def open(self):
        """Builds the tests; in the first builds, sees that they pass, and how long they take. Of the slow ones few tests are needed."""
        if self.tests:
            return
        print(f'{self.name}: building', flush=True)
        shared = ['-DBUILD_SHARED_LIBS=ON', '-DCMAKE_C_VISIBILITY_PRESET=default', # tests need no new link
                  '-DCMAKE_SHARED_LINKER_FLAGS=-fuse-ld=gold', '-DCMAKE_EXE_LINKER_FLAGS=-Wl,--copy-dt-needed-entries']
        flags = [*shared, f'-DCMAKE_C_FLAGS={WARNINGS} {os.environ.get("CFLAGS", "")}']
        subprocess.run(['cmake', '-S', self.tree, '-B', self.build, '-G', 'Ninja', *flags, *self.options], check=True,
                       stdout=subprocess.DEVNULL)
        fine, said = self.make(*(t.name.replace('.', '_') for t in self.listed()))
        if not fine:
            raise SystemExit(said)
        self.tests = self.listed()
        for test in self.tests if self.name in ('reach', 'release') else []:
            self.measure(test)
        print(f'{self.name}: {len(self.tests)} tests, {sum(t.seconds for t in self.tests if t.passes):.1f} s', flush=True)

    def measure(self, test):
        """What a run without a mutant says, kept until the test or the library is another."""
        key = self.fingerprint(test)
        if self.kept.get(test.name, {}).get('key') != key:
            self.kept[test.name] = {'key': key, **self.try_out(test)}
            with open(self.build + '.json', 'w') as file:
                json.dump(self.kept, file)
        test.passes, test.seconds = self.kept[test.name]['passes'], self.kept[test.name]['seconds']
        if not test.passes:
            print(f'{self.name}: {test.name} fails without any mutant, and judges none', flush=True)

    def try_out(self, test):
        return {'passes': test.run() == 'passed', 'seconds': max(test.took, 0.01)}

    def fingerprint(self, test):
        library = os.path.realpath(os.path.join(self.build, 'liblanecast.so'))
        return [hashlib.sha256(open(file, 'rb').read()).hexdigest()[:16] for file in (library, test.command[0])]

    def listed(self):
        listed = subprocess.run(['ctest', '--test-dir', self.build, '--show-only=json-v1'], check=True, stdout=subprocess.PIPE)
        tests = [Test(row, self.name == 'debug') for row in json.loads(listed.stdout)['tests']]
        return [t for t in tests if t.label in self.labels and t.concerns(self.tree)]

    def order(self, path):
        """Those first that killed mutants of this file, or of its folder, in little time."""
        def worth(test):
            kills = self.kills.get(test.name, {})
            near = sum(n for p, n in kills.items() if os.path.dirname(p) == os.path.dirname(path))
            return (3 * kills.get(path, 0) + near + 0.1 * sum(kills.values()) + 0.05) / (test.seconds + 0.1)
        return sorted(self.tests, key=worth, reverse=True)

    def learn(self, path, name):
        kills = self.kills.setdefault(name, {})
        kills[path] = kills.get(path, 0) + 1

    def passes_alone(self, test, path, source):
        """Whether a test that fails with the mutant passes without it."""
        if test.passes is None:
            with open(path) as file:
                changed = file.read()
            for text, step in ((source, lambda: self.measure(test)), (changed, lambda: None)):
                with open(path, 'w') as file:
                    file.write(text)
                self.make('lanecast')
                step()
        return test.passes

    def judge(self, mutant, reaching):
        """(outcome, test) by the tests that reach it, or all: 'killed' or 'timeout' and by which, 'survived', 'does not compile'."""
        self.open()
        path = os.path.join(self.tree, mutant.path)
        with open(path) as file:
            source = file.read()
        try:
            with open(path, 'w') as file:
                file.write(mutant.apply(source))
            if not self.make('lanecast')[0]:
                return 'does not compile', ''
            for test in self.order(mutant.path):
                if test.passes is False or reaching is not None and test.name not in reaching:
                    continue
                outcome = test.run()
                if outcome != 'passed' and self.passes_alone(test, path, source):
                    self.learn(mutant.path, test.name)
                    return 'killed' if outcome == 'failed' else 'timeout', test.name
            return 'survived', ''
        finally:
            with open(path, 'w') as file:
                file.write(source)
