/* race - a race on purpose: what scripts/sanitize must find before it believes that there is no other. No test. */
#include <stdio.h>

int main(void)
{
    int count = 0;
#pragma omp parallel for num_threads(4)
    for (int i = 0; i < 100000; i++)
        count++;
    printf("%d\n", count);
    return 0;
}
