/* remote - the reading half of the door, where another process reads (core/remote.h). */
#include "core/h5/remote.h"
#include "core/h5/slab.h"

#include <string.h>

#include "core/mem.h"

lc_status lc_h5_ask(lc_remote_answer *answer, char **data, const lc_h5 *h5, lc_h5_operation operation, const char *object,
                    const char *name)
{
    const lc_remote_call call = {.operation = operation, .object = h5->number, .texts = 2, .text = {object, name}};
    return lc_remote_ask(answer, data, h5->root->remote, &call);
}

lc_status lc_h5_ask_open(lc_h5 *h5, const char *program)
{
    lc_remote_answer answer;
    const lc_remote_call call = {.operation = LC_H5_OPEN, .number = {(double)h5->seal.length}};
    CHECK(lc_remote_start(&h5->remote, program, h5->label, h5->descriptor, lc_h5_most(h5->bytes)));
    return lc_remote_ask(&answer, NULL, h5->remote, &call);
}

lc_status lc_h5_ask_group(lc_h5 *group, const lc_h5 *parent, const char *name)
{
    lc_remote_answer answer;
    CHECK(lc_h5_ask(&answer, NULL, parent, LC_H5_GROUP_OPEN, NULL, name));
    group->number = (uint32_t)answer.fact[0];
    return LC_OK;
}

/* The process of a file ends with it. A group that could not be opened has no number. */
void lc_h5_ask_close(lc_h5 *h5)
{
    lc_remote_answer answer;
    if (h5 == h5->root)
        lc_remote_stop(h5->remote);
    else if (h5->number != 0 && !lc_remote_ended(h5->root->remote)) /* or the cause of its end would be forgotten */
        lc_h5_ask(&answer, NULL, h5, LC_H5_CLOSE, NULL, NULL);
}

lc_status lc_h5_ask_flag(bool *out, const lc_h5 *h5, lc_h5_operation operation, const char *object, const char *name)
{
    lc_remote_answer answer;
    CHECK(lc_h5_ask(&answer, NULL, h5, operation, object, name));
    *out = answer.fact[0] != 0;
    return LC_OK;
}

lc_status lc_h5_ask_count(uint64_t *out, const lc_h5 *h5, const char *object, const char *name)
{
    lc_remote_answer answer;
    CHECK(lc_h5_ask(&answer, NULL, h5, LC_H5_READ_COUNT, object, name));
    *out = answer.fact[0];
    return LC_OK;
}

/* A text comes with its 0; a missing one has no bytes. */
lc_status lc_h5_ask_text(char **out, const lc_h5 *h5, const char *object, const char *name)
{
    lc_remote_answer answer;
    char *data = NULL;
    CHECK(lc_h5_ask(&answer, &data, h5, LC_H5_FIND_TEXT, object, name));
    if (answer.bytes)
        *out = data;
    else
        lc_free(data);
    return LC_OK;
}

lc_status lc_h5_ask_texts(char ***out, size_t *count, const lc_h5 *h5, lc_h5_operation operation, const char *field,
                          const char *name)
{
    lc_status status = LC_OK;
    lc_remote_answer answer;
    char *data = NULL, **text = NULL;
    size_t texts = 0;
    TRY(lc_h5_ask(&answer, &data, h5, operation, field, name));
    for (size_t at = 0; at < answer.bytes; at += strlen(data + at) + 1)
        texts++;
    TRY(lc_new(&text, texts + 1, sizeof *text));
    for (size_t i = 0, at = 0; i < texts; at += strlen(data + at) + 1)
        TRY(lc_copy_text(&text[i++], data + at));
    *out = text;
    *count = texts;
    text = NULL;
done:
    lc_free_texts(text, texts);
    lc_free(data);
    return status;
}

lc_status lc_h5_ask_numbers(double *value, const lc_h5 *h5, const char *object, const char *const *name, size_t count)
{
    lc_remote_answer answer;
    lc_remote_call call = {.operation = LC_H5_READ_NUMBERS, .object = h5->number, .texts = (uint32_t)count + 1, .text = {object}};
    memcpy(call.text + 1, name, count * sizeof *name);
    memcpy(call.number, value, count * sizeof *value);
    CHECK(lc_remote_ask(&answer, NULL, h5->root->remote, &call));
    memcpy(value, answer.number, count * sizeof *value);
    return LC_OK;
}

/* *bytes, of an element: then of all. */
static bool take_shape(lc_h5_shape *shape, uint64_t *bytes, const lc_remote_answer *answer)
{
    *shape = (lc_h5_shape){.rank = answer->fact[0]};
    bool whole = shape->rank <= LC_H5_RANK_MAX;
    for (size_t axis = 0; whole && axis < shape->rank; axis++) {
        shape->size[axis] = answer->fact[1 + axis];
        whole = !__builtin_mul_overflow(*bytes, answer->fact[1 + axis], bytes);
    }
    return whole;
}

lc_status lc_h5_ask_shape(lc_h5_shape *out, const lc_h5 *h5, const char *name)
{
    lc_remote_answer answer;
    lc_h5_shape found;
    uint64_t bytes = 1;
    const lc_remote_call call = {.operation = LC_H5_READ_SHAPE, .object = h5->number, .texts = 1, .text = {name}};
    CHECK(lc_remote_ask(&answer, NULL, h5->root->remote, &call));
    if (!take_shape(&found, &bytes, &answer))
        return lc_fail(LC_E_DATA, "%s: '%s' is not as large as its shape says", h5->label, name);
    *out = found;
    return LC_OK;
}

lc_status lc_h5_ask_array(void *out, lc_h5_shape *shape, const lc_h5 *h5, const char *name, lc_h5_type type)
{
    lc_remote_answer answer;
    lc_h5_shape found;
    const lc_remote_call call = {.operation = LC_H5_READ_ARRAY, .object = h5->number, .type = type, .texts = 1, .text = {name}};
    char *data = NULL;
    uint64_t bytes = lc_h5_type_size(type);
    CHECK(lc_remote_ask(&answer, &data, h5->root->remote, &call));
    if (!take_shape(&found, &bytes, &answer) || bytes != answer.bytes) {
        lc_free(data);
        return lc_fail(LC_E_DATA, "%s: '%s' is not as large as its shape says", h5->label, name);
    }
    memcpy(out, &data, sizeof data);
    *shape = found;
    return LC_OK;
}

lc_status lc_h5_ask_slab(void *out, size_t *count, const lc_h5 *h5, const char *name, lc_h5_type type, const lc_h5_slab *slab)
{
    lc_remote_answer answer;
    char part[LC_H5_PART_TEXT], *data = NULL;
    uint64_t bytes = lc_h5_type_size(type);
    lc_h5_part_print(part, slab);
    const lc_remote_call call = {
        .operation = LC_H5_READ_SLAB, .object = h5->number, .type = type, .texts = 3, .text = {name, slab->field, part}};
    CHECK(lc_remote_ask(&answer, &data, h5->root->remote, &call));
    bool whole = !__builtin_mul_overflow(bytes, answer.fact[0], &bytes);
    for (size_t axis = 0; whole && axis < slab->rank; axis++)
        whole = !__builtin_mul_overflow(bytes, slab->count[axis], &bytes);
    if (!whole || bytes != answer.bytes) {
        lc_free(data);
        return lc_fail(LC_E_DATA, "%s: '%s' is not as large as its shape says", h5->label, name);
    }
    memcpy(out, &data, sizeof data);
    *count = bytes / lc_h5_type_size(type);
    return LC_OK;
}
