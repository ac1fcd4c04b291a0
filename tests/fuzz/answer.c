/* answer - any bytes as what the process that reads HDF5 answers: a dataset or a run is read or refused, and nothing else happens.
 *
 * core/remote/remote.c is compiled here with a script in the place of the other process; when the script ends, that process is dead. The
 * first byte says what is read. A turn: 0 and a failure's code and message; else the number of facts, these, the length of the
 * numbers' bytes, these, the bytes that follow in all, and the length of a piece, these.
 */
#include "fuzz/script.h"

#define lc_turn_wait     script_wait
#define lc_turn_end      script_end
#define lc_process_start start_script
#define lc_process_free  end_script
#include "core/remote/remote.c"

#include <lanecast/forecaster.h>
#include <lanecast/simulate.h>

#include "core/h5.h"

static struct {
    const uint8_t *data;
    size_t length;
    script script;
} input;

static void take_failure(lc_remote_window *w, script *s)
{
    const uint8_t *bytes;
    w->status = (uint32_t)script_number(s);
    const size_t count = script_bytes(&bytes, s, sizeof w->message);
    memcpy(w->message, bytes, count);
    if (count < sizeof w->message)
        w->message[count] = '\0';
}

static void take_answer(lc_remote_window *w, size_t facts, script *s)
{
    const uint8_t *bytes;
    w->status = LC_OK;
    w->answer = (lc_remote_answer){0};
    for (size_t i = 0; i < facts; i++)
        w->answer.fact[i % LC_REMOTE_FACTS] = script_number(s);
    size_t count = script_bytes(&bytes, s, sizeof w->answer.number);
    memcpy(w->answer.number, bytes, count);
    w->answer.bytes = script_number(s);
    count = script_bytes(&bytes, s, LC_REMOTE_PIECE);
    memcpy(w->piece[0], bytes, count);
    memcpy(w->piece[1], bytes, count);
}

/* The turns of an answer that is longer than a piece are all alike. */
bool script_wait(_Atomic uint32_t *turns, uint32_t seen, double seconds)
{
    lc_remote_window *w = (lc_remote_window *)((uintptr_t)turns - offsetof(lc_remote_window, answers));
    script *s = &input.script;
    (void)seen;
    (void)seconds;
    if (w->operation == UINT32_MAX)
        return true; /* a piece */
    if (s->at == s->end)
        return false;
    const size_t facts = script_byte(s);
    if (facts == 0)
        take_failure(w, s);
    else
        take_answer(w, facts, s);
    w->operation = UINT32_MAX;
    return true;
}

void script_end(_Atomic uint32_t *turns)
{
    (void)turns;
}

lc_status start_script(lc_process *out, const char *program, const char *path, int file)
{
    static lc_remote_window window;
    (void)program;
    (void)path;
    (void)file;
    window = (lc_remote_window){0};
    *out = (lc_process){.window = &window};
    input.script = (script){input.data + 1, input.data + input.length};
    return LC_OK;
}

void end_script(lc_process *process)
{
    (void)process;
}

const char *lc_h5_reader(void)
{
    return "the script";
}

static void read_run(const char *path)
{
    static lc_dataset *dataset;
    const lc_simulation request = {.kind = "stock", .rows = 60, .series = 1, .seed = 1};
    lc_forecaster *forecaster = NULL;
    lc_run run;
    if (!dataset)
        PROMISE(lc_dataset_simulate(&dataset, &request) == LC_OK);
    const lc_status status = lc_run_read(&run, path);
    fuzz_check(status);
    if (status == LC_OK)
        fuzz_check(lc_forecaster_load(&forecaster, path, dataset, &run.config));
    lc_forecaster_free(forecaster);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
    static const uint8_t file_bytes[4096] = "\211HDF\r\n\032\n";
    char path[64];
    lc_dataset *dataset = NULL;
    if (length == 0)
        return 0;
    input.data = data;
    input.length = length;
    int file = fuzz_file(path, file_bytes, sizeof file_bytes);
    if (data[0] % 2)
        read_run(path);
    else
        fuzz_check(lc_dataset_read(&dataset, NULL, path));
    lc_dataset_free(dataset);
    close(file);
    return 0;
}
