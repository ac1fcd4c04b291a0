/* uniforms - where random numbers of a sampler come from: a stream of its own, or what was recorded elsewhere. */
#ifndef LC_SWEEP_UNIFORMS_H
#define LC_SWEEP_UNIFORMS_H

typedef struct lc_uniforms {
    double (*next)(void *ctx); /* on (0, 1) */
    void *ctx;
} lc_uniforms;

static inline double lc_uniforms_next(const lc_uniforms *uniforms)
{
    return uniforms->next(uniforms->ctx);
}

#endif
