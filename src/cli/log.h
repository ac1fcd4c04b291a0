/* log - the file of --log: a JSON object a line. One that cannot be written is no reason to end what it is of: that is said,
 * and is a failure at the end. */
#ifndef LC_CLI_LOG_H
#define LC_CLI_LOG_H

#include "cli/command.h"

typedef struct lc_log {
    const lc_args *args;
    FILE *file;                /* NULL: there is no log */
    lc_status failed;          /* how it ended; LC_OK: it goes on */
    char failure[LC_TEXT_MAX]; /* and why */
} lc_log;

/* --log FILE, new or (add) at its end; without the flag, a log that takes nothing. */
lc_status lc_log_open(lc_log *out, const lc_args *args, bool add);

/* The reference is taken. */
void lc_log_add(lc_log *log, json_t *object);

/* The status, or where that is LC_OK why the log is not whole. */
lc_status lc_log_close(lc_log *log, lc_status status);

#endif
