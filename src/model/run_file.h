/* run_file - what writing and reading a run file share. The layout is in run_write.c. */
#ifndef LC_MODEL_RUN_FILE_H
#define LC_MODEL_RUN_FILE_H

#include <lanecast/net.h>

#include "core/h5.h"
#include "model/seen.h"
#include "train/member.h"

#define LC_RUN_SCHEMA "lanecast-run"
enum { LC_RUN_VERSION = 3, LC_RUN_SPAN = sizeof(lc_span) / sizeof(int64_t) };

/* The trained networks of a run, /members/0 and so on, all of the same plan. */
lc_status lc_run_write_members(lc_h5 *h5, const lc_member *const *member, size_t count, const lc_net *net);

/* How many there are; a baseline has 0. LC_E_DATA if the file says another number than it has. */
lc_status lc_run_count_members(size_t *out, lc_h5 *h5, const char *path);

/* One of them, whole and checked: LC_E_DATA for weights that are not those that were saved, or not of this net's shapes. *out:
 * lc_member_free. */
lc_status lc_run_read_member(lc_member **out, lc_h5 *h5, size_t index, const lc_net *net, const char *path);

/* What a run file says of a member without reading it. */
typedef struct lc_member_facts {
    uint64_t weights_digest, best_epoch;
} lc_member_facts;

lc_status lc_run_read_facts(lc_member_facts *out, lc_h5 *h5, size_t index);

/* place (series of the data): the index in the run of each series of the data. *alias, for lc_free: where both have one series,
 * by different names, the run's; it stays as it is otherwise. LC_E_DATA if channels differ or the run does not have a series. */
lc_status lc_run_match(size_t *place, char **alias, lc_h5 *h5, const lc_dataset *dataset, const char *path);

#endif
