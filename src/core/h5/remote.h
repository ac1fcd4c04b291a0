/* remote - what the door asks of a process that reads for it (core/h5/remote.c), and answers in one (core/h5/serve.c). */
#ifndef LC_CORE_H5_REMOTE_H
#define LC_CORE_H5_REMOTE_H

#include "core/h5/handle.h"
#include "core/remote.h"

/* The reading functions of core/h5.h. A call's texts are the object (may be NULL) and the name; of READ_NUMBERS, the object and
 * the names; of READ_ARRAY and READ_SHAPE, the name. */
typedef enum lc_h5_operation {
    LC_H5_OPEN, /* type: the kind of the seal; number: its length */
    LC_H5_REFUSE_VARIABLE,
    LC_H5_GROUP_OPEN, /* fact: the number by which later calls name it; the file itself is 0 */
    LC_H5_CLOSE,
    LC_H5_HAS, /* fact: 1 or 0 */
    LC_H5_HAS_ATTRIBUTE,
    LC_H5_NAMES, /* texts, each with its 0 */
    LC_H5_READ_TEXTS,
    LC_H5_FIND_TEXT,    /* the text with its 0; no bytes: there is none */
    LC_H5_READ_COUNT,   /* fact: the count */
    LC_H5_READ_NUMBERS, /* the call's numbers; those that are there are replaced */
    LC_H5_READ_ARRAY,   /* the elements; facts: rank and shape */
    LC_H5_READ_SHAPE,   /* the facts of these only */
    LC_H5_DESCRIBE,     /* texts, each with its 0 (core/h5/describe.h) */
    LC_H5_READ_SLAB,    /* the elements. The call's texts: the name, the field or NULL, and the part (core/h5/slab.h) */
    LC_H5_READ_FIELD,   /* texts, each with its 0. The call's texts: the field and the name */
    LC_H5_READ_BLOB,    /* the bytes. The call's text: the name */
} lc_h5_operation;

/* As their namesakes in core/h5.h. open: of a file whose descriptor, size and seal are set. */
lc_status lc_h5_ask_open(lc_h5 *h5, const char *program);
lc_status lc_h5_ask_group(lc_h5 *group, const lc_h5 *parent, const char *name);
void lc_h5_ask_close(lc_h5 *h5);
lc_status lc_h5_ask(lc_remote_answer *answer, char **data, const lc_h5 *h5, lc_h5_operation operation, const char *object,
                    const char *name);
lc_status lc_h5_ask_flag(bool *out, const lc_h5 *h5, lc_h5_operation operation, const char *object, const char *name);
lc_status lc_h5_ask_count(uint64_t *out, const lc_h5 *h5, const char *object, const char *name);
lc_status lc_h5_ask_text(char **out, const lc_h5 *h5, const char *object, const char *name);
lc_status lc_h5_ask_texts(char ***out, size_t *count, const lc_h5 *h5, lc_h5_operation operation, const char *field,
                          const char *name);
lc_status lc_h5_ask_numbers(double *value, const lc_h5 *h5, const char *object, const char *const *name, size_t count);
lc_status lc_h5_ask_shape(lc_h5_shape *out, const lc_h5 *h5, const char *name);
lc_status lc_h5_ask_slab(void *out, size_t *count, const lc_h5 *h5, const char *name, lc_h5_type type, const lc_h5_slab *slab);
lc_status lc_h5_ask_array(void *out, lc_h5_shape *shape, const lc_h5 *h5, const char *name, lc_h5_type type);

/* Answers that carry bytes (core/h5/serve_bytes.c). object: one of Python; NULL: the whole tree. */
void lc_h5_send_texts(lc_server *server, char **text, size_t count);
lc_status lc_h5_send_shape(lc_server *server, lc_h5 *h5, const char *name);
lc_status lc_h5_send_array(lc_server *server, lc_h5 *h5, const char *name, lc_h5_type type);
lc_status lc_h5_send_slab(lc_server *server, lc_h5 *h5, const lc_remote_call *call);
lc_status lc_h5_send_block(lc_server *server, lc_h5 *h5, const char *object);

#endif
