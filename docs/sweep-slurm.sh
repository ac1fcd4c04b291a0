#!/usr/bin/env bash
# sweep-slurm - a sweep as an array of Slurm jobs, a part each, and the parts joined when all have ended.
#
#     sbatch docs/sweep-slurm.sh            (a part that was killed continues when it is submitted again)
#
#SBATCH --array=1-8
#SBATCH --cpus-per-task=4
#SBATCH --time=02:00:00
set -euo pipefail
lanecast sweep base.ini -o "part-$SLURM_ARRAY_TASK_ID.db" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT"

# After the last one, by hand or as a job with --dependency=afterany on the array (a part whose trials all failed exits 4):
#
#     lanecast sweep merge sweep.db part-*.db
