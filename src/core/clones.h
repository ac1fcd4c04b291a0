/* clones - a function compiled once per instruction set, of which the widest that this processor has runs.
 *
 * For arithmetic of which every number has its own sum, in one order: then all clones give the same bits. Contraction is off.
 * Other compilers, other machines and instrumented builds have the function once.
 */
#ifndef LC_CORE_CLONES_H
#define LC_CORE_CLONES_H

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__gnu_linux__) &&                                 \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define LC_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define LC_CLONES
#endif

#endif
