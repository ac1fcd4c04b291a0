/* file - whole files: written to a temporary and renamed, or read at once. */
#include "core/file.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/mem.h"
#include "core/temporary.h"

struct lc_file {
    char *path, *temporary;
    FILE *stream;
    bool committed;
};

static _Thread_local char latest[LC_TEXT_MAX];

/* Where the name of a path begins. */
static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* The folder of a path: everything before the last slash, "." without one. */
static lc_status folder_of(char **out, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return lc_copy_text(out, ".");
    CHECK(lc_copy_text(out, path));
    (*out)[slash == path ? 1 : slash - path] = '\0';
    return LC_OK;
}

static lc_status refuse_odd_target(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return LC_OK;
    if (S_ISDIR(info.st_mode))
        return lc_fail(LC_E_IO, "%s: is a folder, not a file", path);
    if (!S_ISREG(info.st_mode))
        return lc_fail(LC_E_IO, "%s: not an ordinary file; it cannot be replaced as a whole", path);
    return LC_OK;
}

/* The first name that is free; mode 0666 so that the umask decides. */
static lc_status open_temporary(int *descriptor, lc_file *file, const char *folder)
{
    for (unsigned attempt = 0; *descriptor < 0; attempt++) {
        lc_free(file->temporary);
        file->temporary = NULL;
        CHECK(lc_temporary_name(&file->temporary, folder, name_of(file->path), attempt));
        *descriptor = open(file->temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (*descriptor < 0 && errno != EEXIST) {
            int cause = errno;
            lc_free(file->temporary);
            file->temporary = NULL;
            return lc_fail(LC_E_IO, "%s: cannot be written: %s", file->path, strerror(cause));
        }
    }
    return LC_OK;
}

/* What died here before is removed first. */
static lc_status open_stream(lc_file *file)
{
    lc_status status = LC_OK;
    char *folder = NULL;
    int descriptor = -1;
    TRY(folder_of(&folder, file->path));
    lc_temporary_sweep(folder);
    TRY(open_temporary(&descriptor, file, folder));
    file->stream = fdopen(descriptor, "w");
    if (!file->stream) {
        close(descriptor);
        FAIL(LC_E_IO, "%s: cannot be written: %s", file->path, strerror(errno));
    }
done:
    lc_free(folder);
    return status;
}

lc_status lc_file_create(lc_file **out, const char *path)
{
    lc_status status = LC_OK;
    lc_file *file = NULL;
    TRY(refuse_odd_target(path));
    TRY(lc_new(&file, 1, sizeof *file));
    TRY(lc_copy_text(&file->path, path));
    TRY(open_stream(file));
    *out = file;
    file = NULL;
done:
    lc_file_close(file);
    return status;
}

static lc_status fail_write(const lc_file *file)
{
    return lc_fail(LC_E_IO, "%s: cannot be written: %s", file->path, strerror(errno));
}

lc_status lc_file_text(lc_file *file, const char *format, ...)
{
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!plain)
        return lc_fail(LC_E_FAILURE, "out of memory: no C locale");
    locale_t before = uselocale(plain);
    va_list arguments;
    va_start(arguments, format);
    int written = vfprintf(file->stream, format, arguments);
    va_end(arguments);
    uselocale(before);
    freelocale(plain);
    return written < 0 ? fail_write(file) : LC_OK;
}

lc_status lc_file_bytes(lc_file *file, const void *bytes, size_t count)
{
    return fwrite(bytes, 1, count, file->stream) == count ? LC_OK : fail_write(file);
}

/* A renamed file is safe only once its folder is. File systems that cannot sync a folder (EINVAL) need no more; a folder that may be
 * written and not read (EACCES) cannot be synced. */
static lc_status sync_folder(const lc_file *file)
{
    lc_status status = LC_OK;
    char *folder = NULL;
    int descriptor = -1;
    TRY(folder_of(&folder, file->path));
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0 ? errno != EACCES : fsync(descriptor) != 0 && errno != EINVAL)
        FAIL(LC_E_IO, "%s: is written, but a crash of the machine may lose it: its folder cannot be synced: %s", file->path,
             strerror(errno));
done:
    if (descriptor >= 0)
        close(descriptor);
    lc_free(folder);
    return status;
}

lc_status lc_file_commit(lc_file *file)
{
    if (fflush(file->stream) != 0 || fsync(fileno(file->stream)) != 0)
        return fail_write(file);
    if (rename(file->temporary, file->path) != 0)
        return fail_write(file);
    file->committed = true;
    snprintf(latest, sizeof latest, "%s", file->path);
    return sync_folder(file);
}

const char *lc_file_latest(void)
{
    return latest;
}

void lc_file_close(lc_file *file)
{
    if (!file)
        return;
    if (file->stream)
        fclose(file->stream);
    if (file->temporary && !file->committed)
        unlink(file->temporary);
    lc_free(file->temporary);
    lc_free(file->path);
    lc_free(file);
}

static bool same_node(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Of paths to nothing: the same name in the same folder. */
static lc_status same_place(bool *same, const char *a, const char *b)
{
    lc_status status = LC_OK;
    char *folder_a = NULL, *folder_b = NULL;
    struct stat at_a, at_b;
    TRY(folder_of(&folder_a, a));
    TRY(folder_of(&folder_b, b));
    *same = strcmp(name_of(a), name_of(b)) == 0 && stat(folder_a, &at_a) == 0 && stat(folder_b, &at_b) == 0 &&
            same_node(&at_a, &at_b);
done:
    lc_free(folder_a);
    lc_free(folder_b);
    return status;
}

lc_status lc_file_apart(const char *output, const char *input)
{
    struct stat at_output, at_input;
    bool has_output = stat(output, &at_output) == 0, has_input = stat(input, &at_input) == 0, same = false;
    if (has_output && has_input)
        same = same_node(&at_output, &at_input);
    else if (!has_output && !has_input)
        CHECK(same_place(&same, output, input));
    if (same)
        return lc_fail(LC_E_USAGE, "%s: the same file as %s, which it would destroy; name another to write", output, input);
    return LC_OK;
}

lc_status lc_file_open(FILE **out, const char *path)
{
    FILE *stream = fopen(path, "rbe");
    struct stat info;
    if (!stream)
        return lc_fail(LC_E_IO, "%s: cannot be read: %s", path, strerror(errno));
    if (fstat(fileno(stream), &info) == 0 && S_ISDIR(info.st_mode)) {
        fclose(stream);
        return lc_fail(LC_E_IO, "%s: is a folder, not a file", path);
    }
    *out = stream;
    return LC_OK;
}

/* Opened without waiting: a pipe has perhaps nobody at its other end. */
lc_status lc_file_descriptor(int *out, uint64_t *bytes, const char *path)
{
    struct stat info;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return lc_fail(LC_E_IO, "%s: cannot be read: %s", path, strerror(errno));
    if (fstat(descriptor, &info) != 0) {
        close(descriptor);
        return lc_fail(LC_E_IO, "%s: cannot be read: no facts about it", path);
    }
    if (!S_ISREG(info.st_mode)) {
        close(descriptor);
        return lc_fail(LC_E_IO, "%s: is %s, not an ordinary file", path, S_ISDIR(info.st_mode) ? "a folder" : "a pipe or device");
    }
    *out = descriptor;
    *bytes = (uint64_t)info.st_size;
    return LC_OK;
}

lc_status lc_file_read(char **out, size_t *length, const char *path)
{
    enum { STEP = 1 << 16 };
    lc_status status = LC_OK;
    FILE *stream = NULL;
    char *content = NULL;
    size_t used = 0, capacity = 0, got;
    TRY(lc_file_open(&stream, path));
    do {
        TRY(lc_grow(&content, &capacity, used + STEP + 1, 1));
        got = fread(content + used, 1, STEP, stream);
        used += got;
    } while (got > 0);
    if (ferror(stream))
        FAIL(LC_E_IO, "%s: cannot be read: %s", path, strerror(errno));
    content[used] = '\0';
    *out = content;
    *length = used;
    content = NULL;
done:
    if (stream)
        fclose(stream);
    lc_free(content);
    return status;
}

lc_status lc_file_head(unsigned char *head, size_t *length, size_t capacity, const char *path)
{
    lc_status status = LC_OK;
    FILE *stream = NULL;
    TRY(lc_file_open(&stream, path));
    size_t got = fread(head, 1, capacity, stream);
    if (ferror(stream))
        FAIL(LC_E_IO, "%s: cannot be read: %s", path, strerror(errno));
    *length = got;
done:
    if (stream)
        fclose(stream);
    return status;
}

lc_status lc_file_tail(unsigned char *tail, size_t *length, size_t capacity, const char *path)
{
    lc_status status = LC_OK;
    uint64_t bytes;
    int descriptor;
    ssize_t got = 1;
    CHECK(lc_file_descriptor(&descriptor, &bytes, path));
    const uint64_t first = bytes < capacity ? 0 : bytes - capacity;
    size_t used = 0;
    for (; used < capacity && got > 0; used += (size_t)got)
        if ((got = pread(descriptor, tail + used, capacity - used, (off_t)(first + used))) < 0)
            FAIL(LC_E_IO, "%s: cannot be read: %s", path, strerror(errno));
    *length = used;
done:
    close(descriptor);
    return status;
}
