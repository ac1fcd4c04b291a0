/* value_print - an option's value as text. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "core/value.h"

/* In as few digits as give the same number; whole numbers of at most six in full: 600, not 6e+02. */
static void print_number(char *out, size_t size, double value)
{
    const bool whole = value == floor(value) && fabs(value) < 1e6;
    double read;
    for (int digits = whole ? 6 : 1; digits <= 17; digits++) {
        lc_text_print(out, size, "%.*g", digits, value);
        if (lc_text_number(&read, out) && read == value)
            return;
    }
}

static void print_counts(char *out, size_t size, const size_t *item, size_t count)
{
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < count && used < size; i++)
        used += (size_t)snprintf(out + used, size - used, "%s%zu", i ? " " : "", item[i]);
}

static void print_numbers(char *out, size_t size, const double *item, size_t count)
{
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < count && used + 1 < size; i++) {
        if (i)
            out[used++] = ' ';
        print_number(out + used, size - used, item[i]);
        used += strlen(out + used);
    }
}

void lc_value_print(char *out, size_t size, const void *base, const lc_option *option)
{
    const void *field = (const char *)base + option->offset;
    switch (option->kind) {
    case LC_OPTION_TEXT:
    case LC_OPTION_CHOICE:
    case LC_OPTION_TRIED_COUNTS:
    case LC_OPTION_TRIED_NUMBERS:
        snprintf(out, size, "%s", (const char *)field);
        break;
    case LC_OPTION_AUTO_COUNT:
        if (*(const size_t *)field == LC_AUTO) {
            snprintf(out, size, "auto");
            break;
        }
        /* fall through */
    case LC_OPTION_COUNT:
        snprintf(out, size, "%zu", *(const size_t *)field);
        break;
    case LC_OPTION_COUNTS:
        print_counts(out, size, field, ((const size_t *)field)[option->capacity]);
        break;
    case LC_OPTION_NUMBER:
        print_number(out, size, *(const double *)field);
        break;
    case LC_OPTION_NUMBERS:
        print_numbers(out, size, field, *(const size_t *)(const void *)((const double *)field + option->capacity));
        break;
    case LC_OPTION_FLAG:
        snprintf(out, size, "%s", *(const bool *)field ? "yes" : "no");
        break;
    case LC_OPTION_SEED:
        snprintf(out, size, "%llu", (unsigned long long)*(const uint64_t *)field);
        break;
    }
}
