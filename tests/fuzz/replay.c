/* replay - runs a target over files, and folders of files, without libFuzzer. */
#include <dirent.h>

#include "core/file.h"
#include "fuzz/fuzz.h"

static size_t replayed;

static void replay_file(const char *path)
{
    char *data = NULL;
    size_t length;
    if (lc_file_read(&data, &length, path) != LC_OK) {
        fprintf(stderr, "%s\n", lc_error_message());
        exit(2);
    }
    uint8_t *exact = malloc(length ? length : 1); /* so that a byte after it is seen */
    PROMISE(exact);
    memcpy(exact, data, length);
    LLVMFuzzerTestOneInput(exact, length);
    free(exact);
    lc_free(data);
    replayed++;
}

static void replay(const char *path)
{
    char inner[4096];
    DIR *folder = opendir(path);
    if (!folder) {
        replay_file(path);
        return;
    }
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (entry->d_name[0] != '.') {
            snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
            replay_file(inner);
        }
    closedir(folder);
}

int main(int count, char **text)
{
    for (int i = 1; i < count; i++)
        replay(text[i]);
    printf("%zu inputs\n", replayed);
    return replayed > 0 ? 0 : 2;
}
