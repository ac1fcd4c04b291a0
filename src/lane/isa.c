/* isa - which level runs: the best the processor has, or the one LANECAST_ISA names. */
#include "lane/lane.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/names.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#ifdef LC_HAVE_AVX512
extern const lc_lane lc_lane_avx512, lc_lane_avx2;
#endif
#ifdef LC_HAVE_NEON
extern const lc_lane lc_lane_neon;
#endif
extern const lc_lane lc_lane_portable;
extern const char *const lc_cell_table_names_portable[];
lc_variant lc_cell_variant_portable(const char *name);

/* Best first. */
static const lc_lane *const levels[] = {
#ifdef LC_HAVE_AVX512
    &lc_lane_avx512,
    &lc_lane_avx2,
#endif
#ifdef LC_HAVE_NEON
    &lc_lane_neon,
#endif
    &lc_lane_portable,
};

enum { LEVELS = sizeof levels / sizeof levels[0] };

static bool runs_here(const lc_lane *lane)
{
#ifdef LC_HAVE_AVX512
    bool v3 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
    if (lane == &lc_lane_avx512)
        return v3 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
               __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
    if (lane == &lc_lane_avx2)
        return v3;
#endif
#ifdef LC_HAVE_NEON
    if (lane == &lc_lane_neon)
        return true; /* it is part of every aarch64 */
#endif
    return lane == &lc_lane_portable;
}

const lc_lane *lc_lane_at(size_t index)
{
    for (size_t i = 0; i < LEVELS; i++)
        if (runs_here(levels[i]) && index-- == 0)
            return levels[i];
    return NULL;
}

static lc_status no_such_level(const char *wanted)
{
    char names[64] = "";
    for (size_t i = 0; i < LEVELS; i++)
        if (runs_here(levels[i]))
            snprintf(names + strlen(names), sizeof names - strlen(names), "%s%s", *names ? ", " : "", levels[i]->name);
    return lc_fail(LC_E_CONFIG, "LANECAST_ISA=%s: not a level of this machine, which has %s", wanted, names);
}

lc_status lc_lane_choose(const lc_lane **out)
{
    const char *wanted = getenv("LANECAST_ISA");
    const bool best = !wanted || !*wanted;
    for (size_t i = 0; i < LEVELS; i++)
        if (runs_here(levels[i]) && (best || strcmp(wanted, levels[i]->name) == 0)) {
            *out = levels[i];
            return LC_OK;
        }
    return no_such_level(wanted);
}

#ifdef LC_HAVE_AVX512
/* AMD's family 19h has AVX-512 as Zen 4 only (AMD, Software Optimization Guide for the AMD Zen4 Microarchitecture). */
static bool halves_vectors(void)
{
    return __builtin_cpu_is("amdfam19h");
}

const lc_lane *lc_lane_narrower(const lc_lane *lane)
{
    const char *wanted = getenv("LANECAST_ISA");
    return lane == &lc_lane_avx512 && (!wanted || !*wanted) && halves_vectors() ? &lc_lane_avx2 : NULL;
}
#else
const lc_lane *lc_lane_narrower(const lc_lane *lane)
{
    (void)lane;
    return NULL;
}
#endif

const char *lc_level_name(void)
{
    const lc_lane *lane;
    return lc_lane_choose(&lane) == LC_OK ? lane->name : "unknown";
}

bool lc_lane_same_bits(const char *level, const char *other)
{
    return (strcmp(level, lc_lane_portable.name) == 0) == (strcmp(other, lc_lane_portable.name) == 0);
}

const lc_cell_type *lc_lane_cell(const lc_lane *lane, const char *name)
{
    return lane->cells[lc_names_find(lane->cell_names, name)];
}

const char *const *lc_lane_cell_names(void)
{
    return lc_cell_table_names_portable;
}

lc_variant lc_cell_variant(const char *name)
{
    return lc_cell_variant_portable(name);
}

#if defined(__x86_64__)
enum { FLUSH_TO_ZERO = 1 << 15, DENORMALS_ARE_ZERO = 1 << 6 }; /* of MXCSR */

static unsigned get_control(void)
{
    return _mm_getcsr();
}

static void set_control(unsigned control)
{
    _mm_setcsr(control);
}
#elif defined(__aarch64__)
enum { FLUSH_TO_ZERO = 1 << 24, DENORMALS_ARE_ZERO = 0 }; /* of FPCR: one bit for both */

static unsigned get_control(void)
{
    uint64_t control;
    __asm__ volatile("mrs %0, fpcr" : "=r"(control));
    return (unsigned)control;
}

static void set_control(unsigned control)
{
    __asm__ volatile("msr fpcr, %0" : : "r"((uint64_t)control));
}
#else
enum { FLUSH_TO_ZERO, DENORMALS_ARE_ZERO };

static unsigned get_control(void)
{
    return 0;
}

static void set_control(unsigned control)
{
    (void)control;
}
#endif

unsigned lc_lane_enter(void)
{
    const unsigned saved = get_control();
    set_control(saved | FLUSH_TO_ZERO | DENORMALS_ARE_ZERO);
    return saved;
}

void lc_lane_leave(unsigned saved)
{
    set_control(saved);
}
