/* encoding - texts in other encodings than UTF-8, by the C library's iconv. */
#include "data/sheet/encoding.h"

#include <iconv.h>
#include <string.h>

#include "core/mem.h"
#include "core/shown.h"

enum { WIDEST = 4, RUN = 4 }; /* bytes of a letter in UTF-8; letters that follow one another */

static size_t line_of(const char *text, const char *at)
{
    size_t line = 1;
    for (; text < at; text++)
        line += *text == '\n';
    return line;
}

lc_status lc_encoding_read(char **out, size_t *out_length, char *text, size_t length, const char *encoding, const char *path)
{
    char *made = NULL;
    iconv_t convert = iconv_open("UTF-8", encoding);
    if (convert == (iconv_t)-1)
        return lc_fail(LC_E_USAGE, "--encoding '%s' is not known; iconv -l lists those that are", encoding);
    lc_status status = lc_new(&made, length * WIDEST + 1, 1);
    char *from = text, *to = made; /* what iconv reads it does not change, whatever its type says */
    size_t left = length, room = length * WIDEST;
    if (status == LC_OK && (iconv(convert, &from, &left, &to, &room) == (size_t)-1 || left))
        status = lc_fail(LC_E_DATA, "%s:%zu: not written in --encoding %s: a byte there is no letter of it", path,
                         line_of(text, from), encoding);
    iconv_close(convert);
    if (status != LC_OK) {
        lc_free(made);
        return status;
    }
    *out = made;
    *out_length = (size_t)(to - made);
    return LC_OK;
}

/* Bytes that Windows-1252 does not have. */
static bool is_nothing(unsigned char byte)
{
    return byte == 0x81 || byte == 0x8d || byte == 0x8f || byte == 0x90 || byte == 0x9d;
}

bool lc_encoding_is_western(const char *text, size_t length)
{
    size_t run = 0;
    for (size_t at = 0, letter; at < length; at += letter ? letter : 1) {
        const unsigned char byte = (unsigned char)text[at];
        letter = byte < 0x80 ? 1 : lc_letter_length(text + at);
        run = letter ? 0 : run + 1;
        if (!letter && (run == RUN || is_nothing(byte)))
            return false;
    }
    return true;
}
