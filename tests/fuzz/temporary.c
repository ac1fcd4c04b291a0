/* temporary - a file with any name in a folder that is swept: only a name of ours, of a process that has ended, is removed. */
#include <fcntl.h>
#include <sys/stat.h>

#include "core/file/temporary.h"
#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
    char folder[] = "/tmp/lanecast_fuzz_XXXXXX", path[512];
    char *name = fuzz_text(data, length);
    if (strlen(name) == 0 || strlen(name) > 255 || strchr(name, '/') || strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
        free(name);
        return 0;
    }
    PROMISE(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/%s", folder, name);
    int file = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    PROMISE(file >= 0);
    close(file);
    lc_temporary_sweep(folder);
    const size_t bytes = strlen(name);
    const bool ours = bytes > 5 && name[0] == '.' && strcmp(name + bytes - 4, ".tmp") == 0;
    PROMISE(ours || access(path, F_OK) == 0);
    unlink(path);
    PROMISE(rmdir(folder) == 0);
    free(name);
    return 0;
}
