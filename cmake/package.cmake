# `ninja package`, or `cpack -G DEB` in the build folder: a package for Debian of what is installed.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME lanecast)
set(CPACK_PACKAGE_VENDOR Lanecast)
set(CPACK_PACKAGE_CONTACT "Lanecast <lanecast@localhost>" CACHE STRING "maintainer of packages that are built here")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "train recurrent networks to forecast time series")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "RNN, LSTM and GRU, on all cores of one machine: from a CSV to forecasts with
real time stamps, evaluated next to plain baselines on the same windows.
The tool, its manual, the library and its headers.")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON) # what the tool links, with versions
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "gnuplot-nox")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/debian.cmake)
include(CPack)
