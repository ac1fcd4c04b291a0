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
#include "data/import/form_read.h"
#include "data/import/forms.h"
#include "data/import/made.h"
#include "data/import/named.h"
#include "data/import/pieces.h"
#include "data/import/unused.h"
#include "data/sheet/paths.h"
#include "data/sheet/signs.h"

/* What an import of several files has so far. */
typedef struct intake {
    const lc_import *request;
    lc_paths files;
    lc_dataset *panel;
    lc_buffer notes;
    lc_labels names;   /* of the panel's series */
    lc_buffer met;     /* of a join or a folder: names of columns, a line each */
    bool *marker_used; /* (request->missing_count, then value_count) */
    bool *late;        /* (files.count) without a time before any other: read after those */
    bool last;         /* these are read now */
    size_t taken;      /* files */
    lc_piece *piece;   /* (files.count) those of a folder, before they are put together */
    size_t pieces;
    lc_made made;
    bool named;     /* the first of them says the name of its only series */
    bool timed;     /* the first of them has a time */
    unsigned kinds; /* of the files (data/asked.h) */
    lc_forms forms; /* of the first file */
    char *axis;     /* of the first file, whose places are its series; NULL: none */
    lc_zones zones; /* of the files so far */
    lc_signs signs; /* the same */
} intake;

/* Closed days are those of every series. What a join puts beside a series does not change its days. */
static lc_status take_holidays(intake *m, const lc_dataset *part, const char *path, bool first)
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
static lc_status take_series(intake *m, lc_dataset *part, const char *path, const char *column)
{
    const size_t before = m->panel->series_count;
    const lc_import *r = m->request;
    const lc_gathering how = {.path = path, .notes = &m->notes, .hot = r->one_hot, .known = r->before.channels};
    CHECK(lc_gather_series(m->panel, part, &how));
    return lc_gather_names(&m->names, m->panel, before, path, column);
}

/* Stamps that nobody says begin at 1970-01-01. */
static bool has_time(const lc_dataset *part)
{
    const lc_series *first = part->series;
    return lc_history_has(part->history, "time") || (part->series_count && first->rows && first->time[0] != 0);
}

/* A file without a time beside one that has it, as one of areas of stations: its made-up stamps are those of no row. */
static lc_status check_time(const intake *m, const lc_dataset *part, const char *path, bool hdf5)
{
    if (!m->timed || m->request->start || hdf5 || has_time(part))
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

static lc_status take_part(intake *m, lc_dataset *part, const char *path, bool hdf5)
{
    lc_status status = LC_OK;
    char *column = NULL;
    lc_joining joining = {.path = path, .notes = &m->notes, .base_named = m->named};
    const bool first = m->taken++ == 0;
    m->timed = first ? hdf5 || has_time(part) : m->timed;
    TRY(check_time(m, part, path, hdf5));
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
    return status;
}

/* *nothing: what a file is that is no series; else the part has its rows. */
static lc_status read_part(lc_dataset **part, const char **nothing, bool *hdf5, intake *m, size_t index)
{
    const bool further = m->request->join && m->taken > 0;
    const lc_import_source source = {.request = m->request,
                                     .path = m->files.path[index],
                                     .notes = &m->notes,
                                     .zones = &m->zones,
                                     .signs = &m->signs,
                                     .marker_used = m->marker_used,
                                     .of_folder = m->files.listed[index],
                                     .met = m->request->join || m->files.alone ? &m->met : NULL,
                                     .further = further,
                                     .like = !further                 ? NULL
                                             : m->forms.series_column ? m->forms.series_column
                                                                      : m->axis,
                                     .axis = m->request->join && !further ? &m->axis : NULL,
                                     .kinds = &m->kinds};
    m->signs.reading = source.path;
    CHECK(lc_hdf5_is(hdf5, source.path));
    return lc_form_read(part, nothing, *hdf5, &source);
}

/* A file of a folder without a time is late where it would lead the others, and *nothing where it shares no column with them. */
static lc_status place_untimed(const char **nothing, intake *m, size_t index, const lc_dataset *part)
{
    bool apart = false;
    if (!m->files.listed[index] || m->request->join || has_time(part))
        return LC_OK;
    const lc_dataset *before = m->pieces ? m->piece[0].dataset : m->panel;
    m->late[index] = !m->last && !before->series_count && !m->request->start;
    if (before->series_count)
        CHECK(lc_gather_apart(&apart, before, part));
    if (apart)
        *nothing = "no time, and no column of numbers that the files before it have too";
    return LC_OK;
}

/* What was said of a file that is read again. */
static void unsay(lc_buffer *notes, size_t length)
{
    if (notes->text)
        notes->text[length] = '\0';
    notes->length = length;
}

static lc_status read_timed(lc_dataset **part, const char **nothing, bool *hdf5, intake *m, size_t index)
{
    CHECK(read_part(part, nothing, hdf5, m, index));
    return *nothing || *hdf5 ? LC_OK : place_untimed(nothing, m, index, *part);
}

/* A file of a folder that lacks what the flags name, and is no series by itself, is passed over: --time is of the others. */
static lc_status read_listed(lc_dataset **part, const char **nothing, bool *hdf5, intake *m, size_t index)
{
    char why[LC_TEXT_MAX];
    const size_t noted = m->notes.length;
    const lc_import *asked = m->request;
    const lc_import plain = {.path = asked->path, .paths = asked->paths, .encoding = asked->encoding};
    const lc_status status = read_timed(part, nothing, hdf5, m, index);
    if ((status != LC_E_DATA && status != LC_E_USAGE) || !m->files.listed[index] || asked->join)
        return status;
    snprintf(why, sizeof why, "%s", lc_error_message());
    unsay(&m->notes, noted);
    m->request = &plain;
    const lc_status alone = read_timed(part, nothing, hdf5, m, index);
    m->request = asked;
    return alone == LC_OK && (*nothing || m->late[index]) ? LC_OK : lc_fail(status, "%s", why);
}

/* A dataset is read as it is; flags that name columns of other files name its channels too. */
static lc_status keep_named(intake *m, lc_dataset *part, const char *path, bool hdf5)
{
    bool ours = false;
    if (hdf5)
        CHECK(lc_hdf5_is_ours(&ours, path));
    return ours ? lc_named_keep(part, m->request, m->request->join ? &m->met : NULL, path) : LC_OK;
}

static lc_status add_file(intake *m, size_t index)
{
    lc_status status = LC_OK;
    lc_dataset *part = NULL;
    bool hdf5;
    const size_t noted = m->notes.length;
    const char *nothing = NULL, *path = m->files.path[index];
    m->late[index] = false;
    TRY(read_listed(&part, &nothing, &hdf5, m, index));
    if (nothing && !m->files.listed[index])
        FAIL(LC_E_DATA, "%s: %s", path, nothing);
    if (m->late[index]) {
        unsay(&m->notes, noted);
        goto done;
    }
    if (nothing) {
        lc_buffer_line(&m->notes, "%s: passed over: %s", path, nothing);
        goto done;
    }
    TRY(keep_named(m, part, path, hdf5));
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
static lc_status add_files(intake *m)
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
static lc_status make_title(intake *m)
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
static lc_status take_pieces(intake *m)
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

static lc_status read_all(intake *m)
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
    CHECK(lc_unused_check(m->request, &m->met));
    lc_unused_note(&m->notes, m->request, m->marker_used);
    if (m->taken > 1)
        CHECK(lc_gather_note_copies(&m->notes, m->panel, first));
    return lc_made_keep(&m->made, m->panel, m->request, &m->notes);
}

lc_status lc_dataset_import(lc_dataset **out, char **notes, const lc_import *request)
{
    lc_status status = LC_OK;
    intake m = {.request = request};
    TRY(read_all(&m));
    if (notes)
        TRY(lc_buffer_take(notes, &m.notes));
    *out = m.panel;
    m.panel = NULL;
done:
    lc_paths_free(&m.files);
    lc_labels_free(&m.names);
    lc_buffer_free(&m.notes);
    lc_buffer_free(&m.met);
    for (size_t i = 0; i < m.pieces; i++)
        lc_dataset_free(m.piece[i].dataset);
    lc_free(m.piece);
    lc_free(m.marker_used);
    lc_free(m.late);
    lc_made_free(&m.made);
    lc_forms_free(&m.forms);
    lc_free(m.axis);
    lc_zones_clear(&m.zones);
    lc_dataset_free(m.panel);
    return status;
}
