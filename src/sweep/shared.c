/* shared - tasks with how many trials use each. */
#include "sweep/shared.h"

#include "core/mem.h"

#include <string.h>

enum { KEPT = 8 /* tasks that nobody uses */ };

typedef struct entry {
    lc_task *task;
    lc_data_config asked; /* what its own were made of */
    size_t users;
    uint64_t used; /* when it was last, as a count */
} entry;

struct lc_shared {
    const lc_dataset *dataset;
    entry *entry;
    size_t count, capacity;
    uint64_t clock;
};

lc_status lc_shared_new(lc_shared **out, const lc_dataset *dataset)
{
    lc_shared *s = NULL;
    CHECK(lc_new(&s, 1, sizeof *s));
    s->dataset = dataset;
    *out = s;
    return LC_OK;
}

void lc_shared_free(lc_shared *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->count; i++)
        lc_task_free(s->entry[i].task);
    lc_free(s->entry);
    lc_free(s);
}

/* Equal configurations are equal bytes (model/config/config.c). */
static entry *find(lc_shared *s, const lc_config *config)
{
    for (size_t i = 0; i < s->count; i++)
        if (memcmp(&s->entry[i].asked, &config->data, sizeof config->data) == 0 &&
            memcmp(&s->entry[i].task->window, &config->window, sizeof config->window) == 0)
            return &s->entry[i];
    return NULL;
}

/* Of more than KEPT that nobody uses, the one that was used longest ago goes. */
static void drop_oldest(lc_shared *s)
{
    size_t idle = 0, oldest = s->count;
    for (size_t i = 0; i < s->count; i++) {
        if (s->entry[i].users > 0)
            continue;
        idle++;
        if (oldest == s->count || s->entry[i].used < s->entry[oldest].used)
            oldest = i;
    }
    if (idle <= KEPT)
        return;
    lc_task_free(s->entry[oldest].task);
    s->entry[oldest] = s->entry[--s->count];
}

lc_status lc_shared_take(const lc_task **out, lc_shared *s, const lc_config *config)
{
    entry *found = find(s, config);
    if (!found) {
        CHECK(lc_grow(&s->entry, &s->capacity, s->count + 1, sizeof *s->entry));
        lc_task *task = NULL;
        CHECK(lc_task_new(&task, s->dataset, config));
        found = &s->entry[s->count++];
        *found = (entry){.task = task, .asked = config->data};
    }
    found->users++;
    *out = found->task;
    return LC_OK;
}

void lc_shared_give(lc_shared *s, const lc_task *task)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->entry[i].task == task) {
            s->entry[i].users--;
            s->entry[i].used = ++s->clock;
        }
    drop_oldest(s);
}
