package org.ergodrop.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ergodrop.analysis.body.BodyChoice;
import org.ergodrop.analysis.ergonomics.ErgonomicsSettings;
import org.ergodrop.analysis.pose.PoseSettings;
import org.ergodrop.analysis.posture.PostureSettings;
import org.ergodrop.analysis.video.VideoSettings;
import org.ergodrop.text.Explained;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnalysisSettingsTest {

    @Test
    void whatTheKeysSayByDefaultIsWhatTheRoomsSay() {
        AnalysisSettings settings = AnalysisSettings.of(Map.of());

        assertThat(settings.video()).isEqualTo(VideoSettings.DEFAULT);
        assertThat(settings.pose()).isEqualTo(PoseSettings.DEFAULT);
        assertThat(settings.posture()).isEqualTo(PostureSettings.DEFAULT);
        assertThat(settings.ergonomics()).isEqualTo(ErgonomicsSettings.DEFAULT);
        assertThat(settings.bodyChoice()).isEqualTo(BodyChoice.AUTO);
        assertThat(settings.smplxFile()).isEmpty();
    }

    @Test
    void aChangedSettingIsInForceAndTold() {
        AnalysisSettings settings =
                AnalysisSettings.of(Map.of("pose.model", "lite", "ergonomics.trunk-bands", "-10, 20,60"));

        assertThat(settings.pose().model()).isEqualTo(PoseSettings.Model.LITE);
        assertThat(settings.ergonomics().trunk().secondDeg()).isEqualTo(20);
        assertThat(settings.byKey()).containsEntry("pose.model", "lite").hasSize(SettingKey.values().length);
    }

    @Test
    void theVideosOwnTimeIsATimeStepToo() {
        assertThat(AnalysisSettings.of(Map.of("pose.time-step", "video")).pose().timeStepMs())
                .isEmpty();
        assertThat(AnalysisSettings.of(Map.of("pose.time-step", "40")).pose().timeStepMs())
                .hasValue(40);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "pose.modle, full",
        "pose.model, huge",
        "pose.smoothing, yes",
        "pose.threads, 1.5",
        "pose.threads, -1",
        "pose.time-step, 0",
        "video.max-fps, many",
        "video.max-fps, NaN",
        "video.max-fps, 0",
        "ergonomics.trunk-bands, '40,20,60'",
        "ergonomics.trunk-bands, '40,60'",
        "ergonomics.trunk-bands, 'a,b,c'",
        "ergonomics.hysteresis-deg, -1",
        "ergonomics.min-confidence, 2",
    })
    void aSettingThatMakesNoSenseIsRefusedWithItsKey(String key, String value) {
        assertThatThrownBy(() -> AnalysisSettings.of(Map.of(key, value)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(key.equals("ergonomics.trunk-bands") && value.startsWith("40,20") ? "band" : key);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theRefusalIsOneSentenceInTheUsersLanguage(Locale language, String expected) {
        assertThatThrownBy(() -> AnalysisSettings.of(Map.of("pose.modle", "full")))
                .asInstanceOf(type(Explained.class))
                .extracting(explained -> explained.explain(language))
                .asString()
                .startsWith(expected);
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> languages() {
        return Stream.of(
                org.junit.jupiter.params.provider.Arguments.of(Locale.ENGLISH, "There is no setting pose.modle."),
                org.junit.jupiter.params.provider.Arguments.of(
                        Locale.forLanguageTag("cs"), "Nastavení pose.modle neexistuje."));
    }
}
