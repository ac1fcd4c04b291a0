# Warnings, sanitizers, coverage, and what every source of ours is compiled with.
add_library(lanecast_settings INTERFACE)
target_compile_features(lanecast_settings INTERFACE c_std_11)
target_compile_definitions(lanecast_settings INTERFACE _GNU_SOURCE LC_VERSION="${PROJECT_VERSION}")
target_include_directories(lanecast_settings INTERFACE ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
# Contraction is off so that a fused multiply-add happens where vec_fma says so and nowhere else: equal bits over compilers and levels.
target_compile_options(lanecast_settings INTERFACE
  -ffp-contract=off -fno-math-errno
  -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wcast-qual -Wwrite-strings -Wundef -Wvla)
target_link_libraries(lanecast_settings INTERFACE lanecast_hardening)
if(LANECAST_WERROR)
  target_compile_options(lanecast_settings INTERFACE -Werror)
endif()
if(LANECAST_REAL STREQUAL "double")
  target_compile_definitions(lanecast_settings INTERFACE LC_REAL_DOUBLE)
endif()
if(LANECAST_SANITIZE OR LANECAST_COVERAGE)
  target_compile_definitions(lanecast_settings INTERFACE LANECAST_INLINE) # src/cli/reader.c
endif()
if(LANECAST_SANITIZE)
  target_compile_options(lanecast_settings INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(lanecast_settings INTERFACE -fsanitize=address,undefined)
endif()
if(LANECAST_COVERAGE)
  target_compile_options(lanecast_settings INTERFACE --coverage)
  target_link_options(lanecast_settings INTERFACE --coverage)
endif()
