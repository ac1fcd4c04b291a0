/* paths - the text files that an import reads. */
#include "data/sheet/paths.h"

#include <ctype.h>
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
#include "data/sheet/heading.h"

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

/* The name as a time; between digits _, a point and a blank are a hyphen too. */
static lc_heading_word read_name(const char *name, size_t length)
{
    char text[LC_HEADING_TEXT];
    snprintf(text, sizeof text, "%.*s", (int)length, name);
    for (size_t i = 1; text[0] && text[i] && text[i + 1]; i++)
        if (strchr("_. ", text[i]) && isdigit((unsigned char)text[i - 1]) && isdigit((unsigned char)text[i + 1]))
            text[i] = '-';
    return lc_heading_read(text, NULL, true);
}

/* 2021, 2021-01, load_2021-01, 20210131, of `length` letters; within a period also 01 and Jan. stem: letters before it, which all
 * are to have; "*": those of the first. */
static bool is_period(char stem[LC_HEADING_TEXT], const char *name, size_t length, bool within)
{
    const lc_heading_word h = read_name(name, length);
    if (strcmp(stem, "*") == 0)
        snprintf(stem, LC_HEADING_TEXT, "%s", h.stem);
    return length < LC_HEADING_TEXT && strcmp(stem, h.stem) == 0 &&
           (h.kind == LC_HEADING_DATE || h.kind == LC_HEADING_YEAR || h.kind == LC_HEADING_SEASON ||
            (within && h.kind == LC_HEADING_PART) || (h.kind == LC_HEADING_NUMBER && (h.digits == 6 || h.digits == 8)));
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

bool lc_path_is_word(const char *name, size_t length)
{
    char text[LC_HEADING_TEXT];
    snprintf(text, sizeof text, "%.*s", (int)length, name);
    return strcspn(name, "0123456789") >= length && lc_heading_read(text, NULL, true).kind == LC_HEADING_NONE;
}

/* Whether files and folders are named by periods: all that are not words. */
static bool are_periods(const inside *in, const char *folder)
{
    char stem[LC_HEADING_TEXT] = "*", none[LC_HEADING_TEXT] = "";
    size_t end = strlen(folder), begin;
    while (end > 1 && folder[end - 1] == '/')
        end--;
    for (begin = end; begin > 0 && folder[begin - 1] != '/';)
        begin--;
    const bool within = is_period(none, folder + begin, end - begin, false);
    size_t named = in->folders.count;
    bool all = true;
    for (size_t i = 0; i < in->texts.count; i++) {
        const char *name = in->texts.path[i];
        const size_t length = text_stem(name);
        if (lc_path_is_word(name, length))
            continue;
        all &= is_period(stem, name, length, within);
        named++;
    }
    for (size_t i = 0; i < in->folders.count; i++)
        all &= is_period(none, in->folders.path[i], strlen(in->folders.path[i]), within);
    return all && named > 0;
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

/* The texts of a folder; below: and of its folders, one level deep. */
static lc_status add_folder(lc_paths *f, const char *folder, bool alone, bool below, lc_buffer *notes)
{
    lc_status status = LC_OK;
    inside in = {0};
    lc_buffer path = {0};
    TRY(look_inside(&in, folder));
    const bool periods = alone && are_periods(&in, folder), nested = periods && !below && in.folders.count;
    f->periods |= periods;
    f->nested |= nested;
    if (!in.texts.count && !nested)
        TRY(refuse_empty(&in, folder));
    for (size_t i = 0; i < in.texts.count; i++)
        TRY(add_file(f, folder, in.texts.path[i]));
    for (size_t i = 0; i < in.folders.count && nested; i++) {
        path.length = 0;
        lc_buffer_format(&path, "%s/%s", folder, in.folders.path[i]);
        TRY(path.status);
        TRY(add_folder(f, path.text, false, true, notes));
    }
    note_few(notes, folder, "neither .csv, .txt, .tsv, .dat nor .tsf", &in.others);
    note_few(notes, folder, "they are hidden", &in.hidden);
    if (!nested)
        note_few(notes, folder, "they are folders", &in.folders);
done:
    lc_buffer_free(&path);
    free_inside(&in);
    return status;
}

lc_status lc_paths_list(lc_paths *f, const lc_import *r, lc_buffer *notes)
{
    struct stat info;
    for (size_t i = 0; i < r->paths; i++)
        if (stat(r->path[i], &info) == 0 && S_ISDIR(info.st_mode))
            CHECK(add_folder(f, r->path[i], r->paths == 1, false, notes));
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
