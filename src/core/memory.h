/* memory - how much memory there is: predicted needs are compared with it before anything is read. */
#ifndef LC_CORE_MEMORY_H
#define LC_CORE_MEMORY_H

#include "core/status.h"

/* Bytes that this process can still take: the least of what the machine has available, what its control group (cgroup v2 or v1)
 * leaves it, and its limit of address space (ulimit -v). SIZE_MAX where nothing is known. */
size_t lc_memory_left(void);

/* LC_E_FAILURE, saying both, if a file's content takes more memory than is left. */
lc_status lc_memory_check(double bytes, const char *path);

#endif
