"""seeds - the files that mutants are made of: by the tool, as texts, and by h5py where it is at hand (files of other programs).

A seed is a file in the folder; the part of its name before the first point says what is done with it: data, run, csv or ini.
"""
import os
import random
import signal
import subprocess

OFTEN = {'data': 1, 'run': 4, 'csv': 1, 'ini': 2} # batches of each seed in a round

INI = '[data]\nfile = stock.h5\ntarget = *\nsplit = 30 10 10\n[window]\ncontext = 4\nhorizon = 2\n[model]\nhidden = 3\n' \
      '[train]\nepochs = 2\nbatch = 8\n'
VARIANTS = {
    'plain': '',
    'gru': '[model]\ncell = gru\nlayers = 2\ndropout = 0.1\n[train]\noptimizer = adamw\nadamw.decay = 0.01\n[run]\nseed = 7\n',
    'mask': '[data]\nmissing = mask\nscale = minmax\n[model]\nnormalize = last\n[train]\nschedule = cosine\npatience = 1\n',
}

TEXTS = {
    'plain': 'date,a,b\n' + ''.join(f'2016-07-{d:02} 00:00:00,{d * 1.5},{-d}\n' for d in range(1, 29)),
    'quoted': '"day","open, first","high ""x"""\r\n' + ''.join(f'"{d}/1/99","{d}.25","1e{d % 4}"\r\n' for d in range(1, 29)),
    'comma': 'Datum;Temperatur;Wind\n' + ''.join(f'{d:02}.03.2009 00:10:00;{d}.5;{d}.25\n' for d in range(1, 29)),
    'clock': 'Date\tTime\tx\n' + ''.join(f'12/30/2016\t{h}:00 PM\t{h}\n' for h in (12, *range(1, 12))),
    'missing': '\ufeffstamp,x,y,note\n' + ''.join(f'2020-01-{d:02}T00:00:00+02:00,NA,{d},text\n' for d in range(1, 20)),
    'bare': ''.join(f'{i},{i * i},{i / 7:.6f}\n' for i in range(40)),
    'blanks': '# made by hand\n\n time , v \n' + ''.join(f' 201601{d:02} , {d}.5 \n\n' for d in range(1, 20)),
    'wide': ','.join(f'c{c}' for c in range(90)) + '\n' + '\n'.join(','.join(str(r * c) for c in range(90)) for r in range(5)),
}


def make(folder, tool):
    """Makes them all, or leaves those that are there; returns their names in the order of batches."""
    os.makedirs(folder, exist_ok=True)
    marker = os.path.join(folder, 'made')
    if not os.path.exists(marker):
        make_texts(folder)
        make_by_tool(folder, tool)
        make_foreign(folder)
        open(marker, 'w').close()
    names = sorted(n for n in os.listdir(folder) if n.split('.')[0] in OFTEN)
    often = [n for n in names for _ in range(OFTEN[n.split('.')[0]])]
    random.Random(1).shuffle(often)
    return often


def make_texts(folder):
    for name, text in TEXTS.items():
        with open(os.path.join(folder, f'csv.{name}'), 'w', newline='') as file:
            file.write(text)
    for name, text in VARIANTS.items():
        with open(os.path.join(folder, f'ini.{name}'), 'w') as file:
            file.write(INI + text)


def make_by_tool(folder, tool):
    def call(*words):
        subprocess.run([tool, *words], cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    call('simulate', 'stock', '--rows', '60', '--series', '1', '--horizon', '0', '-o', 'stock.h5')
    call('simulate', 'stock', '--rows', '60', '--series', '1', '--horizon', '0', '-o', 'data.stock')
    call('simulate', 'weather', '--rows', '50', '--series', '3', '--horizon', '2', '-o', 'data.panel')
    for name in TEXTS:
        call('import', f'csv.{name}', '-o', f'data.{name}')
    for name in VARIANTS:
        call('train', f'ini.{name}', '-o', f'run.{name}')
    make_unfinished(folder, tool)


def make_unfinished(folder, tool):
    """A training that is saved by a signal after its first epoch; it may be done before that comes, then once more."""
    words = ['train', 'ini.plain', '-o', 'run.unfinished', '--force', '--progress', 'plain', '--set', 'train.epochs=400', '--set',
             'train.patience=0']
    for _ in range(20):
        job = subprocess.Popen([tool, *words], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        job.stderr.readline()
        job.send_signal(signal.SIGTERM)
        job.communicate()
        if job.returncode == 75:
            return
    raise SystemExit('training that was stopped did not save')


def make_foreign(folder):
    """Files of ours as other programs would write them: other versions of the format, layouts and filters."""
    try:
        import h5py
    except ImportError:
        print('h5py is not here: without files of other programs')
        return
    layouts = {'compact': None, 'contiguous': {}, 'chunked': {'chunks': True}, 'deflate': {'chunks': True, 'compression': 'gzip',
               'shuffle': True}, 'checked': {'chunks': True, 'fletcher32': True}, 'growing': {'chunks': True, 'maxshape': True}}
    for version in ('earliest', 'v108', 'v110'):
        for layout, options in layouts.items():
            name = ('plain', 'panel', 'wide')[len(version + layout) % 3]
            with h5py.File(os.path.join(folder, f'data.{name}'), 'r') as old, \
                    h5py.File(os.path.join(folder, f'data.{version}_{layout}'), 'w', libver=(version, 'v110')) as new:
                copy_group(new, old, options, h5py)
    with h5py.File(os.path.join(folder, 'run.plain'), 'r') as old, \
            h5py.File(os.path.join(folder, 'run.v110'), 'w', libver='v110') as new:
        copy_group(new, old, {}, h5py)
    with h5py.File(os.path.join(folder, 'data.other'), 'w') as f: # not of our layout
        f['v'] = [1.0, 2.0]


def copy_group(new, old, options, h5py):
    copy_attributes(new, old)
    for name, item in old.items():
        if isinstance(item, h5py.Group):
            copy_group(new.create_group(name), item, options, h5py)
        else:
            copy_attributes(copy_array(new, name, item, options, h5py), item)


def copy_array(new, name, old, options, h5py):
    if old.dtype.kind not in 'iuf' or old.shape == () or 0 in old.shape: # texts, axes without values
        return new.create_dataset(name, data=old[()], dtype=old.dtype)
    if options is None:
        plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        plist.set_layout(h5py.h5d.COMPACT)
        made = h5py.h5d.create(new.id, name.encode(), old.id.get_type(), old.id.get_space(), plist)
        made.write(h5py.h5s.ALL, h5py.h5s.ALL, old[()])
        return new[name]
    if 'maxshape' in options:
        options = dict(options, maxshape=(None,) + old.shape[1:])
    return new.create_dataset(name, data=old[()], dtype=old.dtype, **options)


def copy_attributes(new, old):
    """All but references, which are of the other file; texts become texts of variable length."""
    for name, value in old.attrs.items():
        if name not in ('DIMENSION_LIST', 'REFERENCE_LIST'):
            new.attrs[name] = value
