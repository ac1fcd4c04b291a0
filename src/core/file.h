/* file - whole files: read at once, or written to a temporary in the same folder and renamed when complete.
 *
 *     lc_file *file = NULL;
 *     TRY(lc_file_create(&file, path));
 *     TRY(lc_file_text(file, "%s,%.17g\n", name, value));
 *     TRY(lc_file_commit(file));
 * done:
 *     lc_file_close(file);
 *
 * A reader sees the old file or the new one, never a part; a failure leaves nothing behind. A process that is killed may leave
 * its temporary; the next file that is created in that folder removes it (core/temporary.h).
 */
#ifndef LC_CORE_FILE_H
#define LC_CORE_FILE_H

#include "core/status.h"

#include <stdio.h>

typedef struct lc_file lc_file;

/* A new file, to become path at commit. LC_E_IO if the folder cannot be written or path is not an ordinary file. */
lc_status lc_file_create(lc_file **out, const char *path);

/* Adds text as printf does, in the C locale whatever the program's is. */
lc_status lc_file_text(lc_file *file, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds bytes. */
lc_status lc_file_bytes(lc_file *file, const void *bytes, size_t count);

/* Makes it the file at path: fsync, rename, fsync of the folder. */
lc_status lc_file_commit(lc_file *file);

/* Ends it; without a commit, the temporary is removed. NULL is fine. */
void lc_file_close(lc_file *file);

/* LC_E_USAGE if output and input are one file, by another path or through a link too; also if neither exists yet. A command asks
 * before it writes: an output must not destroy what is read. */
lc_status lc_file_apart(const char *output, const char *input);

/* An ordinary file, open for reading (close it), and its size. LC_E_IO for anything else: a folder, a pipe, a device. */
lc_status lc_file_descriptor(int *out, uint64_t *bytes, const char *path);

/* The whole content, one zero byte after it, for lc_free. LC_E_IO if it cannot be read. */
lc_status lc_file_read(char **out, size_t *length, const char *path);

/* An existing file for reading, for fclose. LC_E_IO if it cannot be read or is a folder. */
lc_status lc_file_open(FILE **out, const char *path);

/* The first bytes, at most capacity. LC_E_IO if the file cannot be read or is a folder. */
lc_status lc_file_head(unsigned char *head, size_t *length, size_t capacity, const char *path);

/* The last bytes, likewise. */
lc_status lc_file_tail(unsigned char *tail, size_t *length, size_t capacity, const char *path);

#endif
