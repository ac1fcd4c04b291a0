/* limit - limits of a process, and a filter that leaves it the system calls of reading and of memory. */
#include "core/limit.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#define ARCHITECTURE 0 /* no filter: the numbers of system calls are not known here */
#endif

/* The argument is below 2^31, so its lower half says all (both machines are little-endian). */
#define ARGUMENT(n)        offsetof(struct seccomp_data, args[n])
#define LOAD(offset)       BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (offset))
#define ALLOW              BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define REFUSE             BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define ALLOW_CALL(number) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), ALLOW
#define ALLOW_WITHOUT(number, argument, bits)                                                                                    \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 4), LOAD(ARGUMENT(argument)),                                               \
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (bits), 0, 1), REFUSE, ALLOW

/* A call that is not in the list fails with EPERM, as libraries expect of calls that fail. */
static bool filter(void)
{
    static const struct sock_filter rule[] = {
        LOAD(offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
        REFUSE,
        LOAD(offsetof(struct seccomp_data, nr)),
        ALLOW_CALL(SYS_pread64),
        ALLOW_CALL(SYS_lseek),
        ALLOW_CALL(SYS_brk),
        ALLOW_CALL(SYS_munmap),
        ALLOW_CALL(SYS_mremap),
        ALLOW_CALL(SYS_madvise),
        ALLOW_CALL(SYS_futex),
        ALLOW_CALL(SYS_clock_gettime),
        ALLOW_CALL(SYS_close),
        ALLOW_CALL(SYS_rt_sigreturn),
        ALLOW_CALL(SYS_restart_syscall),
        ALLOW_CALL(SYS_exit),
        ALLOW_CALL(SYS_exit_group),
        ALLOW_WITHOUT(SYS_mmap, 2, PROT_EXEC),
        ALLOW_WITHOUT(SYS_mprotect, 2, PROT_EXEC),
        REFUSE,
    };
    const struct sock_fprog program = {sizeof rule / sizeof *rule, (struct sock_filter *)(uintptr_t)rule};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

/* At `most` the kernel refuses or warns, at `end` it kills. */
static bool set(__rlimit_resource_t resource, uint64_t most, uint64_t end)
{
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0)
        return false;
    if (limit.rlim_max > end)
        limit.rlim_max = end;
    limit.rlim_cur = limit.rlim_max < most ? limit.rlim_max : most;
    return setrlimit(resource, &limit) == 0;
}

lc_status lc_limit_self(uint64_t bytes, uint64_t seconds)
{
    const bool set_all = set(RLIMIT_AS, bytes, bytes) && set(RLIMIT_CPU, seconds, seconds + 1) && set(RLIMIT_FSIZE, 0, 0) &&
                         set(RLIMIT_CORE, 0, 0) && set(RLIMIT_NOFILE, 0, 0) && set(RLIMIT_NPROC, 0, 0) &&
                         prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    if (set_all && (!lc_limit_filters() || filter()))
        return LC_OK;
    return lc_fail(LC_E_FAILURE, "the system refuses %s: %s", set_all ? "its filter of system calls" : "a limit",
                   strerror(errno));
}

/* A filter that is not there is looked at only where there are filters. */
bool lc_limit_filters(void)
{
    return ARCHITECTURE != 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL, 0, 0) != 0 && errno == EFAULT;
}
