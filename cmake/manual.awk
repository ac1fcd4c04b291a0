# Manual pages of section 3 from the public headers: a page for each header, with its comments and declarations in their order,
# and for each of its functions a page that shows it. The program that a header's opening comment has, an indented block that begins
# with an #include, is the page's example.
#
#     awk -v folder=man3 -v version=0.4.0 -f manual.awk include/lanecast.h include/lanecast/*.h

BEGIN {
    WIDTH = 68 # of code that is indented on a screen of 80 columns
}

FNR == 1 {
    finish()
    begin(FILENAME)
}

{ read($0) }

END { finish() }

# --- a header into pieces: kind[i] is "comment" or "code" or "inner", a comment that belongs to the code around it -------------

function begin(path) {
    header = path
    sub(/.*include\//, "", header)
    page = header
    sub(/\.h$/, "", page)
    gsub(/\//, "_", page)
    pieces = 0
    open = ""
    depth = 0
    example = ""
    split("", kind)
    split("", text)
}

function piece(what, line) {
    kind[++pieces] = what
    text[pieces] = line
}

# Lines that say nothing of the interface.
function is_frame(line) {
    return line ~ /^#(ifndef LANECAST|define LANECAST_|endif|ifdef __cplusplus|pragma GCC visibility|include)/ || line ~ /^(extern "C" \{)$/ ||
        (line == "}" && depth == 0)
}

function read(line) {
    if (open != "") {
        open = open "\n" line
        if (line ~ /\*\//)
            close_comment()
        return
    }
    if (line ~ /^ *\/\*/) {
        open = line
        if (line ~ /\*\//)
            close_comment()
        return
    }
    # A comment that ends on a later line belongs to the member before it.
    if (line ~ /\/\*/ && line !~ /\*\//) {
        open = line
        return
    }
    if (is_frame(line))
        return
    depth += gsub(/\{/, "{", line) - gsub(/\}/, "}", line)
    piece("code", line)
}

function close_comment(    what, line) {
    what = open
    open = ""
    if (what ~ /^\/\*/ && depth == 0 && what ~ /\*\/$/)
        piece("comment", what)
    else {
        line = what
        gsub(/ *\n[ *]*/, " ", line)
        if (line !~ /^ *\/\*/)
            depth += gsub(/\{/, "{", line) - gsub(/\}/, "}", line)
        piece("code", line)
    }
}

# --- names and prototypes ------------------------------------------------------------------------------------------------------

# Prototypes of the header, joined to a line each, and their names.
function find_functions(    i, line, whole, name) {
    functions = 0
    whole = ""
    for (i = 1; i <= pieces; i++) {
        if (kind[i] != "code") {
            whole = ""
            continue
        }
        line = text[i]
        sub(/^(static inline|extern) /, "", line)
        if (whole == "" && line !~ /^[a-z].*[ *]lc_[a-z0-9_]+\(/)
            continue
        if (whole == "" && line ~ /^typedef/)
            continue
        sub(/^ +/, "", line)
        whole = whole == "" ? line : whole " " line
        if (whole !~ /\)[^()]*(;|$)/ && whole !~ /;/)
            continue
        sub(/ *\/\*.*\*\/ *$/, "", whole)
        sub(/;.*$/, "", whole)
        name = whole
        sub(/\(.*/, "", name)
        sub(/.*[ *]/, "", name)
        prototype[++functions] = whole ";"
        names[functions] = name
        whole = ""
    }
}

# --- roff ----------------------------------------------------------------------------------------------------------------------

function escape(line) {
    gsub(/\\/, "\\e", line)
    gsub(/-/, "\\-", line)
    gsub(/'/, "\\(aq", line)
    gsub(/`/, "\\(ga", line)
    gsub(/\^/, "\\(ha", line)
    gsub(/~/, "\\(ti", line)
    if (line ~ /^\./)
        line = "\\\\&" line
    return line
}

function put(line) { print line >file }

# A line of a paragraph, in parts where it is long.
function put_text(line,    cut) {
    while (length(line) > WIDTH) {
        cut = WIDTH
        while (cut > 1 && substr(line, cut, 1) != " ")
            cut--
        if (cut == 1)
            break
        put(escape(substr(line, 1, cut - 1)))
        line = substr(line, cut + 1)
    }
    put(escape(line))
}

function blanks(count,    line) {
    line = ""
    while (count-- > 0)
        line = line " "
    return line
}

# A line of code, broken after commas and blanks where it is too wide; what follows is 4 columns further in.
function put_code(line,    indent, inside, cut, i, mark) {
    inside = line
    sub(/^ +/, "", inside)
    indent = length(line) - length(inside)
    mark = inside ~ /^\/\*/ ? 3 : 4
    while (length(inside) + indent > WIDTH) {
        cut = 0
        for (i = WIDTH - indent; i > 20 && !cut; i--)
            if (substr(inside, i - 1, 2) == ", " && inside !~ /^\/\*/)
                cut = i
        for (i = WIDTH - indent; i > 20 && !cut; i--)
            if (substr(inside, i, 1) == " ")
                cut = i
        if (!cut)
            break
        put(escape(blanks(indent) substr(inside, 1, cut - 1)))
        inside = substr(inside, cut + 1)
        if (mark)
            indent += mark
        mark = 0
    }
    put(escape(blanks(indent) inside))
}

# A comment after a member that does not fit beside it goes above it.
function put_member(line,    at, comment, indent) {
    at = index(line, "/*")
    if (length(line) <= WIDTH || at == 0 || line ~ /^ *\/\*/) {
        put_code(line)
        return
    }
    comment = substr(line, at)
    line = substr(line, 1, at - 1)
    sub(/ +$/, "", line)
    match(line, /^ */)
    indent = RLENGTH
    if (line ~ /[{]$/)
        indent += 4
    if (line ~ /[{]$/)
        put_code(line)
    put_code(blanks(indent) comment)
    if (line !~ /[{]$/)
        put_code(line)
}

# --- a page --------------------------------------------------------------------------------------------------------------------

function finish(    i) {
    if (!pieces)
        return
    find_functions()
    file = folder "/" page ".3"
    put_head()
    put_synopsis()
    put_description()
    put_example()
    put(".SH SEE ALSO")
    put(page == "lanecast" ? ".BR lanecast (1)," : ".BR lanecast (3),")
    put(".BR lanecast.ini (5)")
    close(file)
    for (i = 1; i <= functions; i++) {
        file = folder "/" names[i] ".3"
        put(".so man3/" page ".3")
        close(file)
    }
    pieces = 0
}

# "/* window - index arithmetic ..." : the header's opening comment begins with its name.
function put_head(    summary, i) {
    summary = text[1]
    sub(/^\/\* *[a-z]+ - /, "", summary)
    gsub(/\n \* ?/, "\n", summary)
    sub(/ *\*\/$/, "", summary)
    sub(/\n\n.*/, "", summary) # the first paragraph
    gsub(/\n/, " ", summary)
    sub(/\. .*/, "", summary) # the first sentence
    sub(/[. ]+$/, "", summary)
    put(".TH \"" toupper(escape(page)) "\" 3 \"\" \"lanecast " version "\" \"Lanecast\"")
    put(".nh")
    put(".ad l")
    put(".SH NAME")
    put(escape(page) (functions ? "," : " \\-"))
    for (i = 1; i <= functions; i++)
        put(names[i] (i < functions ? "," : " \\-"))
    put_text(summary)
}

function put_synopsis(    i) {
    put(".SH SYNOPSIS")
    put(".nf")
    put("#include <" header ">")
    if (functions)
        put("")
    for (i = 1; i <= functions; i++)
        put_code(prototype[i])
    put(".fi")
    put(".PP")
    put("Compile and link with")
    put(".IR \"pkg\\-config \\-\\-cflags \\-\\-libs lanecast\" .")
}

function put_description(    i) {
    put(".SH DESCRIPTION")
    state = ""
    for (i = 1; i <= pieces; i++)
        if (kind[i] == "comment") {
            code_ends()
            put_comment(text[i], i == 1)
        } else
            code(text[i])
    code_ends()
}

# Code stays as it is; a blank line only between two others.
function code(line) {
    if (line == "") {
        waiting = 1
        return
    }
    if (state != "code") {
        if (!titled)
            put(".PP")
        titled = 0
        put(".in +4n")
        put(".nf")
        state = "code"
    } else if (waiting)
        put("")
    waiting = 0
    put_member(line)
}

function code_ends() {
    if (state == "code") {
        put(".fi")
        put(".in")
    }
    state = ""
    waiting = 0
}

function put_comment(all, opening,    line, count, i, title, mode, part) {
    sub(/^\/\* */, "", all)
    sub(/ *\*\/$/, "", all)
    if (opening)
        sub(/^[a-z]+ - /, "", all)
    if (all ~ /^--- .* -*$/) {
        title = all
        sub(/^-+ /, "", title)
        sub(/ -+$/, "", title)
        put(".SS " escape(title))
        titled = 1
        return
    }
    if (!opening && !titled)
        put(".PP")
    titled = 0
    count = split(all, line, /\n/)
    mode = ""
    for (i = 1; i <= count; i++) {
        if (i > 1)
            sub(/^ \* ?/, "", line[i])
        if (opening && line[i] ~ /^    #include/)
            i = take_example(line, i, count)
        mode = put_line(line[i], mode)
    }
    leave(mode)
}

# The program that begins at line[i], to its end; what follows it.
function take_example(line, i, count) {
    example = ""
    for (; i <= count && line[i] ~ /^( \*)?$|^( \* )?    /; i++) {
        sub(/^ \* ?/, "", line[i])
        example = example substr(line[i], 5) "\n"
    }
    sub(/^ \* ?/, "", line[i])
    return i
}

function put_example(    line, count, i) {
    count = split(example, line, /\n/)
    while (count > 0 && line[count] == "")
        count--
    put(".SH EXAMPLES")
    put(".nf")
    for (i = 1; i <= count; i++)
        put_code(line[i])
    put(".fi")
}

function leave(mode) {
    if (mode == "verbatim") {
        put(".fi")
        put(".in")
    }
}

# A paragraph is filled; indented lines stay as they are, or are a list where a word and two blanks begin them.
function put_line(line, mode,    item, rest) {
    if (line ~ /^ *$/) {
        leave(mode)
        return "gap"
    }
    if (line ~ /^    +[a-z_.0-9]+  +[^ ]/ && mode != "verbatim") {
        item = line
        sub(/^ +/, "", item)
        rest = item
        sub(/ .*/, "", item)
        sub(/^[^ ]+ +/, "", rest)
        put(".TP")
        put(".B " escape(item))
        put_text(rest)
        return "list"
    }
    if (line ~ /^    / && mode != "list") {
        if (mode != "verbatim") {
            put(".PP")
            put(".in +4n")
            put(".nf")
        }
        put_code(substr(line, 5))
        return "verbatim"
    }
    if (mode != "" && mode != "text" && !(mode == "list" && line ~ /^    /)) {
        leave(mode)
        put(".PP")
        mode = "text"
    }
    sub(/^ +/, "", line)
    put_text(line)
    return mode == "" ? "text" : mode
}
