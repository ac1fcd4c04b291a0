/* main - finds the command, runs it, prints its error, exits with its status. */
#include "cli/args.h"
#include "cli/help.h"
#include "cli/manual.h"
#include "cli/mpi.h"
#include "cli/streams.h"
#include "cli/version.h"
#include "core/h5.h"
#include "core/remote.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static lc_status run_command(int count, char **text)
{
    lc_status status = LC_OK;
    const lc_command *command = NULL;
    lc_args args = {0};
    TRY(lc_command_choose(&command, text[0]));
    TRY(lc_args_parse(&args, command, count - 1, text + 1));
    if (lc_args_has(&args, "help"))
        lc_help_command(stdout, command);
    else {
        TRY(lc_mpi_refuse(&args));
        TRY(command->run(&args));
    }
done:
    lc_args_free(&args);
    return status;
}

/* With less, the libraries under it run over the end: a crash without a word. */
enum { STACK_NEEDED = 256 << 10 };

static lc_status raise_stack(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur >= STACK_NEEDED)
        return LC_OK;
    limit.rlim_cur = STACK_NEEDED;
    if (limit.rlim_max >= STACK_NEEDED && setrlimit(RLIMIT_STACK, &limit) == 0)
        return LC_OK;
    return lc_fail(LC_E_IO, "the stack is limited to %ju KB, and %d KB are needed: raise the limit (ulimit -s)",
                   (uintmax_t)limit.rlim_max >> 10, STACK_NEEDED >> 10);
}

static bool is(const char *text, const char *word, const char *letter)
{
    return strcmp(text, word) == 0 || strcmp(text, letter) == 0;
}

static lc_status run(int count, char **text)
{
    CHECK(raise_stack());
    if (count < 2) {
        lc_help_print(stderr);
        return lc_fail(LC_E_USAGE, "no command given");
    }
    if (is(text[1], "--help", "-h"))
        lc_help_print(stdout);
    else if (is(text[1], "--version", "-V"))
        return lc_version_print(count > 2 && strcmp(text[2], "--json") == 0);
    else if (strcmp(text[1], "--manual") == 0)
        return lc_manual_print(text[2]);
    else
        return run_command(count - 1, text + 1);
    return LC_OK;
}

/* libgomp reads these once, before main. By default, waiting threads spin long: on cores shared with other programs, training was
 * 10 times slower. With no spin at all, small networks are 2 times slower. A short spin (tens of microseconds) avoids both, so
 * the tool starts itself again with it, unless the user has chosen. */
static void restart_with_short_spins(char **text)
{
    if (getenv("OMP_WAIT_POLICY") || getenv("GOMP_SPINCOUNT"))
        return;
    if (setenv("OMP_WAIT_POLICY", "passive", 1) == 0 && setenv("GOMP_SPINCOUNT", "10000", 1) == 0)
        execv("/proc/self/exe", text);
}

/* Large blocks are always mapped, so that memory needed only while a file is read goes back to the system. */
enum { MAPPED_FROM = 256 << 10 };

int main(int count, char **text)
{
    lc_standard_streams streams;
    if (count == 3 && strcmp(text[1], LC_REMOTE_WORD) == 0) {
        lc_status served = lc_h5_serve(text[2]);
        fprintf(stderr, "lanecast: %s\n", lc_error_message());
        return (int)served;
    }
    lc_streams_prepare();
    restart_with_short_spins(text);
    mallopt(M_MMAP_THRESHOLD, MAPPED_FROM);
    lc_json_prepare();
    lc_status status = lc_streams_open(&streams);
    return status == LC_OK ? lc_streams_finish(&streams, run(count, text)) : (int)status;
}
