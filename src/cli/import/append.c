/* append - newer files added to a dataset. */
#include "cli/append.h"
#include "cli/follow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/mem.h"
#include "core/words.h"
#include "data/axis.h"
#include "data/asked.h"
#include "data/grid.h"
#include "data/history.h"
#include "data/import/file.h"
#include "data/import/form_lines.h"
#include "data/match.h"
#include "data/series.h"
#include "data/size.h"
#include "data/stamp.h"

/* --- decisions ------------------------------------------------------------------------------------------------------- */

/* How large the dataset's values are: numbers that may have either decimal sign have that of the size. */
static lc_status follow_sizes(lc_import *r, lc_followed *f, const lc_dataset *old)
{
    CHECK(lc_new(&f->size, old->channels, sizeof *f->size));
    for (size_t c = 0; c < old->channels; c++)
        f->size[c] = lc_size_of(old, c, old->series_count);
    r->before.size = f->size;
    return LC_OK;
}

static void note_followed(const lc_args *args, const char *line)
{
    for (; line && *line; line += strcspn(line, "\n") + 1)
        lc_note(args, "as the dataset was made: %.*s", (int)strcspn(line, "\n"), line);
}

/* Files that lack the column of series may be called as series are: B.csv continues B. */
static lc_status follow_names(lc_import *r, const lc_followed *f, const lc_dataset *old)
{
    char *stem = NULL;
    bool known = f->series_column && r->series_column == f->series_column;
    for (size_t i = 0; i < r->paths && known; i++) {
        CHECK(lc_import_stem(&stem, r->path[i]));
        known = lc_match_named(old, stem) != NULL;
        lc_free(stem);
    }
    if (!known)
        return LC_OK;
    r->before.series = r->series_column;
    r->series_column = NULL;
    return LC_OK;
}

/* What made the dataset; a line each is said. */
static lc_status follow(lc_import *r, lc_followed *f, const lc_dataset *old, const lc_args *args)
{
    lc_buffer said = {0};
    unsigned kinds;
    CHECK(lc_follow_kinds(&kinds, r->path, r->paths));
    const lc_texts channels = lc_channel_names(old);
    lc_status status = lc_follow(r, f, &said, old->history, old->series_count == 1, kinds);
    if (status == LC_OK)
        status = follow_names(r, f, old);
    if (status == LC_OK)
        status = lc_follow_channels(r, f, &channels);
    if (status == LC_OK)
        status = follow_sizes(r, f, old);
    if (status == LC_OK)
        note_followed(args, said.text);
    lc_buffer_free(&said);
    return status;
}

/* --- files ----------------------------------------------------------------------------------------------------------- */

/* A file as it was read, and its series that begins first; NULL: it has no rows. */
typedef struct part {
    lc_dataset *dataset;
    const char *path, *made; /* made: the history of the dataset that it is added to */
    lc_import request;       /* by which it was read */
    const lc_series *first;
    size_t order; /* among the files */
} part;

static int by_time(const void *left, const void *right)
{
    const part *a = left, *b = right;
    const int time = a->first && b->first ? lc_series_compare(a->first, 0, b->first, 0) : !a->first - !b->first;
    return time ? time : (a->order > b->order) - (a->order < b->order);
}

/* On the grid of `like`; said unless nothing came of it for what was on it already. */
static lc_status put_on_grid(lc_dataset *d, const lc_dataset *like, const char *step, const lc_args *args)
{
    lc_buffer notes = {0};
    const size_t rows = lc_dataset_rows(d);
    lc_status status = lc_dataset_grid(d, like, step, &notes);
    if (status == LC_OK && (d != like || lc_dataset_rows(d) > rows))
        lc_note_lines(args, notes.text);
    lc_buffer_free(&notes);
    return status;
}

/* The flag that does not fit the file is one of the command that made the dataset, not of this one. */
static lc_status refuse_part(const char *path, const char *append)
{
    char why[LC_TEXT_MAX];
    snprintf(why, sizeof why, "%s", lc_error_message());
    return lc_fail(LC_E_USAGE,
                   "%s: cannot be read as the rows of %s were; if it is the right file, give the flag that differs: %s; or "
                   "import it alone, and append that dataset",
                   path, append, why);
}

/* args: whose notes say what is followed; NULL: nobody hears them. */
static lc_status import_as(part *p, char **notes, const lc_args *args, lc_import request)
{
    lc_buffer said = {0};
    if (!request.join) {
        request.path = &p->path;
        request.paths = 1;
    }
    const lc_status status = lc_follow_read(&p->dataset, notes, &request, &said, p->made);
    if (args)
        note_followed(args, said.text);
    lc_buffer_free(&said);
    return status;
}

/* HDF5 that does not fit has only what this command gives, unless that would lose what decided values. */
static lc_status import_alone(part *p, char **notes, const lc_args *args, const lc_import *given)
{
    const char *flag;
    char why[LC_TEXT_MAX];
    snprintf(why, sizeof why, "%s", lc_error_message());
    CHECK(lc_follow_decisive(&flag, p->made, LC_KIND_HDF5));
    if (flag)
        return lc_fail(LC_E_USAGE, "%s (it is not read by itself: without --%s its rows would be others)", why, flag);
    lc_note(args, "not read as the dataset was made: %s", why);
    const lc_import followed = p->request;
    p->request = *given;
    lc_follow_dates(&p->request, &followed);
    return import_as(p, notes, args, p->request);
}

/* Reads as the dataset was made. */
static lc_status import_part(part *p, char **notes, const lc_args *args, const lc_import *given, const lc_import *wanted)
{
    unsigned kinds;
    CHECK(lc_follow_kinds(&kinds, given->join ? given->path : &p->path, given->join ? given->paths : 1));
    p->request = *wanted;
    lc_follow_fit(&p->request, given, kinds);
    const lc_status status = import_as(p, notes, args, p->request);
    if (kinds != LC_KIND_HDF5 || (status != LC_E_USAGE && status != LC_E_DATA))
        return status;
    return import_alone(p, notes, args, given);
}

/* Whether the file is of another form than the dataset's: by itself it can be read. */
static bool reads_alone(const part *p, const lc_import *given)
{
    part alone = {.path = p->path};
    lc_import request = p->request;
    struct stat info;
    if (!request.time_parts || given->time_parts || given->join || stat(p->path, &info) != 0 || S_ISFIFO(info.st_mode))
        return false;
    request.time_parts = NULL;
    request.before.parts = false;
    const lc_status status = import_as(&alone, NULL, NULL, request);
    lc_dataset_free(alone.dataset);
    return status == LC_OK;
}

static lc_status refuse_parts(const char *why, const lc_import *wanted)
{
    return lc_fail(
        LC_E_DATA,
        "%s; it is read as the rows before. --time %s finds its own form; with --time-parts %s as well, it keeps theirs", why,
        lc_typed_word(wanted->time).text, lc_typed_word(wanted->time_parts).text);
}

static lc_status read_part(part *p, const lc_args *args, const lc_import *given, const lc_import *wanted)
{
    char *notes = NULL, why[LC_TEXT_MAX];
    const char *append = lc_args_text(args, "append");
    const lc_status status = import_part(p, &notes, args, given, wanted);
    if (status == LC_OK) {
        lc_note_lines(args, notes);
        lc_string_free(notes);
        return LC_OK;
    }
    if ((status == LC_E_USAGE && !given->time) || (p->request.wide && !given->wide))
        return refuse_part(p->path, append);
    snprintf(why, sizeof why, "%s", lc_error_message());
    return status == LC_E_DATA && reads_alone(p, given) ? refuse_parts(why, &p->request) : lc_fail(status, "%s", why);
}

/* The name of an only series that nothing but its file was called says nothing of a series that has one. */
static lc_status check_name(const lc_dataset *old, const part *p, const lc_args *args)
{
    bool named, other;
    const lc_dataset *d = p->dataset;
    if (lc_args_text(args, "series-column") || old->series_count != 1 || d->series_count != 1 ||
        strcmp(old->series[0].name, d->series[0].name) == 0)
        return LC_OK;
    CHECK(lc_history_names_series(&named, old->history));
    CHECK(lc_history_names_series(&other, d->history));
    if (named || !other || !old->history)
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s: a column names its series '%s', and '%s' of %s was called after its file: --series-column none continues "
                   "it, --series-column with the column's name adds a series",
                   p->path, d->series[0].name, old->series[0].name, lc_args_text(args, "append"));
}

/* Rows of another place do not continue those of the dataset, unless this command chose it. */
static lc_status check_place(const lc_dataset *old, const part *p, const lc_args *args)
{
    const char *append = lc_args_text(args, "append");
    char *place[2] = {NULL, NULL};
    lc_status status = LC_OK;
    TRY(lc_history_places(place, old->history, p->dataset->history));
    if (place[0] && !lc_args_text(args, "at"))
        FAIL(LC_E_DATA,
             "%s: its rows are of another place than those of %s: --at %s, not %s; to add them all the same, append the file "
             "that it "
             "was made from, with --at; to have two series, import both as a panel",
             p->path, append, lc_typed_word(place[1]).text, lc_typed_word(place[0]).text);
    if (place[0])
        lc_note(args, "%s: its rows are of the place '%s', and continue those of '%s' in %s", p->path, place[1], place[0],
                append);
done:
    lc_free(place[0]);
    lc_free(place[1]);
    return status;
}

static lc_status add_part(lc_dataset *old, part *p, const lc_args *args)
{
    lc_status status = LC_OK;
    char *notes = NULL;
    const char *path = lc_args_text(args, "append"), *slash = strrchr(path, '/');
    char *made = NULL;
    lc_buffer history = {0};
    CHECK(check_name(old, p, args));
    CHECK(check_place(old, p, args));
    TRY(lc_form_lines_strip(&made, p->dataset->history ? p->dataset->history : "lanecast import"));
    lc_buffer_format(&history, "%s%s%s --append ", old->history ? old->history : "", old->history ? "\n" : "", made);
    lc_shell_word(&history, slash && slash[1] ? slash + 1 : path);
    status = lc_dataset_append(old, p->dataset, lc_args_text(args, "duplicates"), &notes);
    if (status != LC_OK)
        FAIL(status, "%s: %s", p->path, lc_error_message());
    lc_note(args, "%s: %.*s", p->path, (int)strcspn(notes, "\n"), notes);
    lc_free(old->history);
    old->history = NULL;
    TRY(lc_buffer_take(&old->history, &history));
done:
    lc_free(made);
    lc_buffer_free(&history);
    lc_string_free(notes);
    return status;
}

static lc_status check_order(const lc_dataset *old, const part *p, const lc_import *given)
{
    lc_axis axis;
    if (given->join || given->date_order || !p->request.date_order || old->series_count == 0)
        return LC_OK;
    CHECK(lc_axis_of(&axis, &old->series[0]));
    const lc_before_rows before = {lc_axis_nanoseconds(&axis), old};
    return lc_follow_order(p->dataset, &p->request, &before, p->path);
}

/* grid: that of the dataset; NULL: it has none. */
static lc_status add_files(lc_dataset *old, const lc_args *args, const lc_import *given, const lc_import *wanted,
                           const char *grid)
{
    lc_status status = LC_OK;
    const size_t count = given->join ? 1 : given->paths;
    part *p = NULL;
    TRY(lc_new(&p, count, sizeof *p));
    for (size_t i = 0; i < count; i++) {
        p[i].path = given->path[i];
        p[i].made = old->history;
        p[i].order = i;
        TRY(read_part(&p[i], args, given, wanted));
        TRY(check_order(old, &p[i], given));
        if (grid)
            TRY(put_on_grid(p[i].dataset, old, grid, args));
        p[i].first = lc_dataset_first(p[i].dataset);
    }
    qsort(p, count, sizeof *p, by_time);
    for (size_t i = 0; i < count; i++)
        TRY(add_part(old, &p[i], args));
    if (grid)
        TRY(put_on_grid(old, old, grid, args));
done:
    for (size_t i = 0; p && i < count; i++)
        lc_dataset_free(p[i].dataset);
    lc_free(p);
    return status;
}

lc_status lc_append(lc_dataset **dataset, const lc_args *args, const lc_import *request)
{
    lc_status status = LC_OK;
    lc_dataset *old = NULL;
    lc_import wanted = *request;
    lc_followed f = {0};
    char *grid = NULL;
    TRY(lc_dataset_read(&old, NULL, lc_args_text(args, "append")));
    TRY(follow(&wanted, &f, old, args));
    TRY(lc_history_flag(&grid, old->history, "grid"));
    if (grid)
        lc_note(args, "as the dataset was made: --grid %s", grid);
    TRY(add_files(old, args, request, &wanted, grid));
    *dataset = old;
    old = NULL;
done:
    lc_followed_free(&f);
    lc_free(grid);
    lc_dataset_free(old);
    return status;
}
