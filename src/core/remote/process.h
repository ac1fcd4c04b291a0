/* process - the process that serves, as its caller has it: started, looked at, ended. Nobody but remote.c includes it. */
#ifndef LC_CORE_REMOTE_PROCESS_H
#define LC_CORE_REMOTE_PROCESS_H

#include <sys/types.h>

#include "core/remote/window.h"

typedef struct lc_process {
    pid_t id; /* 0: ended */
    lc_remote_window *window;
} lc_process;

/* As lc_remote_start says. *out: lc_process_free. */
lc_status lc_process_start(lc_process *out, const char *program, const char *path, int file);

/* Ends it; the window remains until it is freed. */
void lc_process_end(lc_process *process);
void lc_process_free(lc_process *process);

/* Of processor time that it has taken so far; 0 if that is not known. */
double lc_process_seconds(const lc_process *process);

#endif
