/* form_read - which of the forms of files before is that of a newer one: it is tried with each. */
#include "data/import/form_read.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core/labels.h"
#include "core/mem.h"
#include "core/words.h"
#include "data/hdf5.h"
#include "data/history.h"
#include "data/import/file.h"
#include "data/import/form_lines.h"
#include "data/import/stems.h"

enum { FLAGS = 8 };

/* The file as a form reads it. */
typedef struct trial {
    const char *form; /* of `own`: "h.csv --time date,hour" */
    char *own, *text[FLAGS];
    lc_import request;
    lc_dataset *dataset; /* NULL: it does not */
    char why[LC_TEXT_MAX];
} trial;

static void clear(trial *t)
{
    for (size_t i = 0; i < FLAGS; i++)
        lc_free(t->text[i]);
    lc_free(t->own);
    lc_dataset_free(t->dataset);
}

static lc_status read_file(lc_dataset **out, const char **nothing, bool hdf5, const lc_import_source *source)
{
    return hdf5 ? lc_import_hdf5(out, source) : lc_import_text(out, nothing, source);
}

/* What the command itself says is in place of what the form says. */
static lc_status take_flags(trial *t, const lc_import *given)
{
    lc_import *r = &t->request;
    const bool timed = given->time || given->time_format || given->start;
    const struct {
        const char *flag, **field;
        bool of_time;
    } row[FLAGS] = {{"time", &r->time, true},
                    {"time-parts", &r->time_parts, true},
                    {"time-format", &r->time_format, true},
                    {"zone", &r->zone, given->start},
                    {"calendar", &r->calendar, given->start},
                    {"date-order", &r->date_order, given->start},
                    {"decimal", &r->before.decimal, false},
                    {"thousands", &r->before.thousands, false}};
    for (size_t i = 0; i < FLAGS; i++) {
        const bool number = row[i].field == &r->before.decimal || row[i].field == &r->before.thousands;
        if (*row[i].field || (timed && row[i].of_time) || (number && (given->decimal || given->thousands)))
            continue;
        CHECK(lc_history_flag(&t->text[i], t->form, row[i].flag));
        *row[i].field = t->text[i];
    }
    if (t->text[6]) /* files of several signs may be of several sizes too */
        r->before.size = NULL;
    r->before.parts |= t->text[1] || t->text[2];
    r->before.dates |= t->text[2] || t->text[4] || t->text[5];
    if (r->before.thousands && !strchr(".,", *r->before.thousands))
        r->before.thousands = NULL;
    return LC_OK;
}

static lc_status make_trial(trial *t, const lc_import *given, const char *line)
{
    lc_buffer own = {0};
    lc_buffer_bytes(&own, line, strcspn(line, "\n"));
    CHECK(lc_buffer_take(&t->own, &own));
    t->form = t->own;
    t->request = *given;
    return take_flags(t, given);
}

/* Nobody hears of it, nor does what files have in common. */
static lc_status try_form(trial *t, bool hdf5, const lc_import_source *source)
{
    lc_buffer notes = {0}, met = {0};
    unsigned kinds = 0;
    const char *nothing = NULL;
    lc_import_source quiet = *source;
    quiet.request = &t->request;
    quiet.notes = &notes;
    quiet.met = source->met ? &met : NULL;
    quiet.axis = NULL;
    quiet.signs = NULL;
    quiet.kinds = &kinds;
    const lc_status status = read_file(&t->dataset, &nothing, hdf5, &quiet);
    if (status != LC_OK)
        snprintf(t->why, sizeof t->why, "%s", lc_error_message());
    lc_buffer_free(&notes);
    lc_buffer_free(&met);
    return status == LC_E_DATA || status == LC_E_USAGE ? LC_OK : status;
}

/* --- which ------------------------------------------------------------------------------------------------------------ */

static bool are_equal(const lc_dataset *a, const lc_dataset *b)
{
    bool equal = a->series_count == b->series_count && a->channels == b->channels;
    for (size_t i = 0; equal && i < a->series_count; i++) {
        const lc_series *s = &a->series[i], *other = &b->series[i];
        equal = s->rows == other->rows && !s->offset == !other->offset;
        equal = equal && memcmp(s->time, other->time, s->rows * sizeof *s->time) == 0;
        equal = equal && memcmp(s->value, other->value, s->rows * a->channels * sizeof *s->value) == 0;
        equal = equal && (!s->offset || memcmp(s->offset, other->offset, s->rows * sizeof *s->offset) == 0);
    }
    return equal;
}

static const char *flags_of(const trial *t)
{
    return lc_history_flags_from(t->form);
}

static lc_status refuse(const trial *a, const trial *b, const char *path)
{
    return lc_fail(LC_E_DATA,
                   "%s: may be read as either of two files before it, with other times or values: as %.*swith %s, or as %.*swith "
                   "%s: say which",
                   path, (int)(flags_of(a) - a->form), a->form, flags_of(a), (int)(flags_of(b) - b->form), b->form, flags_of(b));
}

/* Whether a newer file is called as the one that a form is of, but for years, months and days. */
static lc_status is_called(bool *out, const trial *t, const char *path)
{
    lc_status status = LC_OK;
    lc_buffer name = {0};
    char *whole = NULL, *stem[2] = {NULL, NULL};
    size_t place;
    size_t length = (size_t)(flags_of(t) - t->form);
    while (length && t->form[length - 1] == ' ')
        length--;
    const bool quoted = length > 1 && *t->form == '\'';
    lc_buffer_bytes(&name, t->form + quoted, length - 2 * quoted);
    TRY(lc_buffer_take(&whole, &name));
    TRY(lc_import_stem(&stem[0], whole));
    TRY(lc_import_stem(&stem[1], path));
    const lc_texts known = lc_texts_of(&stem[0], 1), asked = lc_texts_of(&stem[1], 1);
    TRY(lc_stems_match(&place, &asked, &known));
    *out = place == 0;
done:
    lc_free(whole);
    lc_free(stem[0]);
    lc_free(stem[1]);
    return status;
}

/* Of forms that do not agree that of the file which is called so; LC_E_DATA: there is none, or there are several. */
static lc_status choose_called(size_t *chosen, const trial *t, size_t count, const size_t other[2], const char *path)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        bool called = false;
        if (t[i].dataset)
            CHECK(is_called(&called, &t[i], path));
        *chosen = called ? i : *chosen;
        found += called;
    }
    return found == 1 ? LC_OK : refuse(&t[other[0]], &t[other[1]], path);
}

/* The first that reads the file; count: none does. */
static lc_status choose(size_t *chosen, const trial *t, size_t count, const char *path)
{
    *chosen = count;
    for (size_t i = 0; i < count; i++) {
        if (!t[i].dataset)
            continue;
        if (*chosen < count && !are_equal(t[*chosen].dataset, t[i].dataset))
            return choose_called(chosen, t, count, (const size_t[2]){*chosen, i}, path);
        *chosen = *chosen < count ? *chosen : i;
    }
    return LC_OK;
}

/* LC_E_DATA where a file that no form reads has the time of one of them: its cells are not those of before. */
static lc_status check_other(const lc_dataset *d, const trial *t, size_t count)
{
    lc_status status = LC_OK;
    char *own = NULL;
    CHECK(lc_history_flag(&own, d->history, "time"));
    for (size_t i = 0; i < count && own && status == LC_OK; i++)
        if (t[i].text[0] && strcmp(t[i].text[0], own) == 0)
            status = lc_fail(LC_E_DATA, "%s; it is read as %.*swas, with %s: --time %s finds its own form", t[i].why,
                             (int)(flags_of(&t[i]) - t[i].form), t[i].form, flags_of(&t[i]), lc_typed_word(own).text);
    lc_free(own);
    return status;
}

/* --- read ------------------------------------------------------------------------------------------------------------- */

/* None of the forms reads it: by itself. */
static lc_status read_other(lc_dataset **out, const char **nothing, bool hdf5, const lc_import_source *source, const trial *t,
                            size_t count)
{
    lc_dataset *d = NULL;
    CHECK(read_file(&d, nothing, hdf5, source));
    const lc_status status = d ? check_other(d, t, count) : LC_OK;
    if (status != LC_OK)
        lc_dataset_free(d);
    else
        *out = d;
    return status;
}

static lc_status read_so(lc_dataset **out, const char **nothing, bool hdf5, const lc_import_source *source, const trial *t)
{
    lc_import_source as = *source;
    as.request = &t->request;
    lc_buffer_line(source->notes, "%s: read as %.*swas: %s", source->path, (int)(flags_of(t) - t->form), t->form, flags_of(t));
    return read_file(out, nothing, hdf5, &as);
}

/* A pipe is read once: by the only form. */
static bool is_pipe(const lc_import_source *source)
{
    struct stat info;
    return !source->request->content && stat(source->path, &info) == 0 && !S_ISREG(info.st_mode);
}

static lc_status read_tried(lc_dataset **out, const char **nothing, bool hdf5, const lc_import_source *source, trial *t,
                            size_t count)
{
    size_t chosen = 0;
    const bool once = is_pipe(source);
    if (once && count > 1)
        return lc_fail(LC_E_DATA,
                       "%s: a pipe is read once, and files before it were read in several ways: say which in a file, or with "
                       "--time: %s, or %s",
                       source->path, flags_of(&t[0]), flags_of(&t[1]));
    for (size_t i = 0; i < count && !once; i++)
        CHECK(try_form(&t[i], hdf5, source));
    if (!once)
        CHECK(choose(&chosen, t, count, source->path));
    return chosen < count ? read_so(out, nothing, hdf5, source, &t[chosen]) : read_other(out, nothing, hdf5, source, t, count);
}

static size_t count_lines(const char *text)
{
    size_t count = 0;
    for (const char *at = text; *at; at++)
        count += *at == '\n';
    return count;
}

/* Whether there is a form to follow: a dataset is as it is, and a pipe whose time the command says is read by that. */
static lc_status follows(bool *out, bool hdf5, const lc_import_source *source)
{
    bool ours = false;
    const lc_import *r = source->request;
    *out = false;
    if (!r->before.forms)
        return LC_OK;
    if (hdf5)
        CHECK(lc_hdf5_is_ours(&ours, source->path));
    *out = !ours && !((r->time || r->start) && is_pipe(source));
    return LC_OK;
}

lc_status lc_form_read(lc_dataset **out, const char **nothing, bool hdf5, const lc_import_source *source)
{
    lc_status status = LC_OK;
    const char *forms = source->request->before.forms;
    bool so;
    trial *t = NULL;
    CHECK(follows(&so, hdf5, source));
    if (!so)
        return read_file(out, nothing, hdf5, source);
    const size_t count = count_lines(forms);
    CHECK(lc_new(&t, count, sizeof *t));
    for (size_t i = 0; i < count; i++, forms += strcspn(forms, "\n") + 1)
        TRY(make_trial(&t[i], source->request, forms));
    status = read_tried(out, nothing, hdf5, source, t, count);
done:
    for (size_t i = 0; i < count; i++)
        clear(&t[i]);
    lc_free(t);
    return status;
}
