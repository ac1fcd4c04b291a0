/* invert - where a function that rises has a value: Newton's steps, halved where they leave the bracket. */
#ifndef LC_CORE_INVERT_H
#define LC_CORE_INVERT_H

typedef struct lc_rising {
    double (*value)(const void *of, double x);
    double (*slope)(const void *of, double x);
    const void *of;
} lc_rising;

/* x between low and high with value(x) = wanted, to the last digits that value has; value(low) <= wanted <= value(high). */
double lc_invert(const lc_rising *f, double wanted, double low, double high);

#endif
