/* notes - many lines as few notes: what is said of several files, or series, is said once. */
#include "cli/args.h"
#include "core/counted.h"

#include <string.h>

enum { NOTES_SHOWN = 12, NOTES_APART = 64, NAMED_MOST = 3 };

/* Lines "NAME: TEXT" of one TEXT. */
typedef struct note {
    const char *line[NAMED_MOST]; /* the first of them */
    size_t length[NAMED_MOST];
    size_t count, text; /* how many there are; where TEXT begins in the first, 0: there is no NAME */
} note;

typedef struct notes {
    note note[NOTES_APART]; /* in the order of their first lines */
    size_t count;
    size_t rest; /* lines that none of them has */
} notes;

/* A name has no blank: "1 of 3 series has no window: c" begins with none. */
static size_t find_text(const char *line, size_t length)
{
    const char *colon = memchr(line, ':', length), *blank = memchr(line, ' ', length);
    return colon && blank == colon + 1 ? (size_t)(blank - line) + 1 : 0;
}

static bool says_the_same(const note *n, const char *line, size_t length)
{
    const size_t text = find_text(line, length), rest = length - text;
    return text && n->text && rest == n->length[0] - n->text && memcmp(line + text, n->line[0] + n->text, rest) == 0;
}

static void add_line(notes *n, const char *line, size_t length)
{
    size_t i = 0;
    while (i < n->count && !says_the_same(&n->note[i], line, length))
        i++;
    if (i == NOTES_APART) {
        n->rest++;
        return;
    }
    note *to = &n->note[i];
    n->count += i == n->count;
    if (to->count == 0)
        to->text = find_text(line, length);
    if (to->count < NAMED_MOST) {
        to->line[to->count] = line;
        to->length[to->count] = length;
    }
    to->count++;
}

static void print(const lc_args *args, const note *n)
{
    if (n->count > NAMED_MOST)
        lc_note(args, "%.*s and %zu more (-v names them): %.*s", (int)n->text - 2, n->line[0], n->count - 1,
                (int)(n->length[0] - n->text), n->line[0] + n->text);
    else
        for (size_t i = 0; i < n->count; i++)
            lc_note(args, "%.*s", (int)n->length[i], n->line[i]);
}

void lc_note_lines(const lc_args *args, const char *text)
{
    notes n = {.count = 0};
    size_t shown = 0;
    const bool all = lc_args_has(args, "verbose");
    for (size_t length; text && *text; text += length + (text[length] == '\n')) {
        length = strcspn(text, "\n");
        if (all)
            lc_note(args, "%.*s", (int)length, text);
        else
            add_line(&n, text, length);
    }
    for (size_t i = 0; i < n.count; i++)
        if (shown < NOTES_SHOWN) {
            print(args, &n.note[i]);
            shown += n.note[i].count > NAMED_MOST ? 1 : n.note[i].count;
        } else
            n.rest += n.note[i].count;
    if (n.rest)
        lc_note(args, "and %s (-v shows %s)", lc_counted(n.rest, "more note").text, lc_if_one(n.rest, "it", "them"));
}
