# One door per power, and calls that nobody makes. forbid PATTERN WHY DOOR... : no code line of src but the doors' has the pattern.
set -euo pipefail
cd "$LANECAST_SOURCE"
wrong=0

# Every code line as file:line:text; comments and the texts in quotes are blanked.
code=$(find src -name '*.[ch]' | sort | xargs awk '
    FNR == 1 { inside = 0 }
    { gsub(/\\"/, ""); gsub(/"[^"]*"/, /^#/ ? "&" : "\"\"") }
    inside { if (!sub(/.*\*\//, "")) next; inside = 0 }
    { gsub(/\/\*([^*]|\*[^\/])*\*\//, "") }
    sub(/\/\*.*/, "") { inside = 1 }
    NF { print FILENAME ":" FNR ":" $0 }')
[ "$(wc -l <<<"$code")" -gt 1000 ]

forbid() {
    local pattern=$1 why=$2 found door
    shift 2
    found=$(grep -E ":[0-9]+:.*($pattern)" <<<"$code" || true)
    for door in "$@"; do
        grep -qE "^$door.*($pattern)" <<<"$found" || { echo "$door: no longer needs to be a door: $why"; wrong=1; }
        found=$(grep -v "^$door" <<<"$found" || true)
    done
    if [ -n "$found" ]; then
        printf '%s:\n%s\n' "$why" "$found"
        wrong=1
    fi
}

# The same within one folder, whose lines are no variable of the environment: these may not be as long as a folder is.
forbid_in() {
    local folder=$1 all=$code code
    shift
    code=$(grep "^src/$folder/" <<<"$all")
    forbid "$@"
}

call='(^|[^a-zA-Z0-9_>.])'
forbid '#pragma omp|[<"]omp\.h|omp_[a-z_]+\(' 'OpenMP is in core/thread/parallel.c alone' src/core/thread/parallel.c
forbid '[<"]hdf5(_hl)?\.h|\bhid_t\b|\bH5[A-Z]+[a-z_0-9]+\(' 'HDF5 is in core/h5 only' src/core/h5/
forbid '"core/h5/handle\.h"' 'core/h5/handle.h is for core/h5 only' src/core/h5/
forbid '[<"]sqlite3\.h|\bsqlite3_[a-z_0-9]+\(' 'SQLite is in the ledger only' src/sweep/ledger/
forbid '[<"]mpi\.h|\bMPI_[A-Z][a-z_A-Z]+' 'MPI is in the module of cli/mpi only' src/cli/mpi/
forbid '[<"]pthread\.h|\bpthread_[a-z_]+\(' 'threads that are not those of OpenMP are in core/thread/crew.c only' src/core/thread/crew.c
forbid "$call(malloc|calloc|realloc|aligned_alloc|posix_memalign|strdup|strndup|asprintf|getline|scandir|alloca)\(|\brealpath\([^;]*NULL\)" 'the heap is in core/memory/mem.c alone' src/core/memory/mem.c
forbid "$call(printf|vprintf|puts|putchar|perror)\(|\b(stdout|stderr)\b" 'terminal output is in cli alone' src/cli
forbid "$call(exit|_exit|abort|quick_exit)\(" 'nothing exits or aborts'
forbid "$call(setlocale|srand|rand|random|drand48|time|localtime|gmtime|strtok)\(" 'hidden state: other programs, other answers'
forbid "$call(strcpy|strcat|sprintf|vsprintf|gets|strncpy|strncat)\(" 'no bounds: use snprintf or memcpy'
forbid "$call(atoi|atol|atoll|atof|scanf|sscanf)\(" 'no word of what is wrong: use strtod_l, strtoull'
forbid '-ffast-math|#pragma (GCC|STDC|clang) (optimize|FP_CONTRACT|fp)' 'never fast-math'
forbid '\breduction\(|\bTODO\b|\bFIXME\b|\bXXX\b' 'unfinished, or sums in no order'

# Arithmetic of lanes: no heap, threads, files, failure or globals; isa.c reads LANECAST_ISA and says what is wrong with it.
forbid_in lane '"core/(mem|parallel)\.h"' 'lane takes no memory and starts no threads'
forbid_in lane "$call(fopen|open|fread|fwrite|getenv)\(" 'lane reads nothing but LANECAST_ISA' src/lane/isa.c
forbid_in lane "$call(TRY|FAIL|lc_fail)\(" 'lane fails only where a level is chosen' src/lane/isa.c
globals=$(grep '^src/lane/' <<<"$code" | grep -E ':[0-9]+:( *static [^(]*|[a-z][a-z_0-9 *]*(\[[^]]*\])* *(=[^(]*|;))$' | grep -vE '\b(const|typedef)\b' || true)
[ -z "$globals" ] || { printf 'lane has no globals:\n%s\n' "$globals"; wrong=1; }

if grep -n 'fast-math\|Ofast\|funsafe' CMakeLists.txt CMakePresets.json cmake/*; then
    echo 'never fast-math'
    wrong=1
fi
exit $wrong
