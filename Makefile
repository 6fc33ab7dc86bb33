# quick: compile and the fast unit tests.  check: what CI runs.  golden: rewrite golden files.  demo: the whole trip.
export JAVA_HOME := $(shell ./alhazen --print-java-home)
ifeq ($(JAVA_HOME),)
$(error A JDK 25 is needed, see above)
endif
MVN := mvn -B -ntp

.PHONY: quick check golden demo format proof-crash proof-torch bench

quick:
	$(MVN) -q test -Dsurefire.excludedGroups='heavy,slow'

check:
	$(MVN) verify

golden:
	$(MVN) -q test -Dalhazen.golden=write -Dsurefire.excludedGroups=heavy

demo:
	./alhazen quickstart

format:
	$(MVN) -q spotless:apply

# Heavy proofs, outside CI.
proof-crash:
	$(MVN) verify -Dsurefire.groups=crash -Dsurefire.excludedGroups=none

proof-torch:
	$(MVN) verify -Dsurefire.groups=heavy -Dsurefire.excludedGroups=none

bench:
	benchmarks/run
