/* say - texts and numbers as texts, each with its 0: what a description is made of. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/h5/describe.h"

void lc_h5_say_text(lc_buffer *out, const char *text)
{
    lc_buffer_bytes(out, text, strlen(text) + 1);
}

void lc_h5_say_count(lc_buffer *out, uint64_t count)
{
    char text[24];
    snprintf(text, sizeof text, "%" PRIu64, count);
    lc_h5_say_text(out, text);
}

enum { WORDS_MOST = 4096, WORD_MOST = 200 };

/* The members of an enumeration, or of an array of them: "0=FALSE\n1=TRUE\n". A name that is too long is not said, since
 * another one could begin alike. */
static void say_words(lc_buffer *out, hid_t type)
{
    hid_t base = H5Tget_class(type) == H5T_ARRAY ? H5Tget_super(type) : H5Tcopy(type);
    const int words = H5Tget_nmembers(base);
    for (int i = 0; i < words && i < WORDS_MOST; i++) {
        int64_t number[4] = {0}; /* HDF5 knows integers of 16 bytes */
        char *name = H5Tget_member_name(base, (unsigned)i);
        hid_t whole = H5Tget_super(base);
        const bool read = name && strlen(name) <= WORD_MOST && !strchr(name, '\n') && H5Tget_size(base) <= sizeof number &&
                          H5Tget_member_value(base, (unsigned)i, number) >= 0 &&
                          H5Tconvert(whole, H5T_NATIVE_INT64, 1, number, NULL, H5P_DEFAULT) >= 0;
        if (read)
            lc_buffer_format(out, "%" PRId64 "=%s\n", number[0], name);
        lc_h5_release(whole);
        H5free_memory(name);
    }
    lc_h5_release(base);
}

void lc_h5_say_type(lc_buffer *out, hid_t type)
{
    const lc_h5_element e = lc_h5_element_of(type);
    lc_h5_say_count(out, (uint64_t)e.class);
    lc_h5_say_count(out, e.bytes);
    lc_h5_say_count(out, e.count);
    lc_h5_say_count(out, e.big);
    if (e.class == LC_H5_ENUM)
        say_words(out, type);
    lc_h5_say_text(out, "");
}
