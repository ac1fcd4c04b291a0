/* words - flags as numbers of lines, and texts as words of a shell. */
#include "core/words.h"

#include <stdlib.h>
#include <string.h>

lc_status lc_count_of(size_t *out, const char *flag, const char *text)
{
    const size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 9 || text[digits])
        return lc_fail(LC_E_USAGE, "--%s is a number of lines%s, not '%s'", flag, strcmp(flag, "header") == 0 ? " or none" : "",
                       text);
    *out = (size_t)strtoul(text, NULL, 10);
    return LC_OK;
}

void lc_shell_word(lc_buffer *out, const char *text)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=.,:/@%";
    if (*text && text[strspn(text, plain)] == 0) {
        lc_buffer_add(out, text);
        return;
    }
    lc_buffer_add(out, "'");
    for (; *text; text++)
        if (*text == '\'')
            lc_buffer_add(out, "'\\''");
        else
            lc_buffer_bytes(out, text, 1);
    lc_buffer_add(out, "'");
}
