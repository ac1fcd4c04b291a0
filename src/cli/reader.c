/* reader - who reads files of HDF5: this program, started once more with limits (core/remote.h).
 *
 * LANECAST_READER=inline reads them in this process, as builds with sanitizers and counters of lines do: their own memory has no
 * place within the limits.
 */
#include "core/h5.h"

#include <stdlib.h>
#include <string.h>

const char *lc_h5_reader(void)
{
#ifdef LANECAST_INLINE
    return NULL;
#else
    const char *chosen = getenv("LANECAST_READER");
    return chosen && strcmp(chosen, "inline") == 0 ? NULL : "/proc/self/exe";
#endif
}
