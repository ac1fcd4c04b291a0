/* neural_predict - forecasts of a network, or the mean over those of an ensemble. */
#include "core/mem.h"
#include "model/forecaster/neural_state.h"
#include "model/columns.h"
#include "model/reading.h"
#include "train/predict.h"

/* Only the last one may be without a round; what the first one begins with forecasts, too. */
size_t lc_neural_speakers(const lc_neural *n)
{
    const lc_member *last = n->members > 1 ? lc_neural_member(n, n->members - 1) : NULL;
    return last && last->best_round == 0 && last->training != LC_TRAINING_FINISHED ? n->members - 1 : n->members;
}

/* Forecasts by one network after the other. */
typedef struct speech {
    const lc_neural *neural;
    const lc_forecast_request *request;
    const lc_source *source;
    const lc_net *net;
    lc_predictor *predictor;
    lc_real *y;  /* (count, cells, outputs) */
    double *own; /* (numbers) of a member after the first; NULL where there is one */
    size_t numbers;
} speech;

static void speak(double *out, const speech *s, size_t index)
{
    const lc_neural *n = s->neural;
    const lc_forecast_request *r = s->request;
    lc_predictor_run(s->y, s->predictor, n->network[index].packed, s->source, r->first, r->count);
    lc_reading_run(out, s->y, s->net, n->config, r);
}

/* out = 1/M sum over members of what each says */
static void speak_all(double *out, const speech *s)
{
    const size_t count = lc_neural_speakers(s->neural);
    speak(out, s, 0);
    for (size_t index = 1; index < count; index++) {
        speak(s->own, s, index);
        for (size_t i = 0; i < s->numbers; i++)
            out[i] += s->own[i];
    }
    for (size_t i = 0; count > 1 && i < s->numbers; i++)
        out[i] /= (double)count;
}

/* Numbers that are said of a window. */
static size_t numbers_of(const lc_neural *n, const lc_forecast_request *r)
{
    size_t columns;
    lc_outlook_list(&columns, r->outlook);
    return lc_task_cells(r->task) * (r->task->classes ? n->net->outputs : columns);
}

/* The network over the horizon of a task, where that is another one; else *out stays. */
static lc_status net_over(lc_net **out, const lc_neural *n, const lc_task *task)
{
    lc_net_shape shape;
    CHECK(lc_task_shape(&shape, task, &n->config->model));
    return shape.horizon == n->net->shape.horizon ? LC_OK : lc_net_new(out, &shape, &n->config->model);
}

lc_status lc_neural_predict(double *out, const lc_neural *n, const lc_forecast_request *r)
{
    lc_status status = LC_OK;
    lc_source source = lc_task_source(r->task, r->windows, &n->config->model);
    speech s = {.neural = n, .request = r, .source = &source, .numbers = r->count * numbers_of(n, r)};
    lc_net *other = NULL;
    if (r->ahead)
        source.ahead = r->ahead;
    TRY(net_over(&other, n, r->task));
    s.net = other ? other : n->net;
    const lc_predictor_size size = {lc_predictor_lanes(r->count), r->count * lc_source_width(&source), r->threads};
    TRY(lc_predictor_new(&s.predictor, s.net, &size));
    TRY(lc_new(&s.y, r->count * lc_task_cells(r->task) * n->net->outputs, sizeof *s.y));
    if (!r->member && lc_neural_speakers(n) > 1)
        TRY(lc_new(&s.own, s.numbers, sizeof *s.own));
    if (r->member)
        speak(out, &s, r->member - 1);
    else
        speak_all(out, &s);
done:
    lc_free(s.own);
    lc_free(s.y);
    lc_predictor_free(s.predictor);
    lc_net_free(other);
    return status;
}
