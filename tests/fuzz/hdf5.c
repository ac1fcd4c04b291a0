/* hdf5 - an HDF5 file read in this process, through the door: a dataset or a run file, or a refusal.
 *
 * Mutants know the format (mutate_hdf5.c). HDF5 1.10 is not safe for such files: what ends inside it is a fault of its own, which the
 * tool keeps away from itself (core/remote.h). tests/fuzz/run is for that; this target is for what we do with the answers.
 */
#include <lanecast/dataset.h>
#include <lanecast/forecaster.h>

#include "fuzz/fuzz.h"
#include "fuzz/mutate.h"

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t length, size_t capacity, unsigned number);

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t length, size_t capacity, unsigned number)
{
    return length ? lc_mutate_hdf5(data, length, capacity, number) : 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
    char path[64], *notes = NULL;
    lc_dataset *dataset = NULL;
    lc_run run;
    int file = fuzz_file(path, data, length);
    const lc_status status = lc_dataset_read(&dataset, &notes, path);
    fuzz_check(status);
    if (status == LC_OK)
        PROMISE(dataset->channels > 0 && dataset->series_count > 0);
    fuzz_check(lc_run_read(&run, path));
    lc_string_free(notes);
    lc_dataset_free(dataset);
    close(file);
    return 0;
}
