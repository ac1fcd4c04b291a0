/* serve_bytes - answers of core/h5/serve.c that carry bytes: texts, arrays and parts of them, trees. */
#include <string.h>

#include "core/h5/describe.h"
#include "core/h5/remote.h"
#include "core/h5/slab.h"
#include "core/mem.h"

enum { BAND_BYTES = 1 << 20 }; /* of an array, read at once; more if a row of chunks has more */

void lc_h5_send_texts(lc_server *server, char **text, size_t count)
{
    lc_remote_answer answer = {0};
    for (size_t i = 0; i < count; i++)
        answer.bytes += strlen(text[i]) + 1;
    lc_server_answer(server, &answer);
    for (size_t i = 0; i < count; i++)
        lc_server_send(server, text[i], strlen(text[i]) + 1);
}

/* A part, band after band, so that the caller copies one while HDF5 reads the next. */
static lc_status send_part(lc_server *server, const lc_h5_part *part)
{
    lc_status status = LC_OK;
    void *band = NULL;
    const size_t rows = lc_h5_part_rows(part, BAND_BYTES), most = part->slab.count[0];
    TRY(lc_new(&band, rows, part->row_bytes));
    for (size_t first = 0, some; first < most; first += some) {
        some = rows < most - first ? rows : most - first;
        if (!lc_h5_part_read(band, part, first, some))
            TRY(lc_h5_fail_read(part->h5, part->name));
        lc_server_send(server, band, some * part->row_bytes);
    }
done:
    lc_free(band);
    return status;
}

/* An array without axes, or without elements, is not cut into bands. */
static lc_status send_whole(lc_server *server, lc_h5 *h5, const char *name, hid_t array, lc_h5_type type, size_t bytes)
{
    double value = 0;
    if (bytes && !lc_h5_read_elements(&value, h5, array, lc_h5_memory_type(type), H5S_ALL, H5S_ALL))
        return lc_h5_fail_read(h5, name);
    lc_server_send(server, &value, bytes);
    return LC_OK;
}

static lc_remote_answer shape_answer(const lc_h5_shape *shape, size_t bytes)
{
    lc_remote_answer answer = {.fact = {shape->rank}, .bytes = bytes};
    for (size_t axis = 0; axis < shape->rank; axis++)
        answer.fact[1 + axis] = shape->size[axis];
    return answer;
}

lc_status lc_h5_send_shape(lc_server *server, lc_h5 *h5, const char *name)
{
    hid_t array = H5I_INVALID_HID;
    lc_h5_shape shape = {0};
    lc_status status = lc_h5_open_numbers(&array, &shape, h5, name);
    const lc_remote_answer answer = shape_answer(&shape, 0);
    if (status == LC_OK)
        lc_server_answer(server, &answer);
    lc_h5_release(array);
    return status;
}

lc_status lc_h5_send_array(lc_server *server, lc_h5 *h5, const char *name, lc_h5_type type)
{
    lc_status status = LC_OK;
    hid_t array = H5I_INVALID_HID;
    lc_h5_shape shape = {0};
    TRY(lc_h5_open_numbers(&array, &shape, h5, name));
    TRY(lc_h5_check_written(h5, name, array, &shape));
    const lc_remote_answer answer = shape_answer(&shape, lc_h5_elements(&shape, 0) * lc_h5_type_size(type));
    lc_server_answer(server, &answer);
    if (shape.rank == 0 || answer.bytes == 0)
        TRY(send_whole(server, h5, name, array, type, answer.bytes));
    else
        TRY(send_part(server, &(lc_h5_part){.h5 = h5,
                                            .name = name,
                                            .array = array,
                                            .type = lc_h5_memory_type(type),
                                            .slab = lc_h5_slab_of(&shape),
                                            .width = 1,
                                            .row_bytes = lc_h5_elements(&shape, 1) * lc_h5_type_size(type)}));
done:
    lc_h5_release(array);
    return status;
}

lc_status lc_h5_send_slab(lc_server *server, lc_h5 *h5, const lc_remote_call *call)
{
    lc_status status = LC_OK;
    lc_h5_part part = {.array = H5I_INVALID_HID, .type = H5I_INVALID_HID};
    lc_h5_slab slab = {.field = call->text[1]};
    if (!lc_h5_part_parse(&slab, call->text[2]))
        return lc_fail(LC_E_DATA, "%s: a call that cannot be", h5->label);
    TRY(lc_h5_part_open(&part, h5, call->text[0], (lc_h5_type)call->type, &slab));
    lc_server_answer(server, &(lc_remote_answer){.fact = {part.width}, .bytes = part.slab.count[0] * part.row_bytes});
    if (part.row_bytes)
        TRY(send_part(server, &part));
done:
    lc_h5_part_close(&part);
    return status;
}

lc_status lc_h5_send_block(lc_server *server, lc_h5 *h5, const char *object)
{
    char *block = NULL;
    size_t bytes;
    CHECK(object ? lc_h5_read_blob(&block, &bytes, h5, object) : lc_h5_describe(&block, &bytes, h5));
    lc_server_answer(server, &(lc_remote_answer){.bytes = bytes});
    lc_server_send(server, block, bytes);
    lc_free(block);
    return LC_OK;
}
