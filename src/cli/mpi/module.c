/* module - calls of MPI, one each. */
#include "cli/mpi_module.h"

#include <mpi.h>

enum { TAG = 1 };

static void open(size_t *rank, size_t *ranks)
{
    int own, all;
    MPI_Init(NULL, NULL);
    MPI_Comm_rank(MPI_COMM_WORLD, &own);
    MPI_Comm_size(MPI_COMM_WORLD, &all);
    *rank = (size_t)own;
    *ranks = (size_t)all;
}

static void send(size_t to, const char *bytes, int size)
{
    MPI_Send(bytes, size, MPI_BYTE, (int)to, TAG, MPI_COMM_WORLD);
}

static bool waits(size_t *from, size_t *size)
{
    MPI_Status found;
    int there, count;
    MPI_Iprobe(MPI_ANY_SOURCE, TAG, MPI_COMM_WORLD, &there, &found);
    if (!there)
        return false;
    MPI_Get_count(&found, MPI_BYTE, &count);
    *from = (size_t)found.MPI_SOURCE;
    *size = (size_t)count;
    return true;
}

static void take(char *bytes, size_t from, size_t size)
{
    MPI_Recv(bytes, (int)size, MPI_BYTE, (int)from, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
}

static int least(int own)
{
    int found;
    MPI_Allreduce(&own, &found, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
    return found;
}

static void share(void *bytes, int size, int owner)
{
    MPI_Bcast(bytes, size, MPI_BYTE, owner, MPI_COMM_WORLD);
}

static void end(void)
{
    MPI_Finalize();
}

extern const lc_mpi_module lc_mpi_module_1;
__attribute__((visibility("default"))) const lc_mpi_module lc_mpi_module_1 = {open, send, waits, take, least, share, end};
