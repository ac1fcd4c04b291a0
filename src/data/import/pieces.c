/* pieces - which files of a folder are pieces of one series, by their names, and what the series is called. */
#include "data/import/pieces.h"

#include <stdio.h>
#include <string.h>

#include "core/calendar.h"
#include "core/counted.h"
#include "core/labels.h"
#include "core/mem.h"
#include "core/status.h"
#include "data/import/append.h"
#include "data/import/file.h"
#include "data/sheet/period.h"
#include "data/stamp.h"

enum { NAMED_MOST = 20 };

/* A file by its name. */
typedef struct called {
    lc_period period;
    size_t group; /* of those that are called alike; its own where it is no piece */
    bool named;   /* the file says the names of its series */
    bool alone;   /* the only one of its group */
} called;

typedef struct job {
    const lc_pieces *how;
    lc_piece *piece;
    size_t count;
    called *called; /* (count) */
    size_t groups;
    lc_piece *group;      /* (count) pieces of one group */
    size_t *place;        /* (count) of each of these among all */
    size_t files, series; /* of which some are one; and what they are then */
    lc_few names;         /* of these series */
    bool named;           /* a column says some of them */
    lc_appended all;
} job;

/* --- names ------------------------------------------------------------------------------------------------------------ */

/* The folder in which a file is, without those around it. */
static lc_status parent_of(char **out, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? lc_import_last(out, path, (size_t)(slash - path)) : lc_copy_text(out, "");
}

/* A file in a folder of a year is a piece by that, whatever it is called. */
static lc_status read_name(called *c, lc_piece *p, const lc_pieces *how)
{
    lc_status status = LC_OK;
    char *stem = NULL, *parent = NULL;
    lc_period folder = {0};
    TRY(lc_import_stem(&stem, p->path));
    TRY(parent_of(&parent, p->path));
    TRY(lc_period_read(&folder, parent, how->nested));
    const bool within = folder.found && !*folder.stem;
    TRY(lc_period_read(&c->period, stem, within));
    p->copy = c->period.copy;
    if (!c->period.found && within && how->nested) {
        c->period.found = true;
        TRY(lc_copy_text(&c->period.stem, stem));
    }
    TRY(lc_import_names_series(&c->named, p->dataset, p->path, false));
    c->named |= p->dataset->series_count != 1;
done:
    lc_free(folder.stem);
    lc_free(stem);
    lc_free(parent);
    return status;
}

static bool has_rows(const lc_dataset *d)
{
    for (size_t i = 0; i < d->series_count; i++)
        if (d->series[i].rows)
            return true;
    return false;
}

static lc_status find_groups(job *j)
{
    lc_status status = LC_OK;
    lc_labels stems = {0};
    for (size_t i = 0; i < j->count; i++) {
        TRY(read_name(&j->called[i], &j->piece[i], j->how));
        if (j->called[i].period.found && has_rows(j->piece[i].dataset))
            TRY(lc_labels_add(&j->called[i].group, &stems, j->called[i].period.stem));
        else
            j->called[i].group = j->count;
    }
    j->groups = stems.count;
done:
    lc_labels_free(&stems);
    return status;
}

/* Whether a series has rows of the year in the name of its file: 2002.csv may be a ticker. */
static bool is_of_its_year(const lc_series *s, long year)
{
    const int64_t day = 86400;
    return !year || (year >= lc_calendar_day(s->calendar, lc_floor_divide(lc_series_local(s, 0), day)).year &&
                     year <= lc_calendar_day(s->calendar, lc_floor_divide(lc_series_local(s, s->rows - 1), day)).year);
}

/* --- a group ---------------------------------------------------------------------------------------------------------- */

/* Its pieces; how many. */
static size_t gather(job *j, size_t group)
{
    size_t count = 0;
    for (size_t i = 0; i < j->count; i++)
        if (j->called[i].group == group) {
            j->place[count] = i;
            j->group[count++] = j->piece[i];
        }
    return count;
}

static bool are_of_their_years(const job *j, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!is_of_its_year(&j->group[i].dataset->series[0], j->called[j->place[i]].period.year))
            return false;
    return true;
}

/* *named: a column says the names of their series; of some only, they cannot be put together. */
static lc_status ask_named(bool *named, const job *j, size_t count)
{
    *named = j->called[j->place[0]].named;
    for (size_t i = 1; i < count; i++)
        if (j->called[j->place[i]].named != *named)
            return lc_fail(
                LC_E_DATA,
                "%s: a column says the name of its series, and none does in %s, which is called as a piece of the same: "
                "--series-column none takes the rows of all for those of one",
                j->group[*named ? 0 : i].path, j->group[*named ? i : 0].path);
    return LC_OK;
}

/* They are no pieces: unless they can be series of their own, they are refused. */
static lc_status leave_apart(const lc_pieces *how, const char *why, bool named)
{
    if (how->nested || named)
        return lc_fail(LC_E_DATA,
                       "%s: %s: they are no pieces of one series; name the files of each series, or a folder with a file for "
                       "each, or put them behind one another by import --append",
                       how->folder, why);
    lc_buffer_line(how->notes,
                   "%s: %s: a series of each file, though they are called as pieces of one (import --append puts one behind "
                   "another)",
                   how->folder, why);
    return LC_OK;
}

/* The only series of each gets the name of all. */
static lc_status rename_series(lc_piece *p, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        lc_series *s = &p[i].dataset->series[0];
        lc_free(s->name);
        s->name = NULL;
        CHECK(lc_copy_text(&s->name, name));
    }
    return LC_OK;
}

/* What is left of their names, or, if that is nothing, the folder's. */
static lc_status name_series(lc_piece *p, size_t count, const char *stem, const char *folder)
{
    char *name = NULL;
    if (*stem)
        return rename_series(p, count, stem);
    CHECK(lc_import_stem(&name, folder));
    const lc_status status = rename_series(p, count, name);
    lc_free(name);
    return status;
}

static lc_status unite_group(job *j, size_t group)
{
    char why[LC_TEXT_MAX];
    bool named;
    const size_t count = gather(j, group);
    size_t at = count;
    j->called[j->place[0]].alone = count == 1;
    if (count == 1)
        return LC_OK;
    CHECK(ask_named(&named, j, count));
    if (!named && (j->how->apart || (!are_of_their_years(j, count) && !j->how->nested)))
        return LC_OK;
    CHECK(lc_pieces_order(&at, why, j->group, count, named));
    if (at < count)
        return leave_apart(j->how, why, named);
    if (!named)
        CHECK(name_series(j->group, count, j->called[j->place[0]].period.stem, j->how->folder));
    CHECK(lc_pieces_widen(j->group, count, j->how));
    const lc_status status = lc_pieces_join(&j->all, j->group, count, j->how);
    for (size_t i = 0; i < count; i++) { /* the first in order of time has the rows of all */
        j->piece[j->place[i]] = j->group[i];
        j->called[j->place[i]].group = j->count;
    }
    j->named |= named;
    j->files += count;
    j->series += j->group[0].dataset->series_count;
    for (size_t i = 0; i < j->group[0].dataset->series_count; i++)
        lc_few_add(&j->names, j->group[0].dataset->series[i].name, "");
    return status;
}

static bool has_series(const job *j, const char *name)
{
    for (size_t i = 0; i < j->count; i++)
        for (size_t s = 0; j->piece[i].dataset && s < j->piece[i].dataset->series_count; s++)
            if (strcmp(j->piece[i].dataset->series[s].name, name) == 0)
                return true;
    return false;
}

/* A piece whose others are not here is called as they would be, unless another series is. */
static lc_status name_single(job *j, size_t i)
{
    const called *c = &j->called[i];
    if (!c->alone || c->named || !*c->period.stem || has_series(j, c->period.stem) ||
        !is_of_its_year(&j->piece[i].dataset->series[0], c->period.year))
        return LC_OK;
    return rename_series(&j->piece[i], 1, c->period.stem);
}

/* --- a folder --------------------------------------------------------------------------------------------------------- */

/* In folders of years: nothing says which files belong together. */
static lc_status check_alone(const job *j)
{
    size_t unnamed = 0, last = 0, first = 0;
    for (size_t i = 0; i < j->count; i++)
        if (!j->called[i].named && j->called[i].period.found) {
            first = unnamed ? first : i;
            last = i;
            unnamed++;
        }
    if (!j->how->nested || j->files || unnamed < 2)
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s: '%s' and '%s' are called as different series are: name the files of each series, or a folder with a file "
                   "for each",
                   j->how->folder, j->piece[first].path, j->piece[last].path);
}

static void say(job *j)
{
    const lc_pieces *how = j->how;
    lc_buffer more = {0};
    const char *column = j->named ? ", with --series-column none" : "";
    if (j->all.known)
        lc_buffer_format(&more, "; %s %s in two of them%s", lc_counted(j->all.known, "row").text,
                         lc_if_one(j->all.known, "is", "are"), j->all.differ ? "" : ", and equal");
    if (j->all.differ)
        lc_buffer_format(&more, "; %s %s in two of them: the %s one stays (--duplicates %s)",
                         lc_counted(j->all.differ, "value").text, lc_if_one(j->all.differ, "differs", "differ"),
                         how->keep == LC_DUPLICATES_LAST ? "later file's" : "earlier file's", lc_duplicates_names()[how->keep]);
    if (j->series == 1)
        lc_buffer_line(how->notes,
                       "%s: %zu files, each of them after another in time, are one series (a series of each: name the files%s)%s",
                       how->folder, j->files, column, more.text ? more.text : "");
    else
        lc_buffer_line(how->notes,
                       "%s: %zu files, each of them after another in time, are %zu series by their names (a series of each: name "
                       "the files%s): %s%s",
                       how->folder, j->files, j->series, column, lc_few_text(&j->names), more.text ? more.text : "");
    lc_buffer_free(&more);
}

/* The only file of folders of years is called as several would be. */
static lc_status name_rest(job *j)
{
    if (j->how->nested && j->count == 1 && !j->called[0].named && j->called[0].period.found)
        return name_series(j->piece, 1, j->called[0].period.stem, j->how->folder);
    for (size_t i = 0; i < j->count && j->files; i++)
        if (j->piece[i].dataset)
            CHECK(name_single(j, i));
    return LC_OK;
}

lc_status lc_pieces_unite(lc_piece *piece, size_t count, const lc_pieces *how)
{
    lc_status status = LC_OK;
    job j = {.how = how, .piece = piece, .count = count, .names = {.most = NAMED_MOST}};
    TRY(lc_new(&j.called, count, sizeof *j.called));
    TRY(lc_new(&j.group, count, sizeof *j.group));
    TRY(lc_new(&j.place, count, sizeof *j.place));
    TRY(find_groups(&j));
    for (size_t group = 0; group < j.groups; group++)
        TRY(unite_group(&j, group));
    if (!how->apart) {
        TRY(check_alone(&j));
        TRY(name_rest(&j));
    }
    if (j.files)
        say(&j);
done:
    for (size_t i = 0; j.called && i < count; i++)
        lc_free(j.called[i].period.stem);
    lc_few_free(&j.names);
    lc_free(j.called);
    lc_free(j.group);
    lc_free(j.place);
    return status;
}
