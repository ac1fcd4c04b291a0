/* version - what this tool was built with, and which instruction set it uses. */
#include "cli/version.h"
#include "cli/command.h"
#include "core/h5.h"

#include <gsl/gsl_version.h>

#ifdef __clang__
#define COMPILER "clang " __clang_version__
#else
#define COMPILER "gcc " __VERSION__
#endif

lc_status lc_version_print(bool json)
{
    const char *real = sizeof(lc_real) == sizeof(double) ? "double" : "float";
    if (json)
        return lc_print_json(json_pack("{ss ss ss ss ss ss ss}", "schema", "lanecast-version-1", "version", lc_version(), "level",
                                       lc_level_name(), "real", real, "compiler", COMPILER, "hdf5", lc_h5_version(), "gsl",
                                       gsl_version));
    printf("lanecast %s\n"
           "level     %s (LANECAST_ISA chooses another)\n"
           "real      %s\n"
           "compiler  %s\n"
           "HDF5      %s\n"
           "GSL       %s\n",
           lc_version(), lc_level_name(), real, COMPILER, lc_h5_version(), gsl_version);
    return LC_OK;
}
