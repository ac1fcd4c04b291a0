"""report - the ledger of tests/fuzz/run as results/reliability/fuzzing.md."""
import collections
import os

KINDS = {'data': 'datasets (HDF5)', 'run': 'run files (HDF5)', 'csv': 'text files (CSV)', 'ini': 'configurations (INI)'}
READER = {'crashed': 'crashed', 'ended': 'ended by itself', 'time': 'too much processor time', 'stuck': 'got nowhere', 'memory':
          'too much memory'}
MENDED = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'mended.txt')


def total(lines, key):
    sums = collections.Counter()
    for line in lines:
        sums.update(line[key])
    return sums


def rows_of_kinds(lines):
    yield '| kind | seeds | mutants | commands | exit 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | slowest, s | most memory, MB |'
    yield '|---|---|---|---|---|---|---|---|---|---|---|---|---|---|'
    for kind, name in [*KINDS.items(), ('', 'all')]:
        some = [line for line in lines if line['seed'].startswith(kind)]
        if not some:
            continue
        exits = total(some, 'exits')
        yield (f"| {name} | {len({line['seed'] for line in some})} | {sum(line['mutants'] for line in some)} | "
               f"{sum(line['commands'] for line in some)} | " + ' | '.join(str(exits[str(code)]) for code in range(8)) +
               f" | {max(line['slowest'] for line in some):.1f} | {max(line['most'] for line in some) >> 20} |")


def rows_found(lines):
    found = [f for line in lines for f in line['found']]
    if not found:
        yield 'Nothing.'
        return
    yield '| seed | mutant | command | what | bytes changed |'
    yield '|---|---|---|---|---|'
    for f in found[:100]:
        yield f"| {f['seed']} | {f['number']} | {f['command']} | {f['complaint']} | {f['changed']} |"
    if len(found) > 100:
        yield f'\nAnd {len(found) - 100} more.'


def text_of(lines):
    mutants = sum(line['mutants'] for line in lines)
    found = sum(len(line['found']) for line in lines)
    reader = total(lines, 'reader')
    yield '# Mutants of files'
    yield ''
    yield 'Written by `tests/fuzz/run`. Small files (datasets of both layouts and of other programs, finished and unfinished runs, texts,'
    yield 'configurations) are changed by number: texts at random and with words that the formats know; HDF5 in the fields of its'
    yield 'structures, with checksums made right again and the seal dropped, made anew or kept. The tool gets each mutant in one command,'
    yield 'or in two. What may not happen: a signal, an exit code that is not documented, a message that is not one line or has control'
    yield 'characters, 10 s without an end, 1 GB of resident memory in the tool or in the process that reads for it, a core, a temporary,'
    yield 'a file that is left after a failure.'
    yield ''
    yield f'**{mutants} mutants: {found or "none"} did what may not happen.**'
    yield ''
    yield from rows_of_kinds(lines)
    yield ''
    yield f'The process that reads HDF5 for the tool was lost {sum(reader.values())} times, which is an error of exit 4: ' + ', '.join(
        f'{READER[name]} {reader[name]}' for name in READER) + '.'
    late = sum(line.get('late', 0) for line in lines)
    yield f'Commands that took more than 10 s on a busy machine, and not when they were tried again at once: {late}.'
    yield ''
    yield '## What may not happen, and did'
    yield ''
    yield from rows_found(lines)
    if os.path.exists(MENDED):
        yield ''
        yield '## Found before, and mended'
        yield ''
        yield open(MENDED).read().rstrip()


def write(path, lines):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + '.new', 'w') as file:
        file.write('\n'.join(text_of(lines)) + '\n')
    os.replace(path + '.new', path)
