/* progress - draws the live line and the lines of rounds. */
#include "cli/progress.h"
#include "core/clock.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE_MAX = 256 };

static const double redraw_seconds = 0.1;

static bool can_redraw(void)
{
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
}

lc_display lc_display_new(const lc_args *args)
{
    const char *asked = lc_args_text(args, "progress");
    bool automatic = !asked || strcmp(asked, "auto") == 0;
    bool lines = !lc_args_has(args, "quiet") && (automatic || strcmp(asked, "plain") == 0);
    return (lc_display){.lines = lines, .live = lines && automatic && can_redraw(), .best = INFINITY};
}

/* "1:02:03", "2:03"; "-" if not known */
static void spell_time(char *out, size_t size, double seconds)
{
    if (!(seconds >= 0 && seconds < 1e8)) {
        snprintf(out, size, "-");
        return;
    }
    unsigned long whole = (unsigned long)(seconds + 0.5), hours = whole / 3600, minutes = whole / 60 % 60;
    if (hours)
        snprintf(out, size, "%lu:%02lu:%02lu", hours, minutes, whole % 60);
    else
        snprintf(out, size, "%lu:%02lu", minutes, whole % 60);
}

void lc_spell_loss(char *out, size_t size, double loss)
{
    snprintf(out, size, loss < 1e4 ? "%.6f" : "%.4e", loss);
}

void lc_display_end(lc_display *display)
{
    if (display->live)
        fputs("\r\033[K", stderr);
}

/* Whether the live line is to be drawn again. */
static bool is_due(lc_display *display)
{
    const double now = lc_clock_seconds();
    if (!display->live || now - display->last_drawn < redraw_seconds)
        return false;
    display->last_drawn = now;
    return true;
}

void lc_display_maps(lc_display *display, const lc_progress *progress)
{
    char left[32];
    if (!is_due(display))
        return;
    spell_time(left, sizeof left, progress->seconds_left);
    fprintf(stderr, "\rmap %zu/%zu  %s left\033[K", progress->step, progress->steps, left);
}

/* Its letters; more than there is room for are cut off. */
static size_t spell_line(char *line, size_t size, const lc_progress *p, const char *gradient, const char *left)
{
    return (size_t)snprintf(line, size, "epoch %zu/%zu  step %zu/%zu  loss %.5f%s  %.0f windows/s  %s left", p->epoch, p->epochs,
                            p->step, p->steps, p->loss, gradient, p->windows_per_second, left);
}

void lc_display_step(lc_display *display, const lc_progress *progress)
{
    const size_t width = lc_terminal_width(STDERR_FILENO) - 1;
    char line[LINE_MAX], left[32], gradient[64];
    if (!is_due(display))
        return;
    spell_time(left, sizeof left, progress->seconds_left);
    snprintf(gradient, sizeof gradient, "  gradient %.3g", progress->gradient_norm);
    if (spell_line(line, sizeof line, progress, gradient, left) > width)
        spell_line(line, sizeof line, progress, "", left);
    fprintf(stderr, "\r%.*s\033[K", (int)width, line);
}

void lc_display_member(lc_display *display, const lc_progress *p, uint64_t seed)
{
    if (!display->lines || p->members < 2 || p->member == display->member)
        return;
    lc_display_end(display);
    fprintf(stderr, "network %zu of %zu, seed %llu\n", p->member, p->members, (unsigned long long)seed + p->member - 1);
    if (display->member)
        display->best = INFINITY;
    display->member = p->member;
}

void lc_spell_epochs(char *out, size_t size, double epochs)
{
    snprintf(out, size, "%.*f", epochs == floor(epochs) ? 0 : 2, epochs);
}

void lc_display_round(lc_display *display, const lc_progress *progress, const lc_epoch *round)
{
    char left[32], done[32], counted[64], loss[32], valid[32] = "-";
    if (!display->lines)
        return;
    lc_display_end(display);
    if (!display->titled)
        fprintf(stderr, "%9s  %11s  %11s   %9s  %10s  %9s\n", "epoch", "loss", "validation", "gradient", "windows/s", "left");
    display->titled = true;
    spell_time(left, sizeof left, progress->done ? 0 : progress->seconds_left);
    lc_spell_epochs(done, sizeof done, round->epochs);
    snprintf(counted, sizeof counted, "%s/%zu", done, progress->epochs);
    if (!isnan(round->valid_loss))
        lc_spell_loss(valid, sizeof valid, round->valid_loss);
    lc_spell_loss(loss, sizeof loss, round->loss);
    bool better = round->valid_loss < display->best;
    display->best = better ? round->valid_loss : display->best;
    fprintf(stderr, "%9s  %11s  %11s%c  %9.4g  %10.0f  %9s\n", counted, loss, valid, better ? '*' : ' ', round->gradient_norm,
            progress->windows_per_second, left);
}
