/* call - any bytes as calls to the process that reads HDF5: each is answered or refused.
 *
 * core/remote/server.c is compiled here, with a script in the place of the caller; when the script ends, what is open is closed. A turn:
 * operation, object, type, texts, and for each text the length of its bytes, these.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <sys/prctl.h>

#include "fuzz/script.h"

#define lc_turn_wait  script_wait
#define lc_turn_end   script_end
#define lc_limit_self limit_nothing
#define prctl(...)    0
#include "core/remote/server.c"
#undef prctl

#include <lanecast/simulate.h>

#include "core/h5/remote.h"

enum { OBJECTS = 32 };

static struct {
    script script;
    jmp_buf end;
    unsigned closing; /* the object that is closed next, at the end */
} input;

/* Handles of a call that is left in its middle, and the list of objects, are not freed. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "detect_leaks=0";
}

lc_status limit_nothing(uint64_t bytes, uint64_t seconds)
{
    (void)bytes;
    (void)seconds;
    return LC_OK;
}

void script_end(_Atomic uint32_t *turns)
{
    (void)turns;
}

static void take_text(lc_remote_window *w, size_t i, size_t *used, script *s)
{
    const uint8_t *bytes;
    const size_t count = script_bytes(&bytes, s, sizeof w->names - 1 - *used);
    w->has[i % LC_REMOTE_TEXTS] = count > 0;
    memcpy(w->names + *used, bytes, count);
    *used += count;
}

/* Closes what is open; then the next input. */
static void end_script(lc_remote_window *w)
{
    if (input.closing > OBJECTS)
        longjmp(input.end, 1);
    w->operation = LC_H5_CLOSE;
    w->object = input.closing++;
}

bool script_wait(_Atomic uint32_t *turns, uint32_t seen, double seconds)
{
    lc_remote_window *w = (lc_remote_window *)((uintptr_t)turns - offsetof(lc_remote_window, calls));
    script *s = &input.script;
    size_t used = 0;
    (void)seen;
    (void)seconds;
    if (s->at == s->end) {
        end_script(w);
        return true;
    }
    w->operation = (uint32_t)script_number(s);
    w->object = (uint32_t)script_number(s);
    w->type = (uint32_t)script_number(s);
    w->texts = (uint32_t)script_number(s);
    for (size_t i = 0; i < w->texts && i < LC_REMOTE_TEXTS + 2; i++)
        take_text(w, i, &used, s);
    return true;
}

/* The descriptors of a server, before anything else takes them: a panel, and a window. */
__attribute__((constructor)) static void prepare(void)
{
    char path[] = "/tmp/lanecast_fuzz_XXXXXX";
    const lc_simulation request = {.kind = "weather", .rows = 20, .series = 2, .seed = 1};
    lc_dataset *dataset = NULL;
    int scratch = mkstemp(path), memory = memfd_create("window", MFD_CLOEXEC);
    PROMISE(scratch >= 0 && memory >= 0 && ftruncate(memory, sizeof(lc_remote_window)) == 0);
    PROMISE(lc_dataset_simulate(&dataset, &request) == LC_OK && lc_dataset_write(dataset, path) == LC_OK);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    PROMISE(fcntl(file, F_DUPFD_CLOEXEC, 100) == 100 && fcntl(memory, F_DUPFD_CLOEXEC, 101) == 101);
    PROMISE(dup2(100, LC_REMOTE_FILE) == LC_REMOTE_FILE && dup2(101, LC_REMOTE_WINDOW) == LC_REMOTE_WINDOW);
    close(100);
    close(101);
    unlink(path);
    lc_dataset_free(dataset);
    lc_remote_window *window = NULL;
    PROMISE(find_window(&window) == LC_OK);
    window->caller = getppid();
    munmap(window, sizeof *window);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
    input.script = (script){data, data + length};
    input.closing = 1;
    if (setjmp(input.end) == 0)
        fuzz_check(lc_h5_serve("panel.h5"));
    return 0;
}
