/* words - flags as numbers of lines, and texts as words of a shell. */
#include "core/words.h"

#include <stdio.h>
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

lc_shelled lc_shell(const char *text)
{
    lc_shelled s;
    lc_buffer word = {0};
    lc_shell_word(&word, text);
    snprintf(s.text, sizeof s.text, "%s", word.text ? word.text : text);
    lc_buffer_free(&word);
    return s;
}

/* Adds a text within single quotes, as far as there is room for it and the last quote. */
static void add_typed(lc_typed *t, size_t *used, const char *text)
{
    for (; *text && *used + 6 < sizeof t->text; text++) {
        const char *piece = *text == '\'' ? "'\\''" : (char[]){*text, '\0'};
        memcpy(t->text + *used, piece, strlen(piece));
        *used += strlen(piece);
    }
}

static lc_typed typed(const char *const piece[], size_t count)
{
    lc_typed t = {"'"};
    size_t used = 1;
    for (size_t i = 0; i < count; i++)
        add_typed(&t, &used, piece[i]);
    t.text[used] = '\'';
    return t;
}

lc_typed lc_typed_word(const char *word)
{
    return typed((const char *[]){word}, 1);
}

lc_typed lc_typed_pair(const char *first, char sign, const char *second)
{
    return typed((const char *[]){first, (char[]){sign, '\0'}, second}, 3);
}

lc_typed lc_typed_name(const char *name)
{
    const char *quote = strchr(name, ',') ? "\"" : "";
    return typed((const char *[]){quote, name, quote}, 3);
}

lc_typed lc_typed_missing(const char *column, const char *cell)
{
    return strchr(cell, '=') ? lc_typed_pair(column, '=', cell) : lc_typed_word(cell);
}
