/* verify - compares datasets and run files with the digests that were written with them. */
#include "cli/command.h"

#include <string.h>

#include "core/counted.h"
#include "core/file.h"
#include "core/h5.h"
#include "core/mem.h"
#include "core/seal.h"

typedef enum state { WHOLE, WITHOUT, DIFFERS, UNREAD, STATES } state;

static const char *const state_name[STATES] = {"whole", "no digest", "differs", "not read"};

/* Whether a file is HDF5, by its seal or its first bytes. Opening compares the bytes. The message is that of the status. */
static lc_status compare(bool *ours, lc_seal *seal, const char *path)
{
    unsigned char head[8];
    size_t length;
    lc_h5 *file = NULL;
    CHECK(lc_seal_find(seal, path));
    CHECK(lc_file_head(head, &length, sizeof head, path));
    *ours = seal->length || lc_h5_begins(head, length);
    const lc_status status = lc_h5_open(&file, path);
    lc_h5_close(file);
    return status;
}

/* Without digests, a file that is not whole has changed too, if it is HDF5. */
static lc_status check(state *out, const char *path)
{
    lc_seal seal = {0};
    bool ours = false;
    const lc_status status = compare(&ours, &seal, path);
    if (status == LC_OK)
        *out = seal.length ? WHOLE : WITHOUT;
    else
        *out = status == LC_E_DATA && ours ? DIFFERS : UNREAD;
    return status;
}

/* A line, or an object of `list`. */
static void report(json_t *list, state is, const char *path)
{
    const char *message = is == DIFFERS || is == UNREAD ? lc_error_message() : NULL;
    if (list)
        json_array_append_new(list, json_pack("{s:o, s:s, s:o}", "file", lc_json_text(path), "state", state_name[is], "message",
                                              lc_json_text(message)));
    else if (message)
        printf("%s\n", message);
    else
        lc_print_line(path, "%s%s", state_name[is], is == WITHOUT ? ": an older file, or one of another program" : "");
}

static lc_status run(const lc_args *args)
{
    const bool json = lc_args_json(args);
    json_t *list = json ? json_array() : NULL;
    size_t count[STATES] = {0}, files = lc_args_words(args);
    lc_status worst = LC_OK;
    if (json && !list)
        return lc_fail(LC_E_FAILURE, "out of memory for a list of files");
    for (size_t i = 0; i < files; i++) {
        state is;
        const char *path = lc_args_word(args, i);
        const lc_status status = check(&is, path);
        report(list, is, path);
        count[is]++;
        if (is == UNREAD && worst == LC_OK)
            worst = status;
    }
    if (json)
        CHECK(lc_print_json(
            json_pack("{s:s, s:o, s:b}", "schema", "lanecast-verify-1", "files", list, "differs", count[DIFFERS] > 0)));
    if (count[DIFFERS])
        return lc_fail(LC_E_MISMATCH, "%zu of %s %s", count[DIFFERS], lc_counted(files, "file").text,
                       lc_if_one(count[DIFFERS], "is not as it was written", "are not as they were written"));
    return worst == LC_OK ? LC_OK : lc_fail(worst, "%zu of %s cannot be compared", count[UNREAD], lc_counted(files, "file").text);
}

const lc_command lc_command_verify = {
    .group = LC_GROUP_SERIES,
    .summary = "whether datasets and run files are as they were written",
    .words = "FILE...",
    .words_least = 1,
    .words_most = (size_t)-1,
    .details = "A line per file: whole, without a digest, or damaged and what differs. Every\n"
               "command that reads a file compares it too; this one looks at many, and changes\n"
               "nothing.\n\n"
               "Files that Lanecast writes end with digests of all their bytes. A file of an\n"
               "older version has none, and neither has one that another program has changed or\n"
               "written anew: such a file is read, but not verified.\n\n"
               "The exit status is 7 if a file differs, 4 if it is not one that can be compared.\n",
    .examples = "    lanecast verify prices.h5 run.h5",
    .run = run,
};
