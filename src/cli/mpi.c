/* mpi - messages by the module, waited for without burning a core. */
#include "cli/mpi.h"

#include "cli/args.h"
#include "cli/mpi_module.h"
#include "cli/streams.h"
#include "core/mem.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { NAP_MOST = 1000000 /* nanoseconds */ };

/* Whether Open MPI, MPICH or PMIx started it. */
static bool is_started_by_mpi(void)
{
    return getenv("OMPI_COMM_WORLD_SIZE") || getenv("PMI_SIZE") || getenv("PMIX_RANK");
}

/* The module beside the tool, or where it is installed; NULL: it was built without MPI. */
static const lc_mpi_module *load(void)
{
    static const char *const place[] = {"lanecast-mpi.so", "../" LC_LIBDIR "/lanecast/lanecast-mpi.so"};
    char own[LC_TEXT_MAX], path[2 * LC_TEXT_MAX];
    const ssize_t length = readlink("/proc/self/exe", own, sizeof own - 1);
    own[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(own, '/');
    if (!slash)
        return NULL;
    *slash = '\0';
    for (size_t i = 0; i < sizeof place / sizeof *place; i++) {
        snprintf(path, sizeof path, "%s/%s", own, place[i]);
        void *handle = access(path, R_OK) == 0 ? dlopen(path, RTLD_NOW | RTLD_GLOBAL) : NULL; /* MPI loads parts of its own */
        if (handle)
            return dlsym(handle, LC_MPI_MODULE);
    }
    return NULL;
}

static lc_status send(const void *ctx, size_t to, const char *bytes, size_t size)
{
    const lc_mpi_module *m = ctx;
    if (size > INT_MAX)
        return lc_fail(LC_E_FAILURE, "a message of %zu bytes is too long for MPI", size);
    m->send(to, bytes, (int)size);
    return LC_OK;
}

/* MPI itself waits by asking again and again, which takes a core from the ranks that train. */
static lc_status receive(const void *ctx, size_t *from, char **bytes, size_t *size)
{
    const lc_mpi_module *m = ctx;
    char *text = NULL;
    for (long nap = 10000; !m->waits(from, size); nap = nap < NAP_MOST / 2 ? 2 * nap : NAP_MOST)
        nanosleep(&(struct timespec){0, nap}, NULL);
    CHECK(lc_new(&text, *size + 1, 1));
    m->take(text, *from, *size);
    *bytes = text;
    return LC_OK;
}

lc_status lc_mpi_open(lc_link *out)
{
    *out = (lc_link){0};
    if (!is_started_by_mpi())
        return LC_OK;
    const lc_mpi_module *m = load();
    if (!m)
        return lc_fail(LC_E_CONFIG,
                       "mpirun started this program, which was built without MPI, so that each process would run the whole "
                       "sweep: build it with Open MPI, or give each process a part of its own by --shard");
    m->open(&out->rank, &out->ranks);
    if (out->rank > 0)
        lc_streams_mute();
    *out = (lc_link){out->rank, out->ranks, m, send, receive};
    return LC_OK;
}

/* As Open MPI, and MPICH or PMI, say; 1: alone, or not known. */
static long processes(void)
{
    static const char *const name[] = {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"};
    long most = 1;
    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        const char *text = getenv(name[i]);
        const long count = text ? strtol(text, NULL, 10) : 1;
        most = count > most ? count : most;
    }
    return most;
}

lc_status lc_mpi_refuse(const lc_args *args)
{
    const char *output = lc_args_has(args, "output") ? lc_args_text(args, "output") : "-";
    const bool writes = strcmp(output, "-") != 0 || (args->command->takes & LC_TAKES_PROGRESS);
    const bool shares = (args->command->takes & LC_TAKES_SWEEP) && args->words <= 1;
    if (!writes || shares || processes() == 1)
        return LC_OK;
    return lc_fail(
        LC_E_USAGE,
        "%ld processes of mpirun would all do the same work and write the same file: start %s without mpirun, which is for "
        "sweep CONFIG.ini (where each has a file of its own: env -u OMPI_COMM_WORLD_SIZE -u PMI_SIZE lanecast ...)",
        processes(), lc_command_name(args->command));
}

/* The status and the message of the first rank that failed, sent to all. */
lc_status lc_mpi_agree(const lc_link *link, lc_status own)
{
    const lc_mpi_module *m = link->ctx;
    char message[LC_TEXT_MAX] = "";
    int status = (int)own;
    if (!m)
        return own;
    const int first = m->least(own == LC_OK ? INT_MAX : (int)link->rank);
    if (first == INT_MAX)
        return LC_OK;
    snprintf(message, sizeof message, "%s", own == LC_OK ? "" : lc_error_message());
    m->share(&status, sizeof status, first);
    m->share(message, sizeof message, first);
    return first == 0 ? lc_fail((lc_status)status, "%s", message) : lc_fail((lc_status)status, "rank %d: %s", first, message);
}

void lc_mpi_close(const lc_link *link)
{
    const lc_mpi_module *m = link->ctx;
    if (m)
        m->close();
}
