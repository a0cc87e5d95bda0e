package org.ergodrop.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.ergodrop.analysis.ergonomics.BandLimits;
import org.ergodrop.analysis.ergonomics.BodyPart;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Measured;
import org.ergodrop.text.Sentences;

/**
 * The report's words in one language.
 *
 * @param language Czech or English
 */
record Texts(Locale language) {

    private static final Sentences SENTENCES = Sentences.of(Texts.class);

    /** The text {@code key} from {@code Sentences.properties}, with its arguments. */
    String say(String key, Object... arguments) {
        return SENTENCES.say(language, key, arguments);
    }

    String part(BodyPart part) {
        return say("part." + part.name());
    }

    String angle(Angle angle) {
        return say("angle." + angle.name());
    }

    String reason(Measured.Reason reason) {
        return say("reason." + reason.name());
    }

    /** What a band means, without its numbers: {@code silné předklonění}. */
    String bandName(BodyPart part, int band) {
        return say("band." + region(part) + "." + band);
    }

    /** A band's range: {@code ≤-15°}, {@code -15° až 40°}, {@code >60°}. */
    String bandRange(BandLimits limits, int band) {
        String first = number(limits.firstDeg());
        String second = number(limits.secondDeg());
        String third = number(limits.thirdDeg());
        return switch (band) {
            case 0 -> (limits.firstEdgeBelongsAbove() ? "<" : "≤") + first + "°";
            case 1 -> say("band.between", first, second);
            case 2 -> say("band.between", second, third);
            default -> ">" + third + "°";
        };
    }

    /** The row label of the owner's sheet: {@code -15° až 40° (normální)}. */
    String bandLabel(BodyPart part, BandLimits limits, int band) {
        return bandRange(limits, band) + " (" + bandName(part, band) + ")";
    }

    /** At most two decimals, none when they are 0, with the language's separator. */
    String number(double value) {
        return formatted("0.##", value);
    }

    /** One decimal, with the language's separator. */
    String seconds(double value) {
        return formatted("#,##0.0", value);
    }

    String count(long value) {
        return formatted("#,##0", value);
    }

    /** A whole percentage of a share in [0, 1]; what is there at all is never shown as 0. */
    String percent(double share) {
        String percent = share > 0 && share < 0.005 ? "<1" : formatted("0", 100 * share);
        return say("unit.percent", percent);
    }

    /** {@code h:mm:ss}, for people who look for the place in a player. */
    static String clock(double seconds) {
        long whole = (long) Math.floor(seconds);
        return "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
    }

    private String formatted(String pattern, double value) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(language)).format(value + 0.0);
    }

    /** Both arms share their words. */
    private static String region(BodyPart part) {
        return switch (part) {
            case TRUNK -> "TRUNK";
            case NECK -> "NECK";
            case LEFT_ARM, RIGHT_ARM -> "ARM";
        };
    }
}
