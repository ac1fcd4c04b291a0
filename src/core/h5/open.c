/* open - files of HDF5 opened for reading: of a path, of a descriptor, or of bytes. */
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/h5/remote.h"
#include "core/mem.h"

enum { SIGNATURE = 8, PADDING_MOST = 4096 /* bytes after the end of a file that nobody means */ };

/* The signature is at byte 0, 512, 1024, 2048 and so on. */
bool lc_h5_begins(const unsigned char *head, size_t length)
{
    for (size_t at = 0; at + SIGNATURE <= length; at = at ? 2 * at : 512)
        if (memcmp(head + at, "\211HDF\r\n\032\n", SIGNATURE) == 0)
            return true;
    return false;
}

static lc_status find_signature(bool *found, int descriptor, uint64_t bytes, const char *label)
{
    unsigned char head[SIGNATURE];
    size_t length;
    *found = false;
    for (uint64_t at = 0; at < bytes && !*found; at = at ? 2 * at : 512) {
        CHECK(lc_file_part(head, &length, sizeof head, descriptor, at, label));
        *found = lc_h5_begins(head, length);
    }
    return LC_OK;
}

lc_status lc_h5_is(bool *is, const char *path)
{
    struct stat info;
    uint64_t bytes;
    int descriptor;
    *is = false;
    CHECK(lc_file_look(&info, path));
    if (!S_ISREG(info.st_mode))
        return LC_OK;
    CHECK(lc_file_descriptor(&descriptor, &bytes, path));
    const lc_status status = find_signature(is, descriptor, bytes, path);
    close(descriptor);
    return status;
}

/* Why HDF5 does not know a file. */
static lc_status refuse_content(const lc_h5 *file)
{
    char head[3] = "";
    size_t length;
    CHECK(lc_file_part(head, &length, sizeof head, file->descriptor, 0, file->label));
    if (length == 0)
        return lc_fail(LC_E_DATA, "%s: not an HDF5 file: it is empty", file->label);
    if (memcmp(head, "CDF", sizeof head) == 0)
        return lc_fail(LC_E_DATA,
                       "%s: not an HDF5 file but the older NetCDF-3; convert it with: nccopy -k nc4 OLD NEW, or in Python "
                       "xarray.open_dataset(OLD).to_netcdf(NEW)",
                       file->label);
    return lc_fail(LC_E_DATA, "%s: not an HDF5 file: the signature is missing", file->label);
}

__attribute__((weak)) const char *lc_h5_reader(void)
{
    return NULL;
}

/* Whether bytes of a file are blanks, line ends or zeros, as some programs add them on its way. */
static bool is_padding(const lc_h5 *h5, int descriptor, uint64_t at, uint64_t bytes)
{
    char part[PADDING_MOST];
    size_t length = 0;
    if (bytes > sizeof part || lc_file_part(part, &length, bytes, descriptor, at, h5->label) != LC_OK)
        return false;
    for (size_t i = 0; i < length; i++)
        if (part[i] && !strchr(" \r\n", part[i]))
            return false;
    return true;
}

/* Behind the end that HDF5 knows there is the seal or nothing; in files of others, padding. */
static lc_status check_end(lc_h5 *h5, int descriptor)
{
    hid_t creation = H5Fget_create_plist(h5->id);
    hsize_t bytes = 0, block = 0;
    haddr_t end = 0;
    const bool known =
        H5Pget_userblock(creation, &block) >= 0 && H5Fget_eoa(h5->id, &end) >= 0 && H5Fget_filesize(h5->id, &bytes) >= 0;
    lc_h5_release(creation);
    if (!known)
        return lc_h5_fail_read(h5, NULL);
    h5->bytes = bytes;
    if (bytes <= block + end + h5->seal.length)
        return LC_OK;
    if (H5Aexists(h5->id, "lanecast") == 0 && is_padding(h5, descriptor, block + end, bytes - block - end))
        return LC_OK;
    return lc_fail(LC_E_DATA, "%s: damaged: the %llu bytes after its end are not a seal, or not a whole one", h5->label,
                   (unsigned long long)(bytes - block - end));
}

lc_status lc_h5_open_descriptor(lc_h5 *h5, int descriptor)
{
    lc_status status = LC_OK;
    hid_t access = lc_h5_access(false);
    lc_h5_quiet();
    if (!lc_h5_use_descriptor(&h5->driver, access, descriptor))
        TRY(lc_h5_fail(LC_E_FAILURE, h5, NULL, "cannot be opened"));
    h5->id = H5Fopen("/file", H5F_ACC_RDONLY, access);
    if (h5->id < 0)
        TRY(lc_h5_fail(LC_E_DATA, h5, NULL, "a damaged HDF5 file, perhaps cut short"));
    TRY(check_end(h5, descriptor));
done:
    lc_h5_release(access);
    return status;
}

/* Opens what the descriptor of a handle reads. */
static lc_status open_found(lc_h5 *h5)
{
    const char *reader = lc_h5_reader();
    bool found;
    CHECK(lc_seal_check(&h5->seal, h5->descriptor, h5->bytes, h5->label));
    CHECK(find_signature(&found, h5->descriptor, h5->bytes, h5->label));
    if (!found)
        CHECK(refuse_content(h5));
    return reader ? lc_h5_ask_open(h5, reader) : lc_h5_open_descriptor(h5, h5->descriptor);
}

lc_status lc_h5_open(lc_h5 **out, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    TRY(lc_h5_handle(&h5, NULL, path));
    TRY(lc_file_descriptor(&h5->descriptor, &h5->bytes, path));
    TRY(open_found(h5));
    *out = h5;
    h5 = NULL;
done:
    lc_h5_close(h5);
    return status;
}

/* HDF5, and the process that may read for us, read from descriptors: memory has one too. */
lc_status lc_h5_open_bytes(lc_h5 **out, const void *bytes, size_t count, const char *label)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    TRY(lc_h5_handle(&h5, NULL, label));
    h5->descriptor = memfd_create("lanecast", MFD_CLOEXEC);
    h5->bytes = count;
    if (h5->descriptor < 0 || !lc_write_all(h5->descriptor, bytes, count))
        FAIL(LC_E_FAILURE, "%s: no memory for its %zu bytes: %s", label, count, strerror(errno));
    TRY(open_found(h5));
    *out = h5;
    h5 = NULL;
done:
    lc_h5_close(h5);
    return status;
}

void lc_h5_refuse_variable(lc_h5 *file)
{
    lc_remote_answer answer;
    file->root->fixed = true;
    if (file->root->remote)
        lc_h5_ask(&answer, NULL, file, LC_H5_REFUSE_VARIABLE, NULL, NULL);
}
