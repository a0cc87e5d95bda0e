package org.ergodrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.ergodrop.pods.EndReason;
import org.ergodrop.pods.PodProviderException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PodWordsTest {

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void everyReasonHasItsWords(EndReason reason) {
        hasWords("pods.reason." + reason);
    }

    @ParameterizedTest
    @EnumSource(PodProviderException.Kind.class)
    void everyFailureHasItsWords(PodProviderException.Kind kind) {
        hasWords("pods.provider." + kind);
    }

    private static void hasWords(String key) {
        for (String language : List.of("cs", "en")) {
            assertThat(CliText.SENTENCES.say(Locale.forLanguageTag(language), key, "x"))
                    .isNotBlank()
                    .doesNotContain(key);
        }
    }
}
