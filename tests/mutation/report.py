"""report - the table of mutants, written from the ledger; why a survivor survives is in why.txt."""
import collections
import os

GOAL = 0.9
WHY = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'why.txt')

# left: mutants of the draw that are not judged; tests: the digest of those that there are
Facts = collections.namedtuple('Facts', 'seed left tests')


def reasons():
    """why.txt: lines of a mutant's id and the reason."""
    with open(WHY) as file:
        return dict(line.rstrip('\n').split(' ', 1) for line in file if line.strip() and line[0] != '#')


def share(judged):
    counted = [row for _, row in judged if row['outcome'] != 'does not compile']
    killed = [row for row in counted if row['outcome'] != 'survived']
    return len(killed), len(counted)


def passes(judged):
    killed, counted = share(judged)
    return killed >= GOAL * counted


def table(title, judged, key):
    names = sorted({key(m, row) for m, row in judged})
    yield f'| {title} | mutants | killed | of these by timeout | survived |'
    yield '|---|---|---|---|---|'
    for name in names + ['all']:
        rows = [row for m, row in judged if name in (key(m, row), 'all') and row['outcome'] != 'does not compile']
        count = {o: sum(row['outcome'] == o for row in rows) for o in ('killed', 'timeout', 'survived')}
        yield f'| {name} | {len(rows)} | {count["killed"] + count["timeout"]} | {count["timeout"]} | {count["survived"]} |'


def code(text):
    return '`` ' + text.replace('|', '\\|') + ' ``' if text.strip() else 'nothing'


def survivors(judged, facts):
    why = reasons()
    yield '| id | where | tests that run it | kind | change | in | why |'
    yield '|---|---|---|---|---|---|---|'
    for m, row in judged:
        if row['outcome'] == 'survived':
            before, after = row['change'].split(' -> ', 1)
            reason = why.get(m.id, 'not looked at yet' if row['tests'] == facts.tests else 'tests have changed since it was judged')
            tests = 'not counted' if row['reaching'] is None else row['reaching']
            yield (f'| {m.id} | {m.path}:{m.line} {row["function"]} | {tests} | {row["kind"]} | {code(before)} becomes {code(after)} | '
                   f'{code(row["statement"][:120])} | {reason} |')


def killers(judged):
    tests = [row['test'] for _, row in judged if row['test']]
    yield '| test (build) | mutants that it killed, as the first to run |'
    yield '|---|---|'
    for name in sorted(set(tests), key=lambda t: (-tests.count(t), t)):
        yield f'| {name} | {tests.count(name)} |'


def waiting(judged):
    """Survivors that the sanitizers have not seen yet, though they might see them."""
    why = reasons()
    return sum(row['outcome'] == 'survived' and 'debug' not in row['survived'] and m.id not in why for m, row in judged)


def write(path, judged, facts):
    killed, counted = share(judged)
    lines = ['# Mutants', '',
             f'Written by `tests/mutation/run`, seed {facts.seed}. One statement of lane, nn, train, eval, model, or of windows, splits and',
             'scalers in data, is changed; the unit, contract, golden and property tests run until one fails: in single precision, of what',
             'is left under the sanitizers, of the rest in double. Tests of style, of the tool and on real data do not count.', '',
             f'**{killed} of {counted} killed, {100 * killed / max(counted, 1):.1f} %.** '
             f'{len(judged) - counted} more did not compile and are not counted. '
             f'{waiting(judged)} survivors wait for the sanitizers.', '']
    if facts.left:
        drawn = counted + facts.left
        lines += [f'{facts.left} of the {drawn} that are drawn are not judged yet: {killed} of {drawn}, {100 * killed / drawn:.1f} %, is '
                  'what is known.', '']
    lines += [*table('folder', judged, lambda m, row: os.path.dirname(m.path)), '']
    lines += [*table('kind', judged, lambda m, row: row['kind']), '']
    lines += ['## Survivors', '', *survivors(judged, facts), '', '## Who kills', '', *killers(judged), '']
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w') as file:
        file.write('\n'.join(lines))
