/* hdf5 - HDF5: the native layout (data/native/layout.h), and what others write (data/foreign). */
#include "data/format.h"

#include <string.h>
#include <strings.h>

#include "core/h5.h"
#include "core/seal.h"
#include "core/text.h"
#include "core/words.h"
#include "data/hdf5.h"
#include "data/history.h"

static bool ends_so(const char *path)
{
    static const char *const endings[] = {".h5", ".hdf5", ".nc", ".nc4"};
    size_t length = strlen(path);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (length > ending && strcasecmp(path + length - ending, endings[i]) == 0)
            return true;
    }
    return false;
}

/* A seal says who wrote a file before it is opened, and whatever happened to its first bytes. */
static bool is_sealed(const char *path)
{
    lc_seal seal;
    return lc_seal_find(&seal, path) == LC_OK && seal.length > 0;
}

/* Whether a file without one is laid out as Lanecast does: a dataset, or a run, which reading then names. */
static bool owns(const char *path)
{
    lc_h5 *file = NULL;
    bool ours = false;
    if (lc_h5_open(&file, path) == LC_OK && lc_h5_has_attribute(&ours, file, NULL, "lanecast") != LC_OK)
        ours = false;
    lc_h5_close(file);
    return ours;
}

static lc_match recognize(const char *path, const unsigned char *head, size_t length)
{
    bool is;
    if (is_sealed(path))
        return LC_MATCH_LAYOUT;
    if (lc_h5_begins(head, length) || (lc_h5_is(&is, path) == LC_OK && is)) /* after a block of more than the head */
        return LC_MATCH_SIGNATURE;
    if (length >= 3 && memcmp(head, "CDF", 3) == 0)
        return LC_MATCH_SIGNATURE;
    return ends_so(path) ? LC_MATCH_ENDING : LC_MATCH_NONE;
}

/* Whoever reads a file directly has no flags for it. */
static lc_status read_plain(lc_dataset **out, lc_buffer *notes, const char *path)
{
    const lc_import request = {.path = &path, .paths = 1};
    lc_zones zones = {0};
    const lc_import_source source = {.request = &request, .path = path, .notes = notes, .zones = &zones};
    const lc_status status = lc_hdf5_read(out, &source);
    lc_zones_clear(&zones);
    if (status == LC_E_USAGE)
        return lc_fail(LC_E_DATA, "%s; flags are those of lanecast import %s -o DATA.h5", lc_error_message(),
                       lc_shell(path).text);
    CHECK(status);
    const bool ours = !(*out)->history || lc_text_begins((*out)->history, "lanecast ");
    return ours ? LC_OK : lc_history_command(*out, &request);
}

static lc_status read(lc_dataset **out, char **notes, const char *path)
{
    lc_status status = LC_OK;
    lc_buffer noted = {0};
    TRY(read_plain(out, &noted, path));
    TRY(lc_buffer_take(notes, &noted));
done:
    lc_buffer_free(&noted);
    return status;
}

const lc_format lc_format_hdf5 = {
    .help = "HDF5: datasets of Lanecast; netCDF-4, pandas, NREL, tables and arrays with a time",
    .recognize = recognize,
    .owns = owns,
    .read = read,
};
