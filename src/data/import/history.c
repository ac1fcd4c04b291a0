/* history - what was decided, as a command. */
#include "data/history.h"

#include <string.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/words.h"

/* The line after this one; the last of a dataset that was read may have no end. */
static const char *after(const char *line)
{
    line += strcspn(line, "\n");
    return line + (*line == '\n');
}

/* Whether a text has the line that begins at `line` and has `length` letters. */
static bool has_line(const char *text, const char *line, size_t length)
{
    for (const char *at = text; *at; at = after(at))
        if (strcspn(at, "\n") == length && strncmp(at, line, length) == 0)
            return true;
    return false;
}

/* What columns of a time hold is nothing without their names. */
static bool is_parts_alone(const char *line, const char *shared)
{
    static const char parts[] = "--time-parts ", time[] = "--time ";
    if (strncmp(line, parts, sizeof parts - 1) != 0)
        return false;
    for (const char *at = shared; at && *at; at = after(at))
        if (strncmp(at, time, sizeof time - 1) == 0)
            return false;
    return true;
}

lc_status lc_history_share(lc_dataset *panel, lc_dataset *part, bool first)
{
    lc_buffer shared = {0};
    if (first) {
        panel->history = part->history;
        part->history = NULL;
        return LC_OK;
    }
    for (const char *at = panel->history; at && *at; at = after(at))
        if (part->history && has_line(part->history, at, strcspn(at, "\n")) && !is_parts_alone(at, shared.text)) {
            lc_buffer_bytes(&shared, at, strcspn(at, "\n"));
            lc_buffer_add(&shared, "\n");
        }
    lc_free(panel->history);
    panel->history = NULL;
    return lc_buffer_take(&panel->history, &shared);
}

static void add_flag(lc_buffer *out, const char *flag, const char *text)
{
    if (!text)
        return;
    lc_buffer_format(out, " --%s ", flag);
    lc_shell_word(out, text);
}

/* What the request decided and no file did. */
static void add_request(lc_buffer *out, const lc_import *r)
{
    add_flag(out, "encoding", r->encoding);
    for (size_t i = 0; i < r->missing_count; i++)
        add_flag(out, "na", r->missing[i]);
    for (size_t i = 0; i < r->value_count; i++)
        add_flag(out, "value", r->value[i]);
    add_flag(out, "columns", r->columns);
    if (out->status == LC_OK && !lc_history_has(out->text, "drop")) /* files name columns that they leave out by themselves too */
        add_flag(out, "drop", r->drop);
    add_flag(out, "one-hot", r->one_hot);
    add_flag(out, "time-format", r->time_format);
    add_flag(out, "zone", r->zone);
    add_flag(out, "calendar", r->calendar);
    add_flag(out, "start", r->start);
    add_flag(out, "step", r->step);
    add_flag(out, "duplicates", r->duplicates);
    if (r->join)
        lc_buffer_add(out, " --join");
}

/* What was asked for and not all of several files needed: it is not among the decisions that they share. */
static void add_asked(lc_buffer *out, const lc_import *r)
{
    const struct {
        const char *flag, *text;
    } asked[] = {{"skip", r->skip},
                 {"header", r->header},
                 {"footer", r->footer},
                 {"time", r->time},
                 {"time-parts", r->time_parts},
                 {"date-order", r->date_order},
                 {"decimal", r->decimal},
                 {"thousands", r->thousands},
                 {"series-column", r->series_column},
                 {"at", r->at}};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        if (out->status == LC_OK && !lc_history_has(out->text, asked[i].flag))
            add_flag(out, asked[i].flag, asked[i].text);
}

lc_status lc_history_command(lc_dataset *panel, const lc_import *r)
{
    lc_buffer command = {0};
    lc_buffer_add(&command, "lanecast import");
    for (size_t i = 0; i < r->paths; i++) {
        const bool piped = strcmp(r->path[i], "/dev/stdin") == 0;
        lc_buffer_add(&command, *r->path[i] == '-' ? " ./" : " "); /* no flag */
        lc_shell_word(&command, piped ? "-" : r->path[i]);
    }
    for (const char *at = panel->history; at && *at; at = after(at)) {
        lc_buffer_add(&command, " ");
        lc_buffer_bytes(&command, at, strcspn(at, "\n"));
    }
    if (r->paths > 1)
        add_asked(&command, r);
    add_request(&command, r);
    lc_free(panel->history);
    panel->history = NULL;
    return lc_buffer_take(&panel->history, &command);
}

/* --- read ------------------------------------------------------------------------------------------------------------- */

/* The length of a word of a shell as lc_shell_word writes it: as it is, or in single quotes, a quote itself as '\\''. */
static size_t word_length(const char *word)
{
    bool quoted = false;
    const char *at = word;
    for (; *at && (quoted || (*at != ' ' && *at != '\n')); at++) {
        quoted ^= *at == '\'';
        at += !quoted && *at == '\\' && at[1];
    }
    return (size_t)(at - word);
}

static lc_status unquote(char **out, const char *word)
{
    lc_buffer text = {0};
    const char *end = word + word_length(word);
    for (bool quoted = false; word < end; word++)
        if (*word == '\'')
            quoted = !quoted;
        else {
            word += !quoted && *word == '\\' && word[1];
            lc_buffer_bytes(&text, word, 1);
        }
    lc_status status = lc_buffer_take(out, &text);
    lc_buffer_free(&text);
    return status;
}

static bool is_flag(const char *word, size_t length, const char *flag)
{
    return length == strlen(flag) + 2 && strncmp(word, "--", 2) == 0 && strncmp(word + 2, flag, length - 2) == 0;
}

/* What follows a flag on a line, from one of its words on; NULL where the flag is not there. Names of files and values of other
 * flags are none. */
static const char *find_flag(const char *word, const char *flag)
{
    for (size_t length; word += strspn(word, " "), length = word_length(word), length > 0; word += length) {
        const char *behind = word + length + strspn(word + length, " ");
        if (is_flag(word, length, flag))
            return behind;
        if (strncmp(word, "--", 2) == 0 && !is_flag(word, length, "wide") && !is_flag(word, length, "join")) {
            word = behind;
            length = word_length(word);
        }
    }
    return NULL;
}

/* Whether it says how a single file was read. */
static bool is_form(const char *line)
{
    return *line == '#';
}

/* The line at or after `line` of a command that does not append, and has the flag; NULL: there is none. */
static const char *find_line(const char *line, const char *flag)
{
    for (; line && *line; line = after(line))
        if (!is_form(line) && !find_flag(line, "append") && find_flag(line, flag))
            return line;
    return NULL;
}

bool lc_history_has(const char *history, const char *flag)
{
    return find_line(history, flag) != NULL;
}

lc_status lc_history_flag(char **out, const char *history, const char *flag)
{
    const char *found = NULL;
    *out = NULL;
    for (const char *line = history; (line = find_line(line, flag)); line = after(line))
        found = find_flag(line, flag);
    return found ? unquote(out, found) : LC_OK;
}

lc_status lc_history_flags(char ***out, size_t *count, const char *history, const char *flag)
{
    size_t capacity = 0;
    for (const char *line = history; (line = find_line(line, flag)); line = after(line))
        for (const char *value = find_flag(line, flag); value; value = find_flag(value + word_length(value), flag)) {
            CHECK(lc_grow(out, &capacity, *count + 1, sizeof **out));
            CHECK(unquote(&(*out)[*count], value));
            ++*count;
        }
    return LC_OK;
}

const char *lc_history_flags_from(const char *line)
{
    for (size_t length; line += strspn(line, " "), length = word_length(line), length > 0; line += length)
        if (strncmp(line, "--", 2) == 0)
            break;
    return line;
}

bool lc_history_lists_files(const char *history)
{
    static const size_t command = 2; /* lanecast import */
    size_t most = 0;
    for (const char *line = history; line && *line; line = after(line)) {
        size_t words = 0;
        const char *flags = lc_history_flags_from(line);
        for (const char *at = line; at < flags && *at; at += strspn(at, " "), words++)
            at += word_length(at);
        most = !is_form(line) && !find_flag(line, "append") && words > most ? words : most;
    }
    return !most || most > command + 1;
}

bool lc_history_alike(const char *a, const char *b)
{
    while (*a && *b) {
        const char *own = lc_history_flags_from(a), *other = lc_history_flags_from(b);
        const size_t length = strcspn(own, "\n");
        if (length != strcspn(other, "\n") || strncmp(own, other, length) != 0)
            return false;
        a = after(a);
        b = after(b);
    }
    return !*a && !*b;
}

lc_status lc_history_names_series(bool *out, const char *history)
{
    char *column;
    CHECK(lc_history_flag(&column, history, "series-column"));
    *out = column && strcmp(column, "none") != 0;
    lc_free(column);
    return LC_OK;
}

/* The words of a command between "lanecast import" and its flags. */
static lc_status list_files(char **out, const char *line)
{
    lc_status status = LC_OK;
    lc_buffer files = {0};
    const char *flags = lc_history_flags_from(line);
    for (size_t word = 0; line < flags; word++, line += strspn(line, " ")) {
        char *path = NULL;
        TRY(unquote(&path, line));
        if (word > 1)
            lc_buffer_format(&files, "%s\n", path);
        lc_free(path);
        line += word_length(line);
    }
    status = lc_buffer_take(out, &files);
done:
    lc_buffer_free(&files);
    return status;
}

lc_status lc_history_joined(char **out, const char *history)
{
    const char *last = NULL;
    *out = NULL;
    for (const char *line = history; (line = find_line(line, "join")); line = after(line))
        last = line;
    return last ? list_files(out, last) : LC_OK;
}

lc_status lc_history_forms(char **out, const char *history)
{
    lc_buffer forms = {0};
    *out = NULL;
    for (const char *line = history; line && *line; line = after(line))
        if (is_form(line)) {
            lc_buffer_bytes(&forms, line + 2, strcspn(line + 2, "\n"));
            lc_buffer_add(&forms, "\n");
        }
    return forms.length ? lc_buffer_take(out, &forms) : forms.status;
}
