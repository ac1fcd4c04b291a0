/* pickled - a value in a dictionary of dictionaries of Python, pickled by protocol 0: the zone that pandas says a column has. */
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "data/foreign/plan.h"

enum { DEEP = 64, KEPT = 4096 }; /* attributes have 64 KB: no more memories fit */

/* What lies on the stack: a text, or what is made of one; NULL for anything else. */
typedef struct piece {
    const char *text;
    size_t length;
    bool mark, none;
} piece;

typedef struct machine {
    const char *at;
    size_t depth;
    piece stack[DEEP], *kept; /* (KEPT) */
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

/* A tuple becomes the first of its texts that is no name of a function. */
static bool close(machine *m, bool tuple)
{
    piece first = {0};
    while (m->depth && !m->stack[m->depth - 1].mark) {
        const piece p = m->stack[--m->depth];
        first = tuple && p.text && *p.text != '_' ? p : first;
    }
    return drop(m, 1) | push(m, first);
}

/* What is made by a function of a tuple is named as the tuple is. */
static bool reduce(machine *m)
{
    const piece made = m->depth ? m->stack[m->depth - 1] : (piece){0};
    return drop(m, 2) | push(m, made);
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
        return push(m, (piece){line + quoted, length - 2 * quoted, false, false});
    case 'g':
        return push(m, m->kept[number_of(line)]);
    case 'p':
        if (m->depth)
            m->kept[number_of(line)] = m->stack[m->depth - 1];
        return true;
    case 'c': /* a second line has the function */
        m->at += strcspn(m->at, "\n");
        m->at += *m->at != '\0';
        return push(m, (piece){0});
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

/* Whether a value is being set for the key in the group's dictionary: under it lie key, dictionary, group. */
static bool is_there(const machine *m, const char *group, const char *key)
{
    return m->depth >= 4 && is(&m->stack[m->depth - 2], key) && is(&m->stack[m->depth - 4], group);
}

lc_status lc_foreign_pickled(char **out, bool *found, const char *text, const char *group, const char *key)
{
    lc_status status = LC_OK;
    machine m = {.at = text};
    lc_buffer value = {0};
    *found = false;
    TRY(lc_new(&m.kept, KEPT, sizeof *m.kept));
    for (char what = *m.at; what && what != '.'; what = *m.at) {
        m.at++;
        if (what == 's' && is_there(&m, group, key)) {
            const piece *last = &m.stack[m.depth - 1];
            *found = !last->none;
            if (last->text)
                lc_buffer_bytes(&value, last->text, last->length);
            TRY(last->text ? lc_buffer_take(out, &value) : LC_OK);
            break;
        }
        if (!(what == 's' ? drop(&m, 2) : step(&m, what)))
            break;
    }
done:
    lc_buffer_free(&value);
    lc_free(m.kept);
    return status;
}
