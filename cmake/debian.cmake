# What Debian wants of a package's documents: compressed, a copyright file, and a changelog in its own form that leads to ours. CPack runs it
# over the staged files.
set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share)
set(doc ${share}/doc/lanecast)
file(GLOB pages ${share}/man/man*/*.?)
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(WRITE ${doc}/changelog "lanecast (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium

  * What changed is in /usr/share/doc/lanecast/CHANGELOG.md.gz.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")
foreach(file ${pages} ${doc}/changelog ${doc}/CHANGELOG.md)
  execute_process(COMMAND gzip -9n ${file} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
file(REMOVE ${doc}/LICENSE)
file(READ ${doc}/README.md readme)
string(REPLACE "](CHANGELOG.md)" "](CHANGELOG.md.gz)" readme "${readme}")
string(REPLACE "](LICENSE)" "](copyright)" readme "${readme}")
file(WRITE ${doc}/README.md "${readme}")
file(WRITE ${doc}/copyright "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Lanecast

Files: *
Copyright: 2026 the authors of Lanecast
License: GPL-3+
 On Debian systems the text of the GNU General Public License, version 3, is in
 /usr/share/common-licenses/GPL-3.
")
