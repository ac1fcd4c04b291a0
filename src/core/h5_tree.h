/* h5_tree - what is in an HDF5 file that others wrote: groups, arrays, their types, axes, filters and attributes, without values.
 *
 * Everything in a tree is what the file claims; reading an array checks it. Names and texts are as in the file: show them through
 * core/shown.h. A tree is read in one call, also where another process reads the file.
 */
#ifndef LC_CORE_H5_TREE_H
#define LC_CORE_H5_TREE_H

#include "core/h5.h"

typedef enum lc_h5_node_kind { LC_H5_GROUP, LC_H5_ARRAY, LC_H5_LINK, LC_H5_OTHER } lc_h5_node_kind;

typedef enum lc_h5_class {
    LC_H5_SIGNED,
    LC_H5_UNSIGNED,
    LC_H5_FLOAT,
    LC_H5_ENUM,     /* numbers with names; of h5py, FALSE and TRUE */
    LC_H5_TEXT,     /* of `bytes` bytes */
    LC_H5_LABEL,    /* a text of variable length */
    LC_H5_COMPOUND, /* fields */
    LC_H5_STRANGE,  /* anything else */
} lc_h5_class;

/* The type of an element. */
typedef struct lc_h5_element {
    lc_h5_class class;
    size_t bytes;      /* of one */
    size_t count;      /* more than 1: an array of them */
    bool big;          /* big-endian */
    const char *words; /* of an enumeration, "0=FALSE\n1=TRUE\n"; of any other NULL or "" */
} lc_h5_element;

typedef struct lc_h5_field {
    const char *name;
    lc_h5_element element;
} lc_h5_field;

typedef struct lc_h5_attribute {
    const char *name;
    lc_h5_element element;
    size_t count;      /* of values; 0: empty, too many, or of a class that is not read */
    double *number;    /* (count) of numbers, else NULL; those of 64 bits may be rounded */
    const char **text; /* (count) of texts, else NULL */
} lc_h5_attribute;

typedef struct lc_h5_node {
    const char *path, *name; /* "group/array", and its last part; of the file itself "" */
    size_t parent;           /* the group that it is in; of the file itself 0 */
    lc_h5_node_kind kind;
    lc_h5_element element;
    size_t axes; /* may be more than a shape has: such an array cannot be read */
    lc_h5_shape shape;
    bool turned;                           /* its first axis is the last one of HDF5, as Octave writes arrays */
    bool scale;                            /* it is a dimension scale */
    const char *dimension[LC_H5_RANK_MAX]; /* path of the scale of an axis; "" without */
    const char *filters;                   /* "shuffle deflate" */
    const char *unreadable;                /* why its values cannot be read; "" if they can, as far as the claims go */
    const char *damage;                    /* what of it HDF5 cannot open or read, though it is there; "" if nothing */
    const char *target;                    /* of a link within the file, the path it names; "" of anything else */
    double fill;                           /* what HDF5 reads where nothing was written, if its maker has set it; else NaN */
    size_t fields;
    lc_h5_field *field;
    size_t attributes;
    lc_h5_attribute *attribute;
} lc_h5_node;

typedef struct lc_h5_tree {
    size_t count;
    lc_h5_node *node;           /* (count) a group before what is in it; the file itself first */
    const lc_h5_node **by_path; /* (count) in order of their paths */
    bool cut;                   /* there are more: it is too many objects, too deep, or of names and attributes too long */
    char *block;                /* where the texts are */
} lc_h5_tree;

lc_status lc_h5_tree_read(lc_h5_tree **out, lc_h5 *file);
void lc_h5_tree_free(lc_h5_tree *tree);

/* The node of a path, with or without / before it; NULL if there is none. */
const lc_h5_node *lc_h5_tree_find(const lc_h5_tree *tree, const char *path);

/* An attribute of a node, its first text, or its first number. NULL, or `otherwise`, if it has none of that kind. */
const lc_h5_attribute *lc_h5_node_attribute(const lc_h5_node *node, const char *name);
const char *lc_h5_node_text(const lc_h5_node *node, const char *name);
double lc_h5_node_number(const lc_h5_node *node, const char *name, double otherwise);

/* "int16", "float32 big-endian", "text(30)", "3 fields" */
enum { LC_H5_TYPE_TEXT = 48 };
void lc_h5_type_text(char out[LC_H5_TYPE_TEXT], const lc_h5_node *node);

#endif
