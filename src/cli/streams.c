/* streams - descriptors that are there, signals that are errors, writes that are whole. */
#include "cli/streams.h"
#include "cli/command.h"

#include "core/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

/* Opened for the other direction: using it is an error, as it is for a closed one. */
static void open_missing(int descriptor)
{
    if (fcntl(descriptor, F_GETFD) < 0 && errno == EBADF)
        open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

void lc_streams_prepare(void)
{
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++)
        open_missing(descriptor);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGCHLD, SIG_DFL);
}

static ssize_t write_all(void *stream, const char *bytes, size_t count)
{
    lc_stream *to = stream;
    if (lc_write_all(to->descriptor, bytes, count))
        return (ssize_t)count;
    to->cause = to->cause ? to->cause : errno;
    return 0;
}

static FILE *open_stream(lc_stream *stream, int descriptor)
{
    *stream = (lc_stream){.descriptor = descriptor};
    return fopencookie(stream, "w", (cookie_io_functions_t){.write = write_all});
}

lc_status lc_streams_open(lc_standard_streams *streams)
{
    FILE *output = open_stream(&streams->output, STDOUT_FILENO), *error = open_stream(&streams->error, STDERR_FILENO);
    if (!output || !error || setvbuf(error, NULL, _IONBF, 0) != 0) {
        fprintf(stderr, "lanecast: out of memory for the standard streams\n");
        return LC_E_FAILURE;
    }
    if (isatty(STDOUT_FILENO))
        setvbuf(output, NULL, _IOLBF, BUFSIZ);
    stdout = output;
    stderr = error;
    return LC_OK;
}

/* What fails after the result was written does not undo it. */
static void say_what_is_written(lc_status status)
{
    const char *file = lc_file_latest();
    if (*file && !strstr(lc_error_message(), file))
        lc_fail(status, "%s; %s is written", lc_error_message(), file);
}

int lc_streams_finish(lc_standard_streams *streams, lc_status status)
{
    const bool failed = fclose(stdout) != 0 || streams->output.cause;
    if (status == LC_OK ? streams->output.cause == EPIPE : lc_file_is_unread())
        return LC_EXIT_UNREAD;
    if (status == LC_OK && failed)
        status = lc_fail(LC_E_IO, "cannot write to standard output: %s", strerror(streams->output.cause));
    if (status != LC_OK) {
        say_what_is_written(status);
        lc_print_note(lc_error_message());
    }
    return (int)status;
}

void lc_streams_mute(void)
{
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere < 0)
        return;
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    close(nowhere);
}
