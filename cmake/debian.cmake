# What Debian wants of a package's documents: compressed, and a copyright file. CPack runs it over the staged files.
set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share)
set(doc ${share}/doc/lanecast)
file(GLOB pages ${share}/man/man*/*.?)
file(RENAME ${doc}/CHANGELOG.md ${doc}/changelog)
foreach(file ${pages} ${doc}/changelog)
  execute_process(COMMAND gzip -9n ${file} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
file(REMOVE ${doc}/LICENSE)
file(WRITE ${doc}/copyright "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Lanecast

Files: *
Copyright: the authors of Lanecast
License: GPL-3+
 On Debian systems the text of the GNU General Public License, version 3, is in
 /usr/share/common-licenses/GPL-3.
")
