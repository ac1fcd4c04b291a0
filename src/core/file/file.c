/* file - whole files: written to a temporary and renamed. */
#include "core/text.h"
#include "core/file.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/file/target.h"
#include "core/mem.h"
#include "core/file/temporary.h"

enum { ROOM = 1 << 16 };

struct lc_file {
    char *path;   /* as it was named */
    char *target; /* where links lead from there */
    char *temporary;
    int descriptor;
    bool stream; /* the descriptor is another's */
    bool committed;
    size_t used;
    char room[ROOM]; /* what is not written yet: (used) bytes */
};

static _Thread_local char latest[LC_TEXT_MAX];

static _Thread_local bool unread;

const char *lc_file_remedy(int cause)
{
    if (cause == EACCES || cause == EPERM || cause == EROFS)
        return "; name a file in a folder that you may write to";
    return cause == ENOSPC || cause == EDQUOT ? "; make room, or name a file on another disk" : "";
}

/* Whose the file was that is replaced, and who may read and write it, stays; of a new one the umask decides. */
static mode_t mode_of(const struct stat *old)
{
    return old->st_mode ? old->st_mode & 0777 : 0666;
}

/* Where the group cannot be kept, another one gets no more than everybody. Without a right to change owners they stay, too. */
static void keep_rights(int descriptor, const struct stat *old)
{
    struct stat own = {0};
    mode_t mode = mode_of(old);
    if (!old->st_mode || fstat(descriptor, &own) != 0)
        return;
    if ((own.st_uid != old->st_uid || own.st_gid != old->st_gid) && fchown(descriptor, old->st_uid, old->st_gid) != 0 &&
        fchown(descriptor, own.st_uid, old->st_gid) != 0)
        mode = (mode & 0707) | (mode & 07) << 3;
    fchmod(descriptor, mode);
}

/* The first name that is free. */
static lc_status open_temporary(lc_file *file, const char *folder, const struct stat *old)
{
    for (unsigned attempt = 0; file->descriptor < 0; attempt++) {
        lc_free(file->temporary);
        file->temporary = NULL;
        CHECK(lc_temporary_name(&file->temporary, folder, lc_text_last_part(file->target), attempt));
        file->descriptor = open(file->temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode_of(old));
        if (file->descriptor < 0 && errno != EEXIST && errno != EINTR) {
            int cause = errno;
            lc_free(file->temporary);
            file->temporary = NULL;
            return cause == ENOENT && access(folder, F_OK) != 0
                       ? lc_fail(LC_E_IO, "%s: cannot be written: there is no folder '%s'", file->path, folder)
                       : lc_fail(LC_E_IO, "%s: cannot be written: %s%s", file->path, strerror(cause), lc_file_remedy(cause));
        }
    }
    return LC_OK;
}

/* What died here before is removed first. */
static lc_status open_file(lc_file *file)
{
    lc_status status = LC_OK;
    char *folder = NULL;
    struct stat old = {0};
    TRY(lc_file_follow(&file->target));
    TRY(lc_file_look(&old, file->target));
    TRY(lc_file_folder(&folder, file->target));
    lc_temporary_sweep(folder);
    TRY(open_temporary(file, folder, &old));
    keep_rights(file->descriptor, &old);
done:
    lc_free(folder);
    return status;
}

lc_status lc_file_create(lc_file **out, const char *path)
{
    lc_status status = LC_OK;
    lc_file *file = NULL;
    TRY(lc_file_refuse_odd(path));
    TRY(lc_new(&file, 1, sizeof *file));
    file->descriptor = -1;
    TRY(lc_copy_text(&file->path, path));
    TRY(lc_copy_text(&file->target, path));
    TRY(open_file(file));
    *out = file;
    file = NULL;
done:
    lc_file_close(file);
    return status;
}

lc_status lc_file_may_create(const char *path)
{
    lc_file *file = NULL;
    const lc_status status = lc_file_create(&file, path);
    lc_file_close(file);
    return status;
}

lc_status lc_file_stream(lc_file **out, int descriptor, const char *name)
{
    lc_status status = LC_OK;
    lc_file *file = NULL;
    TRY(lc_new(&file, 1, sizeof *file));
    file->descriptor = descriptor;
    file->stream = true;
    TRY(lc_copy_text(&file->path, name));
    *out = file;
    file = NULL;
done:
    lc_file_close(file);
    return status;
}

bool lc_file_is_terminal(const lc_file *file)
{
    return file->stream && isatty(file->descriptor);
}

lc_status lc_file_output(lc_file **out, const char *path)
{
    return strcmp(path, "-") == 0 ? lc_file_stream(out, STDOUT_FILENO, "standard output") : lc_file_create(out, path);
}

static lc_status fail_write(const lc_file *file)
{
    unread |= file->stream && errno == EPIPE;
    return lc_fail(LC_E_IO, "%s: cannot be written: %s%s", file->path, strerror(errno),
                   file->stream ? "" : lc_file_remedy(errno));
}

/* Of a pipe or terminal that another program has made non-blocking. */
static bool await_room(int descriptor)
{
    struct pollfd room = {.fd = descriptor, .events = POLLOUT};
    return poll(&room, 1, -1) >= 0 || errno == EINTR;
}

bool lc_write_all(int descriptor, const void *bytes, size_t count)
{
    const char *from = bytes;
    for (ssize_t some; count > 0; from += some, count -= (size_t)some) {
        do
            some = write(descriptor, from, count);
        while (some < 0 && (errno == EINTR || (errno == EAGAIN && await_room(descriptor))));
        if (some < 0)
            return false;
    }
    return true;
}

static lc_status put(const lc_file *file, const void *bytes, size_t count)
{
    return lc_write_all(file->descriptor, bytes, count) ? LC_OK : fail_write(file);
}

static lc_status flush(lc_file *file)
{
    const size_t used = file->used;
    file->used = 0;
    return put(file, file->room, used);
}

lc_status lc_file_bytes(lc_file *file, const void *bytes, size_t count)
{
    if (count > ROOM - file->used)
        CHECK(flush(file));
    if (count > ROOM)
        return put(file, bytes, count);
    memcpy(file->room + file->used, bytes, count);
    file->used += count;
    return LC_OK;
}

/* In the locale of the thread. */
static lc_status add_text(lc_file *file, const char *format, va_list arguments)
{
    char text[512], *longer = NULL;
    va_list again;
    va_copy(again, arguments);
    const size_t length = (size_t)vsnprintf(text, sizeof text, format, arguments);
    lc_status status = length < sizeof text ? LC_OK : lc_new(&longer, length + 1, 1);
    if (longer)
        vsnprintf(longer, length + 1, format, again);
    va_end(again);
    if (status == LC_OK)
        status = lc_file_bytes(file, longer ? longer : text, length);
    lc_free(longer);
    return status;
}

lc_status lc_file_text(lc_file *file, const char *format, ...)
{
    va_list arguments;
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!plain)
        return lc_fail(LC_E_FAILURE, "out of memory: no C locale");
    locale_t before = uselocale(plain);
    va_start(arguments, format);
    lc_status status = add_text(file, format, arguments);
    va_end(arguments);
    uselocale(before);
    freelocale(plain);
    return status;
}

/* As fsync, but never interrupted. */
static int sync_all(int descriptor)
{
    int failed;
    do
        failed = fsync(descriptor);
    while (failed && errno == EINTR);
    return failed;
}

/* A renamed file is safe only once its folder is. File systems that cannot sync a folder (EINVAL) need no more; a folder that
 * may be written and not read (EACCES) cannot be synced. */
static lc_status sync_folder(const lc_file *file)
{
    lc_status status = LC_OK;
    char *folder = NULL;
    int descriptor = -1;
    TRY(lc_file_folder(&folder, file->target));
    descriptor = lc_file_open_existing(folder, O_RDONLY | O_DIRECTORY);
    if (descriptor < 0 ? errno != EACCES : sync_all(descriptor) != 0 && errno != EINVAL)
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
    CHECK(flush(file));
    if (file->stream)
        return LC_OK;
    if (sync_all(file->descriptor) != 0 || rename(file->temporary, file->target) != 0)
        return fail_write(file);
    file->committed = true;
    lc_file_is_written(file->path);
    return sync_folder(file);
}

void lc_file_is_written(const char *path)
{
    snprintf(latest, sizeof latest, "%s", path);
}

const char *lc_file_latest(void)
{
    return latest;
}

bool lc_file_is_unread(void)
{
    return unread;
}

void lc_file_close(lc_file *file)
{
    if (!file)
        return;
    if (file->descriptor >= 0 && !file->stream)
        close(file->descriptor);
    if (file->temporary && !file->committed)
        unlink(file->temporary);
    lc_free(file->temporary);
    lc_free(file->target);
    lc_free(file->path);
    lc_free(file);
}
