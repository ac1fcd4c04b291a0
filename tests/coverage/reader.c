/* reader - counts the lines of the process that reads files for the tool, in builds that count (LANECAST_COVERAGE).
 *
 * That process may write no file, and is killed when it is no longer needed. Here the linker puts the functions below before those
 * that it calls (--wrap): the filter of system calls and the limits of files are passed over, everything else is as it is; and
 * before each wait for the caller the counters are written. Tests of what it may not do are for other builds. */
#include "core/limit.h"
#include "core/remote/window.h"

#include <gcov.h>
#include <stdarg.h>
#include <sys/prctl.h>
#include <sys/resource.h>

static bool limiting, serves;

lc_status __real_lc_limit_self(uint64_t bytes, uint64_t seconds);
lc_status __wrap_lc_limit_self(uint64_t bytes, uint64_t seconds);
lc_status __wrap_lc_limit_self(uint64_t bytes, uint64_t seconds)
{
    limiting = true;
    const lc_status status = __real_lc_limit_self(bytes, seconds);
    limiting = false;
    serves = true;
    return status;
}

bool __real_lc_turn_wait(_Atomic uint32_t *turns, uint32_t seen, double seconds);
bool __wrap_lc_turn_wait(_Atomic uint32_t *turns, uint32_t seen, double seconds);
bool __wrap_lc_turn_wait(_Atomic uint32_t *turns, uint32_t seen, double seconds)
{
    if (serves) {
        __gcov_dump();
        __gcov_reset();
    }
    return __real_lc_turn_wait(turns, seen, seconds);
}

int __real_setrlimit(__rlimit_resource_t resource, const struct rlimit *limit);
int __wrap_setrlimit(__rlimit_resource_t resource, const struct rlimit *limit);
int __wrap_setrlimit(__rlimit_resource_t resource, const struct rlimit *limit)
{
    const bool of_files = resource == RLIMIT_FSIZE || resource == RLIMIT_NOFILE;
    return limiting && of_files ? 0 : __real_setrlimit(resource, limit);
}

int __real_prctl(int option, ...);
int __wrap_prctl(int option, ...);
int __wrap_prctl(int option, ...)
{
    unsigned long argument[4];
    va_list given;
    va_start(given, option);
    for (int i = 0; i < 4; i++)
        argument[i] = va_arg(given, unsigned long);
    va_end(given);
    if (limiting && option == PR_SET_SECCOMP && argument[1])
        return 0;
    return __real_prctl(option, argument[0], argument[1], argument[2], argument[3]);
}
