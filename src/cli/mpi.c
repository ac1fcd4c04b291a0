/* mpi - messages by MPI, waited for without burning a core. */
#include "cli/mpi.h"

#include "cli/streams.h"
#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

/* Whether Open MPI, MPICH or PMIx started it: asked before MPI is, which takes long to start. */
static bool is_started_by_mpi(void)
{
    return getenv("OMPI_COMM_WORLD_SIZE") || getenv("PMI_SIZE") || getenv("PMIX_RANK");
}

#ifdef LC_HAVE_MPI

#include <limits.h>
#include <mpi.h>
#include <stdio.h>
#include <time.h>

enum { TAG = 1, NAP_MOST = 1000000 /* nanoseconds */ };

static lc_status send(size_t to, const char *bytes, size_t size)
{
    if (size > INT_MAX)
        return lc_fail(LC_E_FAILURE, "a message of %zu bytes is too long for MPI", size);
    MPI_Send(bytes, (int)size, MPI_BYTE, (int)to, TAG, MPI_COMM_WORLD);
    return LC_OK;
}

/* MPI itself waits by asking again and again, which takes a core from the ranks that train. */
static void wait_for_message(MPI_Status *found)
{
    int there = 0;
    for (long nap = 10000; !there; nap = nap < NAP_MOST / 2 ? 2 * nap : NAP_MOST) {
        MPI_Iprobe(MPI_ANY_SOURCE, TAG, MPI_COMM_WORLD, &there, found);
        if (!there)
            nanosleep(&(struct timespec){0, nap}, NULL);
    }
}

static lc_status receive(size_t *from, char **bytes, size_t *size)
{
    MPI_Status found;
    int count;
    char *text = NULL;
    wait_for_message(&found);
    MPI_Get_count(&found, MPI_BYTE, &count);
    CHECK(lc_new(&text, (size_t)count + 1, 1));
    MPI_Recv(text, count, MPI_BYTE, found.MPI_SOURCE, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    *from = (size_t)found.MPI_SOURCE;
    *bytes = text;
    *size = (size_t)count;
    return LC_OK;
}

lc_status lc_mpi_open(lc_link *out)
{
    int rank, ranks;
    *out = (lc_link){0};
    if (!is_started_by_mpi())
        return LC_OK;
    MPI_Init(NULL, NULL);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    if (rank > 0)
        lc_streams_mute();
    *out = (lc_link){(size_t)rank, (size_t)ranks, send, receive};
    return LC_OK;
}

/* The status and the message of the first rank that failed, told to all. */
lc_status lc_mpi_agree(const lc_link *link, lc_status own)
{
    if (!link->ranks)
        return own;
    char message[LC_TEXT_MAX] = "";
    int rank = own == LC_OK ? INT_MAX : (int)link->rank, first, status = (int)own;
    MPI_Allreduce(&rank, &first, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
    if (first == INT_MAX)
        return LC_OK;
    snprintf(message, sizeof message, "%s", own == LC_OK ? "" : lc_error_message());
    MPI_Bcast(&status, 1, MPI_INT, first, MPI_COMM_WORLD);
    MPI_Bcast(message, sizeof message, MPI_CHAR, first, MPI_COMM_WORLD);
    return first == 0 ? lc_fail((lc_status)status, "%s", message) : lc_fail((lc_status)status, "rank %d: %s", first, message);
}

void lc_mpi_close(const lc_link *link)
{
    if (link->ranks)
        MPI_Finalize();
}

#else

lc_status lc_mpi_open(lc_link *out)
{
    const char *ranks = getenv("OMPI_COMM_WORLD_SIZE");
    *out = (lc_link){0};
    if (is_started_by_mpi() && !(ranks && strcmp(ranks, "1") == 0))
        return lc_fail(LC_E_CONFIG,
                       "mpirun started this program, which was built without MPI: build it with Open MPI, or give each "
                       "process a part of its own by --shard");
    return LC_OK;
}

lc_status lc_mpi_agree(const lc_link *link, lc_status own)
{
    (void)link;
    return own;
}

void lc_mpi_close(const lc_link *link)
{
    (void)link;
}

#endif
