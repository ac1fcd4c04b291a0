/* limit - what a process that reads untrusted bytes can no longer do, from here to its end.
 *
 * It opens, writes, starts and connects to nothing, and has a bound on memory and time. The kernel's filter of system calls
 * (seccomp) does it; where a kernel has none, limits of files, processes, memory and time remain.
 */
#ifndef LC_CORE_LIMIT_H
#define LC_CORE_LIMIT_H

#include "core/status.h"

/* Bytes of address space and seconds of processor time that the calling process may still take. What is open stays open.
 * LC_E_FAILURE, and some of the limits, if the system refuses one. */
lc_status lc_limit_self(uint64_t bytes, uint64_t seconds);

/* Whether this kernel filters system calls. */
bool lc_limit_filters(void);

#endif
