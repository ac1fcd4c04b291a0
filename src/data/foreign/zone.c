/* zone - the zone that pandas says a field has, in a dictionary of dictionaries of Python, pickled by protocol 0. */
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "data/foreign/plan.h"

enum { DEEP = 8192, KEPT = 8192 }; /* attributes have 64 KB */

/* What lies on the stack: a text, or what is made of one; NULL for anything else. */
typedef struct piece {
    const char *text;
    size_t length;
    bool mark, none;
    const char *function; /* where the pickle names it, just here */
    const char *made;     /* by a function named just before its values: where that begins */
} piece;

typedef struct machine {
    const char *at;
    size_t depth;
    piece *stack, *kept; /* (DEEP), (KEPT) */
} machine;

static bool push(machine *m, piece p)
{
    if (m->depth == DEEP)
        return false;
    m->stack[m->depth++] = p;
    return true;
}

static bool drop(machine *m, size_t count)
{
    m->depth -= count <= m->depth ? count : m->depth;
    return m->depth > 0;
}

/* A tuple becomes the first of its texts that is not the name of a function. */
static bool close(machine *m, bool tuple)
{
    piece first = {0};
    while (m->depth && !m->stack[m->depth - 1].mark) {
        const piece p = m->stack[--m->depth];
        first = tuple && p.text && *p.text != '_' ? p : first;
    }
    const bool dropped = drop(m, 1), pushed = push(m, first);
    return dropped || pushed;
}

/* What is made by a function of a tuple is named as the tuple is. */
static bool reduce(machine *m)
{
    piece made = m->depth ? m->stack[m->depth - 1] : (piece){0};
    made.made = m->depth > 1 ? m->stack[m->depth - 2].function : NULL;
    const bool dropped = drop(m, 2), pushed = push(m, made);
    return dropped || pushed;
}

/* What was kept. A function's values do not follow where it was kept, but where it is fetched. */
static piece fetch(const machine *m, size_t index)
{
    piece kept = m->kept[index];
    kept.function = NULL;
    return kept;
}

static size_t number_of(const char *line)
{
    const unsigned long n = strtoul(line, NULL, 10);
    return n < KEPT ? n : KEPT - 1;
}

static bool act_on_line(machine *m, char what, const char *line, size_t length)
{
    const bool quoted = what == 'S' && length >= 2;
    switch (what) {
    case 'V':
    case 'S':
        return push(m, (piece){.text = line + quoted, .length = length - 2 * quoted});
    case 'g':
        return push(m, fetch(m, number_of(line)));
    case 'p':
        if (m->depth)
            m->kept[number_of(line)] = m->stack[m->depth - 1];
        return true;
    case 'c': /* a second line has the function */
        m->at += strcspn(m->at, "\n");
        m->at += *m->at != '\0';
        return push(m, (piece){.function = line - 1});
    default:
        return push(m, (piece){0});
    }
}

/* One step other than of setting a value; false if it is of no kind that is known. */
static bool step(machine *m, char what)
{
    if (what == '(')
        return push(m, (piece){.mark = true});
    if (what == 'N')
        return push(m, (piece){.none = true});
    if (strchr("dlt", what))
        return close(m, what == 't');
    if (what == 'R')
        return reduce(m);
    if (strchr("ab0", what))
        return drop(m, 1);
    if (!strchr("VSILFgpc", what))
        return false;
    const char *line = m->at;
    const size_t length = strcspn(line, "\n");
    m->at += length + (line[length] != '\0');
    return act_on_line(m, what, line, length);
}

static bool is(const piece *p, const char *word)
{
    return p->text && p->length == strlen(word) && strncmp(p->text, word, p->length) == 0;
}

/* Whether a value is being set for a key in the field's dictionary: under it lie key, dictionary, field. */
static bool is_there(const machine *m, const char *field, const char *key)
{
    return m->depth >= 4 && is(&m->stack[m->depth - 2], key) && is(&m->stack[m->depth - 4], field);
}

lc_status lc_foreign_info(char **out, bool *found, const lc_plan *p, const char *info, const char *field, const char *key)
{
    lc_status status = LC_OK;
    machine m = {.at = info};
    lc_buffer value = {0};
    *found = false;
    TRY(lc_new(&m.stack, DEEP, sizeof *m.stack));
    TRY(lc_new(&m.kept, KEPT, sizeof *m.kept));
    for (char what = *m.at; what && what != '.'; what = *m.at) {
        m.at++;
        if (what == 's' && is_there(&m, field, key)) {
            const piece *last = &m.stack[m.depth - 1];
            *found = !last->none;
            if (last->text)
                lc_buffer_bytes(&value, last->text, last->length);
            if (last->text)
                TRY(lc_buffer_take(out, &value));
            else if (last->made)
                TRY(lc_foreign_pickled_offset(out, last->made));
            break;
        }
        if (!(what == 's' ? drop(&m, 2) : step(&m, what)) && strstr(info, "tz"))
            FAIL(LC_E_DATA, "%s: the zone of '%s' is pickled in a way that is not known; in Python: tz_convert('UTC')", p->path,
                 field);
    }
done:
    lc_buffer_free(&value);
    lc_free(m.kept);
    lc_free(m.stack);
    return status;
}

void lc_foreign_name_zone(char *zone)
{
    static const char folder[] = "/zoneinfo/", package[] = "dateutil/";
    const char *file = strstr(zone, folder);
    const char *name = file                                           ? file + strlen(folder)
                       : strncmp(zone, package, strlen(package)) == 0 ? zone + strlen(package)
                                                                      : zone;
    memmove(zone, name, strlen(name) + 1);
}
