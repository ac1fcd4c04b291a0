/* intake - one of the files of an import: a text, HDF5, or a folder of a join. */
#include "data/import/intake.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core/mem.h"
#include "data/hdf5.h"
#include "data/history.h"
#include "data/import/form_lines.h"
#include "data/import/form_read.h"
#include "data/import/gather.h"

bool lc_intake_timed(const lc_dataset *part)
{
    return !lc_history_has(part->history, "start");
}

/* What the files of a folder have used, met and decided is of the join too. */
static lc_status take_folder(lc_dataset **part, lc_intake *m, lc_intake *in)
{
    for (size_t i = 0; i < m->request->missing_count + m->request->value_count; i++)
        m->marker_used[i] |= in->marker_used[i];
    m->kinds |= in->kinds;
    lc_buffer_add(&m->met, in->met.text ? in->met.text : "");
    lc_buffer_add(&m->notes, in->notes.text ? in->notes.text : "");
    CHECK(lc_form_lines_add(&m->made.forms, in->made.forms.text ? in->made.forms.text : ""));
    *part = in->panel;
    in->panel = NULL;
    return LC_OK;
}

void lc_intake_clear(lc_intake *m)
{
    lc_paths_free(&m->files);
    lc_labels_free(&m->names);
    lc_buffer_free(&m->notes);
    lc_buffer_free(&m->met);
    for (size_t i = 0; i < m->pieces; i++)
        lc_dataset_free(m->piece[i].dataset);
    lc_free(m->piece);
    lc_free(m->marker_used);
    lc_free(m->late);
    lc_made_free(&m->made);
    lc_forms_free(&m->forms);
    lc_free(m->axis);
    lc_zones_clear(&m->zones);
    lc_dataset_free(m->panel);
}

/* A folder of a join is one file: what its files are together, a panel or pieces of one series. */
static lc_status read_folder(lc_dataset **part, lc_intake *m, size_t index)
{
    const char *path = m->files.path[index];
    lc_import request = *m->request;
    request.path = &path;
    request.paths = 1;
    request.join = false;
    request.holidays = NULL;
    request.before.joined = NULL;
    lc_intake in = {.request = &request, .within = true, .all = m->all};
    lc_status status = m->all(&in);
    if (status == LC_OK)
        status = take_folder(part, m, &in);
    lc_intake_clear(&in);
    return status;
}

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* *nothing: what a file is that is no series; else the part has its rows. */
static lc_status read_part(lc_dataset **part, const char **nothing, bool *hdf5, lc_intake *m, size_t index)
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
    *hdf5 = false;
    if (m->request->join && is_folder(source.path))
        return read_folder(part, m, index);
    m->signs.reading = source.path;
    CHECK(lc_hdf5_is(hdf5, source.path));
    return lc_form_read(part, nothing, *hdf5, &source);
}

/* A file of a folder without a time is late where it would lead the others, and *nothing where it shares no column with them. */
static lc_status place_untimed(const char **nothing, lc_intake *m, size_t index, const lc_dataset *part)
{
    bool apart = false;
    if (!m->files.listed[index] || m->request->join || lc_intake_timed(part))
        return LC_OK;
    const lc_dataset *before = m->pieces ? m->piece[0].dataset : m->panel;
    m->late[index] = !m->last && !before->series_count && !m->request->start;
    if (before->series_count)
        CHECK(lc_gather_apart(&apart, before, part));
    if (apart)
        *nothing = "no time, and no column of numbers that the files before it have too";
    return LC_OK;
}

void lc_intake_unsay(lc_buffer *notes, size_t length)
{
    if (notes->text)
        notes->text[length] = '\0';
    notes->length = length;
}

static lc_status read_timed(lc_dataset **part, const char **nothing, bool *hdf5, lc_intake *m, size_t index)
{
    CHECK(read_part(part, nothing, hdf5, m, index));
    return *nothing || *hdf5 ? LC_OK : place_untimed(nothing, m, index, *part);
}

lc_status lc_intake_read(lc_dataset **part, const char **nothing, bool *hdf5, lc_intake *m, size_t index)
{
    char why[LC_TEXT_MAX];
    const size_t noted = m->notes.length;
    const lc_import *asked = m->request;
    const lc_import plain = {.path = asked->path, .paths = asked->paths, .encoding = asked->encoding};
    const lc_status status = read_timed(part, nothing, hdf5, m, index);
    if ((status != LC_E_DATA && status != LC_E_USAGE) || !m->files.listed[index] || asked->join)
        return status;
    snprintf(why, sizeof why, "%s", lc_error_message());
    lc_intake_unsay(&m->notes, noted);
    m->request = &plain;
    const lc_status alone = read_timed(part, nothing, hdf5, m, index);
    m->request = asked;
    return alone == LC_OK && (*nothing || m->late[index]) ? LC_OK : lc_fail(status, "%s", why);
}
