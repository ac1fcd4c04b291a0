# The arithmetic of lanes is compiled once per instruction-set level; lane/isa.c chooses at run time.
# A level is a name and the compiler's flags for it.
include(CheckCCompilerFlag)

set(LANECAST_LEVELS portable)
set(LANECAST_FLAGS_portable "")
set(LANECAST_FLAGS_avx2 -march=x86-64-v3 -mprefer-vector-width=256)
set(LANECAST_FLAGS_avx512 -march=x86-64-v4 -mprefer-vector-width=512)
set(LANECAST_FLAGS_neon "") # part of every aarch64
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  list(APPEND LANECAST_LEVELS avx2 avx512)
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
  list(APPEND LANECAST_LEVELS neon)
endif()

# Compiles the given sources once per level, and appends their objects to the list `out`. `target` learns which levels there are.
function(lanecast_levels target out)
  foreach(level ${LANECAST_LEVELS})
    add_library(${target}_${level} OBJECT ${ARGN})
    target_compile_definitions(${target}_${level} PRIVATE LC_LEVEL_NAME=${level} LC_LEVEL_${level})
    target_compile_options(${target}_${level} PRIVATE ${LANECAST_FLAGS_${level}})
    target_link_libraries(${target}_${level} PRIVATE lanecast_settings)
    if(LANECAST_FUZZ) # it never sees bytes from outside, and takes long to build with sanitizers
      target_compile_options(${target}_${level} PRIVATE -fno-sanitize=all)
    endif()
    list(APPEND ${out} $<TARGET_OBJECTS:${target}_${level}>)
    string(TOUPPER ${level} upper)
    target_compile_definitions(${target} PRIVATE LC_HAVE_${upper})
  endforeach()
  set(${out} ${${out}} PARENT_SCOPE)
endfunction()
