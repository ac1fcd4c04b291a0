/* target - where a path leads before something is written there. */
#include "core/file/target.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/buffer.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/text.h"

enum { LINKS_MOST = 40 };

lc_status lc_file_folder(char **out, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return lc_copy_text(out, ".");
    CHECK(lc_copy_text(out, path));
    (*out)[slash == path ? 1 : slash - path] = '\0';
    return LC_OK;
}

lc_status lc_file_look(struct stat *out, const char *path)
{
    struct stat found = {0};
    if (stat(path, &found) != 0 && errno != ENOENT)
        return lc_fail(LC_E_IO, "%s: cannot be looked at: %s", path, strerror(errno));
    *out = found;
    return LC_OK;
}

lc_status lc_file_refuse_odd(const char *path)
{
    struct stat info = {0};
    if (strcmp(path, "-") == 0)
        return lc_fail(LC_E_USAGE, "-: is not written to standard output; name a file, which ./- is too");
    CHECK(lc_file_look(&info, path));
    if (S_ISDIR(info.st_mode))
        return lc_fail(LC_E_IO, "%s: is a folder, not a file", path);
    if (info.st_mode && !S_ISREG(info.st_mode))
        return lc_fail(LC_E_IO, "%s: not an ordinary file; it cannot be replaced as a whole", path);
    return LC_OK;
}

/* The target of a link, seen from its folder. */
static lc_status next_link(char **path, const char *target)
{
    lc_status status = LC_OK;
    lc_buffer joined = {0};
    char *folder = NULL;
    TRY(lc_file_folder(&folder, *path));
    if (*target != '/')
        lc_buffer_format(&joined, "%s/", folder);
    lc_buffer_add(&joined, target);
    lc_free(*path);
    *path = NULL;
    TRY(lc_buffer_take(path, &joined));
done:
    lc_buffer_free(&joined);
    lc_free(folder);
    return status;
}

lc_status lc_file_follow(char **path)
{
    char target[PATH_MAX];
    int links;
    for (links = 0; links < LINKS_MOST; links++) {
        ssize_t length = readlink(*path, target, sizeof target - 1);
        if (length < 0 && (errno == EINVAL || errno == ENOENT))
            return LC_OK; /* not a link, or nothing */
        if (length < 0)
            break;
        target[length] = '\0';
        CHECK(next_link(path, target));
    }
    return lc_fail(LC_E_IO, "%s: cannot be written: %s", *path, strerror(links < LINKS_MOST ? errno : ELOOP));
}

static bool same_node(const struct stat *a, const struct stat *b)
{
    return a->st_mode && b->st_mode && a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Of paths to nothing: the same name in the same folder. */
static lc_status same_place(bool *same, const char *a, const char *b)
{
    lc_status status = LC_OK;
    char *folder_a = NULL, *folder_b = NULL;
    struct stat at_a = {0}, at_b = {0};
    TRY(lc_file_folder(&folder_a, a));
    TRY(lc_file_folder(&folder_b, b));
    TRY(lc_file_look(&at_a, folder_a));
    TRY(lc_file_look(&at_b, folder_b));
    *same = same_node(&at_a, &at_b) && strcmp(lc_text_last_part(a), lc_text_last_part(b)) == 0;
done:
    lc_free(folder_a);
    lc_free(folder_b);
    return status;
}

lc_status lc_file_apart(const char *output, const char *input)
{
    struct stat at_output = {0}, at_input = {0};
    CHECK(lc_file_look(&at_output, output));
    CHECK(lc_file_look(&at_input, input));
    bool same = same_node(&at_output, &at_input);
    if (!at_output.st_mode && !at_input.st_mode)
        CHECK(same_place(&same, output, input));
    if (same)
        return lc_fail(LC_E_USAGE, "%s: the same file as %s, which it would destroy; name another to write", output, input);
    return LC_OK;
}
