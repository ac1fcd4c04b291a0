"""seeds - the files that mutants are made of: by the tool, as texts, and by h5py where it is at hand (files of other programs).

A seed is a file in the folder; the part of its name before the first point says what is done with it: data, run, csv or ini.
"""
import os
import subprocess

INI = '[data]\nfile = stock.h5\ntarget = *\nsplit = 30 10 10\n[window]\ncontext = 4\nhorizon = 2\n[model]\nhidden = 3\n' \
      '[train]\nepochs = 2\nbatch = 8\n'
VARIANTS = {
    'plain': '',
    'gru': '[model]\ncell = gru\nlayers = 2\ndropout = 0.1\n[train]\noptimizer = adamw\nadamw.decay = 0.01\n[run]\nseed = 7\n',
    'mask': '[data]\nmissing = mask\nscale = minmax\n[model]\nanchor = yes\n[train]\nschedule = cosine\npatience = 1\n',
}

TEXTS = {
    'plain': 'date,a,b\n' + ''.join(f'2016-07-{d:02} 00:00:00,{d * 1.5},{-d}\n' for d in range(1, 29)),
    'quoted': '"day","open, first","high ""x"""\r\n' + ''.join(f'"{d}/1/99","{d}.25","1e{d % 4}"\r\n' for d in range(1, 29)),
    'comma': 'Datum;Temperatur;Wind\n' + ''.join(f'{d:02}.03.2009 00:10:00;{d}.5;{d}.25\n' for d in range(1, 29)),
    'clock': 'Date\tTime\tx\n' + ''.join(f'12/30/2016\t{h}:00 PM\t{h}\n' for h in range(1, 13)),
    'missing': '\ufeffstamp,x,y,note\n' + ''.join(f'2020-01-{d:02}T00:00:00+02:00,NA,{d},text\n' for d in range(1, 20)),
    'bare': ''.join(f'{i},{i * i},{i / 7:.6f}\n' for i in range(40)),
    'blanks': '# made by hand\n\n time , v \n' + ''.join(f' 201601{d:02} , {d}.5 \n\n' for d in range(1, 20)),
    'wide': ','.join(f'c{c}' for c in range(90)) + '\n' + '\n'.join(','.join(str(r * c) for c in range(90)) for r in range(5)),
}


def make(folder, tool):
    """Makes them all, or leaves those that are there; returns their names, sorted."""
    os.makedirs(folder, exist_ok=True)
    marker = os.path.join(folder, 'made')
    if not os.path.exists(marker):
        make_texts(folder)
        make_by_tool(folder, tool)
        make_foreign(folder)
        open(marker, 'w').close()
    return sorted(n for n in os.listdir(folder) if n.split('.')[0] in ('data', 'run', 'csv', 'ini'))


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
    """A training that is saved by a signal."""
    import signal
    import time
    path = os.path.join(folder, 'run.unfinished')
    job = subprocess.Popen([tool, 'train', 'ini.plain', '-o', 'run.unfinished', '--set', 'train.epochs=100000000'], cwd=folder,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(1)
    job.send_signal(signal.SIGTERM)
    if job.wait(60) != 75 or not os.path.exists(path):
        raise SystemExit('training that was stopped did not save')


def make_foreign(folder):
    try:
        import h5py
        import numpy
    except ImportError:
        print('h5py is not here: without files of other programs')
        return
    time = numpy.arange(40) * 3600.0
    for version in ('earliest', 'v108', 'v110', 'latest'):
        for layout in ('compact', 'contiguous', 'chunked', 'deflate', 'checked', 'growing'):
            with h5py.File(os.path.join(folder, f'data.{version}_{layout}'), 'w', libver=(version, 'latest')) as f:
                make_axes(f, h5py, time)
                for c in range(3):
                    add_channel(f, f'c{c}', numpy.sin(time / 7e3 + c), layout, h5py)
    make_dense(folder, h5py, numpy, time)
    make_texts_of_variable_length(folder, h5py, numpy, time)


def make_axes(f, h5py, time):
    f['time'] = time
    f['time'].attrs['units'] = 'seconds since 2000-01-01 00:00:00'
    f['time'].attrs['calendar'] = 'standard'
    f['time'].make_scale('time')


def add_channel(f, name, values, layout, h5py):
    if layout == 'compact':
        plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        plist.set_layout(h5py.h5d.COMPACT)
        space = h5py.h5s.create_simple(values.shape)
        h5py.h5d.create(f.id, name.encode(), h5py.h5t.IEEE_F64LE, space, plist).write(h5py.h5s.ALL, h5py.h5s.ALL, values)
        d = f[name]
    else:
        options = {'contiguous': {}, 'chunked': {'chunks': (8,)},
                   'deflate': {'chunks': (16,), 'compression': 'gzip', 'shuffle': True},
                   'checked': {'chunks': (16,), 'fletcher32': True},
                   'growing': {'chunks': (16,), 'maxshape': (None,)}}[layout]
        d = f.create_dataset(name, data=values.astype('f4'), **options)
    d.attrs['units'] = 'K'
    d.attrs['_FillValue'] = values.dtype.type(-9999) if layout == 'compact' else d.dtype.type(-9999)
    d.dims[0].attach_scale(f['time'])


def make_dense(folder, h5py, numpy, time):
    """Many links and attributes: fractal heaps and trees of version 2."""
    with h5py.File(os.path.join(folder, 'data.dense'), 'w', libver='latest') as f:
        make_axes(f, h5py, time)
        for c in range(20):
            add_channel(f, f'c{c:02}', numpy.cos(time / 1e4 + c), 'contiguous', h5py)
        for a in range(20):
            f['c00'].attrs[f'note{a}'] = 'x' * a


def make_texts_of_variable_length(folder, h5py, numpy, time):
    for version in ('earliest', 'latest'):
        with h5py.File(os.path.join(folder, f'data.texts_{version}'), 'w', libver=version) as f:
            make_axes(f, h5py, time)
            f.attrs['title'] = 'texts of variable length'
            f.create_dataset('station', data=['north', 'south'], dtype=h5py.string_dtype())
            f.create_dataset('v', data=numpy.outer([1.0, 2.0], numpy.sin(time)), chunks=(1, 20))
            f['v'].attrs['long_name'] = 'a name'
            f['v'].dims[1].attach_scale(f['time'])
