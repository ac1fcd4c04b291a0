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
 * its temporary; the next file that is created in that folder removes it (core/file/temporary.h).
 */
#ifndef LC_CORE_FILE_H
#define LC_CORE_FILE_H

#include <sys/stat.h>

#include "core/status.h"

typedef struct lc_file lc_file;

/* What to do where nothing can be written, after the words of that errno: "; name a file in ..."; "" where that is not known. */
const char *lc_file_remedy(int cause);

/* What is at a path, links followed; all 0 if nothing is. LC_E_IO if that cannot be known. */
lc_status lc_file_look(struct stat *out, const char *path);

/* A new file, to become path at commit; where path is a link, to become what it leads to. LC_E_IO if the folder cannot be written
 * or path is not an ordinary file, LC_E_USAGE for "-", by which a user means standard output. */
lc_status lc_file_create(lc_file **out, const char *path);

/* Whether that would succeed now: before hours of work, not after them. */
lc_status lc_file_may_create(const char *path);

/* What is written goes to an open descriptor as it comes, and commit only empties the room; name: for messages. The descriptor
 * stays open. */
lc_status lc_file_stream(lc_file **out, int descriptor, const char *name);

/* Whether what is written is seen at once, by someone whose terminal obeys what is in it. */
bool lc_file_is_terminal(const lc_file *file);

/* A file to write at a path; "-": standard output. */
lc_status lc_file_output(lc_file **out, const char *path);

/* Adds text as printf does, in the C locale whatever the program's is. */
lc_status lc_file_text(lc_file *file, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds bytes. */
lc_status lc_file_bytes(lc_file *file, const void *bytes, size_t count);

/* Makes it the file at path: fsync, rename, fsync of the folder. */
lc_status lc_file_commit(lc_file *file);

/* The path of this thread's latest commit whose file is in its place, "" without one: for messages of what fails after it. */
const char *lc_file_latest(void);

/* The same of a file that was written in another way. */
void lc_file_is_written(const char *path);

/* Whether a write of this thread to a stream has failed because nobody reads it any more. */
bool lc_file_is_unread(void);

/* Ends it; without a commit, the temporary is removed. NULL is fine. */
void lc_file_close(lc_file *file);

/* As write, but all of it, never interrupted, and waiting where there is no room yet; false: errno says why. */
bool lc_write_all(int descriptor, const void *bytes, size_t count);

/* LC_E_USAGE if output and input are one file, by another path or through a link too; also if neither exists yet. A command asks
 * before it writes: an output must not destroy what is read. */
lc_status lc_file_apart(const char *output, const char *input);

/* Locks a file against others that call this, and waits for them, also where they replace it; *held is to be closed. Nothing is
 * locked (-1) where no file is, or none that can be. */
lc_status lc_file_hold(int *held, const char *path);

/* The same of the folder of a path, for what must not come between a look at the path and its replacement. -1 also where the file
 * system has no such locks. */
lc_status lc_file_hold_folder(int *held, const char *path);

/* As open of an existing file: the descriptor, or -1 with errno; but a signal does not interrupt it. */
int lc_file_open_existing(const char *path, int flags);

/* Reading is never interrupted. LC_E_IO if a file cannot be read, or is a folder or a device. */

#define LC_TABLE_MOST ((size_t)2 << 30) /* bytes of a table as text */

/* The content of a text, of a file or a pipe, a 0 after it, for lc_free. LC_E_DATA if it has more than `most` bytes, or 64 MB in
 * a line; LC_E_IO if nobody writes into the pipe for 10 s. Of a file that has a byte of value 0 only the beginning is read, that
 * byte in it: it is not a text. */
lc_status lc_file_read_text(char **out, size_t *length, size_t most, const char *path);

/* Of a text that grows: LC_E_DATA if its last line, which began at *line and may end within the new bytes [from, used), has more
 * than 64 MB. */
lc_status lc_file_check_line(size_t *line, const char *text, size_t from, size_t used, const char *path);

/* The content of an ordinary file, whatever it is, a 0 after it, for lc_free. */
lc_status lc_file_read(char **out, size_t *length, const char *path);

/* An ordinary file, open for reading (close it), and its size; a pipe is LC_E_IO. */
lc_status lc_file_descriptor(int *out, uint64_t *bytes, const char *path);

/* The `count` bytes of an open file from `at` on; fewer at its end. path: for messages. */
lc_status lc_file_part(void *out, size_t *length, size_t count, int descriptor, uint64_t at, const char *path);

/* The first bytes, at most capacity. None of a pipe, from which they would be taken. */
lc_status lc_file_head(unsigned char *head, size_t *length, size_t capacity, const char *path);

/* Whether the first bytes of a file are those of a database of SQLite, as the ledger of a sweep is. */
enum { LC_SQLITE_MARK = 16 };
bool lc_head_is_sqlite(const unsigned char *head, size_t length);

#endif
