# HDF5 and netCDF of others: each file is read, or refused by name with the way out; and inspect lists it. What is read is compared
# with h5py, xarray and pandas by tests/real/interop.py, where there is a Python with them (LANECAST_PYTHON).
here=$(cd "$(dirname "$0")" && pwd)
source "$here/real.bash"
files=$LANECAST_DATA/interop
if [ ! -d "$files" ]; then
  echo "skipped: no folder interop in LANECAST_DATA"
  exit 77
fi

# refused FILE WORDS
refused() {
  local status=0
  "$LANECAST" import "$files/$1" -o refused.h5 > /dev/null 2> err || status=$?
  [ "$status" -ne 0 ] && [ ! -e refused.h5 ] || { echo "$1 is read"; exit 1; }
  [ "$(wc -l < err)" -eq 1 ] && grep -qF -- "$2" err || { echo "$1 says: $(cat err)"; exit 1; }
}
refused netcdf3_sfbay_2020_met.nc "nccopy -k nc4 OLD NEW"
for file in keras1_sfm_1d_10_10_5.57_0.000809.hdf5 keras3_aapl/gru_model.h5 keras3_google/rnn_model.h5 keras3_bilstm_scotland.h5; do
  refused "$file" "weights of a Keras model"
done
refused pytables/Tables_lzo1_shuffle.h5 "filter lzo (305)"
refused pytables/blosc_bigendian.h5 "filter blosc (32001)"
for file in elink slink smpl_SDSextendible smpl_compound_chunked smpl_enum smpl_f64be smpl_f64le smpl_i32be smpl_unsupptype \
  test_szip times-nested-be; do
  why="HDF5 without a time that is known"
  case $file in elink | slink) why="which is not followed" ;; esac
  [ $file != times-nested-be ] || why="'tbl' has no time that is known: its 'nested' is a record within each record, which is not read"
  refused "pytables/$file.h5" "$why"
  "$LANECAST" inspect "$files/pytables/$file.h5" > seen
  grep -q '^name' seen || { echo "inspect $file: $(cat seen)"; exit 1; }
done
"$LANECAST" import "$files/pytables/smpl_f64be.h5" --start 2020-01-01 --step 3600 -o made.h5 2> /dev/null
"$LANECAST" inspect made.h5 | grep '2020-01-01 05:00:00' >/dev/null

python=${LANECAST_PYTHON:-python3}
if ! "$python" -c 'import h5py, pandas, tables, xarray, netCDF4' 2> /dev/null; then
  echo "values are not compared: no Python with h5py, pandas, tables, xarray and netCDF4"
  exit 0
fi
"$python" "$here/interop.py" "$LANECAST" "$files"
