#!/bin/sh
# Measures what ledger and queue cost without any analysis: docs/performance.md, "Ledger and queue".
#   build/ledger-benchmark.sh [JOBS]     10000 when left out
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B -ntp test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test
CLASSPATH="target/test-classes:target/classes:$(cat "$work/classpath")" java -Xmx1g -Dh2.bindAddress=127.0.0.1 \
  -Dlogging.level.root=ERROR org.ergodrop.pipeline.LedgerBenchmark "$@"
