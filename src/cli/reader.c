/* reader - who reads files of HDF5: this program, started once more with limits (core/remote.h).
 *
 * LANECAST_READER=inline reads them in this process, as builds with sanitizers and counters of lines do unless it is `limited`:
 * their own memory, or their pace, has no place within the limits.
 */
#include "core/h5.h"

#include <stdlib.h>
#include <string.h>

#ifdef LANECAST_INLINE
static const char usual[] = "inline";
#else
static const char usual[] = "limited";
#endif

const char *lc_h5_reader(void)
{
    const char *chosen = getenv("LANECAST_READER");
    return strcmp(chosen ? chosen : usual, "inline") == 0 ? NULL : "/proc/self/exe";
}
