/* temporary - the process is part of the name; what a dead one left is removed. */
#include "core/file/temporary.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "core/digest.h"
#include "core/mem.h"

/* Who writes a file. */
typedef struct writer {
    long pid;
    unsigned long long start; /* in clock ticks since the machine started, as /proc has it; 0: not known */
    unsigned place;
} writer;

static size_t read_small(char *text, size_t capacity, const char *path)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = descriptor < 0 ? -1 : read(descriptor, text, capacity - 1);
    if (descriptor >= 0)
        close(descriptor);
    text[got > 0 ? got : 0] = '\0';
    return got > 0 ? (size_t)got : 0;
}

/* Field 22 of /proc/PID/stat; the second field is a name in parentheses, which may have blanks. */
static unsigned long long start_of(long pid)
{
    enum { FIELD = 22, AFTER_NAME = 2 };
    char path[64], text[1024];
    snprintf(path, sizeof path, "/proc/%ld/stat", pid);
    read_small(text, sizeof text, path);
    const char *at = strrchr(text, ')');
    for (int field = AFTER_NAME; at && field < FIELD; field++)
        at = strchr(at + 1, ' ');
    return at ? strtoull(at, NULL, 10) : 0;
}

/* Of the machine's name and identity, and of the namespace of process numbers. */
static unsigned find_place(void)
{
    char machine[64];
    struct utsname name = {0};
    struct stat space = {0};
    uname(&name);
    read_small(machine, sizeof machine, "/etc/machine-id");
    stat("/proc/self/ns/pid", &space);
    const uint64_t node = (uint64_t)space.st_ino;
    return (unsigned)lc_digest(lc_digest_text(lc_digest_text(0, name.nodename), machine), &node, sizeof node);
}

static writer this_writer(void)
{
    return (writer){(long)getpid(), start_of((long)getpid()), find_place()};
}

lc_status lc_temporary_name(char **out, const char *folder, const char *name, unsigned attempt)
{
    const writer w = this_writer();
    enum { KEPT = 150 }; /* bytes of the name: a file system takes 255 */
    size_t room = strlen(folder) + KEPT + 96;
    CHECK(lc_new(out, room, 1));
    snprintf(*out, room, "%s/.%.*s.%ld-%llu-%08x-%u.tmp", folder, KEPT, name, w.pid, w.start, w.place, attempt);
    return LC_OK;
}

/* A number and the character after it; *text is then after both. */
static bool take(unsigned long long *out, const char **text, int base, char after)
{
    char *end;
    if (!isxdigit((unsigned char)**text))
        return false;
    *out = strtoull(*text, &end, base);
    *text = end + 1;
    return *end == after;
}

/* The writer in such a name: what is between its last dot but one and ".tmp". */
static bool parse(writer *out, const char *name)
{
    unsigned long long pid, place, attempt;
    const char *at = strrchr(name, '.');
    if (name[0] != '.' || at == name || strcmp(at, ".tmp") != 0)
        return false;
    while (at > name && at[-1] != '.')
        at--;
    if (!take(&pid, &at, 10, '-') || !take(&out->start, &at, 10, '-') || !take(&place, &at, 16, '-') ||
        !take(&attempt, &at, 10, '.'))
        return false;
    out->pid = (long)pid;
    out->place = (unsigned)place;
    return pid > 0 && pid <= INT_MAX;
}

/* Its number is not in use, or by a process that started at another time. Processes of others may hide when they started. */
static bool is_dead(const writer *w, const writer *self)
{
    if (w->place != self->place || w->start == 0)
        return false;
    if (kill((pid_t)w->pid, 0) != 0 && errno == ESRCH)
        return true;
    const unsigned long long start = start_of(w->pid);
    return start != 0 && start != w->start;
}

void lc_temporary_sweep(const char *folder)
{
    const writer self = this_writer();
    DIR *list = opendir(folder);
    writer w;
    for (const struct dirent *entry; list && (entry = readdir(list));)
        if (parse(&w, entry->d_name) && is_dead(&w, &self))
            unlinkat(dirfd(list), entry->d_name, 0);
    if (list)
        closedir(list);
}
