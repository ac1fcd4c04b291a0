/* match - names looked up, one after the other or all at once. */
#include "data/match.h"

#include <string.h>

size_t lc_match_channel(const lc_dataset *dataset, const char *name)
{
    size_t index = 0;
    while (index < dataset->channels && strcmp(dataset->channel[index].name, name) != 0)
        index++;
    return index;
}

static const char *channel_name(const void *dataset, size_t index)
{
    return ((const lc_dataset *)dataset)->channel[index].name;
}

static const char *series_name(const void *dataset, size_t index)
{
    return ((const lc_dataset *)dataset)->series[index].name;
}

lc_status lc_match_channels(size_t *index, const lc_dataset *of, const lc_dataset *in)
{
    return lc_labels_match(index, &(lc_texts){of, of->channels, channel_name}, &(lc_texts){in, in->channels, channel_name});
}

lc_texts lc_series_names(const lc_dataset *dataset)
{
    return (lc_texts){dataset, dataset->series_count, series_name};
}

lc_status lc_match_series(size_t *index, const lc_dataset *of, const lc_dataset *in)
{
    const lc_texts names = lc_series_names(of), others = lc_series_names(in);
    return lc_labels_match(index, &names, &others);
}
