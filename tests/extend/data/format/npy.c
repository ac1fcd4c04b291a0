/* npy - a sample format: a NumPy array of doubles, (rows, channels) row by row, as numpy.save writes it. It has no stamps and no
 * names: rows are hours from 1970 on, channels are c0, c1, ...
 */
#include "data/format.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/file.h"
#include "core/mem.h"

enum { HEAD = 10 /* signature, version, length of the description */, SECONDS = 3600 };

static const char signature[] = "\223NUMPY\001";

static lc_match recognize(const char *path, const unsigned char *head, size_t length)
{
    (void)path;
    return length > HEAD && memcmp(head, signature, sizeof signature - 1) == 0 ? LC_MATCH_SIGNATURE : LC_MATCH_NONE;
}

/* Where the numbers begin; 0 if this is not an array of doubles with rows and channels that fills the file. */
static size_t find_numbers(size_t *rows, size_t *channels, const char *file, size_t length)
{
    if (recognize("", (const unsigned char *)file, length) == LC_MATCH_NONE)
        return 0;
    const size_t begin = HEAD + (unsigned char)file[8] + 256u * (unsigned char)file[9];
    const char *shape = strstr(file + HEAD, "'shape': (");
    size_t values;
    if (!shape || sscanf(shape, "'shape': (%zu, %zu)", rows, channels) != 2 || !strstr(file + HEAD, "'descr': '<f8'") ||
        !strstr(file + HEAD, "'fortran_order': False") || begin > length)
        return 0;
    bool whole = !__builtin_mul_overflow(*rows, *channels, &values) && values > 0 && values == (length - begin) / sizeof(double);
    return whole ? begin : 0;
}

static lc_status make_channels(lc_dataset *dataset, size_t channels)
{
    char name[32];
    CHECK(lc_new(&dataset->channel, channels, sizeof *dataset->channel));
    for (; dataset->channels < channels; dataset->channels++) {
        lc_channel *channel = &dataset->channel[dataset->channels];
        snprintf(name, sizeof name, "c%zu", dataset->channels);
        CHECK(lc_copy_text(&channel->name, name));
        CHECK(lc_copy_text(&channel->units, "1"));
    }
    return LC_OK;
}

static lc_status make_series(lc_dataset *dataset, size_t rows, const char *numbers)
{
    CHECK(lc_new(&dataset->series, 1, sizeof *dataset->series));
    dataset->series_count = 1;
    lc_series *s = dataset->series;
    CHECK(lc_copy_text(&s->name, "array"));
    CHECK(lc_new(&s->time, rows, sizeof *s->time));
    CHECK(lc_new(&s->value, rows * dataset->channels, sizeof *s->value));
    s->rows = rows;
    for (size_t row = 0; row < rows; row++)
        s->time[row] = (int64_t)row * SECONDS;
    memcpy(s->value, numbers, rows * dataset->channels * sizeof *s->value);
    return LC_OK;
}

static lc_status read(lc_dataset **out, char **notes, const char *path)
{
    lc_status status = LC_OK;
    lc_dataset *dataset = NULL;
    char *file = NULL;
    size_t length, rows, channels;
    (void)notes;
    TRY(lc_file_read(&file, &length, path));
    const size_t begin = find_numbers(&rows, &channels, file, length);
    if (!begin)
        FAIL(LC_E_DATA, "%s: not a NumPy array of doubles with rows and channels", path);
    TRY(lc_new(&dataset, 1, sizeof *dataset));
    TRY(lc_copy_text(&dataset->title, "array"));
    TRY(make_channels(dataset, channels));
    TRY(make_series(dataset, rows, file + begin));
    *out = dataset;
    dataset = NULL;
done:
    lc_free(file);
    lc_dataset_free(dataset);
    return status;
}

const lc_format lc_format_npy = {
    .help = "an array of doubles that numpy.save wrote, (rows, channels)",
    .recognize = recognize,
    .read = read,
};
