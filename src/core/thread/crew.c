/* crew - POSIX threads, one lock, one signal. */
#include "core/crew.h"

#include "core/mem.h"

#include <pthread.h>
#include <string.h>

struct lc_crew {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    lc_crew_work work;
    void *ctx;
    bool called_off; /* not all threads could be had */
};

typedef struct place {
    lc_crew *crew;
    size_t worker;
    pthread_t thread;
} place;

void lc_crew_enter(lc_crew *c)
{
    pthread_mutex_lock(&c->lock);
}

void lc_crew_leave(lc_crew *c)
{
    pthread_mutex_unlock(&c->lock);
}

void lc_crew_wait(lc_crew *c)
{
    pthread_cond_wait(&c->changed, &c->lock);
}

void lc_crew_wake(lc_crew *c)
{
    pthread_cond_broadcast(&c->changed);
}

/* Begins when all are there. */
static void *run_place(void *given)
{
    const place *p = given;
    lc_crew_enter(p->crew);
    const bool works = !p->crew->called_off;
    lc_crew_leave(p->crew);
    if (works)
        p->crew->work(p->crew->ctx, p->worker, p->crew);
    return NULL;
}

lc_status lc_crew_run(size_t workers, lc_crew_work work, void *ctx)
{
    lc_crew crew = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, work, ctx, false};
    place *at = NULL;
    size_t begun = 1;
    int failed = 0;
    CHECK(lc_new(&at, workers, sizeof *at));
    lc_crew_enter(&crew);
    for (; begun < workers && !failed; begun += !failed) {
        at[begun] = (place){.crew = &crew, .worker = begun};
        failed = pthread_create(&at[begun].thread, NULL, run_place, &at[begun]);
    }
    crew.called_off = failed;
    lc_crew_leave(&crew);
    at[0] = (place){.crew = &crew};
    run_place(&at[0]);
    for (size_t i = 1; i < begun; i++)
        pthread_join(at[i].thread, NULL);
    lc_free(at);
    return failed ? lc_fail(LC_E_FAILURE, "no thread for worker %zu of %zu: %s", begun + 1, workers, strerror(failed)) : LC_OK;
}
