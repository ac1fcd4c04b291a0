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
WIDE = 'id,start,' + ','.join(f'V{i}' for i in range(1, 9)) + ''.join(f'\n{name},2024-01-01,' + ','.join(f'{k * 1.5}' for k in range(8))
                                                                  for name in ('a', 'b')) + '\n'
TSF = '@relation two\n@attribute series_name string\n@attribute start_timestamp date\n@frequency daily\n@missing true\n@data\n' + \
      'T1:2024-01-01 00-00-00:1,2,?,4\nT2:2024-01-03 00-00-00:5,6,7,8\n'
HOURS = 'date,' + ','.join(f'H{h}' for h in range(1, 25)) + ''.join(f'\n2024-03-{day},' + ','.join(str(day + h) for h in range(24))
                                                                  for day in (29, 30)) + '\n'
UTC = 'time,load\n' + ''.join(f'2024-03-{29 + hour // 24}T{hour % 24:02}:00Z,{hour * 7 % 11}\n' for hour in range(72))
LONG_TEXT = 'date;ticker;close\n' + ''.join(f'{day:02}.01.2024;{name};{day},{5 * k}\n' for k, name in enumerate(('X', 'Y')) for day in range(1, 9))

SWEEP = ['sweep', 't.ini', '--try', 'model.hidden=2..4', '--workers', '1', '--sampler', 'random']
FRONT, PRUNED = [*SWEEP, '--objective', 'mse,mae'], [*SWEEP, '--pruner', 'median']
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
    'sweep-gp': ([*SWEEP[:-1], 'gp', '--set', 'sweep.gp.startup=1', '--lag', '1', '--trials', '3', '-o', 'out.db'], 'out.db'),
    'sweep-log': ([*SWEEP, '--trials', '2', '-o', 'out.db', '--log', 'log.jsonl', '--json'], 'out.db'),
    'sweep-journal': (['sweep', 'show', 'sweep.db', '--export', 'journal', '-o', 'out.log'], 'out.log'),
    'import-panel': (['import', 'a.csv', 'b.csv.gz', '-o', 'out.h5'], 'out.h5'),
    'append': (['import', 'c.csv', '--append', 'a.h5', '-o', 'out.h5'], 'out.h5'),
    'import-series-a-row': (['import', 'wide.csv', '-o', 'out.h5', '--wide'], 'out.h5'),
    'import-tsf': (['import', 'two.tsf', '-o', 'out.h5'], 'out.h5'),
    'import-hours': (['import', 'hours.csv', '-o', 'out.h5', '--zone', 'Europe/Rome'], 'out.h5'),
    'import-long': (['import', 'long.csv', '-o', 'out.h5'], 'out.h5'),
    'import-grid-of-stamps': (['import', 'a.csv', '-o', 'out.h5', '--grid', '12h', '--holidays', 'closed.txt'], 'out.h5'),
    'forecast-zoned': (['forecast', 'zoned.h5', 'utc.h5', '-o', 'out.csv'], 'out.csv'),
    'join': (['import', 'a.csv', 'late.csv', '--join', '-o', 'out.h5'], 'out.h5'),
    'train-interval': (['train', 't.ini', '-o', 'out.h5', '--set', 'model.interval=conformal', '--json'], 'out.h5'),
    'train-adaptive': (['train', 't.ini', '-o', 'out.h5', '--set', 'model.interval=adaptive', '--json'], 'out.h5'),
    'train-ridge': (['train', 't.ini', '-o', 'out.h5', '--set', 'model.kind=ridge', '--json'], 'out.h5'),
    'train-mixture': (['train', 't.ini', '-o', 'out.h5', '--set', 'model.loss=mixture', '--json'], 'out.h5'),
    'evaluate-interval': (['evaluate', 'interval.h5', 'run.h5', '--forecasts', 'out.csv', '--json'], 'out.csv'),
    'forecast-cube': (['forecast', 'interval.h5', '-o', 'out.nc', '--origins', '2010-01-01..2010-01-03'], 'out.nc'),
    'plot-of-forecasts': (['plot', 'views.csv', '-o', 'out.svg', '--what', 'track', '--script'], 'out.svg'),
    'plot-calibration': (['plot', 'interval.h5', '-o', 'out.svg', '--what', 'calibration'], 'out.svg'),
    'plot-confusion': (['plot', 'classes.h5', '-o', 'out.svg', '--what', 'confusion'], 'out.svg'),
    'plot-slices': (['plot', 'sweep.db', '-o', 'out.svg', '--what', 'slices'], 'out.svg'),
    'report-classes': (['report', 'classes.h5', '-o', 'out.html'], 'out.html'),
    'sweep-front': ([*FRONT, '--trials', '2', '-o', 'out.db', '--json'], 'out.db'),
    'sweep-pruned': ([*PRUNED, '--trials', '4', '-o', 'out.db', '--json'], 'out.db'),
    'sweep-front-on': ([*FRONT, '--trials', '3', '-o', 'front.db', '--json'], 'front.db'),
    'sweep-pruned-on': ([*PRUNED, '--trials', '5', '-o', 'pruned.db', '--json'], 'pruned.db'),
    'sweep-continue': ([*SWEEP, '--try', 'train.rate=1e-3,1e-2', '--trials', '3', '--continue', '-o', 'sweep.db', '--json'], 'sweep.db'),
    'sweep-show-front': (['sweep', 'show', 'front.db', '--json'], None),
    'sweep-best-front': (['sweep', 'best', 'front.db', '--trial', '0', '--seeds', '1', '-o', 'out.h5', '--json'], 'out.h5'),
    'inspect-foreign': (['inspect', 'foreign.h5', '--json'], None),
    'inspect-run': (['inspect', 'interval.h5'], None),
    'bench': (['bench', '--case', 'lstm-B8-T4-I2-H4-L1', '--seconds', '0.001', '--threads', '1', '--json'], None),
}
LONG = {'check': (['check', 'determinism', '--json'], None)}  # a minute each: only where it is named
USUAL = ','.join(COMMANDS)
COMMANDS.update(LONG)
