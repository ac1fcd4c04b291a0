/* plan - what plans are made with. */
#include "data/foreign/plan.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"

void lc_plan_free(lc_plan *p)
{
    for (size_t i = 0; i < p->picks; i++) {
        lc_free(p->pick[i].name);
        lc_free(p->pick[i].units);
    }
    lc_free(p->pick);
    lc_free_texts(p->name, p->series);
    lc_free(p->zone);
}

static void note(const lc_plan *p, const char *format, va_list arguments)
{
    char text[LC_TEXT_MAX];
    vsnprintf(text, sizeof text, format, arguments);
    lc_buffer_line(p->notes, "%s: %s", p->path, text);
}

void lc_plan_note(const lc_plan *p, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    note(p, format, arguments);
    va_end(arguments);
}

void lc_plan_leave(const lc_plan *p, const char *name, const char *why)
{
    if (!p->request->columns)
        lc_plan_note(p, "'%s' left out: %s", name, why);
}

bool lc_plan_wants(const lc_plan *p, const char *name)
{
    const char *columns = p->request->columns;
    char item[LC_TEXT_MAX];
    lc_names list = {.at = columns, .separators = ","};
    if (!columns || strcmp(columns, name) == 0)
        return true;
    while (strlen(list.at) < sizeof item && lc_names_next(item, &list))
        if (strcmp(item, name) == 0)
            return true;
    return false;
}

lc_status lc_plan_add(lc_plan *p, const char *name, const char *units, const lc_pick *pick)
{
    if (!lc_plan_wants(p, name))
        return LC_OK;
    CHECK(lc_grow(&p->pick, &p->capacity, p->picks + 1, sizeof *p->pick));
    lc_pick *to = &p->pick[p->picks++];
    *to = *pick;
    to->name = to->units = NULL;
    CHECK(lc_copy_text(&to->name, name));
    return lc_copy_text(&to->units, units && *units ? units : "1");
}

bool lc_foreign_names_time(const char *name)
{
    static const char *const known[] = {"time",     "times",      "time_index", "timestamp", "timestamps", "date",
                                        "dates",    "datetime",   "date_time",  "index",     "ts",         "t",
                                        "epoch",    "valid_time", "when",       "unixtime",  "unix_time",  "time_utc",
                                        "datetimes", "TIMESTAMP_END", "datetime_utc", "tstamp"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcasecmp(name, known[i]) == 0)
            return true;
    return false;
}

bool lc_foreign_is_member(const lc_plan *p, const lc_h5_node *node)
{
    return node->kind == LC_H5_ARRAY && node->parent == p->group;
}

void lc_plan_key(lc_plan *p, const lc_h5_node *node, const char *field)
{
    if (p->keys == LC_KEYS_MOST)
        return;
    p->key[p->keys].node = node;
    p->key[p->keys++].field = field;
}

int64_t lc_foreign_datetime(const char *kind)
{
    static const struct {
        const char *unit;
        int64_t nanoseconds;
    } known[] = {{"[ns", 1}, {"[us", 1000}, {"[ms", 1000000}, {"[s", 1000000000}};
    if (!kind || strncmp(kind, "datetime64", 10) != 0)
        return strcmp(kind ? kind : "", "datetime") == 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strncmp(kind + 10, known[i].unit, strlen(known[i].unit)) == 0)
            return known[i].nanoseconds;
    return 1;
}

/* --- labels ----------------------------------------------------------------------------------------------------------- */

static lc_status print_numbers(char ***out, size_t *count, const lc_plan *p, const lc_h5_node *node, const char *field)
{
    lc_status status = LC_OK;
    lc_stored s = {0};
    char **text = NULL, number[40];
    const lc_h5_slab slab = {.field = field, .rank = node->shape.rank, .count = {node->shape.rank ? node->shape.size[0] : 1}};
    TRY(lc_stored_read(&s, p->file, node, &slab));
    TRY(lc_new(&text, s.count + 1, sizeof *text));
    for (size_t i = 0; i < s.count; i++) {
        if (s.real)
            lc_text_print(number, sizeof number, "%.9g", s.real[i]);
        else
            snprintf(number, sizeof number, "%lld", (long long)s.whole[i]);
        TRY(lc_copy_text(&text[i], number));
    }
    *out = text;
    *count = s.count;
    text = NULL;
done:
    lc_free_texts(text, s.count);
    lc_stored_free(&s);
    return status;
}

lc_status lc_foreign_labels(char ***out, size_t *count, const lc_plan *p, const lc_h5_node *node, const char *field)
{
    if (lc_stored_is(node, field))
        return print_numbers(out, count, p, node, field);
    CHECK(lc_h5_read_field_texts(out, count, p->file, node->path, field));
    for (size_t i = 0; i < *count; i++) { /* netCDF pads letters with blanks */
        char *text = (*out)[i], *trimmed = lc_text_trim(text);
        memmove(text, trimmed, strlen(trimmed) + 1);
    }
    return LC_OK;
}

/* --- pickles ---------------------------------------------------------------------------------------------------------- */

/* Pickles of protocol 0 are lines: V and S begin a text, I and L a number, ( a tuple or a list, t ends a tuple. Anything else is
 * passed over. A text of S is in quotes. */
typedef struct pickle {
    const char *at;
    char kind; /* of the item: V, S, I, L, (, t, 0 at the end */
    const char *text;
    size_t length;
} pickle;

static bool next_item(pickle *p)
{
    for (; *p->at; p->at++) {
        p->kind = *p->at;
        if (strchr("(t", p->kind)) {
            p->at++;
            return true;
        }
        const size_t line = strcspn(p->at, "\n");
        if (strchr("VSIL", p->kind)) {
            p->text = p->at + 1;
            p->length = line - 1;
            p->at += line + (p->at[line] != '\0');
            if (p->kind == 'S' && p->length >= 2) {
                p->text++;
                p->length -= 2;
            }
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

static lc_status add_item(char ***list, size_t *count, size_t *capacity, lc_buffer *item)
{
    CHECK(lc_grow(list, capacity, *count + 2, sizeof **list));
    return lc_buffer_take(&(*list)[(*count)++], item);
}

/* "(lp0\nVa\np1\na(Vb\nVc\ntp2\na." : the list opens with ( and l, a tuple with ( only. */
lc_status lc_foreign_unpickle(char ***out, size_t *count, const char *text)
{
    lc_status status = LC_OK;
    pickle p = {.at = text};
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
            lc_buffer_add(&item, item.length && p.length ? " " : "");
            lc_buffer_bytes(&item, p.text, p.length - (p.kind == 'L' && p.length && p.text[p.length - 1] == 'L'));
        }
        if (depth == 0 && item.length)
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

lc_status lc_foreign_pickled(char **out, const char *text, const char *key)
{
    pickle p = {.at = text};
    lc_buffer value = {0};
    while (next_item(&p))
        if (strchr("VS", p.kind) && p.length == strlen(key) && strncmp(p.text, key, p.length) == 0) {
            do /* a class has functions whose names begin so */
                next_item(&p);
            while (p.kind && (!strchr("VS", p.kind) || *p.text == '_'));
            if (!p.kind)
                return LC_OK;
            lc_buffer_bytes(&value, p.text, p.length);
            return lc_buffer_take(out, &value);
        }
    return LC_OK;
}
