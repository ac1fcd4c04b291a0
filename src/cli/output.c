/* output - what a command writes must not destroy what is read, nor a file of another kind. */
#include "cli/command.h"
#include "core/file.h"
#include "core/h5.h"
#include "core/mem.h"

#include <string.h>
#include <unistd.h>

lc_status lc_args_apart(const lc_args *args, const char *flag, const char *dataset)
{
    const char *output = lc_args_text(args, flag);
    if (!output)
        return LC_OK;
    for (size_t i = 0; i < lc_args_words(args); i++)
        CHECK(lc_file_apart(output, lc_args_word(args, i)));
    return lc_file_apart(output, dataset);
}

static const char *const kind_name[] = {
    [LC_OUTPUT_DATASET] = "a dataset",
    [LC_OUTPUT_RUN] = "a run file",
    [LC_OUTPUT_TEXT] = "a text",
    [LC_OUTPUT_OTHER] = "a file of another program",
};

/* Of a file of HDF5; one that cannot be opened may be replaced by any. */
static lc_output kind_of_hdf5(const char *path, lc_output wanted)
{
    lc_h5 *file = NULL;
    char *text = NULL;
    bool run = false;
    lc_output kind = LC_OUTPUT_OTHER;
    if (lc_h5_open(&file, path) != LC_OK)
        return wanted;
    if (lc_h5_has_attribute(&run, file, NULL, "schema") == LC_OK && run)
        kind = LC_OUTPUT_RUN;
    else if (lc_h5_read_text(&text, file, NULL, "lanecast") == LC_OK && strcmp(text, "dataset") == 0)
        kind = LC_OUTPUT_DATASET;
    lc_free(text);
    lc_h5_close(file);
    return kind;
}

static lc_output kind_of(const char *path, lc_output wanted)
{
    unsigned char head[512];
    size_t length;
    if (lc_file_head(head, &length, sizeof head, path) != LC_OK || length == 0)
        return wanted;
    if (length >= 4 && memcmp(head, "\211HDF", 4) == 0)
        return kind_of_hdf5(path, wanted);
    return memchr(head, 0, length) ? LC_OUTPUT_OTHER : LC_OUTPUT_TEXT;
}

lc_status lc_args_replaces(const lc_args *args, const char *flag, lc_output wanted)
{
    const char *path = lc_args_text(args, flag);
    if (!path || access(path, F_OK) != 0 || lc_args_has(args, "force"))
        return LC_OK;
    const lc_output found = kind_of(path, wanted);
    if (found == wanted)
        return LC_OK;
    return lc_fail(LC_E_USAGE, "--%s %s: is %s, and would become %s; name another file, or replace it with --force", flag, path,
                   kind_name[found], kind_name[wanted]);
}
