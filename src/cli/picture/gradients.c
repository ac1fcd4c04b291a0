/* gradients - the norm of the gradient and the learning rate, epoch by epoch. */
#include "cli/run_epochs.h"

#include "core/text.h"

static void add_lines(lc_sketch *s, const lc_run_epochs *r, size_t column)
{
    lc_sketch_add(s, "plot ");
    for (size_t i = 0; i < r->count; i++)
        lc_sketch_add(s, "%sDATA index 'network%zu:' using 1:%zu with %s lt %d notitle", i ? ", \\\n  " : "", i + 1, column,
                      r->item[i].rounds > 40 ? "lines" : "linespoints ps 0.5", 2);
    lc_sketch_add(s, "\n");
}

/* A logarithm needs a norm above 0: where targets are constant, there is none. */
static const char *scale_of(const lc_run_epochs *r)
{
    for (size_t i = 0; i < r->count; i++)
        for (size_t k = 0; k < r->item[i].rounds; k++)
            if (r->item[i].round[k].gradient_norm > 0)
                return "set logscale y";
    return "set yrange [0:1]";
}

static lc_status draw(lc_sketch *s, lc_scene *scene)
{
    lc_status status = LC_OK;
    lc_run_epochs r = {0};
    TRY(lc_run_epochs_new(&r, scene->path));
    const double clip = r.run.config.train.clip;
    lc_run_epochs_add(s, &r);
    s->height = 560;
    lc_sketch_add(s, "set multiplot layout 2,1 title %s\n", lc_quote(lc_text_last_part(scene->path)).text);
    lc_sketch_align(s);
    lc_sketch_panel(s);
    lc_sketch_add(s, "set title 'Norm of the gradient before clipping, mean of an epoch'\nset ylabel 'norm'\n%s\n", scale_of(&r));
    lc_run_epochs_axis(s, &r);
    if (clip > 0)
        lc_sketch_add(
            s,
            "set arrow from graph 0, first %.9g to graph 1, first %.9g nohead lc rgb '#d55e00' dashtype (6,3)\n"
            "set style textbox opaque margins 0.5,0.3 noborder\n"
            "set label 'train.clip' at graph 0.99, first %.9g right offset 0,0.75 textcolor rgb '#a04000' front boxed\n",
            clip, clip, clip);
    add_lines(s, &r, 4);
    lc_sketch_panel(s);
    lc_sketch_add(s, "set title 'Learning rate'\nset ylabel 'rate'\nset yrange [0:*]\n");
    lc_run_epochs_axis(s, &r);
    add_lines(s, &r, 5);
    lc_sketch_add(s, "unset multiplot\n");
done:
    lc_run_epochs_free(&r);
    return status;
}

const lc_picture lc_picture_gradients = {
    .help = "norms of gradients and the learning rate by epoch",
    .from = LC_FROM_RUN,
    .draw = draw,
};
