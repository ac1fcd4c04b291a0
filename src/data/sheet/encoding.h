/* encoding - how the letters of a text are coded in bytes. */
#ifndef LC_DATA_SHEET_ENCODING_H
#define LC_DATA_SHEET_ENCODING_H

#include "core/status.h"

/* A text of `length` bytes in an encoding that the C library knows ("CP932", "GBK", "KOI8-R"), as UTF-8: a new one, a 0 after it,
 * for lc_free. LC_E_USAGE for an unknown encoding, LC_E_DATA, naming the path and the line, for bytes that it does not have. */
lc_status lc_encoding_read(char **out, size_t *out_length, char *text, size_t length, const char *encoding, const char *path);

/* Whether a text that is not UTF-8 can be of Western letters, Windows-1252 (Latin-1): these come one or two at a time, between
 * letters of ASCII, where those of other scripts follow one another. Letters of UTF-8 among them do not count. */
bool lc_encoding_is_western(const char *text, size_t length);

#endif
