/* gnuplot - one process, which reads its script and writes the picture through files in memory: nothing is on a disk, and nobody
 * waits for a pipe. */
#include "cli/gnuplot.h"

#include "core/file.h"
#include "core/mem.h"
#include "core/text.h"

#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define LAST "drawn" /* what it says after its last line: one that cannot read on ends without an error */

static const char missing[] = "gnuplot, which draws, is not installed (Debian: apt-get install gnuplot-nox)";

bool lc_gnuplot_was_missing(void)
{
    return strcmp(lc_error_message(), missing) == 0;
}

bool lc_gnuplot_has_failed(void)
{
    return lc_text_begins(lc_error_message(), "gnuplot");
}

const char *lc_image_name(lc_image image)
{
    static const char *const name[LC_IMAGES] = {[LC_IMAGE_SVG] = "svg", [LC_IMAGE_PNG] = "png", [LC_IMAGE_PDF] = "pdf"};
    return name[image];
}

/* --- what it reads --------------------------------------------------------------------------------------------------- */

static const char style[] = "set border 3 lw 0.8 lc rgb '#444444'\n"
                            "set tics nomirror out scale 0.6 textcolor rgb '#222222'\n"
                            "set grid lc rgb '#dddddd' lw 0.6 lt 1 dashtype 1\n"
                            "set style fill solid 1 noborder\n"
                            "set key top left Left reverse samplen 2 spacing 1.1\n"
                            "set linetype 1 lc rgb '#000000' lw 1.4 dashtype 1 pt 7\n";

/* Colours of Okabe and Ito (2008), which all can tell apart, the dark ones first. Dashes and points tell lines apart in grey. */
static const char *const colour[] = {"0072b2", "d55e00", "009e73", "cc79a7", "e69f00", "56b4e9", "666666"};
static const char *const dash[] = {"1", "(8,3)", "(2,3)", "(10,3,2,3)", "(20,4)", "(10,3,2,3,2,3)", "(4,5)"};
static const int point[] = {7, 5, 9, 11, 13, 6, 4, 8, 10, 12, 2, 1, 3};
enum { COLOURS = sizeof colour / sizeof *colour, POINTS = sizeof point / sizeof *point, SHIFT = 3 };
_Static_assert(sizeof dash == sizeof colour, "lines of other colours have other dashes");

/* Type 1 is what came, 2 the forecast, the rest others beside it. When colours come again, they come with other dashes: no two
 * of 49 have both in common. */
static void add_lines(lc_buffer *text)
{
    for (size_t i = 0; i < COLOURS * COLOURS; i++)
        lc_buffer_format(text, "set linetype %zu lc rgb '#%s' lw %s dashtype %s pt %d\n", i + 2, colour[i % COLOURS],
                         i ? "1.6" : "2.2", dash[(i + i / COLOURS * SHIFT) % COLOURS], point[i % POINTS]);
    lc_buffer_format(text, "set linetype cycle %d\n", COLOURS * COLOURS + 1);
}

/* A pixel of an SVG, of which there are 96 to an inch, is two of a PNG and 3/4 pt of a PDF. */
static void add_terminal(lc_buffer *text, const lc_sketch *s, lc_image image, const char *name)
{
    if (image == LC_IMAGE_SVG)
        lc_buffer_format(text, "set terminal svg size %zu,%zu noenhanced font 'sans-serif,13' background 'white' name '%s'\n",
                         s->width, s->height, name);
    if (image == LC_IMAGE_PNG)
        lc_buffer_format(text,
                         "set terminal pngcairo size %zu,%zu noenhanced font 'sans,20' fontscale 1 linewidth 2 pointscale 2 "
                         "background 'white'\n",
                         2 * s->width, 2 * s->height);
    if (image == LC_IMAGE_PDF)
        lc_buffer_format(text,
                         "set terminal pdfcairo size %.4fin,%.4fin noenhanced font 'sans,7.5' fontscale 1 linewidth 1.5 "
                         "background 'white'\n",
                         (double)s->width / 96, (double)s->height / 96);
}

/* A name of a file, whole however long it is: in double quotes, where a backslash takes their meaning from the letters that have
 * one. */
static void add_name(lc_buffer *text, const char *before, const char *path)
{
    lc_buffer_format(text, "%s\"", before);
    for (; *path; path++) {
        if (strchr("\\\"`", *path))
            lc_buffer_add(text, "\\");
        lc_buffer_bytes(text, path, 1);
    }
    lc_buffer_add(text, "\"\n");
}

static void add_data(lc_buffer *text, const lc_sketch *s, const lc_gnuplot_files *files)
{
    if (files) {
        add_name(text, "set output ", files->picture);
        add_name(text, "DATA = ", files->data);
        return;
    }
    lc_buffer_add(text, "$DATA << EOD\n");
    lc_buffer_add(text, s->data.text ? s->data.text : "");
    lc_buffer_add(text, "EOD\nDATA = '$DATA'\n");
}

lc_status lc_gnuplot_script(char **out, const lc_sketch *s, lc_image image, const char *name, const lc_gnuplot_files *files)
{
    lc_buffer text = {0};
    CHECK(s->data.status);
    CHECK(s->script.status);
    lc_buffer_add(&text, "# lanecast plot\nset encoding utf8\n");
    add_terminal(&text, s, image, name);
    add_data(&text, s, files);
    lc_buffer_add(&text, style);
    add_lines(&text);
    lc_buffer_add(&text, s->script.text ? s->script.text : "");
    if (!files)
        lc_buffer_add(&text, "print '" LAST "'\n");
    const lc_status status = lc_buffer_take(out, &text);
    lc_buffer_free(&text);
    return status;
}

/* --- the process ------------------------------------------------------------------------------------------------------ */

enum { STREAMS = 3 };

/* Without the user's own settings, which would make other pictures of the same data. */
static int spawn(pid_t *process, const int stream[STREAMS])
{
    char program[] = "gnuplot", plain[] = "--default-settings";
    char *const argument[] = {program, plain, NULL};
    posix_spawn_file_actions_t actions;
    int cause = posix_spawn_file_actions_init(&actions);
    if (cause)
        return cause;
    for (int i = 0; i < STREAMS && !cause; i++)
        cause = posix_spawn_file_actions_adddup2(&actions, stream[i], i);
    if (!cause)
        cause = posix_spawnp(process, program, &actions, NULL, argument, environ);
    posix_spawn_file_actions_destroy(&actions);
    return cause;
}

static lc_status run(int *ended, const int stream[STREAMS])
{
    pid_t process = 0;
    const int cause = spawn(&process, stream);
    if (cause == ENOENT)
        return lc_fail(LC_E_FAILURE, "%s", missing);
    if (cause == EACCES || cause == ENOEXEC)
        return lc_fail(LC_E_FAILURE, "gnuplot cannot be started: %s", strerror(cause));
    if (cause)
        return lc_fail(cause == ENOMEM ? LC_E_FAILURE : LC_E_IO, "no process for gnuplot: %s", strerror(cause));
    while (waitpid(process, ended, 0) < 0)
        if (errno != EINTR)
            return lc_fail(LC_E_IO, "the process of gnuplot is lost: %s", strerror(errno));
    return LC_OK;
}

/* All bytes of a file in memory. */
static lc_status read_back(char **out, size_t *bytes, int descriptor)
{
    const off_t end = lseek(descriptor, 0, SEEK_END);
    char *text = NULL;
    size_t length = 0;
    if (end < 0)
        return lc_fail(LC_E_IO, "what gnuplot wrote cannot be read: %s", strerror(errno));
    CHECK(lc_new(&text, (size_t)end + 1, 1));
    const lc_status status = lc_file_part(text, &length, (size_t)end, descriptor, 0, "gnuplot");
    if (status != LC_OK) {
        lc_free(text);
        return status;
    }
    *out = text;
    *bytes = length;
    return LC_OK;
}

/* The message that it ended with, on one line. */
static lc_status fail_drawing(int descriptor)
{
    char *said = NULL;
    size_t length;
    CHECK(read_back(&said, &length, descriptor));
    for (char *c = said; *c; c++)
        *c = *c == '\n' || *c == '\t' ? ' ' : *c;
    const char *line = strstr(said, "line ");
    if (strstr(said, "ambiguous terminal"))
        line = "this one has no terminal of cairo, which .png and .pdf need (Debian's gnuplot-nox has): name the picture .svg, "
               "which rsvg-convert or inkscape makes either of";
    const lc_status status = lc_fail(LC_E_FAILURE, "gnuplot could not draw: %.300s", line ? line : said);
    lc_free(said);
    return status;
}

/* Whether it begins and ends as a picture does: a program may end well and have drawn nothing, or half of it. */
static bool is_picture(const char *bytes, size_t count, lc_image image)
{
    static const struct {
        const char *first, *last;
        size_t begin, end, within; /* bytes of both; the last bytes in which the end is */
    } form[LC_IMAGES] = {[LC_IMAGE_SVG] = {"<?xml", "</svg>", 5, 6, 64},
                         [LC_IMAGE_PNG] = {"\x89PNG\r\n\x1a\n", "IEND", 8, 4, 8},
                         [LC_IMAGE_PDF] = {"%PDF-", "%%EOF", 5, 5, 8}};
    const size_t begin = form[image].begin, end = form[image].end;
    if (count < begin + form[image].within || memcmp(bytes, form[image].first, begin) != 0)
        return false;
    for (size_t at = count - form[image].within; at + end <= count; at++)
        if (memcmp(bytes + at, form[image].last, end) == 0)
            return true;
    return false;
}

/* A PDF says when it was made, which would make other bytes of the same picture each time: blanks are there instead. */
static void clear_date(char *bytes, size_t count)
{
    static const char key[] = "/CreationDate (";
    char *from = memmem(bytes, count, key, sizeof key - 1);
    char *end = from ? memchr(from, ')', count - (size_t)(from - bytes)) : NULL;
    if (end)
        memset(from, ' ', (size_t)(end + 1 - from));
}

static lc_status take_picture(char **out, size_t *bytes, const int stream[STREAMS], lc_image image)
{
    char *picture = NULL;
    size_t count;
    CHECK(read_back(&picture, &count, stream[1]));
    if (!is_picture(picture, count, image)) {
        lc_free(picture);
        return lc_fail(
            LC_E_FAILURE,
            "gnuplot ended without an error, and what it drew is no %s (%zu bytes): is it another program of that name?",
            lc_image_name(image), count);
    }
    if (image == LC_IMAGE_PDF)
        clear_date(picture, count);
    *out = picture;
    *bytes = count;
    return LC_OK;
}

/* It has come to the end of its script. */
static lc_status check_last(int descriptor)
{
    char *said = NULL;
    size_t length;
    CHECK(read_back(&said, &length, descriptor));
    const bool whole = lc_text_ends(said, LAST "\n");
    lc_free(said);
    return whole ? LC_OK : lc_fail(LC_E_FAILURE, "gnuplot ended before its script did: is it another program of that name?");
}

static lc_status draw(const int stream[STREAMS], const char *script)
{
    int ended = 0;
    if (!lc_write_all(stream[0], script, strlen(script)) || lseek(stream[0], 0, SEEK_SET) < 0)
        return lc_fail(LC_E_IO, "no memory for gnuplot's script: %s", strerror(errno));
    CHECK(run(&ended, stream));
    if (!WIFEXITED(ended) || WEXITSTATUS(ended) != 0)
        return fail_drawing(stream[2]);
    return check_last(stream[2]);
}

lc_status lc_gnuplot_draw(char **out, size_t *bytes, const lc_sketch *sketch, lc_image image, const char *name)
{
    lc_status status = LC_OK;
    int stream[STREAMS] = {-1, -1, -1};
    char *script = NULL;
    TRY(lc_gnuplot_script(&script, sketch, image, name, NULL));
    for (int i = 0; i < STREAMS; i++)
        if ((stream[i] = memfd_create("gnuplot", MFD_CLOEXEC)) < 0)
            FAIL(LC_E_IO, "no file in memory for gnuplot: %s", strerror(errno));
    TRY(draw(stream, script));
    TRY(take_picture(out, bytes, stream, image));
done:
    for (int i = 0; i < STREAMS; i++)
        if (stream[i] >= 0)
            close(stream[i]);
    lc_free(script);
    return status;
}
