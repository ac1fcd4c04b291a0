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

void lc_h5_say_type(lc_buffer *out, hid_t type)
{
    const lc_h5_element e = lc_h5_element_of(type);
    lc_h5_say_count(out, (uint64_t)e.class);
    lc_h5_say_count(out, e.bytes);
    lc_h5_say_count(out, e.count);
    lc_h5_say_count(out, e.big);
}
