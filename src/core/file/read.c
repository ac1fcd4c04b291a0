/* read - files read: text as a whole, from a file or a pipe; parts of ordinary files. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/clock.h"
#include "core/file.h"
#include "core/file/target.h"
#include "core/mem.h"

enum {
    STEP = 1 << 16,
    LINE_MOST = 1 << 26, /* bytes of a line: a million columns */
    PATIENCE = 10,       /* seconds for somebody to write into a pipe */
    LOOK_MILLISECONDS = 20,
};

static lc_status fail_read(const char *path)
{
    return lc_fail(LC_E_IO, "%s: cannot be read: %s", path, strerror(errno));
}

static lc_status refuse_odd(const struct stat *info, const char *path)
{
    if (S_ISREG(info->st_mode) || S_ISFIFO(info->st_mode))
        return LC_OK;
    return lc_fail(LC_E_IO, S_ISDIR(info->st_mode) ? "%s: is a folder, not a file" : "%s: is a device, not a file", path);
}

int lc_file_open_existing(const char *path, int flags)
{
    int descriptor;
    do
        descriptor = open(path, flags | O_CLOEXEC);
    while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

static bool is_same_file(int descriptor, const char *path)
{
    struct stat opened, there;
    return fstat(descriptor, &opened) == 0 && stat(path, &there) == 0 && opened.st_dev == there.st_dev &&
           opened.st_ino == there.st_ino;
}

lc_status lc_file_hold(int *held, const char *path)
{
    struct stat there;
    *held = -1;
    CHECK(lc_file_look(&there, path));
    for (bool same = !S_ISREG(there.st_mode); !same;) {
        if (*held >= 0)
            close(*held);
        *held = lc_file_open_existing(path, O_RDONLY);
        while (*held >= 0 && flock(*held, LOCK_EX) != 0 && errno == EINTR)
            ;
        same = *held < 0 || is_same_file(*held, path);
    }
    return LC_OK;
}

lc_status lc_file_hold_folder(int *held, const char *path)
{
    char *folder;
    CHECK(lc_file_folder(&folder, path));
    *held = lc_file_open_existing(folder, O_RDONLY | O_DIRECTORY);
    while (*held >= 0 && flock(*held, LOCK_EX) != 0 && errno == EINTR)
        ;
    lc_free(folder);
    return LC_OK;
}

/* Opened without waiting: a pipe has perhaps nobody at its other end. */
static lc_status open_any(int *out, struct stat *info, const char *path)
{
    const int descriptor = lc_file_open_existing(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return fail_read(path);
    const lc_status status = fstat(descriptor, info) == 0 ? refuse_odd(info, path) : fail_read(path);
    if (status == LC_OK)
        *out = descriptor;
    else
        close(descriptor);
    return status;
}

/* --- parts ------------------------------------------------------------------------------------------------------------ */

lc_status lc_file_descriptor(int *out, uint64_t *bytes, const char *path)
{
    struct stat info;
    int descriptor;
    CHECK(open_any(&descriptor, &info, path));
    if (!S_ISREG(info.st_mode)) {
        close(descriptor);
        return lc_fail(
            LC_E_IO,
            "%s: is a pipe, and what comes is no plain text (packed, UTF-16 or binary); name a file, or unpack it on the way",
            path);
    }
    *out = descriptor;
    *bytes = (uint64_t)info.st_size;
    return LC_OK;
}

/* As read, but never interrupted. */
static ssize_t read_some(int descriptor, void *to, size_t count)
{
    ssize_t got;
    do
        got = read(descriptor, to, count);
    while (got < 0 && errno == EINTR);
    return got;
}

lc_status lc_file_part(void *out, size_t *length, size_t count, int descriptor, uint64_t at, const char *path)
{
    size_t done = 0;
    while (done < count) {
        const ssize_t got = pread(descriptor, (char *)out + done, count - done, (off_t)(at + done));
        if (got < 0 && errno != EINTR)
            return fail_read(path);
        if (got == 0)
            break;
        done += got > 0 ? (size_t)got : 0;
    }
    *length = done;
    return LC_OK;
}

bool lc_head_is_sqlite(const unsigned char *head, size_t length)
{
    static const char mark[LC_SQLITE_MARK] = "SQLite format 3"; /* and the 0 after it */
    return length >= sizeof mark && memcmp(head, mark, sizeof mark) == 0;
}

lc_status lc_file_head(unsigned char *head, size_t *length, size_t capacity, const char *path)
{
    struct stat info;
    int descriptor = -1;
    CHECK(open_any(&descriptor, &info, path));
    *length = 0;
    lc_status status = S_ISREG(info.st_mode) ? lc_file_part(head, length, capacity, descriptor, 0, path) : LC_OK;
    close(descriptor);
    return status;
}

lc_status lc_file_read(char **out, size_t *length, const char *path)
{
    lc_status status = LC_OK;
    int descriptor = -1;
    uint64_t bytes = 0;
    char *content = NULL;
    CHECK(lc_file_descriptor(&descriptor, &bytes, path));
    TRY(lc_new(&content, bytes + 1, 1));
    TRY(lc_file_part(content, length, bytes, descriptor, 0, path));
    *out = content;
    content = NULL;
done:
    close(descriptor);
    lc_free(content);
    return status;
}

/* --- texts ------------------------------------------------------------------------------------------------------------ */

/* The first bytes of a pipe. A writer may come late, and then take its time; but one must come. */
static lc_status await_writer(char *first, size_t *got, int descriptor, const char *path)
{
    const double begun = lc_clock_seconds();
    ssize_t some;
    while ((some = read_some(descriptor, first, STEP)) == 0 && lc_clock_seconds() - begun < PATIENCE)
        poll(NULL, 0, LOOK_MILLISECONDS);
    if (some == 0)
        return lc_fail(LC_E_IO, "%s: a pipe into which nobody wrote for %d s", path, PATIENCE);
    if (some < 0 && errno != EAGAIN)
        return fail_read(path);
    *got = some > 0 ? (size_t)some : 0;
    return fcntl(descriptor, F_SETFL, 0) == 0 ? LC_OK : fail_read(path);
}

/* The end of the last line in some bytes, or `before`. */
static size_t line_end(const char *content, size_t from, size_t used, size_t before)
{
    for (size_t at = used; at > from; at--)
        if (content[at - 1] == '\n' || content[at - 1] == '\r')
            return at;
    return before;
}

/* What an ordinary file will need, so that it is not moved as it grows; of a huge one, which may be empty, the beginning. */
static size_t first_room(const struct stat *info)
{
    const size_t bytes = S_ISREG(info->st_mode) ? (size_t)info->st_size : 0;
    return (bytes < LINE_MOST ? bytes : LINE_MOST) + STEP + 1;
}

static lc_status refuse_line(const char *path)
{
    return lc_fail(LC_E_DATA, "%s: has a line of more than %d MB; it is not a table", path, LINE_MOST >> 20);
}

lc_status lc_file_check_line(size_t *line, const char *text, size_t from, size_t used, const char *path)
{
    *line = line_end(text, from, used, *line);
    return used - *line > LINE_MOST ? refuse_line(path) : LC_OK;
}

/* To the end, or to the first block with a 0: no text continues after it, but a file may, for terabytes. */
static lc_status read_all(char **content, size_t *used, size_t *capacity, size_t most, int descriptor, const char *path)
{
    for (size_t line = 0;;) {
        CHECK(lc_grow(content, capacity, *used + STEP + 1, 1));
        const ssize_t got = read_some(descriptor, *content + *used, STEP);
        if (got < 0)
            return fail_read(path);
        *used += (size_t)got;
        if (*used > most)
            return lc_fail(LC_E_DATA, "%s: has more than %zu MB, the most that is read of a text", path, most >> 20);
        CHECK(lc_file_check_line(&line, *content, *used - (size_t)got, *used, path));
        if (got == 0 || memchr(*content + *used - got, 0, (size_t)got))
            return LC_OK;
    }
}

lc_status lc_file_read_text(char **out, size_t *length, size_t most, const char *path)
{
    lc_status status = LC_OK;
    int descriptor = -1;
    struct stat info;
    char *content = NULL;
    size_t used = 0, capacity = 0;
    TRY(open_any(&descriptor, &info, path));
    capacity = first_room(&info);
    TRY(lc_new_unset(&content, capacity, 1));
    if (S_ISFIFO(info.st_mode))
        TRY(await_writer(content, &used, descriptor, path));
    TRY(read_all(&content, &used, &capacity, most, descriptor, path));
    content[used] = '\0';
    *out = content;
    *length = used;
    content = NULL;
done:
    if (descriptor >= 0)
        close(descriptor);
    lc_free(content);
    return status;
}
