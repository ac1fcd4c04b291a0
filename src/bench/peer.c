/* peer - another program as a child, one step at a time, so that both sides share the machine's moods. */
#include "bench/peer.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/mem.h"
#include "core/text.h"

struct lc_peer {
    pid_t child;
    FILE *to, *from;
    double check[2];
    char line[512];
};

/* A stream of an end of a pipe, which it closes from then on; NULL: there is no memory for it. */
static FILE *stream_of(int *end, const char *mode)
{
    FILE *stream = fdopen(*end, mode);
    *end = stream ? -1 : *end;
    return stream;
}

static void close_pipe(const int ends[2])
{
    for (int i = 0; i < 2; i++)
        if (ends[i] >= 0)
            close(ends[i]);
}

static lc_status start(lc_peer *p, char *const *argument)
{
    lc_status status = LC_OK;
    int in[2] = {-1, -1}, out[2] = {-1, -1};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (pipe2(in, O_CLOEXEC) || pipe2(out, O_CLOEXEC)) /* or another peer would keep this one's input open */
        FAIL(LC_E_IO, "%s: no pipe to it", argument[0]);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    if (posix_spawnp(&p->child, argument[0], &actions, NULL, argument, environ) != 0) {
        p->child = 0;
        FAIL(LC_E_FAILURE, "%s: cannot be run", argument[0]);
    }
    p->to = stream_of(&in[1], "w");
    p->from = stream_of(&out[0], "r");
    if (!p->to || !p->from)
        FAIL(LC_E_FAILURE, "%s: no memory to talk to it", argument[0]);
done:
    posix_spawn_file_actions_destroy(&actions);
    close_pipe(in);
    close_pipe(out);
    return status;
}

/* The words of the last line after the first `skip` letters, as numbers. */
static lc_status numbers(double *out, size_t count, lc_peer *p, size_t skip)
{
    char copy[sizeof p->line], *rest = NULL;
    snprintf(copy, sizeof copy, "%s", p->line + skip);
    char *word = strtok_r(copy, " ", &rest);
    for (size_t i = 0; i < count; i++, word = strtok_r(NULL, " ", &rest))
        if (!word || !lc_text_number(&out[i], word))
            return lc_fail(LC_E_FAILURE, "it says '%s'", p->line);
    return LC_OK;
}

static bool begins(const lc_peer *p, const char *word)
{
    return strncmp(p->line, word, strlen(word)) == 0;
}

static lc_status hear(lc_peer *p)
{
    if (!fgets(p->line, sizeof p->line, p->from))
        return lc_fail(LC_E_FAILURE, "it ended without an answer");
    p->line[strcspn(p->line, "\n")] = 0;
    return LC_OK;
}

lc_status lc_peer_open(lc_peer **out, const char *program, const lc_bench_case *c, size_t threads)
{
    lc_status status = LC_OK;
    lc_peer *p = NULL;
    char count[32], path[LC_TEXT_MAX], name[LC_NAME_MAX];
    char environment[] = "env", minus[] = "-u", policy[] = "OMP_WAIT_POLICY", spins[] = "GOMP_SPINCOUNT";
    snprintf(count, sizeof count, "%zu", threads);
    snprintf(path, sizeof path, "%s", program);
    snprintf(name, sizeof name, "%s", c->name);
    signal(SIGPIPE, SIG_IGN); /* a child that ended is an answer, not our end */
    TRY(lc_new(&p, 1, sizeof *p));
    /* how our own threads wait must not decide how theirs do */
    TRY(start(p, (char *[]){environment, minus, policy, minus, spins, path, name, count, NULL}));
    TRY(hear(p));
    if (!begins(p, "ready "))
        FAIL(LC_E_FAILURE, "%s", p->line);
    TRY(hear(p));
    if (!begins(p, "check "))
        FAIL(LC_E_FAILURE, "%s", p->line);
    TRY(numbers(p->check, 2, p, strlen("check ")));
    *out = p;
    p = NULL;
done:
    lc_peer_close(p);
    return status;
}

void lc_peer_close(lc_peer *p)
{
    if (!p)
        return;
    if (p->to)
        fclose(p->to); /* the end of its input: it leaves */
    if (p->from)
        fclose(p->from);
    if (p->child)
        waitpid(p->child, NULL, 0);
    lc_free(p);
}

const double *lc_peer_check(const lc_peer *p)
{
    return p->check;
}

lc_status lc_peer_step(double *ms, lc_peer *p)
{
    fputs("step\n", p->to);
    fflush(p->to);
    CHECK(hear(p));
    return numbers(ms, 1, p, 0);
}
