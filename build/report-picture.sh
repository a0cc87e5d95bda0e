#!/bin/sh
# Makes docs/images/report.png: the overview's first page as LibreOffice prints it.
#   build/report-picture.sh [WORKBOOK.xlsx]
# Without a workbook it is made from the tests' made-up data. Needs soffice, pdftoppm (and Maven for the made-up data).
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# -gt 0 ]; then
    cp "$1" "$work/report.xlsx"
else
    mvn -q -B -ntp test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test
    java -cp "target/classes:target/test-classes:$(cat "$work/classpath")" org.ergodrop.report.SampleReport "$work" en 120
    mv "$work"/*_ergonomics.xlsx "$work/report.xlsx"
fi
soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work" "$work/report.xlsx" >/dev/null
mkdir -p docs/images
pdftoppm -png -r 90 -f 2 -l 2 -singlefile "$work/report.pdf" docs/images/report
ls -l docs/images/report.png
