# Warnings, sanitizers, coverage, and what every source of ours is compiled with.
add_library(lanecast_settings INTERFACE)
target_compile_features(lanecast_settings INTERFACE c_std_11)
target_compile_definitions(lanecast_settings INTERFACE _GNU_SOURCE LC_VERSION="${PROJECT_VERSION}")
# HDF5 1.10 is that of Debian 12; later ones have its calls beside their own.
target_compile_definitions(lanecast_settings INTERFACE H5_USE_110_API)
target_include_directories(lanecast_settings INTERFACE ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
# A char has a sign on every machine, as on x86; on ARM it would have none.
# Contraction is off so that a fused multiply-add happens where vec_fma says so and nowhere else: equal bits over compilers and levels.
target_compile_options(lanecast_settings INTERFACE
  -fsigned-char -ffp-contract=off -fno-math-errno
  -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wcast-qual -Wwrite-strings -Wundef -Wvla)
target_link_libraries(lanecast_settings INTERFACE lanecast_hardening)
if(LANECAST_WERROR)
  target_compile_options(lanecast_settings INTERFACE -Werror)
endif()
if(LANECAST_REAL STREQUAL "double")
  target_compile_definitions(lanecast_settings INTERFACE LC_REAL_DOUBLE)
endif()
if(LANECAST_SANITIZE OR LANECAST_RACES OR LANECAST_COVERAGE)
  target_compile_definitions(lanecast_settings INTERFACE LANECAST_INLINE) # src/cli/reader.c
endif()
if(LANECAST_SANITIZE)
  target_compile_options(lanecast_settings INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(lanecast_settings INTERFACE -fsanitize=address,undefined)
endif()
if(LANECAST_FUZZ)
  target_compile_options(lanecast_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(LANECAST_RACES)
  target_compile_options(lanecast_settings INTERFACE -fsanitize=thread)
  target_link_options(lanecast_settings INTERFACE -fsanitize=thread)
endif()
if(LANECAST_COVERAGE)
  target_compile_options(lanecast_settings INTERFACE --coverage)
  # tests/coverage/reader.c is before these, so that the process that reads counts too
  target_link_options(lanecast_settings INTERFACE --coverage
    -Wl,--wrap=lc_limit_self,--wrap=lc_turn_wait,--wrap=setrlimit,--wrap=prctl)
endif()
