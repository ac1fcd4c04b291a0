/* mutants - writes mutants of a file: mutants KIND FILE FOLDER FIRST COUNT, KIND text or hdf5. Mutant n is FOLDER/n. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/mem.h"
#include "fuzz/mutate.h"

static lc_status write_mutant(const char *folder, uint64_t number, const void *data, size_t length)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%llu", folder, (unsigned long long)number);
    FILE *file = fopen(path, "wb");
    const bool whole = file && fwrite(data, 1, length, file) == length;
    if (file && fclose(file) == 0 && whole)
        return LC_OK;
    return lc_fail(LC_E_IO, "%s: cannot be written", path);
}

static lc_status run(char **text)
{
    lc_status status = LC_OK;
    size_t (*mutate)(uint8_t *, size_t, size_t, uint64_t) = strcmp(text[1], "text") == 0 ? lc_mutate_text : lc_mutate_hdf5;
    const uint64_t first = strtoull(text[4], NULL, 10), count = strtoull(text[5], NULL, 10);
    char *seed = NULL;
    uint8_t *mutant = NULL;
    size_t length;
    TRY(lc_file_read(&seed, &length, text[2]));
    const size_t capacity = length + 4096;
    TRY(lc_new(&mutant, capacity, 1));
    for (uint64_t number = first; number < first + count; number++) {
        memcpy(mutant, seed, length);
        TRY(write_mutant(text[3], number, mutant, mutate(mutant, length, capacity, number)));
    }
done:
    lc_free(mutant);
    lc_free(seed);
    return status;
}

int main(int count, char **text)
{
    const lc_status status = count == 6 ? run(text) : lc_fail(LC_E_USAGE, "usage: mutants KIND FILE FOLDER FIRST COUNT");
    if (status != LC_OK)
        fprintf(stderr, "mutants: %s\n", lc_error_message());
    return (int)status;
}
