/* late - lanes whose windows have fewer steps than the others of a shard: they begin late, and end with the others. */
#ifndef LC_NN_LATE_H
#define LC_NN_LATE_H

#include <stddef.h>
#include <stdint.h>

enum { LC_LANES_MOST = 64 }; /* of a shard */

/* Over the steps before step[lane], in whichever direction they are taken, a lane's state is held: it stays what it was, and no
 * gradient knows of them. */
typedef struct lc_late {
    uint32_t step[LC_LANES_MOST];
    size_t most; /* of them; 0: no lane is late */
} lc_late;

#endif
