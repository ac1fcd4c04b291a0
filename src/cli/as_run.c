/* as_run - the flags of the run's data, and the cells of their grid. */
#include "cli/as_run.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/follow.h"
#include "core/file.h"
#include "core/mem.h"
#include "data/grid.h"
#include "data/hdf5.h"
#include "data/history.h"
#include "model/measured.h"

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
static lc_status put_beside(lc_dataset *d, const lc_run_source *run, const lc_measured *m, const char *step, lc_buffer *notes)
{
    lc_status status = LC_OK;
    lc_dataset like = {.channels = d->channels};
    lc_run_contents contents = {0};
    lc_span *seen = NULL;
    size_t *place = NULL;
    TRY(lc_run_source_contents(&contents, run));
    if (contents.series_count != m->series)
        FAIL(LC_E_DATA, "%s: it has %zu series, and measured/zone %zu", run->path, contents.series_count, m->series);
    TRY(lc_new(&place, m->series, sizeof *place));
    for (size_t i = 0; i < m->series; i++)
        place[i] = i;
    TRY(lc_run_read_seen(&seen, run->h5, place, m->series, run->path));
    TRY(make_rows(&like, contents.series, seen, m));
    TRY(lc_dataset_grid(d, &like, step, notes));
done:
    for (size_t i = 0; i < like.series_count; i++)
        lc_free(like.series[i].time);
    lc_free(like.series);
    lc_run_contents_clear(&contents);
    lc_free(place);
    lc_free(seen);
    return status;
}

/* --- read ------------------------------------------------------------------------------------------------------------- */

/* What reading a text as the data of a run has so far. */
typedef struct reading {
    const lc_run_source *run;
    lc_measured measured; /* history NULL: nothing to follow */
    lc_followed followed;
    lc_buffer flags, notes;
    char *grid, *content; /* content: of a pipe, which is read once */
} reading;

static lc_status read_grid(reading *r, lc_dataset *d)
{
    bool seen;
    CHECK(lc_h5_has(&seen, r->run->h5, "seen"));
    lc_buffer_line(&r->flags, "--grid %s", r->grid);
    return seen ? put_beside(d, r->run, &r->measured, r->grid, &r->notes) : lc_dataset_grid(d, NULL, r->grid, &r->notes);
}

/* A text with the flags that a run's data were read with. */
static lc_status read_followed(lc_dataset **out, char **notes, reading *r, const char *path)
{
    lc_status status = LC_OK;
    lc_import request = {.path = &path, .paths = 1, .content = r->content};
    lc_dataset *dataset = NULL;
    char *said = NULL;
    const char *history = r->measured.history;
    TRY(lc_follow(&request, &r->followed, &r->flags, history, r->measured.series == 1));
    TRY(lc_history_flag(&r->grid, history, "grid"));
    TRY(lc_dataset_import(&dataset, &said, &request));
    if (r->measured.series)
        TRY(lc_follow_order(dataset, &request, r->measured.step[0], path));
    lc_buffer_add(&r->notes, said);
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

/* How the data of a run were read, where a text is to be read so. */
static lc_status find_history(reading *r, const char *path)
{
    bool hdf5;
    if (!r->run)
        return LC_OK;
    CHECK(lc_hdf5_is(&hdf5, path));
    return hdf5 ? LC_OK : lc_run_read_measured(&r->measured, r->run->h5, r->run->path);
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

/* Whether columns number periods of the day: how long these are a few rows do not say for certain. */
static lc_status counts_periods(bool *out, const char *history)
{
    char *parts = NULL;
    CHECK(lc_history_flag(&parts, history, "time-parts"));
    *out = parts && strstr(parts, "period");
    lc_free(parts);
    return LC_OK;
}

/* A flag without which values or moments would be others; NULL: none was used. */
static lc_status find_decisive(const char **out, const char *history)
{
    static const char *const flags[] = {"na", "value", "zone", "calendar", NULL};
    size_t i = 0;
    bool periods;
    CHECK(counts_periods(&periods, history));
    while (flags[i] && !lc_history_has(history, flags[i]))
        i++;
    *out = flags[i] || !periods ? flags[i] : "time-parts";
    return LC_OK;
}

/* What does not fit is read by itself, unless that would lose what decided values. */
static lc_status read_alone(lc_dataset **out, char **notes, const lc_args *args, const char *path, const reading *r,
                            lc_status status)
{
    const lc_import request = {.path = &path,
                               .paths = 1,
                               .content = r->content,
                               .before.decimal = r->followed.decimal,
                               .before.thousands = r->followed.thousands};
    const char *flag;
    char why[LC_TEXT_MAX];
    snprintf(why, sizeof why, "%s", lc_error_message());
    CHECK(find_decisive(&flag, r->measured.history));
    if (flag)
        return lc_fail(status,
                       "%s; so it is not read as the data of %s was, which had --%s: import it with the flags that fit, and name "
                       "the dataset here",
                       why, r->run->path, flag);
    lc_note(args, "not read as the data of %s was: %s", r->run->path, why);
    return lc_dataset_import(out, notes, &request);
}

static void clear(reading *r)
{
    lc_measured_clear(&r->measured);
    lc_followed_free(&r->followed);
    lc_buffer_free(&r->flags);
    lc_buffer_free(&r->notes);
    lc_free(r->grid);
    lc_free(r->content);
}

lc_status lc_read_as_run(lc_dataset **out, char **notes, const lc_args *args, const char *path, const lc_run_source *like)
{
    reading r = {.run = like};
    lc_status status = find_history(&r, path);
    if (status == LC_OK && !r.measured.history)
        status = lc_dataset_read(out, notes, path);
    else if (status == LC_OK && (status = read_pipe(&r, path)) == LC_OK) {
        status = read_followed(out, notes, &r, path);
        if (status == LC_E_USAGE || status == LC_E_DATA)
            status = read_alone(out, notes, args, path, &r, status);
        else if (status == LC_OK && r.flags.text && lc_dataset_digest(*out) != like->run.data_digest)
            note_flags(args, path, like->path, r.flags.text);
    }
    clear(&r);
    return status;
}
