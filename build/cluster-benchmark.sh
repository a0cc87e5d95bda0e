#!/bin/sh
# Measures what a job costs in a cluster and what more workers bring: docs/performance.md, "Several workers". Needs PostgreSQL.
#   build/cluster-benchmark.sh [JOBS]     60 when left out
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B -ntp test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test
CLASSPATH="target/test-classes:target/classes:$(cat "$work/classpath")" java -Xmx1g -Dh2.bindAddress=127.0.0.1 \
  -Dlogging.level.root=ERROR org.ergodrop.pipeline.ClusterBenchmark "$@"
