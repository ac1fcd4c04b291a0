/* import - files into one dataset: series after series, or channels beside channels. */
#include <lanecast/import.h>

#include <stdio.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/words.h"
#include "data/asked.h"
#include "data/import/duplicates.h"
#include "data/import/gather.h"
#include "data/hdf5.h"
#include "data/history.h"
#include "data/holiday.h"
#include "data/import/file.h"
#include "data/import/intake.h"
#include "data/import/joined.h"
#include "data/import/named.h"
#include "data/import/unused.h"

/* Closed days are those of every series. What a join puts beside a series does not change its days. */
static lc_status take_holidays(lc_intake *m, const lc_dataset *part, const char *path, bool first)
{
    const size_t before = m->panel->holidays;
    if (part->holidays == 0 || (m->request->join && !first))
        return LC_OK;
    CHECK(lc_holidays_add(m->panel, part));
    if (!first && m->panel->holidays > before)
        lc_buffer_line(&m->notes, "%s: has %s that the files before have not; days are closed for every series of a panel", path,
                       lc_counted(m->panel->holidays - before, "holiday").text);
    return LC_OK;
}

/* The file's series join the panel; each has a name of its own. */
static lc_status take_series(lc_intake *m, lc_dataset *part, const char *path, const char *column)
{
    const size_t before = m->panel->series_count;
    const lc_import *r = m->request;
    const lc_gathering how = {.path = path, .notes = &m->notes, .hot = r->one_hot, .known = r->before.channels};
    CHECK(lc_gather_series(m->panel, part, &how));
    return lc_gather_names(&m->names, m->panel, before, path, column);
}

/* A file without a time beside one that has it, as one of areas of stations: its made-up stamps are those of no row. */
static lc_status check_time(const lc_intake *m, const lc_dataset *part, const char *path, bool hdf5)
{
    if (!m->timed || m->request->start || hdf5 || lc_intake_timed(part))
        return LC_OK;
    if (!m->request->join)
        return lc_fail(LC_E_DATA,
                       "%s: no column of dates, and the first file has one: --time names the time, --start makes up that of all "
                       "files; or import it alone",
                       path);
    return lc_fail(LC_E_DATA,
                   "%s: no column of dates, and the first file has one: which of its rows belong together is not known; name the "
                   "time (--time), or, if these are constants of its series, put them into the rows of the first file as columns",
                   path);
}

static lc_status take_part(lc_intake *m, lc_dataset *part, const char *path, bool hdf5)
{
    lc_status status = LC_OK;
    char *column = NULL, *stem = NULL;
    lc_joining joining = {.path = path, .notes = &m->notes, .base_named = m->named};
    const bool first = m->taken++ == 0;
    m->timed = first ? hdf5 || lc_intake_timed(part) : m->timed;
    TRY(check_time(m, part, path, hdf5));
    TRY(lc_import_stem(&stem, path));
    joining.stem = stem;
    if (m->request->join)
        TRY(lc_import_names_series(first ? &m->named : &joining.named, part, path, hdf5));
    if (part->series_count == 1 && !m->request->series_column)
        TRY(lc_history_flag(&column, part->history, "series-column"));
    lc_made_take(&m->made, part, m->request, first);
    TRY(lc_history_share(m->panel, part, first));
    TRY(take_holidays(m, part, path, first));
    if (first && m->request->holidays)
        TRY(lc_dataset_holidays(m->panel, m->request->holidays));
    TRY(m->request->join && !first ? lc_gather_channels(m->panel, part, &joining) : take_series(m, part, path, column));
done:
    lc_free(column);
    lc_free(stem);
    return status;
}

/* A dataset is read as it is; flags that name columns of other files name its channels too. */
static lc_status keep_named(lc_intake *m, lc_dataset *part, const char *path, bool hdf5)
{
    bool ours = false;
    if (hdf5)
        CHECK(lc_hdf5_is_ours(&ours, path));
    return ours ? lc_named_keep(part, m->request, m->request->join ? &m->met : NULL, path) : LC_OK;
}

static lc_status add_file(lc_intake *m, size_t index)
{
    lc_status status = LC_OK;
    lc_dataset *part = NULL;
    bool hdf5;
    const size_t noted = m->notes.length;
    const char *nothing = NULL, *path = m->files.path[index];
    m->late[index] = false;
    TRY(lc_intake_read(&part, &nothing, &hdf5, m, index));
    if (nothing && !m->files.listed[index])
        FAIL(LC_E_DATA, "%s: %s", path, nothing);
    if (m->late[index]) {
        lc_intake_unsay(&m->notes, noted);
        goto done;
    }
    if (nothing) {
        lc_buffer_line(&m->notes, "%s: passed over: %s", path, nothing);
        goto done;
    }
    TRY(keep_named(m, part, path, hdf5));
    TRY(lc_joined_rename(part, m->request, path, index));
    if (m->request->duplicates)
        TRY(lc_duplicates_drop(part, m->request->duplicates, path, &m->notes));
    TRY(lc_forms_compare(&m->forms, part, path, hdf5));
    TRY(lc_made_note(&m->made, part, m->request, path));
    if (m->files.alone) {
        m->piece[m->pieces++] = (lc_piece){.dataset = part, .path = path};
        part = NULL;
    } else {
        TRY(take_part(m, part, path, hdf5));
    }
done:
    lc_dataset_free(part);
    return status;
}

/* A file that nobody named, listed, may be none of the data: it is said how to leave it out. */
static lc_status lead_out(bool listed, const char *path, lc_status status)
{
    const char *slash = strrchr(path, '/');
    if (!listed || (status != LC_E_DATA && status != LC_E_IO))
        return status;
    return lc_fail(status, "%s (if it is none of the data, call it .%s: hidden files are not read)", lc_error_message(),
                   slash ? slash + 1 : path);
}

/* In their order; those that are late after all others. */
static lc_status add_files(lc_intake *m)
{
    CHECK(lc_new(&m->late, m->files.count, sizeof *m->late));
    CHECK(lc_new(&m->piece, m->files.count, sizeof *m->piece));
    for (size_t i = 0; i < m->files.count; i++)
        CHECK(lead_out(m->files.listed[i], m->files.path[i], add_file(m, i)));
    m->last = true;
    for (size_t i = 0; i < m->files.count; i++)
        if (m->late[i])
            CHECK(lead_out(m->files.listed[i], m->files.path[i], add_file(m, i)));
    return LC_OK;
}

/* "prices"; of several files that are a panel "AAPL and others", since the first is not all of them. */
static lc_status make_title(lc_intake *m)
{
    char title[LC_TEXT_MAX];
    char *stem = NULL;
    const lc_import *r = m->request;
    CHECK(lc_import_stem(&stem, r->path[0]));
    if (r->paths == 1 || r->join) {
        m->panel->title = stem;
        return LC_OK;
    }
    snprintf(title, sizeof title, "%s and others", stem);
    lc_free(stem);
    return lc_copy_text(&m->panel->title, title);
}

/* The files of a folder, of which pieces of one series have become one. */
static lc_status take_pieces(lc_intake *m)
{
    lc_duplicates keep = LC_DUPLICATES_EQUAL;
    const lc_import *r = m->request;
    if (r->duplicates)
        CHECK(lc_duplicates_find(&keep, r->duplicates));
    const lc_pieces how = {.folder = r->path[0],
                           .nested = m->files.nested,
                           .apart = r->before.apart,
                           .known = r->before.channels,
                           .hot = r->one_hot,
                           .keep = keep,
                           .notes = &m->notes};
    CHECK(lc_pieces_unite(m->piece, m->pieces, &how));
    for (size_t i = 0; i < m->pieces; i++)
        if (m->piece[i].dataset)
            CHECK(lead_out(true, m->piece[i].path, take_part(m, m->piece[i].dataset, m->piece[i].path, false)));
    return LC_OK;
}

static lc_status read_all(lc_intake *m)
{
    const char *first = m->request->path[0];
    CHECK(lc_asked_together(m->request));
    CHECK(lc_paths_list(&m->files, m->request, &m->notes));
    CHECK(lc_new(&m->marker_used, m->request->missing_count + m->request->value_count, sizeof *m->marker_used));
    CHECK(lc_new(&m->panel, 1, sizeof *m->panel));
    CHECK(make_title(m));
    CHECK(add_files(m));
    CHECK(take_pieces(m));
    if (m->taken == 0)
        return lc_fail(LC_E_DATA, "%s: none of its %zu text files is a table with rows", first, m->files.count);
    CHECK(lc_asked_check(m->request, m->kinds, first));
    if (m->within)
        return LC_OK;
    CHECK(lc_unused_check(m->request, &m->met));
    lc_unused_note(&m->notes, m->request, m->marker_used);
    if (m->taken > 1) {
        CHECK(lc_gather_note_copies(&m->notes, m->panel, first));
        CHECK(lc_gather_note_twins(&m->notes, m->panel, first));
    }
    return lc_made_keep(&m->made, m->panel, m->request, &m->notes);
}

lc_status lc_dataset_import(lc_dataset **out, char **notes, const lc_import *request)
{
    lc_status status = LC_OK;
    lc_intake m = {.request = request, .all = read_all};
    TRY(read_all(&m));
    if (notes)
        TRY(lc_buffer_take(notes, &m.notes));
    *out = m.panel;
    m.panel = NULL;
done:
    lc_intake_clear(&m);
    return status;
}
