/* preamble - a few rows below lines that are no table: they are found as they were in the file of the rows before. */
#include <stdio.h>
#include <string.h>

#include "cli/follow.h"
#include "core/mem.h"
#include "core/text.h"
#include "data/history.h"

static bool is_more(const char *text, double than)
{
    double number;
    return text && lc_text_number(&number, text) && number > than;
}

/* What a history says of the lines above rows; none where the rows before have no line of names, by which it is seen that these
 * lines are no rows. skip, header: for lc_free. */
static lc_status read_lines(char **skip, char **header, const char *history)
{
    CHECK(lc_history_flag(header, history, "header"));
    return is_more(*header, 0) ? lc_history_flag(skip, history, "skip") : LC_OK;
}

static lc_status read_again(lc_dataset **out, char **notes, lc_import request, lc_buffer *said, const char *skip,
                            const char *header)
{
    request.skip = skip;
    request.header = header;
    CHECK(lc_dataset_import(out, notes, &request));
    if (skip)
        lc_buffer_line(said, "--skip %s", skip);
    lc_buffer_line(said, "--header %s", header);
    return LC_OK;
}

lc_status lc_follow_read(lc_dataset **out, char **notes, const lc_import *request, lc_buffer *said, const char *history)
{
    lc_status status = lc_dataset_import(out, notes, request);
    char *skip = NULL, *header = NULL, why[LC_TEXT_MAX];
    if ((status != LC_E_DATA && status != LC_E_USAGE) || request->skip || request->header)
        return status;
    snprintf(why, sizeof why, "%s", lc_error_message());
    const lc_status known = read_lines(&skip, &header, history);
    if (known != LC_OK || !(skip || is_more(header, request->wide ? 0 : 1)) ||
        read_again(out, notes, *request, said, skip, header) != LC_OK)
        status = known == LC_OK ? lc_fail(status, "%s", why) : known;
    else
        status = LC_OK;
    lc_free(skip);
    lc_free(header);
    return status;
}
