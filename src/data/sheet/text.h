/* text - the content of a text file, whatever it is packed in and however its letters are coded, as UTF-8. */
#ifndef LC_DATA_SHEET_TEXT_H
#define LC_DATA_SHEET_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "data/sheet/read.h"

/* Bytes from `at` on that are ASCII, eight at a time: fewer than eight may follow. */
static inline size_t lc_ascii_run(const char *at, const char *end)
{
    uint64_t bytes;
    const char *begin = at;
    for (; end - at >= (ptrdiff_t)sizeof bytes; at += sizeof bytes) {
        memcpy(&bytes, at, sizeof bytes);
        if (bytes & UINT64_MAX / 255 << 7)
            break;
    }
    return (size_t)(at - begin);
}

/* The text, a 0 after it, for lc_free. gzip, xz and zstd are unpacked; what is in an encoding becomes UTF-8. Without one, UTF-16
 * with a byte-order mark and Windows-1252 (Latin-1) do, and a note says so; *guessed: it is the latter. LC_E_DATA for other
 * scripts that are not UTF-8, for other packed and for binary files (zip, Excel, HDF5), saying what to do, and for more than 2
 * GB. In a folder what lc_markup_name knows and what is not text are *nothing. */
lc_status lc_sheet_text(char **out, bool *guessed, const char **nothing, const lc_import_source *source);

/* What text that is no table of cells is called: "a web page", JSON, SQL; NULL for other text. */
const char *lc_markup_name(const char *text);

/* Fails, with the way out, for what lc_markup_name knows. */
lc_status lc_refuse_markup(const char *text, const char *path);

/* A table in a frame of lines, as Polars and DuckDB print one, becomes one with bars between its cells, on the same lines,
 * without lines of types; another text stays. LC_E_DATA where the print leaves out rows. */
lc_status lc_text_unframe(char *text, const char *path);

/* Takes out marks that nobody sees, and says so; blanks that do not break become blanks beside separators. */
void lc_text_drop_invisible(char *text, lc_buffer *notes, const char *path);

/* Digits of other scripts become those of ASCII, in place, and a note says so. */
void lc_text_plain_digits(char *text, lc_buffer *notes, const char *path);

/* A table of which each line is one cell in quotes becomes that without them, and a note says so; another text stays. */
void lc_text_unquote(char *text, lc_buffer *notes, const char *path);

#endif
