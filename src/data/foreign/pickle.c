/* pickle - attributes of PyTables: lists and dictionaries of Python, pickled by protocol 0. */
#include <string.h>

#include "core/mem.h"
#include "data/foreign/plan.h"

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
