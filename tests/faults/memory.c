/* memory - a preloaded heap in which one allocation fails: tests/faults/run counts with it, then lets each fail.
 *
 * FAULT_AT=N        the N-th allocation of the program fails; 0: none does
 * FAULT_WHO=main    of the tool itself; reader: of the process that reads files for it
 * FAULT_ONLY_TOOL=1 allocations of the libraries under it do not count
 * FAULT_LOG=FILE    gets how many there were, at the end; or, at once, the library whose allocation failed
 * FAULT_PLACES=FILE gets eight bytes for each one that is counted: a hash of the calls of the tool that lead to it
 * Counted from the beginning of main to its end: the loader, the beginnings of libraries and the counters of coverage, which are
 * written after it, are not the tool's. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <unwind.h>

static void *(*real_malloc)(size_t), *(*real_calloc)(size_t, size_t), *(*real_realloc)(void *, size_t);
static void *(*real_aligned_alloc)(size_t, size_t);
static int (*real_posix_memalign)(void **, size_t, size_t);
static atomic_long calls;
static long fail_at = -1; /* not counting */
static const char *log_path;
static int only_tool, over, places = -1;
static uintptr_t tool_first, tool_end; /* where the program itself is */

static void say(const char *word)
{
    int log = log_path ? open(log_path, O_WRONLY | O_CREAT | O_TRUNC, 0666) : -1;
    if (log >= 0 && write(log, word, strlen(word)) >= 0)
        close(log);
}

/* Up to the first frame of a library, or the program; libc and this file are left out. */
static _Unwind_Reason_Code look(struct _Unwind_Context *frame, void *context)
{
    Dl_info info;
    (void)context;
    if (!dladdr((void *)_Unwind_GetIP(frame), &info) || strstr(info.dli_fname, "/libc.so") || strstr(info.dli_fname, "memory.so"))
        return _URC_NO_REASON;
    say(strrchr(info.dli_fname, '/') ? strrchr(info.dli_fname, '/') + 1 : info.dli_fname);
    return _URC_END_OF_STACK;
}

typedef struct place {
    uint64_t hash;
    int depth;
} place;

static _Unwind_Reason_Code add_call(struct _Unwind_Context *frame, void *context)
{
    enum { DEEPEST = 8 };
    place *p = context;
    const uintptr_t at = _Unwind_GetIP(frame);
    if (at < tool_first || at >= tool_end)
        return _URC_NO_REASON;
    p->hash = (p->hash ^ (at - tool_first)) * 0x100000001b3; /* FNV-1a, by addresses */
    return ++p->depth < DEEPEST ? _URC_NO_REASON : _URC_END_OF_STACK;
}

static void note_place(void)
{
    place p = {.hash = 0xcbf29ce484222325};
    _Unwind_Backtrace(add_call, &p);
    if (write(places, &p.hash, sizeof p.hash) < 0)
        _exit(98);
}

static int fails(const void *caller)
{
    if (only_tool && ((uintptr_t)caller < tool_first || (uintptr_t)caller >= tool_end))
        return 0;
    if (over || fail_at < 0)
        return 0;
    if (places >= 0)
        note_place();
    if (atomic_fetch_add(&calls, 1) + 1 != fail_at)
        return 0;
    fail_at = -1;
    _Unwind_Backtrace(look, NULL);
    errno = ENOMEM;
    return 1;
}

/* dlsym allocates: while it looks for the first of these, calloc has no block to give. */
#define REAL(name) (real_##name ? real_##name : (*(void **)&real_##name = dlsym(RTLD_NEXT, #name), real_##name))

void *malloc(size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : REAL(malloc)(size);
}

void *calloc(size_t count, size_t size)
{
    static _Thread_local int inside;
    if (!real_calloc && inside)
        return NULL;
    inside = 1;
    void *(*real)(size_t, size_t) = REAL(calloc);
    inside = 0;
    return fails(__builtin_return_address(0)) ? NULL : real(count, size);
}

void *realloc(void *block, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : REAL(realloc)(block, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : REAL(aligned_alloc)(alignment, size);
}

int posix_memalign(void **out, size_t alignment, size_t size)
{
    return fails(__builtin_return_address(0)) ? ENOMEM : REAL(posix_memalign)(out, alignment, size);
}

__attribute__((destructor)) static void report(void)
{
    char word[32];
    if (fail_at != 0)
        return;
    fail_at = -1;
    snprintf(word, sizeof word, "%ld\n", (long)calls);
    say(word);
}

static int (*tool_main)(int, char **, char **);

static int main_alone(int count, char **text, char **environment)
{
    const int status = tool_main(count, text, environment);
    over = 1;
    return status;
}

typedef int start(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void), void (*)(void), void *);
int __libc_start_main(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void), void (*)(void), void *);
int __libc_start_main(int (*run)(int, char **, char **), int count, char **text, void (*init)(void), void (*fini)(void),
                      void (*rtld_fini)(void), void *stack)
{
    start *real;
    *(void **)&real = dlsym(RTLD_NEXT, "__libc_start_main");
    tool_main = run;
    return real(main_alone, count, text, init, fini, rtld_fini, stack);
}

/* The first one is the program. */
static int find_tool(struct dl_phdr_info *info, size_t size, void *context)
{
    (void)size;
    (void)context;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        if (part->p_type == PT_LOAD && part->p_flags & PF_X) {
            tool_first = info->dlpi_addr + part->p_vaddr;
            tool_end = tool_first + part->p_memsz;
        }
    }
    return 1;
}

/* Constructors of preloaded libraries run last, just before main. */
__attribute__((constructor)) static void begin(int count, char **text)
{
    const char *at = getenv("FAULT_AT"), *who = getenv("FAULT_WHO");
    int is_reader = count == 3 && strcmp(text[1], "--read-limited") == 0;
    if (!at || !who || is_reader != (strcmp(who, "reader") == 0))
        return;
    only_tool = getenv("FAULT_ONLY_TOOL") != NULL;
    dl_iterate_phdr(find_tool, NULL);
    log_path = getenv("FAULT_LOG");
    if (getenv("FAULT_PLACES"))
        places = open(getenv("FAULT_PLACES"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    fail_at = atol(at);
}
