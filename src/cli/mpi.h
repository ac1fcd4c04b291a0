/* mpi - a program that mpirun started several times. The one door to MPI is the module of cli/mpi. */
#ifndef LC_CLI_MPI_H
#define LC_CLI_MPI_H

#include "cli/command.h"
#include "sweep/link.h"

/* out->ranks 0: mpirun did not start this program. Ranks other than 0 write to no terminal from here on. LC_E_CONFIG if
 * it was built without MPI. */
lc_status lc_mpi_open(lc_link *out);

/* Called by all ranks, each with what it has come to: LC_OK if all are; else each has the status and the message of the first one
 * that failed. */
lc_status lc_mpi_agree(const lc_link *link, lc_status own);

/* LC_E_USAGE where mpirun started several processes, and each would train the same or write the same file; sweep
 * CONFIG.ini shares its work. */
lc_status lc_mpi_refuse(const lc_args *args);

/* Called by all ranks at their end. */
void lc_mpi_close(const lc_link *link);

#endif
