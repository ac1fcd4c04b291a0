/* paths - the text files that an import reads. */
#include "data/sheet/paths.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "core/counted.h"
#include "core/file.h"
#include "core/mem.h"
#include "data/sheet/period.h"

enum { DEPTH = 3 /* folders of years, of months, of days */ };

static lc_status add_file(lc_paths *f, const char *folder, const char *name)
{
    lc_buffer path = {0};
    size_t capacity = f->capacity;
    CHECK(lc_grow(&f->path, &f->capacity, f->count + 1, sizeof *f->path));
    CHECK(lc_grow(&f->listed, &capacity, f->count + 1, sizeof *f->listed));
    lc_buffer_format(&path, "%s%s%s", folder, *folder ? "/" : "", name);
    CHECK(lc_buffer_take(&f->path[f->count], &path));
    f->listed[f->count++] = *folder != 0;
    return LC_OK;
}

static bool ends_with(const char *name, size_t length, const char *ending)
{
    const size_t size = strlen(ending);
    return length > size && strncasecmp(name + length - size, ending, size) == 0;
}

/* The length of a name before .csv, .csv.gz and the like; 0: it has no such ending. */
static size_t text_stem(const char *name)
{
    static const char *const packed[] = {".gz", ".xz", ".zst"}, *const text[] = {".csv", ".txt", ".tsv", ".tsf", ".dat"};
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof packed / sizeof *packed; i++)
        if (ends_with(name, length, packed[i])) {
            length -= strlen(packed[i]);
            break;
        }
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        if (ends_with(name, length, text[i]))
            return length - strlen(text[i]);
    return 0;
}

/* Hidden, and what Excel leaves beside a file that is open. */
static bool is_hidden(const char *name)
{
    return *name == '.' || strncmp(name, "~$", 2) == 0;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* --- a folder --------------------------------------------------------------------------------------------------------- */

/* What is in a folder, without its path, in the order of names. */
typedef struct inside {
    lc_paths texts, folders, hidden, others;
} inside;

static void free_inside(inside *in)
{
    lc_paths_free(&in->texts);
    lc_paths_free(&in->folders);
    lc_paths_free(&in->hidden);
    lc_paths_free(&in->others);
}

static lc_status is_folder(bool *out, const char *folder, const char *name)
{
    struct stat info;
    lc_buffer path = {0};
    lc_buffer_format(&path, "%s/%s", folder, name);
    *out = path.status == LC_OK && stat(path.text, &info) == 0 && S_ISDIR(info.st_mode);
    const lc_status status = path.status;
    lc_buffer_free(&path);
    return status;
}

/* Hidden files that are no tables are no one's data. */
static lc_status take_entry(inside *in, const char *folder, const char *name)
{
    bool below;
    CHECK(is_folder(&below, folder, name));
    if (is_hidden(name))
        return text_stem(name) && !below ? add_file(&in->hidden, "", name) : LC_OK;
    return add_file(below ? &in->folders : text_stem(name) ? &in->texts : &in->others, "", name);
}

static void sort_paths(lc_paths *p)
{
    if (p->count)
        qsort(p->path, p->count, sizeof *p->path, compare_paths);
}

static lc_status look_inside(inside *in, const char *folder)
{
    lc_status status = LC_OK;
    DIR *dir = opendir(folder);
    if (!dir)
        return lc_fail(LC_E_IO, "%s: cannot be opened: %s", folder, strerror(errno));
    for (struct dirent *entry; status == LC_OK && (entry = readdir(dir));)
        status = take_entry(in, folder, entry->d_name);
    closedir(dir);
    sort_paths(&in->texts);
    sort_paths(&in->folders);
    sort_paths(&in->hidden);
    sort_paths(&in->others);
    return status;
}

/* Whether a name, of `length` letters, has a period. */
static lc_status read_name(lc_period *out, const char *name, size_t length, bool within)
{
    lc_buffer text = {0};
    lc_buffer_bytes(&text, name, length);
    const lc_status status = text.status == LC_OK ? lc_period_read(out, text.text, within) : text.status;
    lc_buffer_free(&text);
    return status;
}

/* Whether a folder is named by a year, a month or a day alone. */
static lc_status is_period(bool *out, const char *folder, bool within)
{
    lc_period p = {0};
    CHECK(lc_period_read(&p, folder, within));
    *out = p.found && !*p.stem;
    lc_free(p.stem);
    return LC_OK;
}

/* Whether a text is called as a piece, or by words alone, as a README is. */
static lc_status is_piece(bool *out, const char *name)
{
    lc_period p = {0};
    const size_t length = text_stem(name);
    CHECK(read_name(&p, name, length, false));
    *out = p.found || strcspn(name, "0123456789") >= length;
    lc_free(p.stem);
    return LC_OK;
}

/* Whether it has folders, all of them named by periods. below: it is such a folder itself, and its texts have any names; folders
 * of days have none of theirs, and a link may lead back. */
static lc_status are_periods(bool *out, const inside *in, int below)
{
    bool one = true, all = in->folders.count > 0 && below < DEPTH;
    for (size_t i = 0; all && i < in->folders.count; i++) {
        CHECK(is_period(&one, in->folders.path[i], below));
        all &= one;
    }
    for (size_t i = 0; all && !below && i < in->texts.count; i++) {
        CHECK(is_piece(&one, in->texts.path[i]));
        all &= one;
    }
    *out = all;
    return LC_OK;
}

static void note_few(lc_buffer *notes, const char *folder, const char *why, const lc_paths *names)
{
    lc_few few = {0};
    for (size_t i = 0; i < names->count; i++)
        lc_few_add(&few, names->path[i], "");
    if (names->count)
        lc_buffer_line(notes, "%s: not read, since %s: %s", folder, why, lc_few_text(&few));
    lc_few_free(&few);
}

static lc_status refuse_empty(const inside *in, const char *folder)
{
    lc_few few = {0};
    for (size_t i = 0; i < in->folders.count; i++)
        lc_few_add(&few, in->folders.path[i], "");
    const lc_status status =
        in->folders.count
            ? lc_fail(LC_E_IO, "%s: no .csv or .txt file in this folder, but in folders perhaps: name one of them, or files: %s",
                      folder, lc_few_text(&few))
            : lc_fail(LC_E_IO, "%s: no .csv or .txt file in this folder", folder);
    lc_few_free(&few);
    return status;
}

/* The texts of a folder and, where it is all that was asked for, of its folders of years, months and days, and theirs; below: of
 * how many of these it is one. */
static lc_status add_folder(lc_paths *f, const char *folder, int below, lc_buffer *notes)
{
    lc_status status = LC_OK;
    inside in = {0};
    lc_buffer path = {0};
    bool nested = false;
    TRY(look_inside(&in, folder));
    if (f->alone)
        TRY(are_periods(&nested, &in, below));
    f->nested |= nested;
    if (!in.texts.count && !nested && !below)
        TRY(refuse_empty(&in, folder));
    for (size_t i = 0; i < in.texts.count; i++)
        TRY(add_file(f, folder, in.texts.path[i]));
    for (size_t i = 0; i < in.folders.count && nested; i++) {
        path.length = 0;
        lc_buffer_format(&path, "%s/%s", folder, in.folders.path[i]);
        TRY(path.status);
        TRY(add_folder(f, path.text, below + 1, notes));
    }
    note_few(notes, folder, "neither .csv, .txt, .tsv, .dat nor .tsf", &in.others);
    note_few(notes, folder, "they are hidden", &in.hidden);
    if (!nested)
        note_few(notes, folder, "they are folders", &in.folders);
    if (below && !nested && !in.texts.count)
        lc_buffer_line(notes, "%s: no .csv or .txt file in this folder", folder);
done:
    lc_buffer_free(&path);
    free_inside(&in);
    return status;
}

lc_status lc_paths_list(lc_paths *f, const lc_import *r, lc_buffer *notes)
{
    struct stat info;
    f->alone = r->paths == 1 && stat(r->path[0], &info) == 0 && S_ISDIR(info.st_mode);
    for (size_t i = 0; i < r->paths; i++)
        if (!r->join && stat(r->path[i], &info) == 0 && S_ISDIR(info.st_mode))
            CHECK(add_folder(f, r->path[i], 0, notes));
        else
            CHECK(add_file(f, "", r->path[i]));
    for (size_t i = 0; r->output && i < f->count; i++)
        CHECK(lc_file_apart(r->output, f->path[i]));
    return LC_OK;
}

void lc_paths_free(lc_paths *f)
{
    lc_free_texts(f->path, f->count);
    lc_free(f->listed);
    *f = (lc_paths){0};
}
