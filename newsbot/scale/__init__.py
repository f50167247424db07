"""Archives at scale: steps for datatrove's pipelines, which run on one machine, on Slurm or on Ray."""
