# report in a browser: no message on its console, no box wider than the page, at 1280 and 400 pixels, light and dark; on paper.
source "$(dirname "$0")/cli.bash"
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || { echo 'skipped: no Chromium here'; exit 77; }
fail() {
    echo "$*"
    exit 1
}
show() { # OPTIONS: what the browser prints of a page
    timeout 120 "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" \
        --allow-file-access-from-files --enable-logging=stderr "$@" 2>browser.err
}

"$LANECAST" simulate weather --rows 500 --series 2 -o a_file_with_a_rather_long_name_that_does_not_break_anywhere.h5 -q >plain.txt
printf '[data]\nfile = a_file_with_a_rather_long_name_that_does_not_break_anywhere.h5\n[window]\ncontext = 8\nhorizon = 3\n[model]\nhidden = 3\nloss = quantile\n[train]\nepochs = 2\n' >t.ini
"$LANECAST" train t.ini -q -o one.h5 >plain.txt
"$LANECAST" train t.ini -q -o two.h5 --set model.cell=gru >plain.txt
"$LANECAST" report one.h5 two.h5 -o page.html -q --names 'one_with_quantiles_of_a_distribution_that_nobody_has_named_shorter,two of the same kind' >plain.txt

# A frame of that width, which says how wide the page in it is, and whether it asked for anything else.
cat >frame.html <<'END'
<!DOCTYPE html><title>frame</title><body><script>
for (const width of [1280, 400]) {
    const frame = document.createElement("iframe")
    frame.width = width
    frame.height = 900
    frame.src = "page.html"
    frame.onload = () => {
        const page = frame.contentDocument, root = page.documentElement
        const said = document.createElement("p")
        const ink = frame.contentWindow.getComputedStyle(page.body)
        const boxes = [...page.querySelectorAll("figure .box")]
        const cut = boxes.filter(b => b.scrollWidth > b.clientWidth).length
        const wide = [...page.querySelectorAll("tbody th")].filter(h => h.offsetWidth > width / 2).length // hides what scrolls below it
        boxes[0].focus() // a picture that is touched
        const touched = boxes[0].scrollWidth
        const broken = [...page.images].filter(i => !i.naturalWidth).length
        said.textContent = `width ${width}: ${root.scrollWidth}, ${page.images.length} pictures, ${broken} broken, ${cut} cut, ${wide} wide, touched ${touched}, ` +
            `${frame.contentWindow.performance.getEntriesByType("resource").filter(r => !r.name.startsWith("data:")).length} requests, ` +
            `${ink.color} on ${ink.backgroundColor}`
        document.body.append(said)
    }
    document.body.append(frame)
}
</script>
END
pictures=$(grep -c '<img ' page.html || true)
for scheme in 1 0; do # light, dark
    show --blink-settings=preferredColorScheme=$scheme --virtual-time-budget=20000 --dump-dom "file://$work/frame.html" >dom.$scheme || fail "$(cat browser.err)"
    for width in 1280 400; do
        grep -q "<p>width $width: $width, $pictures pictures, 0 broken, 0 cut, 0 wide, touched [0-9]*, 0 requests, " dom.$scheme || fail "$(grep '<p>width' dom.$scheme)"
    done
    if grep 'CONSOLE' browser.err; then fail 'a message on the console'; fi
done
[ "$(grep -o '<p>width 400.*' dom.1 | sed 's/.*requests//')" != "$(grep -o '<p>width 400.*' dom.0 | sed 's/.*requests//')" ] || fail 'dark is light'
show --no-pdf-header-footer --print-to-pdf=page.pdf "file://$work/page.html" >plain.txt || fail "$(cat browser.err)"
[ "$(head -c 5 page.pdf)" = %PDF- ] || fail 'nothing on paper'
