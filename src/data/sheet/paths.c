/* paths - the text files that an import reads. */
#include "data/sheet/paths.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "core/counted.h"
#include "core/file.h"
#include "core/mem.h"

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

/* .csv, .csv.gz and the like. */
static bool is_text_file(const char *name)
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
            return *name != '.';
    return false;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What is in a folder and is not read, in the order of names: the folder has its own. */
static void note_others(lc_buffer *notes, const char *folder, const lc_paths *others)
{
    lc_few few = {0};
    if (!others->count)
        return;
    qsort(others->path, others->count, sizeof *others->path, compare_paths);
    for (size_t i = 0; i < others->count; i++)
        lc_few_add(&few, others->path[i], "");
    lc_buffer_line(notes, "%s: not read, since neither .csv, .txt, .tsv, .dat nor .tsf: %s", folder, lc_few_text(&few));
    lc_few_free(&few);
}

/* The folder's text files in the order of their names. */
static lc_status add_folder(lc_paths *f, const char *folder, lc_buffer *notes)
{
    lc_status status = LC_OK;
    size_t before = f->count;
    lc_paths others = {0};
    DIR *dir = opendir(folder);
    if (!dir)
        return lc_fail(LC_E_IO, "%s: cannot be opened: %s", folder, strerror(errno));
    for (struct dirent *entry; (entry = readdir(dir));)
        if (is_text_file(entry->d_name))
            TRY(add_file(f, folder, entry->d_name));
        else if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            TRY(add_file(&others, "", entry->d_name));
    if (f->count == before)
        FAIL(LC_E_IO, "%s: no .csv or .txt file in this folder", folder);
    qsort(f->path + before, f->count - before, sizeof *f->path, compare_paths);
    note_others(notes, folder, &others);
done:
    lc_paths_free(&others);
    closedir(dir);
    return status;
}

lc_status lc_paths_list(lc_paths *f, const lc_import *r, lc_buffer *notes)
{
    struct stat info;
    for (size_t i = 0; i < r->paths; i++)
        if (stat(r->path[i], &info) == 0 && S_ISDIR(info.st_mode))
            CHECK(add_folder(f, r->path[i], notes));
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
