"""commands - what is run, of every command of the tool, and what it reads."""
INI = '''[data]
file = w.h5
[window]
context = 6
horizon = 2
[model]
hidden = 4
[train]
epochs = 2
[run]
threads = 1
checkpoint = 0.000001
'''
CLASSES = INI.replace('file = w.h5', 'file = a.h5\ntarget = close').replace('[model]', '[classes]\nof = change\nlimits = -1 1\n[model]\nloss = softmax')
CSV = ''.join(f'2024-01-{day:02},{day % 7},{day * 0.5}\n' for day in range(1, 29))

SWEEP = ['sweep', 't.ini', '--try', 'model.hidden=2..4', '--workers', '1', '--sampler', 'random']
# name: arguments, the file it writes; "old": that file is there before, with other content
COMMANDS = {
    'import': (['import', 'a.csv', '-o', 'out.h5'], 'out.h5'),
    'import-old': (['import', 'a.csv', '-o', 'out.h5', '--force', '--json'], 'out.h5'),
    'simulate': (['simulate', 'weather', '--rows', '60', '-o', 'out.h5', '--json'], 'out.h5'),
    'inspect': (['inspect', 'w.h5'], None),
    'inspect-json': (['inspect', 'w.h5', '--json'], None),
    'inspect-csv': (['inspect', 'a.csv', '--json'], None),
    'train': (['train', 't.ini', '-o', 'out.h5', '--json'], 'out.h5'),
    'train-old': (['train', 't.ini', '-o', 'out.h5', '--force', '--log', 'log.jsonl', '--json'], 'out.h5'),
    'train-threads': (['train', 't.ini', '-o', 'out.h5', '--json', '--threads', '2'], 'out.h5'),
    'dry-run': (['train', 't.ini', '--dry-run', '--json', '--threads', '1'], None),
    'resume': (['resume', 'out.h5', '--epochs', '3', '--json'], 'out.h5'),
    'evaluate': (['evaluate', 'run.h5', '--json'], None),
    'baselines': (['evaluate', 'base.h5'], None),
    'forecast': (['forecast', 'run.h5', '-o', 'out.csv', '--json'], 'out.csv'),
    'forecast-old': (['forecast', 'run.h5', '-o', 'out.h5', '--force'], 'out.h5'),
    'replay': (['replay', 'run.h5', '--json'], None),
    'verify': (['verify', 'w.h5', 'run.h5', '--json'], None),
    'config': (['config', 'check', 't.ini', '--json'], None),
    'explain': (['config', 'explain', '--json'], None),
    'list': (['list', '--json'], None),
    'verify-whole': (['verify', 'w.h5', 'run.h5', 'base.h5'], None),
    'help': (['help', 'train'], None),
    'manual': (['--manual', 'lanecast.ini'], None),
    'version': (['--version', '--json'], None),
    'plot': (['plot', 'run.h5', '-o', 'out.svg', '--script'], 'out.svg'),
    'plot-of-data': (['plot', 'w.h5', '-o', 'out.svg'], 'out.svg'),
    'plot-of-errors': (['plot', 'errors.json', '-o', 'out.svg', '--what', 'horizon', '--json'], 'out.svg'),
    'plot-of-sweep': (['plot', 'sweep.db', '-o', 'out.svg'], 'out.svg'),
    'report': (['report', 'run.h5', 'base.h5', '-o', 'out.html'], 'out.html'),
    'sweep': ([*SWEEP, '--trials', '2', '-o', 'out.db'], 'out.db'),
    'sweep-on': ([*SWEEP, '--trials', '3', '--keep', '1', '-o', 'sweep.db'], 'sweep.db'),
    'sweep-show': (['sweep', 'show', 'sweep.db', '--csv', 'out.csv', '--json'], 'out.csv'),
    'sweep-best': (['sweep', 'best', 'sweep.db', '--seeds', '1', '-o', 'out.h5', '--json'], 'out.h5'),
    'sweep-train': (['sweep', 'train', 'sweep.db', '--trial', '1', '-o', 'out.h5', '--json'], 'out.h5'),
    'sweep-merge': (['sweep', 'merge', 'out.db', 'one.db', 'two.db'], 'out.db'),
    'compare': (['evaluate', 'run.h5', 'base.h5', '--format', 'latex'], None),
    'evaluate-csv': (['evaluate', 'run.h5', '--csv', 'out.csv'], 'out.csv'),
    'evaluate-forecasts': (['evaluate', 'run.h5', '--forecasts', 'out.nc'], 'out.nc'),
    'train-text': (['train', 'a.csv', '--horizon', '2', '--context', '6', '--hidden', '3', '--epochs', '2', '-o', 'out.h5', '--threads', '1'],
                   'out.h5'),
    'train-from': (['train', '--from', 'run.h5', 'w.h5', '-o', 'out.h5'], 'out.h5'),
    'import-foreign': (['import', 'foreign.h5', '-o', 'out.h5', '--json'], 'out.h5'),
    'train-members': (['train', 't.ini', '-o', 'out.h5', '--set', 'run.seeds=2', '--json'], 'out.h5'),
    'train-decoder': (['train', 't.ini', '-o', 'out.h5', '--set', 'model.kind=seq2seq', '--json'], 'out.h5'),
    'train-classes': (['train', 'c.ini', '-o', 'out.h5'], 'out.h5'),
    'inspect-classes': (['inspect', 'classes.h5', '--json'], None),
    'evaluate-classes': (['evaluate', 'classes.h5', '--json'], None),
    'forecast-classes': (['forecast', 'classes.h5', '-o', 'out.csv'], 'out.csv'),
    'evaluate-members': (['evaluate', 'members.h5', 'decoder.h5', '--json'], None),
    'forecast-decoder': (['forecast', 'decoder.h5', '-o', 'out.csv', '--set', 'window.horizon=4'], 'out.csv'),
    'sweep-log': ([*SWEEP, '--trials', '2', '-o', 'out.db', '--log', 'log.jsonl', '--json'], 'out.db'),
    'sweep-journal': (['sweep', 'show', 'sweep.db', '--export', 'journal', '-o', 'out.log'], 'out.log'),
    'import-panel': (['import', 'a.csv', 'b.csv.gz', '-o', 'out.h5'], 'out.h5'),
    'append': (['import', 'c.csv', '--append', 'a.h5', '-o', 'out.h5'], 'out.h5'),
    'bench': (['bench', '--case', 'lstm-B8-T4-I2-H4-L1', '--seconds', '0.001', '--threads', '1', '--json'], None),
}
LONG = {'check': (['check', 'determinism', '--json'], None)}  # a minute each: only where it is named
USUAL = ','.join(COMMANDS)
COMMANDS.update(LONG)
