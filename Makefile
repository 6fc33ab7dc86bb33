# quick: compile and the fast unit tests.  check: what CI runs.  golden: rewrite golden files.  demo: the whole trip.
export JAVA_HOME := $(shell ./alhazen --print-java-home)
ifeq ($(JAVA_HOME),)
$(error A JDK 25 is needed, see above)
endif
MVN := mvn -B -ntp

.PHONY: quick check golden demo format proof-crash proof-torch proof-slurm proof-aider proof-agents bench

quick:
	$(MVN) -q test -Dsurefire.excludedGroups='heavy,slow,crash,slurm,aider,agents,torch'

check:
	$(MVN) verify

golden:
	$(MVN) -q test -Dalhazen.golden=write -Dsurefire.excludedGroups=heavy,crash,slurm,aider,agents,torch

demo:
	./alhazen quickstart

format:
	$(MVN) -q spotless:apply

# Heavy proofs, outside CI.
proof-crash:
	$(MVN) verify -Dsurefire.groups=crash -Dsurefire.excludedGroups=none

# What trains or needs PyTorch: that of Java by itself, that of Python by ALHAZEN_PYTHON or python3, where it has one.
proof-torch:
	$(MVN) verify -Dsurefire.groups='heavy | torch' -Dsurefire.excludedGroups=none
	benchmarks/learning
	benchmarks/templates

# Runs as jobs of a real Slurm, also where nodes and the controller fail.
proof-slurm:
	$(MVN) test -Dtest='Slurm*Test' -Dsurefire.excludedGroups=none

proof-aider:
	$(MVN) test -Dsurefire.groups=aider -Dsurefire.excludedGroups=none

# Those of claude and codex that are on the path.
proof-agents:
	$(MVN) test -Dsurefire.groups=agents -Dsurefire.excludedGroups=none

bench:
	benchmarks/run
