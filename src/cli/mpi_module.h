/* mpi_module - what lanecast-mpi.so gives to the tool, which loads it only where mpirun started it: the tool itself begins
 * without the libraries of MPI. It shares nothing else with the tool. */
#ifndef LC_CLI_MPI_MODULE_H
#define LC_CLI_MPI_MODULE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct lc_mpi_module {
    void (*open)(size_t *rank, size_t *ranks);
    void (*send)(size_t to, const char *bytes, int size);
    bool (*waits)(size_t *from, size_t *size); /* whether a message does, of whom, how long */
    void (*take)(char *bytes, size_t from, size_t size);
    int (*least)(int own);                           /* of the numbers of all ranks */
    void (*share)(void *bytes, int size, int owner); /* one rank's to all */
    void (*close)(void);
} lc_mpi_module;

#define LC_MPI_MODULE "lc_mpi_module_1" /* its symbol */

#endif
