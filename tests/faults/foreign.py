"""foreign - small HDF5 files of other programs, for imports in which something fails: pandas' frames, sites of NREL, stations, a grid,
forecasts, plain arrays. Needs h5py."""
import os
import pickle

import h5py
import numpy as np

HOURS = (1577836800 + np.arange(6) * 3600) * 10**9
SINCE = 'hours since 2020-01-01'


def scale(f, name, values, **attributes):
    f[name] = values
    f[name].attrs.update(attributes)
    f[name].make_scale(name)


def variable(f, name, values, *dimensions, **attributes):
    f[name] = values
    f[name].attrs.update(attributes)
    for axis, dimension in enumerate(dimensions):
        f[name].dims[axis].attach_scale(f[dimension])


def fixed(f):
    """to_hdf of columns of two levels, and a column of objects."""
    g = f.create_group('d')
    g.attrs.update({'pandas_type': b'frame', 'nblocks': 2, 'axis0_variety': b'multi', 'axis0_nlevels': 2})
    g['axis1'] = HOURS
    g['axis1'].attrs.update({'kind': b'datetime64[ns]', 'index_class': b'datetime', 'name': b'N.'})
    for block, (values, codes) in enumerate(((np.arange(12.0).reshape(6, 2), ((0, 1), (0, 0))), (np.arange(6)[:, None], ((1,), (1,))))):
        g[f'block{block}_values'] = values
        for level, texts in enumerate((np.array([b'AAPL', b'MSFT']), np.array([b'Close', b'Vol']))):
            g[f'block{block}_items_level{level}'] = texts
            g[f'block{block}_items_label{level}'] = np.array(codes[level], 'i1')


def objects(f):
    """A column of floats, and words that name series."""
    g = f.create_group('d')
    g.attrs.update({'pandas_type': b'frame', 'nblocks': 2})
    g['axis1'] = np.repeat(HOURS[:3], 2)
    g['axis1'].attrs.update({'kind': b'datetime64[ns]', 'name': b'date'})
    g['block0_items'], g['block0_values'], g['block1_items'] = np.array([b'y']), np.arange(6.0)[:, None], np.array([b'key'])
    words = pickle.dumps(np.array(['Rome', 'Oslo'] * 3, object)[:, None], 2)
    g.create_dataset('block1_values', (1,), h5py.vlen_dtype(np.uint8))[0] = np.frombuffer(words, np.uint8)
    g['block1_values'].attrs['PSEUDOATOM'] = b'object'


def table(f):
    """A table of rows with a word each."""
    rows = np.zeros(6, [('index', 'i8'), ('values_block_0', 'f8', (2,)), ('place', 'S4')])
    rows['index'], rows['values_block_0'], rows['place'] = np.repeat(HOURS[:3], 2), np.arange(12.0).reshape(6, 2), [b'Rome', b'Oslo'] * 3
    f['d/table'] = rows
    f['d'].attrs.update({'pandas_type': b'frame_table', 'info': b'N.'})
    f['d/table'].attrs.update({'index_kind': b'datetime64[ns]', 'place_kind': b'string', 'values_block_0_kind': b'(lp0\nVa\np1\naVb\np2\na.',
                               'values_block_0_dtype': b'float64'})


def sites(f):
    f['time_index'] = np.array([f'2020-01-01 {hour:02}:00:00+00:00'.encode() for hour in range(6)])
    f['meta'] = np.array([(50.0, 10.0, 120.0), (51.0, 11.0, 80.0)], [('latitude', 'f4'), ('longitude', 'f4'), ('elevation', 'f4')])
    f['wind'] = np.arange(12, dtype='i2').reshape(6, 2)
    f['wind'].attrs.update({'scale_factor': 10.0, 'units': 'm/s'})


def stations(f):
    """The samples of two stations, one after another."""
    f.attrs['featureType'] = 'timeSeries'
    for name, size in (('station', 2), ('obs', 5)):
        scale(f, name, np.zeros(size, '>f4'))
    variable(f, 'name', np.array([b'ROM', b'OSLO']), 'station', cf_role='timeseries_id')
    variable(f, 'n', np.array([3, 2]), 'station', sample_dimension='obs')
    variable(f, 'time', np.array([0, 1, 2, 0, 1]), 'obs', units=SINCE)
    variable(f, 't', np.arange(5.0), 'obs', _FillValue=-9.0)


def grid(f):
    scale(f, 'time', np.arange(3), units=SINCE, calendar='noleap')
    scale(f, 'lat', np.array([50.0, 51.0]), units='degrees_north')
    scale(f, 'lon', np.arange(0.0, 360, 90), units='degrees_east')
    variable(f, 't', np.arange(24, dtype='i2').reshape(3, 2, 4), 'time', 'lat', 'lon', scale_factor=0.5, add_offset=1.0, units='K')


def forecasts(f):
    scale(f, 'time', np.arange(0, 30, 6), units=SINCE)
    scale(f, 'step', np.array([0, 6, 12]), units='hours')
    variable(f, 't', np.arange(15.0).reshape(5, 3), 'time', 'step')


def plain(f):
    f['dates'] = np.array([f'2020-01-{day:02}'.encode() for day in range(1, 7)])
    f['names'] = np.array([b'a', b'b'])
    f['values'] = np.arange(12.0).reshape(6, 2)
    f['close'] = np.arange(6.0)


KINDS = {k.__name__: k for k in (fixed, objects, table, sites, stations, grid, forecasts, plain)}
FLAGS = {'grid': ['--at', 'lat=51,lon=90'], 'forecasts': ['--at', 'step=6'], 'sites': ['--at', 'lat=50,lon=10']}
COMMANDS = {f'import-{kind}': (['import', f'{kind}.h5', '-o', 'out.h5', *FLAGS.get(kind, [])], 'out.h5') for kind in KINDS}
COMMANDS['append-placed'] = (['import', 'again.h5', '--append', 'placed.h5', '-o', 'out.h5'], 'out.h5')
MADE = (['import', 'grid.h5', '--at', 'lat=51,lon=90', '-o', 'placed.h5'], ['import', 'grid.h5', '--at', 'lon=90,lat=51', '-o', 'again.h5'])


def write(folder):
    for name, make in KINDS.items():
        with h5py.File(os.path.join(folder, f'{name}.h5'), 'w') as f:
            make(f)
