/* memory - what the kernel says is left. */
#include "core/memory.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "core/text.h"

enum { LITTLE = 1 << 24 }; /* bytes that are always there: asking takes longer than reading them */

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The number in a file of one number; false without one ("max"). */
static bool read_number(uint64_t *out, const char *path)
{
    FILE *file = fopen(path, "re");
    char line[64] = "";
    if (!file)
        return false;
    char *got = fgets(line, sizeof line, file), *end = line;
    fclose(file);
    *out = got ? strtoull(line, &end, 10) : 0;
    return end != line;
}

/* MemAvailable, which counts what the kernel would give back. */
static size_t machine_left(void)
{
    FILE *file = fopen("/proc/meminfo", "re");
    char line[128];
    size_t left = SIZE_MAX;
    while (file && fgets(line, sizeof line, file))
        if (lc_text_begins(line, "MemAvailable:"))
            left = (size_t)strtoull(line + 13, NULL, 10) * 1024;
    if (file)
        fclose(file);
    return left;
}

static size_t difference(const char *folder, const char *most, const char *used)
{
    char path[512];
    uint64_t limit = 0, now = 0;
    snprintf(path, sizeof path, "%s/%s", folder, most);
    const bool limited = read_number(&limit, path);
    snprintf(path, sizeof path, "%s/%s", folder, used);
    if (!limited || !read_number(&now, path))
        return SIZE_MAX;
    return limit > now ? limit - now : 0;
}

/* What a group leaves, and those that it is in, up to the root, where a container sees its own. */
static size_t path_left(const char *root, const char *path, const char *most, const char *used)
{
    char folder[448];
    snprintf(folder, sizeof folder, "%s%s", root, path);
    size_t left = difference(folder, most, used);
    for (char *slash; strlen(folder) > strlen(root) && (slash = strrchr(folder, '/'));) {
        *slash = '\0';
        left = least(left, difference(folder, most, used));
    }
    return left;
}

/* One line of /proc/self/cgroup: "0::/path" (v2) or "4:memory:/path". */
static size_t group_left(char *line)
{
    static const char memory[] = ":memory:";
    const char *v1 = strstr(line, memory);
    line[strcspn(line, "\n")] = '\0';
    if (lc_text_begins(line, "0::"))
        return path_left("/sys/fs/cgroup", line + strlen("0::"), "memory.max", "memory.current");
    return v1 ? path_left("/sys/fs/cgroup/memory", v1 + strlen(memory), "memory.limit_in_bytes", "memory.usage_in_bytes")
              : SIZE_MAX;
}

static size_t groups_left(void)
{
    FILE *file = fopen("/proc/self/cgroup", "re");
    char line[384];
    size_t left = SIZE_MAX;
    while (file && fgets(line, sizeof line, file))
        left = least(left, group_left(line));
    if (file)
        fclose(file);
    return left;
}

/* The address space that is not yet taken: the first number of /proc/self/statm counts pages of it. */
static size_t address_left(void)
{
    struct rlimit limit;
    uint64_t pages = 0;
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY || !read_number(&pages, "/proc/self/statm"))
        return SIZE_MAX;
    const uint64_t used = pages * (uint64_t)sysconf(_SC_PAGESIZE);
    return limit.rlim_cur > used ? (size_t)(limit.rlim_cur - used) : 0;
}

size_t lc_memory_left(void)
{
    return least(machine_left(), least(groups_left(), address_left()));
}

lc_status lc_memory_check(double bytes, const char *path)
{
    const size_t left = bytes < LITTLE ? SIZE_MAX : lc_memory_left();
    if (left == SIZE_MAX || bytes <= (double)left)
        return LC_OK;
    return lc_fail(
        LC_E_FAILURE,
        "%s: its content takes about %.3g GB of memory, %.3g GB are left; read fewer columns, rows or series, or use a "
        "machine with more",
        path, bytes / 1e9, (double)left / 1e9);
}
