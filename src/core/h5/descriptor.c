/* descriptor - HDF5's driver for a file that is open already: it reads, and can do nothing else.
 *
 * So that the name is looked up once, by us, and a process that may open nothing can read with HDF5.
 */
#include <errno.h>
#include <unistd.h>

#include "core/h5/handle.h"
#include "core/mem.h"

/* Why a read of this thread failed; 0: none did. HDF5 does not pass it on. */
static _Thread_local int cause;

int lc_h5_take_cause(void)
{
    const int taken = cause;
    cause = 0;
    return taken;
}

typedef struct opened {
    H5FD_t head; /* HDF5's own */
    int descriptor;
    haddr_t end, used; /* bytes of the file; those that HDF5 knows of */
} opened;

static H5FD_t *open_driver(const char *name, unsigned flags, hid_t list, haddr_t most)
{
    const int *descriptor = H5Pget_driver_info(list);
    opened *file = NULL;
    (void)name;
    (void)most;
    const off_t end = descriptor ? lseek(*descriptor, 0, SEEK_END) : -1;
    if (end < 0)
        cause = errno;
    else if (lc_new(&file, 1, sizeof *file) != LC_OK)
        cause = ENOMEM;
    if (end < 0 || flags & (H5F_ACC_RDWR | H5F_ACC_TRUNC | H5F_ACC_CREAT) || !file) {
        lc_free(file);
        return NULL;
    }
    file->descriptor = *descriptor;
    file->end = (haddr_t)end;
    return &file->head;
}

static herr_t close_driver(H5FD_t *file)
{
    lc_free(file);
    return 0;
}

/* As HDF5's own driver of files says. H5Fget_eoa asks for SWMR, which is a matter of writers. */
static herr_t query(const H5FD_t *file, unsigned long *flags)
{
    (void)file;
    *flags = H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE | H5FD_FEAT_SUPPORTS_SWMR_IO;
    return 0;
}

static haddr_t get_used(const H5FD_t *file, H5FD_mem_t type)
{
    (void)type;
    return ((const opened *)file)->used;
}

static herr_t set_used(H5FD_t *file, H5FD_mem_t type, haddr_t used)
{
    (void)type;
    ((opened *)file)->used = used;
    return 0;
}

static haddr_t get_end(const H5FD_t *file, H5FD_mem_t type)
{
    (void)type;
    return ((const opened *)file)->end;
}

static herr_t read_bytes(H5FD_t *file, H5FD_mem_t type, hid_t list, haddr_t at, size_t count, void *out)
{
    const haddr_t end = ((const opened *)file)->end;
    (void)type;
    (void)list;
    if (at > end || count > end - at) {
        cause = 0; /* not a failure of the disk, nor one before, which HDF5 did not pass on */
        return -1;
    }
    for (unsigned char *to = out; count;) {
        ssize_t got = pread(((const opened *)file)->descriptor, to, count, (off_t)at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            cause = errno;
        if (got <= 0)
            return -1;
        to += got;
        at += (haddr_t)got;
        count -= (size_t)got;
    }
    return 0;
}

static herr_t write_bytes(H5FD_t *file, H5FD_mem_t type, hid_t list, haddr_t at, size_t count, const void *bytes)
{
    (void)file;
    (void)type;
    (void)list;
    (void)at;
    (void)count;
    (void)bytes;
    return -1;
}

static const H5FD_class_t driver = {
#ifdef H5FD_CLASS_VERSION
    .version = H5FD_CLASS_VERSION,
    .value = H5_VFD_RESERVED,
#endif
    .name = "descriptor",
    .maxaddr = INT64_MAX,
    .fc_degree = H5F_CLOSE_STRONG,
    .fapl_size = sizeof(int),
    .open = open_driver,
    .close = close_driver,
    .query = query,
    .get_eoa = get_used,
    .set_eoa = set_used,
    .get_eof = get_end,
    .read = read_bytes,
    .write = write_bytes,
    .fl_map = H5FD_FLMAP_DICHOTOMY,
};

bool lc_h5_use_descriptor(hid_t *out, hid_t access, int descriptor)
{
    *out = H5FDregister(&driver);
    return H5Pset_driver(access, *out, &descriptor) >= 0;
}
