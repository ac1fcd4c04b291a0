/* golden - reads the text files that scripts/golden writes: lines of a name and numbers. */
#ifndef LC_TESTS_GOLDEN_H
#define LC_TESTS_GOLDEN_H

#include "nn/net.h"
#include "unit.h"

enum { GOLDEN_WORD = 64 };

/* The next line: its name, the word after it, and all words from there on as numbers. False, and no numbers, at the end of the
 * file. */
static inline bool golden_line(FILE *file, char *name, char *second, double *number, size_t *count, size_t capacity)
{
    static char line[1 << 16];
    *count = 0;
    do
        if (!fgets(line, sizeof line, file))
            return false;
    while (line[0] == '#');
    assert_non_null(strchr(line, '\n'));
    char *word = strtok(line, " \n");
    snprintf(name, GOLDEN_WORD, "%s", word);
    while ((word = strtok(NULL, " \n"))) {
        assert_true(*count < capacity);
        if (*count == 0)
            snprintf(second, GOLDEN_WORD, "%s", word);
        number[(*count)++] = strtod(word, NULL);
    }
    return true;
}

/* The formula that stands for weights and inputs in scripts/golden. */
static inline double golden_value(size_t stream, size_t i, double scale)
{
    double k = (double)i;
    return scale * sin(0.7 + 1.3 * (double)stream + 0.37 * k + 0.011 * k * sin(0.13 * k));
}

/* Weights as network() of recurrent.py sets them: each parameter a stream of the formula. */
static inline void golden_fill(lc_real *weights, const lc_parameter *p, size_t count, size_t hidden)
{
    for (size_t stream = 0; stream < count; stream++)
        for (size_t i = 0; i < p[stream].rows * p[stream].columns; i++)
            weights[p[stream].offset + i] = (lc_real)golden_value(stream, i, 1.5 / sqrt((double)hidden));
}

/* Its inputs and targets: window b in lane b. */
static inline void golden_data(lc_shard *s, size_t batch, size_t context, size_t inputs)
{
    for (size_t step = 0; step < context; step++)
        for (size_t b = 0; b < batch; b++)
            for (size_t k = 0; k < inputs; k++)
                s->x[(step * inputs + k) * s->lanes + b] = (lc_real)golden_value(50, (step * batch + b) * inputs + k, 1);
    for (size_t i = 0; i < s->cells * s->lanes; i++)
        s->target[i] = (lc_real)NAN;
    for (size_t b = 0; b < batch; b++)
        for (size_t o = 0; o < s->cells; o++)
            s->target[o * s->lanes + b] = (lc_real)golden_value(60, b * s->cells + o, 1);
}

#endif
