/* serve - answers what core/h5/remote.c asks: the door's reading functions, called in a process with limits. */
#include "core/h5/remote.h"

#include <string.h>

#include "core/mem.h"

typedef struct service {
    const char *path;
    lc_h5 **object; /* by number; those that are closed are NULL */
    size_t objects;
} service;

static lc_status add(lc_remote_answer *answer, service *s, lc_h5 *h5)
{
    size_t number = 0;
    while (number < s->objects && s->object[number])
        number++;
    CHECK(lc_grow(&s->object, &s->objects, number + 1, sizeof *s->object));
    s->object[number] = h5;
    answer->fact[0] = number;
    return LC_OK;
}

static lc_status open_file(lc_h5 **out, const service *s, const lc_remote_call *call)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    TRY(lc_h5_handle(&h5, NULL, s->path));
    h5->seal = (lc_seal){.length = (uint64_t)call->number[0]};
    TRY(lc_h5_open_descriptor(h5, LC_REMOTE_FILE));
    *out = h5;
    h5 = NULL;
done:
    lc_h5_close(h5);
    return status;
}

static lc_status open_one(lc_remote_answer *answer, service *s, const lc_remote_call *call)
{
    lc_h5 *h5 = NULL;
    if (call->operation == LC_H5_OPEN)
        CHECK(open_file(&h5, s, call));
    else
        CHECK(lc_h5_group_open(&h5, s->object[call->object], call->text[1]));
    return add(answer, s, h5);
}

/* Names or texts, or one text. */
static lc_status answer_texts(lc_server *server, lc_h5 *h5, const lc_remote_call *call)
{
    char **text = NULL;
    size_t count;
    if (call->operation == LC_H5_NAMES)
        CHECK(lc_h5_names(&text, &count, h5));
    else
        CHECK(
            lc_h5_read_field_texts(&text, &count, h5, call->text[1], call->operation == LC_H5_READ_FIELD ? call->text[0] : NULL));
    lc_h5_send_texts(server, text, count);
    lc_free_texts(text, count);
    return LC_OK;
}

static lc_status answer_text(lc_server *server, lc_h5 *h5, const lc_remote_call *call)
{
    char *text = NULL;
    CHECK(lc_h5_find_text(&text, h5, call->text[0], call->text[1]));
    const size_t bytes = text ? strlen(text) + 1 : 0;
    lc_server_answer(server, &(lc_remote_answer){.bytes = bytes});
    lc_server_send(server, text, bytes);
    lc_free(text);
    return LC_OK;
}

/* Calls whose answer is facts or numbers. */
static lc_status find_facts(lc_remote_answer *answer, service *s, lc_h5 *h5, const lc_remote_call *call)
{
    bool found;
    switch (call->operation) {
    case LC_H5_OPEN:
    case LC_H5_GROUP_OPEN:
        return open_one(answer, s, call);
    case LC_H5_CLOSE:
        lc_h5_close(h5);
        s->object[call->object] = NULL;
        return LC_OK;
    case LC_H5_REFUSE_VARIABLE:
        lc_h5_refuse_variable(h5);
        return LC_OK;
    case LC_H5_HAS:
        CHECK(lc_h5_has(&found, h5, call->text[1]));
        answer->fact[0] = found;
        return LC_OK;
    case LC_H5_HAS_ATTRIBUTE:
        CHECK(lc_h5_has_attribute(&found, h5, call->text[0], call->text[1]));
        answer->fact[0] = found;
        return LC_OK;
    case LC_H5_READ_COUNT:
        return lc_h5_read_count(&answer->fact[0], h5, call->text[0], call->text[1]);
    default:
        memcpy(answer->number, call->number, sizeof call->number);
        return lc_h5_read_numbers(answer->number, h5, call->text[0], call->text + 1, call->texts - 1);
    }
}

static lc_status answer_facts(lc_server *server, service *s, lc_h5 *h5, const lc_remote_call *call)
{
    lc_remote_answer answer = {0};
    CHECK(find_facts(&answer, s, h5, call));
    lc_server_answer(server, &answer);
    return LC_OK;
}

/* Whether a call is one that core/h5/remote.c makes: of an object that is open, with the texts that its operation needs. */
static bool is_whole(const service *s, const lc_remote_call *call)
{
    if (call->operation == LC_H5_OPEN)
        return s->objects == 0;
    if (call->object >= s->objects || !s->object[call->object] || call->type >= LC_H5_TYPES)
        return false;
    switch (call->operation) {
    case LC_H5_NAMES:
    case LC_H5_REFUSE_VARIABLE:
    case LC_H5_DESCRIBE:
        return true;
    case LC_H5_CLOSE:
        return call->object != 0;
    case LC_H5_READ_ARRAY:
    case LC_H5_READ_SHAPE:
    case LC_H5_READ_BLOB:
        return call->text[0] != NULL;
    case LC_H5_READ_SLAB:
        return call->text[0] && call->text[2];
    case LC_H5_READ_FIELD:
        return call->text[0] && call->text[1];
    default:
        for (size_t i = 2; i < call->texts; i++)
            if (!call->text[i])
                return false;
        return call->operation < LC_H5_READ_ARRAY && call->texts >= 2 && call->text[1];
    }
}

static lc_status answer_one(lc_server *server, service *s, const lc_remote_call *call)
{
    if (!is_whole(s, call))
        return lc_fail(LC_E_DATA, "%s: a call that cannot be", s->path);
    lc_h5 *h5 = call->operation == LC_H5_OPEN ? NULL : s->object[call->object];
    switch (call->operation) {
    case LC_H5_NAMES:
    case LC_H5_READ_TEXTS:
    case LC_H5_READ_FIELD:
        return answer_texts(server, h5, call);
    case LC_H5_FIND_TEXT:
        return answer_text(server, h5, call);
    case LC_H5_READ_ARRAY:
        return lc_h5_send_array(server, h5, call->text[0], (lc_h5_type)call->type);
    case LC_H5_READ_SHAPE:
        return lc_h5_send_shape(server, h5, call->text[0]);
    case LC_H5_READ_SLAB:
        return lc_h5_send_slab(server, h5, call);
    case LC_H5_DESCRIBE:
        return lc_h5_send_block(server, h5, NULL);
    case LC_H5_READ_BLOB:
        return lc_h5_send_block(server, h5, call->text[0]);
    default:
        return answer_facts(server, s, h5, call);
    }
}

static void answer(lc_server *server, const lc_remote_call *call, void *context)
{
    lc_h5_take_cause(); /* of a call before, whose failure HDF5 did not pass on */
    lc_status status = answer_one(server, context, call);
    if (status != LC_OK)
        lc_server_fail(server, status);
}

lc_status lc_h5_serve(const char *path)
{
    return lc_remote_serve(answer, &(service){.path = path});
}
