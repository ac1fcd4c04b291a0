/* sheet - a text file of any bytes as a dataset: read or refused; what is read can be described and counted. */
#include <lanecast/config.h>
#include <lanecast/dataset.h>
#include <lanecast/import.h>

#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
    static const char *const orders[] = {NULL, "ymd", "dmy", "mdy"};
    char place[64], *notes = NULL;
    const char *path = place;
    lc_dataset *dataset = NULL;
    int file = fuzz_file(place, data, length);
    const lc_import request = {
        .path = &path, .paths = 1, .date_order = orders[length % 4], .columns = length % 7 ? NULL : "a, b"};
    const lc_status status = lc_dataset_import(&dataset, &notes, &request);
    fuzz_check(status);
    PROMISE((status == LC_OK) == (dataset != NULL));
    if (dataset)
        PROMISE(lc_dataset_digest(dataset) == lc_dataset_digest(dataset) && dataset->channels > 0 && dataset->series_count == 1);
    lc_string_free(notes);
    lc_dataset_free(dataset);
    close(file);
    return 0;
}
