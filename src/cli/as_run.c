/* as_run - the flags of the run's data, and the cells of their grid. */
#include "cli/as_run.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/follow.h"
#include "core/file.h"
#include "core/h5.h"
#include "core/labels.h"
#include "core/mem.h"
#include "data/asked.h"
#include "data/grid.h"
#include "data/history.h"
#include "data/import/stems.h"
#include "data/match.h"

/* --- grid ------------------------------------------------------------------------------------------------------------- */

enum { DAY = 86400 };
static const int64_t day_long = DAY * INT64_C(1000000000);

/* Of each series of a run its first row; none of steps of days in a zone: one moment does not say where their cells are. */
static lc_status make_rows(lc_dataset *like, char *const *name, const lc_span *seen, const lc_measured *m)
{
    CHECK(lc_new(&like->series, m->series, sizeof *like->series));
    like->series_count = m->series;
    for (size_t i = 0; i < m->series; i++) {
        const lc_span all = lc_span_hull(seen[i], seen[m->series + i]);
        lc_series *s = &like->series[i];
        s->name = name[i];
        if (all.first > all.last || (*m->zone[i] && m->step[i] >= day_long))
            continue;
        CHECK(lc_new(&s->time, 1, sizeof *s->time));
        s->time[s->rows++] = all.first;
    }
    return LC_OK;
}

/* Of a run that says when its rows were: those that continue them are in the same cells. */
static lc_status put_beside(lc_dataset *d, const lc_run_source *run, const lc_span *seen, const char *step, lc_buffer *notes)
{
    lc_status status = LC_OK;
    lc_dataset like = {.channels = d->channels};
    char **name = NULL;
    size_t names = 0;
    TRY(lc_h5_read_texts(&name, &names, run->h5, "series"));
    TRY(make_rows(&like, name, seen, &run->measured));
    TRY(lc_dataset_grid(d, &like, step, notes));
done:
    for (size_t i = 0; i < like.series_count; i++)
        lc_free(like.series[i].time);
    lc_free(like.series);
    lc_free_texts(name, names);
    return status;
}

/* (LC_TEST, series of the run); NULL: it does not say which rows it saw. */
static lc_status read_seen(lc_span **out, const lc_run_source *run)
{
    size_t *place = NULL;
    const size_t count = run->measured.series;
    CHECK(lc_new(&place, count, sizeof *place));
    for (size_t i = 0; i < count; i++)
        place[i] = i;
    const lc_status status = lc_run_read_seen(out, run->h5, place, count, run->path);
    lc_free(place);
    return status;
}

/* --- read ------------------------------------------------------------------------------------------------------------- */

/* What reading a file as the data of a run has so far. */
typedef struct reading {
    const lc_run_source *run;
    unsigned kinds; /* of the file (data/asked.h) */
    lc_followed followed;
    lc_import request; /* with what is followed */
    lc_buffer flags, notes;
    char *grid, *content; /* content: of a pipe, which is read once */
} reading;

static lc_status read_grid(reading *r, lc_dataset *d)
{
    lc_span *seen;
    CHECK(read_seen(&seen, r->run));
    lc_buffer_line(&r->flags, "--grid %s", r->grid);
    const lc_status status =
        seen ? put_beside(d, r->run, seen, r->grid, &r->notes) : lc_dataset_grid(d, NULL, r->grid, &r->notes);
    lc_free(seen);
    return status;
}

/* The usual step of a run's first series; 0: it is not known. */
static int64_t step_of(const lc_measured *m)
{
    const int64_t even = m->series ? m->step[0] : 0;
    return even || !m->calendars ? even : lc_axis_nanoseconds(&m->calendar[0]);
}

static lc_status follow_channels(lc_import *request, reading *r)
{
    char **name = NULL;
    size_t count = 0;
    CHECK(lc_h5_read_texts(&name, &count, r->run->h5, "channels"));
    const lc_texts channels = lc_texts_of(name, count);
    const lc_status status = lc_follow_channels(request, &r->followed, &channels);
    request->before.size = count == r->run->measured.channels ? r->run->measured.size : NULL;
    lc_free_texts(name, count);
    return status;
}

/* A file that does not name its only series, of one of several series of the run, as where rows are appended. */
static lc_status name_series(reading *r, lc_dataset *d, const char *path)
{
    lc_status status = LC_OK;
    char **name = NULL;
    size_t count = 0, place;
    bool named;
    CHECK(lc_history_names_series(&named, d->history));
    if (named || d->series_count != 1 || r->run->measured.series < 2)
        return LC_OK;
    TRY(lc_h5_read_texts(&name, &count, r->run->h5, "series"));
    const lc_texts known = lc_texts_of(name, count), asked = lc_series_names(d);
    TRY(lc_stems_match(&place, &asked, &known));
    if (place == count || strcmp(name[place], d->series[0].name) == 0)
        goto done;
    lc_buffer_line(&r->notes, "%s: its series '%s' continues '%s' of %s", path, d->series[0].name, name[place], r->run->path);
    lc_free(d->series[0].name);
    d->series[0].name = name[place];
    name[place] = NULL;
done:
    lc_free_texts(name, count);
    return status;
}

/* A file with the flags that a run's data were read with. */
static lc_status read_followed(lc_dataset **out, char **notes, reading *r, const char *path)
{
    lc_status status = LC_OK;
    lc_import request = {.path = &path, .paths = 1, .content = r->content};
    lc_dataset *dataset = NULL;
    char *said = NULL;
    const char *history = r->run->measured.history;
    TRY(lc_follow(&request, &r->followed, &r->flags, history, r->run->measured.series == 1, r->kinds));
    TRY(follow_channels(&request, r));
    r->request = request;
    TRY(lc_history_flag(&r->grid, history, "grid"));
    TRY(lc_follow_read(&dataset, &said, &request, &r->flags, history));
    TRY(lc_follow_order(dataset, &request, &(lc_before_rows){.step = step_of(&r->run->measured)}, path));
    lc_buffer_add(&r->notes, said);
    TRY(name_series(r, dataset, path));
    if (r->grid)
        TRY(read_grid(r, dataset));
    TRY(lc_buffer_take(notes, &r->notes));
    *out = dataset;
    dataset = NULL;
done:
    lc_string_free(said);
    lc_dataset_free(dataset);
    return status;
}

/* Whether a file is no dataset, and how the data of the run were read is known. */
static lc_status follows(bool *out, reading *r, const char *path)
{
    *out = false;
    if (!r->run || !r->run->measured.history)
        return LC_OK;
    CHECK(lc_follow_kinds(&r->kinds, &path, 1));
    *out = r->kinds != LC_KIND_DATASET;
    return LC_OK;
}

static void note_flags(const lc_args *args, const char *path, const char *run, char *flags)
{
    for (char *end = strchr(flags, '\n'); end; end = strchr(end, '\n'))
        *end = end[1] ? ' ' : 0;
    if (*flags)
        lc_note(args, "%s: read as the data of %s was: %s", path, run, flags);
}

/* What comes from a pipe; packed bytes are refused there, as reading a pipe again is. */
static lc_status read_pipe(reading *r, const char *path)
{
    struct stat info;
    size_t length;
    char *again = NULL;
    CHECK(lc_file_look(&info, path));
    if (S_ISREG(info.st_mode))
        return LC_OK;
    CHECK(lc_file_read_text(&r->content, &length, LC_TABLE_MOST, path));
    return memchr(r->content, 0, length) ? lc_file_read(&again, &length, path) : LC_OK;
}

/* What does not fit is read by itself, unless that would lose what decided values. */
static lc_status read_alone(lc_dataset **out, char **notes, const lc_args *args, const char *path, const reading *r,
                            lc_status status)
{
    lc_import request = {.path = &path,
                         .paths = 1,
                         .content = r->content,
                         .before.decimal = r->followed.decimal,
                         .before.thousands = r->followed.thousands};
    const char *flag;
    char why[LC_TEXT_MAX];
    snprintf(why, sizeof why, "%s", lc_error_message());
    CHECK(lc_follow_decisive(&flag, r->run->measured.history, r->kinds));
    if (flag)
        return lc_fail(status,
                       "%s; so it is not read as the data of %s was, which had --%s: import it with the flags that fit, and name "
                       "the dataset here",
                       why, r->run->path, flag);
    lc_note(args, "not read as the data of %s was: %s", r->run->path, why);
    if (r->kinds == LC_KIND_HDF5)
        lc_follow_dates(&request, &r->request);
    return lc_dataset_import(out, notes, &request);
}

static void clear(reading *r)
{
    lc_followed_free(&r->followed);
    lc_buffer_free(&r->flags);
    lc_buffer_free(&r->notes);
    lc_free(r->grid);
    lc_free(r->content);
}

static lc_status read_so(lc_dataset **out, char **notes, const lc_args *args, const char *path, reading *r)
{
    CHECK(read_pipe(r, path));
    const lc_status status = read_followed(out, notes, r, path);
    if (status != LC_E_USAGE && status != LC_E_DATA)
        return status;
    lc_buffer_free(&r->flags);
    return read_alone(out, notes, args, path, r, status);
}

lc_status lc_read_as_run(lc_dataset **out, char **notes, bool *same, const lc_args *args, const char *path,
                         const lc_run_source *like)
{
    bool so;
    reading r = {.run = like};
    CHECK(follows(&so, &r, path));
    const lc_status status = so ? read_so(out, notes, args, path, &r) : lc_dataset_read(out, notes, path);
    *same = status == LC_OK && like && lc_dataset_digest(*out) == like->run.data_digest;
    if (status == LC_OK && r.flags.text && !*same)
        note_flags(args, path, like->path, r.flags.text);
    clear(&r);
    return status;
}
