/* describe - a file as texts, for core/h5/tree.c. */
#ifndef LC_CORE_H5_DESCRIBE_H
#define LC_CORE_H5_DESCRIBE_H

#include "core/buffer.h"
#include "core/h5/handle.h"
#include "core/h5_tree.h"

/* All that a tree holds, as texts one after another, each with its 0. For lc_free. */
lc_status lc_h5_describe(char **out, size_t *bytes, lc_h5 *file);

/* The type in memory of 8 bytes for a stored one: HDF5 converts bits to bits only, which are numbers for us. */
hid_t lc_h5_bits(hid_t stored, hid_t wanted);

/* The type of an element. */
lc_h5_element lc_h5_element_of(hid_t type);

/* What describing is made of: a text with its 0, a number as one, a type as five. */
void lc_h5_say_text(lc_buffer *out, const char *text);
void lc_h5_say_count(lc_buffer *out, uint64_t count);
void lc_h5_say_type(lc_buffer *out, hid_t type);

void lc_h5_describe_array(lc_buffer *out, hid_t array);

/* A link that is not hard: what it is, and the path that it names in this file. */
void lc_h5_describe_link(lc_buffer *out, hid_t group, const char *name, const H5L_info_t *info);

/* "@" before each, "." after the last, or what is damaged. object: negative where HDF5 cannot open it. */
void lc_h5_describe_attributes(lc_buffer *out, hid_t object);

#endif
