"""tool - runs the tool over a mutant, and says what it may not do."""
import os
import resource
import shutil
import signal
import time

SECONDS = 10                      # a command that takes longer hangs
BYTES = 1 << 30                   # more resident memory than the reader may take is too much for either process
DOCUMENTED = set(range(8)) | {75} # include/lanecast/base.h
ENDED = {'reading it crashed': 'crashed', 'reading it ended early': 'ended', 'more processor time': 'time', 'got nowhere for': 'stuck',
         'did nothing for': 'stuck', 'more memory than': 'memory'}

QUIET = dict(os.environ, OMP_WAIT_POLICY='passive', GOMP_SPINCOUNT='10000', OMP_NUM_THREADS='1')


class Late(Exception):
    pass


def alarm(*_):
    raise Late


def prepare():
    """Cores would be written and be seen; the parent's address space has an end too. For every process that is started."""
    signal.signal(signal.SIGALRM, alarm)
    resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


def commands(kind, number):
    """What is tried with mutant `number` of a kind: words, {} for the mutant. Several commands only where they differ."""
    if kind == 'data':
        return [[['inspect', '-q', '{}']], [['verify', '-q', '{}']], [['inspect', '--json', '-q', '{}']],
                [['train', 'config', '--data', '{}', '--dry-run', '-q', '--threads', '1']],
                [['forecast', 'run', '--data', '{}', '-o', 'out.csv', '-q', '--threads', '1']],
                [['import', '{}', '-o', 'out.h5', '-q']] if number % 30 == 5 else [['inspect', '-v', '{}']]][number % 6]
    if kind == 'run':
        return [[['forecast', '{}', '--data', 'data', '-o', 'out.csv', '-q', '--threads', '1']], [['verify', '-q', '{}']],
                [['evaluate', '{}', '--data', 'data', '-q', '--threads', '1']],
                [['forecast', '{}', '--data', 'data', '-o', 'out.h5', '-q', '--threads', '1']],
                [['resume', '{}', '--data', 'data', '-q', '--threads', '1', *(['--epochs', '3'] if number % 12 == 4 else [])]],
                [['inspect', '-q', '{}']]][number % 6]
    if kind == 'csv':
        return [[['import', '{}', '-o', 'out.h5', '-q'], ['verify', '-q', 'out.h5']], [['inspect', '-q', '{}']]][number % 4 == 3]
    return [[['config', 'check', '{}', '-q']], [['train', '{}', '--dry-run', '-q', '--threads', '1']]][number % 2]


def start(tool, words):
    actions = [(os.POSIX_SPAWN_OPEN, 0, '/dev/null', os.O_RDONLY, 0), (os.POSIX_SPAWN_OPEN, 1, '/dev/null', os.O_WRONLY, 0),
               (os.POSIX_SPAWN_OPEN, 2, '../error', os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)]
    return os.posix_spawn(tool, [tool, *words], QUIET, file_actions=actions)


def wait(process):
    """(status, usage), status None after too long a time: then it is ended."""
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        _, status, usage = os.wait4(process, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        return status, usage
    except Late:
        os.kill(process, signal.SIGKILL)
        return None, os.wait4(process, 0)[2]


def complain(status, error, folder, before, words):
    """What a command did that none may do; '' for nothing."""
    if status is None:
        return 'hang'
    if os.WIFSIGNALED(status):
        return 'signal ' + str(os.WTERMSIG(status))
    code = os.WEXITSTATUS(status)
    if code not in DOCUMENTED:
        return f'exit code {code}'
    if code == 0 and error and '-v' not in words:
        return 'a line of error without failure'
    if code != 0 and (error.count(b'\n') != 1 or not error.startswith(b'lanecast: ')) and '-v' not in words:
        return 'not one line of error'
    try:
        if any(ord(c) < 32 or 127 <= ord(c) < 160 for c in error.decode().replace('\n', '')):
            return 'a control character in the message'
    except UnicodeDecodeError:
        return 'not UTF-8 in the message'
    left = set(os.listdir(folder)) - before - ({words[words.index('-o') + 1]} if '-o' in words and code == 0 else set())
    return 'left behind: ' + ' '.join(sorted(left)) if left else ''


class Folder:
    """Where commands run: a mutant, and the files that go with it."""

    def __init__(self, tool, path, files):
        self.tool, self.path = tool, os.path.join(path, 'work')
        shutil.rmtree(self.path, ignore_errors=True)
        os.makedirs(self.path)
        for name, source in files.items():
            shutil.copy(source, os.path.join(self.path, name))
        self.given = set(os.listdir(self.path))

    def clean(self):
        for name in set(os.listdir(self.path)) - self.given:
            os.remove(os.path.join(self.path, name))

    def run(self, words):
        """(complaint, exit code or None, how the reader ended or '', seconds, bytes)"""
        before, begun = set(os.listdir(self.path)), time.monotonic()
        os.chdir(self.path)
        status, usage = wait(start(self.tool, words))
        seconds, most = time.monotonic() - begun, usage.ru_maxrss * 1024
        with open('../error', 'rb') as file:
            error = file.read()
        complaint = complain(status, error, self.path, before, words)
        if not complaint and most > BYTES:
            complaint = 'memory'
        code = os.WEXITSTATUS(status) if status is not None and os.WIFEXITED(status) else None
        reader = next((name for text, name in ENDED.items() if text.encode() in error), '')
        return complaint, code, reader, seconds, most

    def attempt(self, kind, number, mutant):
        """Every command over the mutant (its bytes): yields (words, what run gives)."""
        self.clean()
        with open(os.path.join(self.path, 'mutant'), 'wb') as file:
            file.write(mutant)
        for words in commands(kind, number):
            words = [w.format('mutant') for w in words]
            if words[-1] == 'out.h5' and not os.path.exists(os.path.join(self.path, 'out.h5')):
                return
            yield words, self.run(words)
