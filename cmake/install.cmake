# What `cmake --install` copies: tool, library, headers, find_package and pkg-config files, manual pages, docs, completion for bash.
include(CMakePackageConfigHelpers)

install(TARGETS lanecast_tool RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS lanecast EXPORT lanecast)
install(DIRECTORY include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/lanecast)
install(EXPORT lanecast NAMESPACE lanecast:: FILE lanecastTargets.cmake DESTINATION ${package_dir})
configure_package_config_file(cmake/lanecastConfig.cmake.in lanecastConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(lanecastConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/lanecastConfig.cmake ${PROJECT_BINARY_DIR}/lanecastConfigVersion.cmake DESTINATION ${package_dir})

# A static library brings its libraries along; who links a shared one needs not know them.
file(RELATIVE_PATH pc_prefix /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
set(pc_real "")
if(LANECAST_REAL STREQUAL "double")
  set(pc_real " -DLC_REAL_DOUBLE")
endif()
set(pc_libraries ${HDF5_C_HL_LIBRARIES} ${HDF5_C_LIBRARIES})
list(FILTER pc_libraries INCLUDE REGEX hdf5)
list(REMOVE_DUPLICATES pc_libraries)
set(pc_needs "gsl zlib liblzma libzstd")
# Where the HDF5 found above is pkg-config's, too, that one says where it is, and no folder of this machine is in the file.
pkg_check_modules(PC_HDF5 QUIET hdf5)
list(TRANSFORM pc_libraries REPLACE "/[^/]*$" "" OUTPUT_VARIABLE pc_folders)
list(REMOVE_DUPLICATES pc_folders)
if(PC_HDF5_FOUND AND pc_folders STREQUAL "${PC_HDF5_LIBRARY_DIRS}")
  list(TRANSFORM pc_libraries REPLACE ".*/lib([^/]*)\\.(so|a)$" "-l\\1")
  set(pc_needs "${pc_needs} hdf5")
endif()
list(JOIN pc_libraries " " pc_libraries)
set(pc_libraries "${pc_libraries} ${OpenMP_C_FLAGS} -lm")
set(pc_requires "Requires: ${pc_needs}")
if(BUILD_SHARED_LIBS)
  set(pc_requires "Requires.private: ${pc_needs}\nLibs.private: ${pc_libraries}")
  set(pc_libraries "")
endif()
configure_file(cmake/lanecast.pc.in lanecast.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/lanecast.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(FILES cmake/completion.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME lanecast)
# With what the README and docs link to.
install(FILES README.md CHANGELOG.md CONVENTIONS.md SECURITY.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
file(GLOB room_pages CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} src/*/README.md)
foreach(page ${room_pages})
  get_filename_component(room ${page} DIRECTORY)
  install(FILES ${page} DESTINATION ${CMAKE_INSTALL_DOCDIR}/${room})
endforeach()
install(DIRECTORY docs results DESTINATION ${CMAKE_INSTALL_DOCDIR})

# Manual pages: the tool writes them from the rows that parse its arguments.
if(NOT CMAKE_CROSSCOMPILING)
  set(pages "")
  function(manual_page name section)
    set(page ${PROJECT_BINARY_DIR}/man/${name}.${section})
    add_custom_command(OUTPUT ${page} DEPENDS lanecast_tool VERBATIM
      COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/man
      COMMAND $<TARGET_FILE:lanecast_tool> --manual ${ARGN} > ${page})
    install(FILES ${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
    set(pages ${pages} ${page} PARENT_SCOPE)
  endfunction()
  manual_page(lanecast 1)
  manual_page(lanecast.ini 5 lanecast.ini)
  file(GLOB command_files CONFIGURE_DEPENDS src/cli/command/*.c)
  foreach(file ${command_files})
    get_filename_component(name ${file} NAME_WE)
    manual_page(lanecast-${name} 1 ${name})
  endforeach()
  add_custom_target(manual ALL DEPENDS ${pages})
endif()

# And of the library, from the comments of its headers.
find_program(AWK NAMES awk mawk gawk REQUIRED)
set(page_folder ${PROJECT_BINARY_DIR}/man3)
file(GLOB page_headers CONFIGURE_DEPENDS include/lanecast/*.h)
list(PREPEND page_headers ${PROJECT_SOURCE_DIR}/include/lanecast.h)
add_custom_command(OUTPUT ${page_folder}.made DEPENDS ${page_headers} cmake/manual.awk VERBATIM
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${page_folder}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${page_folder}
  COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C ${AWK} -v folder=${page_folder} -v version=${PROJECT_VERSION}
    -f ${PROJECT_SOURCE_DIR}/cmake/manual.awk ${page_headers}
  COMMAND ${CMAKE_COMMAND} -E touch ${page_folder}.made)
add_custom_target(manual_of_library ALL DEPENDS ${page_folder}.made)
install(DIRECTORY ${page_folder}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man3)

include(cmake/package.cmake)
