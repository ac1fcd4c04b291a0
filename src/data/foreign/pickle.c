/* pickle - attributes of PyTables: lists and dictionaries of Python, pickled by protocol 0. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/shown.h"
#include "data/foreign/plan.h"

/* Pickles of protocol 0 are lines: V and S begin a text, I, L and F a number, ( a tuple or a list, t ends a tuple. Anything else
 * is passed over. A text of S is in quotes. */
typedef struct pickle {
    const char *begin, *at;
    char kind; /* of the item: V, S, I, L, F, (, t, 0 at the end */
    const char *text;
    size_t length;
} pickle;

/* The text that is remembered by a number, "g12": the line before "p12". */
static bool recall(pickle *p, const char *number, size_t length)
{
    for (const char *at = strstr(p->begin, "\np"); at; at = strstr(at + 1, "\np")) {
        const char *line = at;
        if (strncmp(at + 2, number, length) != 0 || at[2 + length] != '\n')
            continue;
        while (line > p->begin && line[-1] != '\n')
            line--;
        line += strspn(line, "(ltads");
        const size_t quote = *line == 'S';
        if (!strchr("VS", *line) || line + 1 + 2 * quote > at)
            return false;
        p->text = line + 1 + quote;
        p->length = (size_t)(at - p->text) - quote;
        p->kind = 'V';
        return true;
    }
    return false;
}

static bool next_item(pickle *p)
{
    for (; *p->at; p->at++) {
        p->kind = *p->at;
        if (strchr("(t", p->kind)) {
            p->at++;
            return true;
        }
        const size_t line = strcspn(p->at, "\n");
        if (strchr("VSILF", p->kind)) {
            p->text = p->at + 1;
            p->length = line - 1;
            p->at += line + (p->at[line] != '\0');
            if (p->kind == 'S' && p->length >= 2) {
                p->text++;
                p->length -= 2;
            }
            return true;
        }
        if (p->kind == 'g' && recall(p, p->at + 1, line - 1)) {
            p->at += line + (p->at[line] != '\0');
            return true;
        }
        if (strchr("pgc", p->kind)) /* a memory, or a class, whose name takes two lines */
            p->at += line - (p->at[line] == '\0');
        if (p->kind == 'c' && *p->at)
            p->at += 1 + strcspn(p->at + 1, "\n") - (p->at[1 + strcspn(p->at + 1, "\n")] == '\0');
    }
    p->kind = '\0';
    return false;
}

/* A letter of Latin-1, or one that is spelled \\u20ac or \\U0001f600, as UTF-8. A text of V has those escapes, and no others. */
static size_t take_letter(lc_buffer *item, const char *at, size_t length)
{
    const size_t digits = at[0] != '\\' ? 0 : at[1] == 'u' ? 4 : at[1] == 'U' ? 8 : 0;
    char hex[9] = "", letter[5] = "";
    if (digits && length >= digits + 2 && strspn(at + 2, "0123456789abcdefABCDEF") >= digits)
        memcpy(hex, at + 2, digits);
    const uint32_t code = *hex ? (uint32_t)strtoul(hex, NULL, 16) : (unsigned char)*at;
    lc_letter_put(letter, code);
    lc_buffer_add(item, letter);
    return *hex ? digits + 2 : 1;
}

static void add_text(lc_buffer *item, const pickle *p)
{
    for (size_t at = 0; at < p->length;)
        at += take_letter(item, p->text + at, p->length - at);
}

static lc_status add_item(char ***list, size_t *count, size_t *capacity, lc_buffer *item)
{
    CHECK(lc_grow(list, capacity, *count + 2, sizeof **list));
    return lc_buffer_take(&(*list)[(*count)++], item);
}

/* "(lp0\nVa\np1\na(Vb\nVc\ntp2\na." : the list opens with ( and l, a tuple with ( only. */
lc_status lc_foreign_unpickle(char ***out, size_t *count, const char *text)
{
    lc_status status = LC_OK;
    pickle p = {.begin = text, .at = text};
    lc_buffer item = {0};
    char **list = NULL;
    size_t items = 0, capacity = 0, depth = 0;
    TRY(lc_grow(&list, &capacity, 1, sizeof *list));
    while (next_item(&p)) {
        if (p.kind == '(') {
            depth += *p.at != 'l';
            continue;
        }
        if (p.kind == 't')
            depth -= depth > 0;
        else {
            p.length -= p.kind == 'L' && p.length && p.text[p.length - 1] == 'L';
            lc_buffer_add(&item, item.length && p.length ? " " : "");
            add_text(&item, &p);
        }
        if (depth == 0 && (item.length || item.status != LC_OK))
            TRY(add_item(&list, &items, &capacity, &item));
    }
    *out = list;
    *count = items;
    list = NULL;
done:
    lc_buffer_free(&item);
    lc_free_texts(list, items);
    return status;
}

/* (days, seconds, microseconds) of a timedelta, or the minutes of pytz. */
lc_status lc_foreign_pickled_offset(char **out, const char *text)
{
    enum { TIMEZONE, UTC, KINDS = 4 }; /* and two that have minutes */
    static const char *const begins[KINDS] = {"cdatetime\ntimezone\n", "cpytz\n_UTC\n", "cpytz\n_FixedOffset\n",
                                              "cpytz\nFixedOffset\n"};
    pickle p = {.begin = text, .at = text};
    long long number[3] = {0}, seconds;
    char word[16];
    size_t kind = 0, count = 0;
    while (kind < KINDS && strncmp(text, begins[kind], strlen(begins[kind])) != 0)
        kind++;
    if (kind == KINDS)
        return LC_OK;
    while (kind != UTC && count < (kind == TIMEZONE ? 3 : 1) && next_item(&p))
        if (p.kind == 'I' || p.kind == 'L')
            number[count++] = strtoll(p.text, NULL, 10);
    if (number[0] < -1500 || number[0] > 1500 || number[1] < 0 || number[1] > 86400)
        return LC_OK;
    seconds = kind != TIMEZONE ? number[0] * 60 : number[0] * 86400 + number[1];
    snprintf(word, sizeof word, "%c%02lld:%02lld", seconds < 0 ? '-' : '+', llabs(seconds) / 3600 % 100,
             llabs(seconds) / 60 % 60);
    return llabs(seconds) < 86400 && seconds % 60 == 0 ? lc_copy_text(out, seconds ? word : "UTC") : LC_OK;
}
