# A package for Debian: it has what is installed, says what it needs, and runs where it is unpacked.
source "$(dirname "$0")/cli.bash"
for program in cpack dpkg-deb dpkg-shlibdeps; do
    command -v $program >/dev/null || { echo "skipped: no $program"; exit 77; }
done
cpack -G DEB -B "$work/deb" --config "$LANECAST_BUILD/CPackConfig.cmake" >log 2>&1 || { cat log; exit 1; }
package=$(echo deb/*.deb)
dpkg-deb -x "$package" root
[ "$(dpkg-deb -f "$package" Package)" = lanecast ]
[ "$(dpkg-deb -f "$package" Version)" = "$("$LANECAST" --version | sed -n '1s/^lanecast //p')" ]
depends=$(dpkg-deb -f "$package" Depends)
for library in libc6 libgsl libhdf5 libjansson libgomp; do
    [[ $depends == *$library* ]] || { echo "$package does not depend on $library: $depends"; exit 1; }
done
root/usr/bin/lanecast simulate weather --rows 200 -o w.h5 >/dev/null
root/usr/bin/lanecast train w.h5 --context 8 --horizon 2 --hidden 3 --epochs 1 -o run.h5 -q >/dev/null
root/usr/bin/lanecast forecast run.h5 -o - -q >next.csv
[ "$(wc -l <next.csv)" -eq 3 ]
for file in share/man/man1/lanecast-train.1.gz share/man/man3/lanecast_evaluate.3.gz share/man/man3/lc_evaluate.3.gz share/man/man5/lanecast.ini.5.gz share/doc/lanecast/copyright share/doc/lanecast/changelog.gz \
    share/bash-completion/completions/lanecast include/lanecast.h; do
    test -s "root/usr/$file" || { echo "$package has no $file"; exit 1; }
done
for page in CHANGELOG.md.gz copyright; do
    grep -q "]($page)" root/usr/share/doc/lanecast/README.md || { echo "the README does not lead to $page"; exit 1; }
done
# Nothing in it names where it was built.
! grep -rIl "$LANECAST_BUILD" root || exit 1

# The manual shows what it says: sections of the configuration, examples.
command -v man >/dev/null || { echo 'skipped: no man: how pages look'; exit 0; }
MANWIDTH=80 man --warnings -E UTF-8 -l root/usr/share/man/man5/lanecast.ini.5.gz >ini.txt 2>warnings
grep -x '\[window\]' ini.txt >/dev/null && grep -x '\[train\]' ini.txt >/dev/null && grep -x EXAMPLES ini.txt >/dev/null
for page in root/usr/share/man/man1/*.gz; do
    MANWIDTH=80 man --warnings -E UTF-8 -l "$page" >page.txt 2>>warnings
    grep -x EXAMPLES page.txt >/dev/null || echo "$page has no examples"
done
for page in root/usr/share/man/man3/lanecast*.gz; do
    MANWIDTH=80 man --warnings -E UTF-8 -l "$page" >page.txt 2>>warnings
    awk -v page="$page" 'length > 80 { print page ": wider than 80 columns: " $0; wide = 1 } END { exit wide }' page.txt
done
MANPATH=$work/root/usr/share/man MANWIDTH=80 man -E UTF-8 3 lc_split_new >page.txt
grep -q 'lc_status lc_split_new(lc_split \*\*out' page.txt || { echo 'man lc_split_new does not show how it is called'; exit 1; }
[ ! -s warnings ] || { cat warnings; exit 1; }
command -v lintian >/dev/null || { echo 'skipped: no lintian'; exit 0; }
# Not ours: who builds a package for oneself has no address for others; CPack calls ldconfig for every shared object; where the prefix is not
# /usr there is no folder of an architecture.
lintian --allow-root --fail-on error,warning --suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog,maintscript-calls-ldconfig,pkg-config-unavailable-for-cross-compilation "$package"
