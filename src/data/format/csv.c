/* csv - a text file read as import reads it with nothing asked for: so that inspect and train take one directly. */
#include "data/format.h"

#include <lanecast/import.h>

/* Whatever no other format recognizes: import says what is wrong with it. */
static lc_match recognize(const char *path, const unsigned char *head, size_t length)
{
    (void)path;
    (void)head;
    (void)length;
    return LC_MATCH_GUESS;
}

static lc_status read(lc_dataset **out, char **notes, const char *path)
{
    return lc_dataset_import(out, notes, &(lc_import){.path = &path, .paths = 1});
}

const lc_format lc_format_csv = {
    .help = "text with a column of dates and columns of numbers",
    .recognize = recognize,
    .read = read,
};
