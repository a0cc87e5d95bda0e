package org.ergodrop.report;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

/** Writes the report of a made-up analysis: {@code SampleReport FOLDER [cs|en] [SECONDS]}. Used by build/report-picture.sh. */
final class SampleReport {

    private SampleReport() {}

    public static void main(String[] arguments) throws Exception {
        Locale language = Locale.forLanguageTag(arguments.length > 1 ? arguments[1] : "cs");
        double seconds = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 120;
        System.out.println(new ReportWriter(Clock.systemUTC())
                .writeAll(
                        SampleResult.seconds(seconds),
                        Path.of(arguments[0]),
                        "ohyb_u_linky",
                        ReportSettings.DEFAULT.in(language)));
    }
}
