/* log - lines that are flushed, and what is said where they are not. */
#include "cli/log.h"

#include "core/file.h"
#include "core/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static lc_status refused(const lc_log *log)
{
    return lc_fail(LC_E_IO, "%s: cannot write the log: %s%s", lc_args_text(log->args, "log"), strerror(errno),
                   lc_file_remedy(errno));
}

lc_status lc_log_open(lc_log *out, const lc_args *args, bool add)
{
    const char *path = lc_args_text(args, "log");
    lc_log log = {.args = args};
    if (path) {
        /* Without waiting: a pipe has perhaps nobody at its other end. */
        int descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (add ? O_APPEND : O_TRUNC), 0666);
        if (descriptor >= 0 && fcntl(descriptor, F_SETFL, add ? O_APPEND : 0) == 0)
            log.file = fdopen(descriptor, add ? "a" : "w");
        if (!log.file) {
            const lc_status status = refused(&log);
            if (descriptor >= 0)
                close(descriptor);
            return status;
        }
    }
    *out = log;
    return LC_OK;
}

static lc_status write_line(const lc_log *log, json_t *object)
{
    char *line = NULL;
    CHECK(lc_json_line(&line, object));
    const bool written = fprintf(log->file, "%s\n", line) >= 0 && fflush(log->file) == 0;
    lc_free(line);
    return written ? LC_OK : refused(log);
}

void lc_log_add(lc_log *log, json_t *object)
{
    if (!log->file || log->failed) {
        json_decref(object);
        return;
    }
    log->failed = write_line(log, object);
    if (log->failed == LC_OK)
        return;
    snprintf(log->failure, sizeof log->failure, "%s", lc_error_message());
    lc_note(log->args, "continues without a log: %s", log->failure);
}

lc_status lc_log_close(lc_log *log, lc_status status)
{
    if (log->file && fclose(log->file) != 0 && status == LC_OK && !log->failed)
        status = refused(log);
    log->file = NULL;
    return status == LC_OK && log->failed ? lc_fail(log->failed, "%s", log->failure) : status;
}
