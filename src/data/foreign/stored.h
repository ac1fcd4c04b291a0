/* stored - numbers as an HDF5 file has them, integers exactly, and the values that they mean by the conventions of netCDF (CF):
 * value = stored * scale_factor + add_offset, missing where they are a fill value or outside the valid range. */
#ifndef LC_DATA_FOREIGN_STORED_H
#define LC_DATA_FOREIGN_STORED_H

#include "core/buffer.h"
#include "core/h5_tree.h"

/* Integers, or floating numbers; of unsigned ones of 8 bytes, `whole` has the bits. */
typedef struct lc_stored {
    const lc_h5_node *node;
    const char *field; /* NULL: the array itself */
    lc_h5_element element;
    size_t count;
    int64_t *whole;
    double *real;
    bool unpacked; /* they are values, made by lc_stored_unpack */
} lc_stored;

/* Whether an array only stands for a dimension of netCDF: it has a length, and no values. */
bool lc_stored_is_bare_dimension(const lc_h5_node *node);

/* Whether it is a list of numbers of whose axis nothing is said. */
bool lc_stored_is_bare_list(const lc_h5_node *node);

/* Whether an array of several axes has no elements. */
bool lc_stored_is_empty(const lc_h5_node *node);

/* Whether the array, or its field, is of numbers. */
bool lc_stored_is(const lc_h5_node *node, const char *field);

/* The type of the array, or of its field. */
lc_h5_element lc_stored_element(const lc_h5_node *node, const char *field);

/* slab: a part; NULL: the whole array. An _Unsigned attribute is obeyed. LC_E_DATA if its values cannot be read. */
lc_status lc_stored_read(lc_stored *out, lc_h5 *file, const lc_h5_node *node, const lc_h5_slab *slab);
void lc_stored_free(lc_stored *stored);

/* One of the numbers, as near as a double is. */
double lc_stored_at(const lc_stored *stored, size_t index);

/* The same with its digits: "42", "737791.041666667". Whether it is whole. */
enum { LC_STORED_TEXT = 40 };
bool lc_stored_print(char out[LC_STORED_TEXT], const lc_stored *stored, size_t index);

/* Who wrote a file decides what its attributes mean. */
typedef enum lc_convention {
    LC_CF,
    LC_NETCDF, /* CF, and what was never written is the default fill value of its type */
    LC_REX,    /* of NREL: scale_factor divides, unless there is an add_offset */
} lc_convention;

/* value (stored->count): NaN for missing ones. what: how messages name the array. notes (may be NULL): what was found missing and
 * is not declared so, a line each. LC_E_DATA: a scale_factor that is 0 or not a number; an integer that no double has. */
lc_status lc_stored_decode(double *value, const lc_stored *stored, lc_convention convention, const char *what, lc_buffer *notes);

/* Whether the numbers are not the values. */
bool lc_stored_is_packed(const lc_h5_node *node);

/* Of packed numbers, their values, with the digits that scale_factor and add_offset have; missing ones are NaN. Others stay.
 * Errors as of decoding. */
lc_status lc_stored_unpack(lc_stored *stored, lc_convention convention, const char *what);

#endif
