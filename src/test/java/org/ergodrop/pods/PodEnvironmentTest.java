package org.ergodrop.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ergodrop.jobs.Queues;
import org.ergodrop.pipeline.QueueProperties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.SpringApplicationJsonEnvironmentPostProcessor;
import org.springframework.mock.env.MockEnvironment;

class PodEnvironmentTest {

    private static Map<String, String> common(String... settings) {
        return PodEnvironment.of(
                        Map.of("ergodrop.drive.folder.root", "1AbC", "spring.mail.host", ""),
                        PodWorld.settings(settings),
                        PodWorld.DEPLOYMENT)
                .common();
    }

    @Test
    void sharesSettingsByTheNamesThatTheEnvironmentGivesThem() {
        assertThat(common("env.ergodrop.non-videos", "leave"))
                .containsEntry("ERGODROP_DRIVE_FOLDER_ROOT", "1AbC")
                .containsEntry("ERGODROP_NONVIDEOS", "leave")
                .containsEntry("ERGODROP_ROLES", "intake,worker")
                .containsEntry("ERGODROP_EXITWHENIDLE", "180s")
                .doesNotContainKey("SPRING_MAIL_HOST");
        assertThat(common("work", "ledger")).containsEntry("ERGODROP_ROLES", "worker");
    }

    @Test
    void sharesAListHoweverItIsWritten() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("ergodrop.recipients[0]", "anna@example.org")
                .withProperty("ergodrop.recipients[1]", "petr@example.org")
                .withProperty("ergodrop.mail.operator", "it@example.org,lab@example.org")
                .withProperty("ergodrop.language", "cs");
        assertThat(PodEnvironment.shared(environment))
                .containsEntry("ergodrop.recipients", "anna@example.org,petr@example.org")
                .containsEntry("ergodrop.mail.operator", "it@example.org,lab@example.org")
                .containsEntry("ergodrop.language", "cs")
                .containsEntry("spring.mail.host", "");
    }

    @Test
    void settingsOfTheAnalysisGoAlongWithTheirDashes() {
        MockEnvironment controller = new MockEnvironment()
                .withProperty("ergodrop.analysis.pose.model", "heavy")
                .withProperty("ergodrop.analysis.pose.time-step", "video");
        String json = PodEnvironment.shared(controller).get("spring.application.json");
        MockEnvironment pod = new MockEnvironment();
        pod.withProperty("spring.application.json", json);
        new SpringApplicationJsonEnvironmentPostProcessor().postProcessEnvironment(pod, new SpringApplication());
        assertThat(Binder.get(pod)
                        .bind("ergodrop.analysis", Bindable.mapOf(String.class, String.class))
                        .get())
                .containsOnly(Map.entry("pose.model", "heavy"), Map.entry("pose.time-step", "video"));
        assertThat(PodEnvironment.shared(new MockEnvironment())).doesNotContainKey("spring.application.json");
    }

    @Test
    void severalHotFoldersGoAlongAsTheyAre() {
        MockEnvironment controller = new MockEnvironment()
                .withProperty("ergodrop.queues[0].name", "lab")
                .withProperty("ergodrop.queues[0].drive-root", "1AbC")
                .withProperty("ergodrop.queues[0].recipients[0]", "anna@example.org")
                .withProperty("ergodrop.queues[0].recipients[1]", "petr@example.org")
                .withProperty("ergodrop.queues[1].name", "clinic")
                .withProperty("ergodrop.queues[1].drive-root", "2DeF")
                .withProperty("ergodrop.queues[1].analysis.pose.time-step", "video");
        MockEnvironment pod = new MockEnvironment();
        pod.withProperty(
                "spring.application.json", PodEnvironment.shared(controller).get("spring.application.json"));
        new SpringApplicationJsonEnvironmentPostProcessor().postProcessEnvironment(pod, new SpringApplication());
        List<QueueProperties> queues = Binder.get(pod)
                .bind("ergodrop.queues", Bindable.listOf(QueueProperties.class))
                .get();
        assertThat(queues).extracting(QueueProperties::name).containsExactly("lab", "clinic");
        assertThat(queues).extracting(QueueProperties::driveRoot).containsExactly("1AbC", "2DeF");
        assertThat(queues.get(0).recipients()).containsExactly("anna@example.org", "petr@example.org");
        assertThat(queues.get(1).analysis()).containsExactly(Map.entry("pose.time-step", "video"));
    }

    @Test
    void aHotFolderThatAPodCouldNotFindOrNotOpenIsRefusedAtTheStart() {
        requireOneLogin("1AbC", "default");
        assertThatThrownBy(() -> requireOneLogin(null, "default")).hasMessageContaining("the queue b;");
        assertThatThrownBy(() -> requireOneLogin("1AbC", "other")).hasMessageContaining("the queue b;");
    }

    /** Beside a queue that has all that it needs. */
    private static void requireOneLogin(@Nullable String driveRoot, String account) {
        PodsConfiguration.Controller.requireOneLogin(
                new Queues(List.of(
                        WorkInSightTest.queue("a", "root", "default"), WorkInSightTest.queue("b", driveRoot, account))),
                "default");
    }

    @Test
    void secretsStandThereAsReferencesOnly() {
        assertThat(common("secrets.ergodrop.google.passphrase", "phrase", "env.[ERGODROP_GOOGLE_EXPORT]", "abc="))
                .containsEntry("ERGODROP_GOOGLE_PASSPHRASE", "{{ RUNPOD_SECRET_phrase }}")
                .containsEntry("ERGODROP_GOOGLE_EXPORT", "abc=");
    }

    @ParameterizedTest
    @CsvSource({
        "spring.mail.password, hunter2",
        "ergodrop.google.passphrase, x",
        "ergodrop.runpod.api-key, x",
        "some.harmless, 1//0gAbCdEf",
        "some.harmless, rpa_ABCDEF",
        "spring.datasource.url, jdbc:postgresql://me:pw@host/db",
        "spring.datasource.url, jdbc:postgresql://host/db?user=a&password=b"
    })
    void aSecretInPlainTextIsRefused(String key, String value) {
        assertThatThrownBy(() -> common("env." + key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ergodrop.pods.secrets")
                .hasMessageNotContaining(value);
    }

    @Test
    void anAddressWithTokenInItsNameIsNoSecret() {
        assertThat(common("env.ergodrop.google.token-url", "https://oauth2.example/token"))
                .containsKey("ERGODROP_GOOGLE_TOKENURL");
    }

    @Test
    void moreVariablesThanAPodTakesAreRefused() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 46; i++) {
            many.put("a.b" + i, "x");
        }
        PodProperties settings = PodWorld.settings();
        assertThatThrownBy(() -> PodEnvironment.of(many, settings, PodWorld.DEPLOYMENT))
                .hasMessageContaining("at most 50");
    }

    @Test
    void aNameThatLostItsUnderscoresIsRefusedInsteadOfIgnored() {
        assertThatThrownBy(() -> common("env.ERGODROPGOOGLEEXPORT", "x")).hasMessageContaining("with dots");
    }
}
