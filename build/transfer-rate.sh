#!/bin/sh
# How fast videos come from Drive and reports go there on loopback, beside curl.
#   build/transfer-rate.sh [MEBIBYTES [ROUNDS]]
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B -ntp test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test
java -Djava.io.tmpdir="$work" -cp "target/test-classes:target/classes:$(cat "$work/classpath")" \
  org.ergodrop.google.TransferRate "$@"
