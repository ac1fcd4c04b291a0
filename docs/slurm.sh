#!/usr/bin/env bash
#SBATCH --job-name=lanecast
#SBATCH --time=04:00:00
#SBATCH --cpus-per-task=16
#SBATCH --signal=USR1@120
#SBATCH --requeue
#SBATCH --open-mode=append
# slurm - one long training as a chain of jobs: sbatch docs/slurm.sh CONFIG.ini RUN.h5
#
# Two minutes before the time limit Slurm sends SIGUSR1 to the step that srun starts; the training saves and exits with 75, and the
# job puts itself back into the queue. Give more than 120 seconds if a step of training or a save takes minutes.
set -euo pipefail
config=$1 run=$2

action=(train "$config" -o "$run")
[ ! -e "$run" ] || action=(resume "$run")
code=0
srun --cpus-per-task="${SLURM_CPUS_PER_TASK:-1}" lanecast "${action[@]}" --threads "${SLURM_CPUS_PER_TASK:-0}" --progress plain || code=$?
[ "$code" -ne 75 ] || exec scontrol requeue "$SLURM_JOB_ID"
exit "$code"
