#!/bin/sh
# Runs the JMH benchmarks (crop, body fit, angles).
#   build/benchmarks.sh [PATTERN]
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B -ntp test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test
CLASSPATH="target/test-classes:target/classes:$(cat "$work/classpath")" java org.openjdk.jmh.Main "${1:-.*Benchmark}"
