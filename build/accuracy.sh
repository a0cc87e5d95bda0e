#!/bin/sh
# Measures the accuracy on the synthetic worker and, when videos are named, the plausibility on real ones; prints the tables of
# docs/accuracy.md. Clips and landmarks are kept in FOLDER.
#   build/accuracy.sh FOLDER [VIDEO...]
set -eu
home=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:?"usage: build/accuracy.sh FOLDER [VIDEO...]"}
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$home" && mvn -q -B -ntp test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test)
CLASSPATH="$home/target/test-classes:$home/target/classes:$(cat "$work/classpath")" \
    java org.ergodrop.accuracy.AccuracyEvaluation "$folder" "$home/models/onnx" "$@"
