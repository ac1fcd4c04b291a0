/* form_lines - what was decided for single files, beside the command that reads all of them. */
#include "data/import/form_lines.h"

#include <string.h>

#include "core/mem.h"
#include "core/words.h"
#include "data/history.h"

/* --- lines ------------------------------------------------------------------------------------------------------------ */

const char *const *lc_form_flags(void)
{
    static const char *const flags[] = {"time",       "time-parts", "time-format", "zone", "calendar",
                                        "date-order", "decimal",    "thousands",   NULL};
    return flags;
}

static const char *after(const char *line)
{
    line += strcspn(line, "\n");
    return line + (*line == '\n');
}

/* As a word that is no flag. */
static void add_name(lc_buffer *line, const char *path)
{
    lc_buffer_add(line, *path == '-' ? "# ./" : "# ");
    lc_shell_word(line, path);
}

static lc_status add_flag(lc_buffer *line, const char *history, const char *flag)
{
    char *value = NULL;
    CHECK(lc_history_flag(&value, history, flag));
    if (value) {
        lc_buffer_format(line, " --%s ", flag);
        lc_shell_word(line, value);
    }
    lc_free(value);
    return LC_OK;
}

/* What a request says of every file that is no dataset is no decision of a part. */
static void add_asked(lc_buffer *line, const lc_import *r)
{
    const char *const asked[] = {r->time_format, r->zone, r->calendar};
    static const char *const flags[] = {"time-format", "zone", "calendar"};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        if (asked[i]) {
            lc_buffer_format(line, " --%s ", flags[i]);
            lc_shell_word(line, asked[i]);
        }
}

/* Unless there is one of those flags already, whatever its file is called: thousands of files have a few. */
static lc_status add_line(lc_buffer *lines, const char *line)
{
    const char *flags = lc_history_flags_from(line);
    const size_t length = strcspn(flags, "\n");
    CHECK(lines->status);
    for (const char *at = lines->text; at && *at; at = after(at)) {
        const char *other = lc_history_flags_from(at);
        if (strcspn(other, "\n") == length && strncmp(flags, other, length) == 0)
            return LC_OK;
    }
    lc_buffer_bytes(lines, line, strcspn(line, "\n"));
    lc_buffer_add(lines, "\n");
    return lines->status;
}

lc_status lc_form_lines_add(lc_buffer *lines, const char *text)
{
    for (const char *at = text; *at; at = after(at))
        if (*at == '#')
            CHECK(add_line(lines, at));
    return LC_OK;
}

static lc_status take_file(lc_buffer *lines, const char *history, const lc_import *request, const char *path)
{
    lc_status status = LC_OK;
    lc_buffer line = {0};
    char *text = NULL;
    add_name(&line, path);
    for (const char *const *flag = lc_form_flags(); *flag; flag++)
        TRY(add_flag(&line, history, *flag));
    if (request)
        add_asked(&line, request);
    TRY(lc_buffer_take(&text, &line));
    status = add_line(lines, text);
done:
    lc_buffer_free(&line);
    lc_free(text);
    return status;
}

lc_status lc_form_lines_take(lc_buffer *lines, const char *history, const lc_import *request, const char *path)
{
    const bool made = history && strncmp(history, "lanecast ", 9) == 0;
    if (made && strstr(history, "\n# "))
        return lc_form_lines_add(lines, history);
    return take_file(lines, history, made ? NULL : request, path);
}

/* --- which are kept --------------------------------------------------------------------------------------------------- */

/* Behind "# ", of one line, for lc_free. */
static lc_status copy_line(char **out, const char *line)
{
    lc_buffer copy = {0};
    lc_buffer_bytes(&copy, line + 2, strcspn(line + 2, "\n"));
    return lc_buffer_take(out, &copy);
}

static lc_status line_flag(char **out, const char *line, const char *flag)
{
    char *copy = NULL;
    CHECK(copy_line(&copy, line));
    const lc_status status = lc_history_flag(out, copy, flag);
    lc_free(copy);
    return status;
}

static bool is_same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Whether the command says of a flag what each line does. */
static lc_status is_shared(bool *out, const char *command, const char *lines, const char *flag)
{
    lc_status status = LC_OK;
    char *of_all = NULL, *own = NULL;
    *out = true;
    TRY(lc_history_flag(&of_all, command, flag));
    for (const char *at = lines; *at && *out; at = after(at)) {
        TRY(line_flag(&own, at, flag));
        *out = is_same(own, of_all);
        lc_free(own);
        own = NULL;
    }
done:
    lc_free(of_all);
    lc_free(own);
    return status;
}

/* Whether a line says nothing that the other does not. */
static lc_status is_within(bool *out, const char *line, const char *other)
{
    *out = true;
    for (const char *const *flag = lc_form_flags(); *flag && *out; flag++) {
        char *own = NULL, *theirs = NULL;
        lc_status status = line_flag(&own, line, *flag);
        if (status == LC_OK)
            status = line_flag(&theirs, other, *flag);
        *out = !own || is_same(own, theirs);
        lc_free(own);
        lc_free(theirs);
        CHECK(status);
    }
    return LC_OK;
}

static lc_status reduce_line(lc_buffer *reduced, const char *command, const char *lines, const char *line)
{
    lc_status status = LC_OK;
    char *copy = NULL;
    bool shared;
    size_t length = (size_t)(lc_history_flags_from(line) - line);
    while (length && line[length - 1] == ' ') /* a flag brings its own */
        length--;
    lc_buffer_bytes(reduced, line, length);
    TRY(copy_line(&copy, line));
    for (const char *const *flag = lc_form_flags(); *flag; flag++) {
        TRY(is_shared(&shared, command, lines, *flag));
        if (!shared)
            TRY(add_flag(reduced, copy, *flag));
    }
    lc_buffer_add(reduced, "\n");
done:
    lc_free(copy);
    return status;
}

/* The lines with those flags alone that the command does not say. */
static lc_status reduce(char **out, const char *command, const char *lines)
{
    lc_buffer reduced = {0};
    lc_status status = LC_OK;
    for (const char *at = lines; *at && status == LC_OK; at = after(at))
        status = reduce_line(&reduced, command, lines, at);
    if (status == LC_OK)
        status = lc_buffer_take(out, &reduced);
    lc_buffer_free(&reduced);
    return status;
}

/* A line within another one says nothing more: dates that say their order themselves are read by that of others too. */
static lc_status is_needless(bool *out, const char *lines, const char *line)
{
    *out = false;
    for (const char *at = lines; *at && !*out; at = after(at)) {
        bool within, around;
        CHECK(is_within(&within, line, at));
        CHECK(is_within(&around, at, line));
        *out = at != line && within && (!around || at < line);
    }
    return LC_OK;
}

lc_status lc_form_lines_keep(char **history, const char *lines)
{
    lc_status status = LC_OK;
    char *reduced = NULL;
    lc_buffer kept = {0};
    bool needless;
    TRY(reduce(&reduced, *history, lines));
    lc_buffer_add(&kept, *history);
    for (const char *at = reduced; *at; at = after(at)) {
        TRY(is_needless(&needless, reduced, at));
        if (needless || *lc_history_flags_from(at) != '-')
            continue;
        lc_buffer_add(&kept, "\n");
        lc_buffer_bytes(&kept, at, strcspn(at, "\n"));
    }
    lc_free(*history);
    *history = NULL;
    status = lc_buffer_take(history, &kept);
done:
    lc_buffer_free(&kept);
    lc_free(reduced);
    return status;
}

lc_status lc_form_lines_strip(char **out, const char *history)
{
    lc_buffer commands = {0};
    for (const char *at = history; *at; at = after(at)) {
        if (*at == '#')
            continue;
        lc_buffer_add(&commands, commands.length ? "\n" : "");
        lc_buffer_bytes(&commands, at, strcspn(at, "\n"));
    }
    return lc_buffer_take(out, &commands);
}
