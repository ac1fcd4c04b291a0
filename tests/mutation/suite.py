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
    # counts that threads lose are of no matter, only whether there is one; atomic ones are slow
    'reach': (['-DCMAKE_BUILD_TYPE=Debug', '-DCMAKE_C_FLAGS_DEBUG=-Og -fprofile-update=single', '-DLANECAST_COVERAGE=ON'],
              ('unit', 'contract', 'golden', 'property')),
}
ROOMS = re.compile(r'#include [<"](lane/|nn/|train/|eval/|model/|data/scale|data/window|contract/|golden/|property/|variants|'
                   r'lanecast/(net|train|config|forecaster|evaluate|window|scaler)\.h)')
FUNCTION = re.compile(r'^\w[^\n;]*?\b(lc_\w+)\(', re.M) # that a file defines
MEMORY = 4 << 30  # bytes that a test may take; sanitizers reserve more than they use and have no limit
FILE = 1 << 30    # bytes that it may write


class Test:
    def __init__(self, row, sanitized):
        properties = {p['name']: p['value'] for p in row['properties']}
        self.name, self.command = row['name'], row.get('command') # without one until it is built
        self.folder, self.label = properties['WORKING_DIRECTORY'], properties['LABELS'][0]
        self.environment = dict(os.environ, **dict(p.split('=', 1) for p in properties.get('ENVIRONMENT', [])))
        self.sanitized, self.passes, self.seconds, self.took = sanitized, None, 3.0, 0.0 # before it is measured
        self.text = ''

    def concerns(self, tree):
        """Whether it includes anything of what is mutated; the others cannot fail."""
        with open(os.path.join(tree, 'tests', self.label, self.name.split('.')[1] + '.c')) as file:
            self.text = file.read()
        return ROOMS.search(self.text)

    def digest(self):
        return hashlib.sha256(self.text.encode()).hexdigest()[:8]

    def is_about(self, path, functions):
        """How much its name, and those of these functions that it calls, have to do with a file."""
        words = set(re.split(r'[/._]', path)) & set(re.split(r'[._]', self.name))
        return 2 * len(words) + sum(f + '(' in self.text for f in functions)

    def limit(self):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (FILE, FILE))
        most = int(10 + 20 * self.seconds) # of the processor, not of a clock that goes on where others have it
        resource.setrlimit(resource.RLIMIT_CPU, (most, most + 1))
        if not self.sanitized:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    def run(self):
        """'passed', 'failed' or 'timeout'."""
        began = time.monotonic()
        process = subprocess.Popen(self.command, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=self.limit, start_new_session=True)
        try:
            code = process.wait(300 + 100 * self.seconds) # for one that waits for ever
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return 'timeout'
        self.took = time.monotonic() - began
        return 'passed' if code in (0, 77) else 'timeout' if code == -signal.SIGXCPU else 'failed'


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
        """Builds the tests. Those that fail under a mutant are tried without one, where that is not known of this library."""
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
        for test in self.tests:
            known = self.kept.get(test.name)
            if self.name == 'reach':
                self.measure(test)
            elif known:
                test.passes, test.seconds = known['passes'] if known['key'] == self.fingerprint(test) else None, known['seconds']
        print(f'{self.name}: {len(self.tests)} tests, {sum(t.seconds for t in self.tests):.1f} s', flush=True)

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

    def order(self, path, source):
        """Those first that killed mutants of this file, or of its folder, or are about it, in little time."""
        functions = set(FUNCTION.findall(source))

        def worth(test):
            kills = self.kills.get(test.name, {})
            near = sum(n for p, n in kills.items() if os.path.dirname(p) == os.path.dirname(path))
            said = 3 * kills.get(path, 0) + near + test.is_about(path, functions) + 0.1 * sum(kills.values()) + 0.05
            return said / (test.seconds + 0.1)
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

    def judge(self, mutant, reaching, passed):
        """(outcome, test) by the tests that reach it, or all: 'killed' or 'timeout' and by which, 'survived', 'does not compile'.
        passed: digests of the tests by name that it has survived, which are not run again; those that it survives are added."""
        self.open()
        path = os.path.join(self.tree, mutant.path)
        with open(path) as file:
            source = file.read()
        try:
            with open(path, 'w') as file:
                file.write(mutant.apply(source))
            if not self.make('lanecast')[0]:
                return 'does not compile', ''
            for test in self.order(mutant.path, source):
                if test.passes is False or reaching is not None and test.name not in reaching:
                    continue
                if passed.get(test.name) == test.digest():
                    continue
                outcome = test.run()
                if outcome != 'passed' and self.passes_alone(test, path, source):
                    self.learn(mutant.path, test.name)
                    return 'killed' if outcome == 'failed' else 'timeout', test.name
                passed[test.name] = test.digest()
            return 'survived', ''
        finally:
            with open(path, 'w') as file:
                file.write(source)
