/* disk - kinds of file systems, folders, and reading without writing. */
#include "sweep/ledger/disk.h"

#include "core/buffer.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/text.h"
#include "sweep/ledger/sql.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

static void find_folder(char out[PATH_MAX], const char *path)
{
    const char *slash = strrchr(path, '/');
    snprintf(out, PATH_MAX, "%.*s", slash ? (int)(slash - path + 1) : 1, slash ? path : ".");
}

bool lc_disk_kind_is_remote(unsigned long kind)
{
    static const unsigned long kinds[] = {0x6969 /* NFS */,        0x517B /* SMB */,
                                          0xFF534D42 /* CIFS */,   0xFE534D42 /* SMB2 */,
                                          0x0BD00BD3 /* Lustre */, 0x65735546 /* FUSE */,
                                          0x47504653 /* GPFS */,   0x00C36400 /* Ceph */,
                                          0x19830326 /* BeeGFS */, 0x5346414F /* AFS */,
                                          0x01021997 /* 9P */,     0x20030528 /* OrangeFS */,
                                          0x7461636F /* OCFS2 */,  0x01161970 /* GFS2 */};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if ((kind & 0xFFFFFFFF) == kinds[i]) /* f_type has a sign where a word has 32 bits */
            return true;
    return false;
}

bool lc_disk_is_remote(const char *path)
{
    struct statfs found;
    char folder[PATH_MAX];
    find_folder(folder, path);
    return statfs(folder, &found) == 0 && lc_disk_kind_is_remote((unsigned long)found.f_type);
}

/* From the root, links followed; 0 where there is no such folder. */
static size_t whole_length(const char *path)
{
    char folder[PATH_MAX], real[PATH_MAX];
    find_folder(folder, path);
    if (realpath(path, real))
        return strlen(real);
    return realpath(folder, real) ? strlen(real) + 1 + strlen(lc_text_last_part(path)) : 0;
}

static lc_status check_length(const char *path)
{
    const sqlite3_vfs *vfs = sqlite3_vfs_find(NULL); /* begins SQLite, which takes memory */
    if (!vfs)
        return lc_fail(LC_E_FAILURE, "%s: out of memory", path);
    const size_t most = (size_t)vfs->mxPathname - strlen("-journal"), length = whole_length(path);
    if (length > most)
        return lc_fail(LC_E_IO,
                       "%s: its path has %zu bytes from the root on, and SQLite takes at most %zu: name a ledger nearer to it",
                       path, length, most);
    return LC_OK;
}

lc_status lc_disk_check(const char *path)
{
    struct stat at_folder = {0}, at_path = {0};
    char folder[PATH_MAX];
    find_folder(folder, path);
    CHECK(lc_file_look(&at_folder, folder));
    CHECK(lc_file_look(&at_path, path));
    if (!S_ISDIR(at_folder.st_mode))
        return lc_fail(LC_E_IO, "%s: there is no folder %s; make it first", path, folder);
    if (S_ISDIR(at_path.st_mode))
        return lc_fail(LC_E_IO, "%s: a folder; name a file in it", path);
    if (at_path.st_mode && !S_ISREG(at_path.st_mode))
        return lc_fail(LC_E_IO, "%s: not an ordinary file, which a ledger is", path);
    return check_length(path);
}

/* Whether the write-ahead log may have what the file has not. */
static bool has_log(const char *path)
{
    struct stat info;
    char log[PATH_MAX];
    snprintf(log, sizeof log, "%s-wal", path);
    return stat(log, &info) == 0 && info.st_size > 0;
}

/* As it is: no lock, no log. */
static int open_fixed(sqlite3 **out, const char *path)
{
    lc_buffer uri = {0};
    char *text = NULL;
    int code = SQLITE_NOMEM;
    lc_buffer_add(&uri, *path == '/' ? "file:" : "file:./");
    for (const char *at = path[0] == '/' && path[1] == '/' ? path + 1 : path; *at; at++)
        lc_buffer_format(&uri, strchr("%?#", *at) ? "%%%02X" : "%c", (unsigned char)*at);
    lc_buffer_format(&uri, "?immutable=1");
    if (lc_buffer_take(&text, &uri) == LC_OK)
        code = sqlite3_open_v2(text, out, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_FULLMUTEX, NULL);
    lc_free(text);
    lc_buffer_free(&uri);
    return code;
}

/* ":memory:" and "file:..." are names of files too, which SQLite would take for other things. */
static int open_plain(sqlite3 **out, const char *path, int flags)
{
    char *name = NULL;
    lc_buffer plain = {0};
    int code = SQLITE_NOMEM;
    lc_buffer_format(&plain, *path == '/' ? "%s" : "./%s", path);
    if (lc_buffer_take(&name, &plain) == LC_OK)
        code = sqlite3_open_v2(name, out, flags | SQLITE_OPEN_FULLMUTEX, NULL);
    lc_free(name);
    lc_buffer_free(&plain);
    return code;
}

int lc_disk_open_to_write(sqlite3 **out, const char *path)
{
    return open_plain(out, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

/* Who may write cleans the log up when he closes; who may not, and finds none, needs none. */
int lc_disk_open_to_read(sqlite3 **out, const char *path)
{
    char folder[PATH_MAX];
    find_folder(folder, path);
    const bool writes = access(path, W_OK) == 0 && access(folder, W_OK) == 0;
    if (!writes && !has_log(path))
        return open_fixed(out, path);
    return open_plain(out, path, writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
}

lc_status lc_ledger_commit(lc_ledger *l)
{
    lc_status status = LC_OK;
    lc_file *file = NULL;
    sqlite3_int64 bytes = 0;
    unsigned char *content = sqlite3_serialize(l->db, "main", &bytes, 0);
    if (!content)
        FAIL(LC_E_FAILURE, "%s: cannot be written: out of memory for %lld bytes", l->path, (long long)bytes);
    TRY(lc_file_create(&file, l->path));
    TRY(lc_file_bytes(file, content, (size_t)bytes));
    TRY(lc_file_commit(file));
done:
    lc_file_close(file);
    sqlite3_free(content);
    return status;
}

bool lc_ledger_is(const char *path)
{
    unsigned char head[LC_SQLITE_MARK];
    size_t length = 0;
    return lc_file_head(head, &length, sizeof head, path) == LC_OK && lc_head_is_sqlite(head, length);
}
