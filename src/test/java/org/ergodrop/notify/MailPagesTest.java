package org.ergodrop.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.MailEvent.Kind;
import org.ergodrop.jobs.Outbox.Owed;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.TroubleKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of mail in both languages; {@code target/mails} has them to look at. */
class MailPagesTest {

    private static final Path SEEN = Path.of("target", "mails");

    private final ComposeMail compose;
    private final MailTemplates templates = new MailTemplates();

    MailPagesTest() throws IOException {
        compose = compose(PostOffice.queues());
    }

    /** @param queues the first one's language is the operator's */
    private ComposeMail compose(Queues queues) throws IOException {
        NotifyProperties settings = settings("https://ergodrop.lab.example");
        return new ComposeMail(
                new Addressees(queues, settings), templates, settings, new VirtualClock("2026-11-23T01:00:00Z"));
    }

    static NotifyProperties settings(String consoleUrl) {
        return new org.springframework.boot.context.properties.bind.Binder(
                        new org.springframework.boot.context.properties.source.MapConfigurationPropertySource(
                                Map.of("ergodrop.mail.console-url", consoleUrl)))
                .bindOrCreate("ergodrop.mail", NotifyProperties.class);
    }

    static Stream<Arguments> everyMail() {
        List<Arguments> all = new ArrayList<>();
        for (String queue : List.of("lab", "english")) {
            all.add(Arguments.of(queue + "-completed", letter(SampleEvents.completed(queue, 1))));
            for (Kind kind : List.of(Kind.REJECTED, Kind.FAILED)) {
                all.add(Arguments.of(
                        queue + "-" + kind.name().toLowerCase(java.util.Locale.ROOT),
                        letter(SampleEvents.failed(queue, kind, 2))));
            }
            for (Kind kind : List.of(Kind.TROUBLE, Kind.TROUBLE_OVER)) {
                all.add(Arguments.of(
                        queue + "-" + kind.name().toLowerCase(java.util.Locale.ROOT),
                        letter(SampleEvents.trouble(queue, kind, TroubleKind.AUTH_LOST))));
            }
            all.add(Arguments.of(queue + "-digest", digest(queue)));
        }
        return all.stream();
    }

    static Letter letter(MailEvent event) {
        return Letter.single(owed(event), List.of("jana@lab.example"));
    }

    private static Owed owed(MailEvent event) {
        return new Owed(event, Instant.parse("2026-11-23T00:30:00Z"), 0, Map.of());
    }

    static Letter digest(String queue) {
        return Letter.digest(
                new DigestTimes(LocalTime.of(7, 0), ZoneId.of("Europe/Prague")),
                List.of(
                        owed(SampleEvents.completed(queue, 1)),
                        owed(SampleEvents.completed(queue, 2, "level", "LOW", "videoName", "ohyb.mov")),
                        owed(SampleEvents.failed(queue, Kind.REJECTED, 3)),
                        owed(SampleEvents.completed(queue, 4, "level", "RAISED"))),
                List.of("jana@lab.example"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyMail")
    void isWholeInHtmlAndInPlainText(String name, Letter letter) throws IOException {
        checkWhole(name, compose.compose(letter));
    }

    private static void checkWhole(String name, Mail mail) throws IOException {
        Files.createDirectories(SEEN);
        Files.writeString(SEEN.resolve(name + ".html"), mail.html());
        Files.writeString(SEEN.resolve(name + ".txt"), "Subject: " + mail.subject() + "\n\n" + mail.text());

        assertThat(mail.subject()).isNotBlank().hasSizeLessThan(200).doesNotContain("{", "\n");
        for (String shown : List.of(mail.html(), mail.text())) {
            assertThat(shown).doesNotContain("${", "{0}", "<#", "null", "\ufffd");
        }
        assertThat(mail.text()).doesNotContain("<", "&amp;");
        // nothing is loaded, run or sent home when the mail is opened
        assertThat(mail.html()).doesNotContainIgnoringCase("<img", "<script", "<link", "<style", "url(", "@import");
        assertThat(mail.html()).contains("<html lang=\"" + (name.startsWith("lab") ? "cs" : "en") + "\">");
    }

    @Test
    void theSuccessSaysVerdictWorstThreeCoverageAndLinks() throws IOException {
        Mail mail = compose.compose(letter(SampleEvents.completed("lab", 1)));
        assertThat(mail.subject()).isEqualTo("Zpráva je hotová: " + SampleEvents.NAME + " (vysoká zátěž)");
        assertThat(mail.text())
                .contains("  1. Levá paže: silné zvednutí", "  2. Trup: silné předklonění", "  3. Krk: mírné")
                .contains("Osoba byla změřena po 56,8 s z 60,0 s")
                .contains("Otevřít složku: https://drive.google.com/drive/folders/1XyZ?a=1&b=2");
        assertThat(mail.html()).contains("href=\"https://drive.google.com/drive/folders/1XyZ?a=1&amp;b=2\"");
    }

    @Test
    void whatIsNotKnownIsLeftOutRatherThanShownAsNothing() throws IOException {
        MailEvent bare = new MailEvent("job-x-completed", Kind.COMPLETED, "english", null, Map.of());
        Mail mail = compose.compose(letter(bare));
        assertThat(mail.subject()).isEqualTo("Report ready: video without a name (load not assessed)");
        assertThat(mail.text()).doesNotContain("In short", "worst", "null", "0");
    }

    @Test
    void aDirectoryHasNoLinkButTheFoldersName() throws IOException {
        Mail mail = compose.compose(letter(
                SampleEvents.completed("english", 1, "folderLink", "a_results_20261123_001200", "reportLink", "x")));
        assertThat(mail.text())
                .contains("The results are in 03-completed, in the folder a_results_20261123_001200.")
                .doesNotContain("Open the");
    }

    @Test
    void aTroubleSaysSinceWhenAndWhetherWorkGoesOn() throws IOException {
        Mail lost = compose.compose(letter(SampleEvents.trouble("english", Kind.TROUBLE, TroubleKind.AUTH_LOST)));
        assertThat(lost.text())
                .contains("23 November 2026, 01:12 CET", "No new videos are taken", "ergodrop auth login");
        Mail full = compose.compose(letter(SampleEvents.trouble("english", Kind.TROUBLE, TroubleKind.STORAGE_FULL)));
        assertThat(full.text()).contains("Ergodrop goes on working").doesNotContain("No new videos");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lab     | cs | Upravený soubor tras | Soubor brzy opravte     | Nastavte nový           | Není třeba nic dělat
            english | en | edited route file  | Mend the file soon      | Set a new one           | There is nothing to do
            """)
    void whatTheOperatorIsToldSaysWhatToDo(
            String queue, Locale language, String routes, String mend, String key, String cost) throws IOException {
        ComposeMail here = compose(new Queues(List.of(PostOffice.queue(queue, language.toLanguageTag()))));
        Mail broken = here.compose(letter(SampleEvents.routesBroken(language)));
        Mail refused = here.compose(letter(SampleEvents.podKeyRefused(language)));
        Mail day = here.compose(letter(SampleEvents.podsCost(language)));
        checkWhole(queue + "-routes-broken", broken);
        checkWhole(queue + "-pod-key-refused", refused);
        checkWhole(queue + "-pods-cost", day);
        assertThat(broken.subject()).contains(routes, "40-deliver.camel.yaml");
        assertThat(broken.text()).contains("archiveVidoe", mend);
        assertThat(refused.text()).contains("401", key);
        assertThat(day.text()).contains("2.34 $", cost, "ergodrop pods cost");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.EnumSource(TroubleKind.class)
    void everyTroubleHasItsOwnWords(TroubleKind kind) throws IOException {
        for (String queue : List.of("lab", "english")) {
            Mail mail = compose.compose(letter(SampleEvents.trouble(queue, Kind.TROUBLE, kind)));
            assertThat(mail.subject()).doesNotContain("Something", "nemůže pracovat");
        }
    }

    @Test
    void aDigestTellsWhatNeedsSomebodyFirst() throws IOException {
        Mail mail = compose.compose(digest("english"));
        assertThat(mail.subject()).isEqualTo("Ergodrop, daily summary: 3 reports ready, 1 video cannot be used");
        assertThat(mail.text().indexOf("cannot be used]"))
                .isLessThan(mail.text().indexOf("high load"));
    }

    @Test
    void aHugeDigestIsCountedRatherThanListed() throws IOException {
        List<Owed> many = Stream.generate(() -> owed(SampleEvents.completed("lab", 1)))
                .limit(1000)
                .toList();
        Mail mail = compose.compose(Letter.digest(
                new DigestTimes(LocalTime.of(7, 0), ZoneId.of("Europe/Prague")), many, List.of("a@b.example")));
        assertThat(mail.subject()).isEqualTo("Ergodrop, denní souhrn: 1\u00a0000 hotových zpráv");
        assertThat(mail.text()).contains("900 dalších videí zde není uvedeno");
        assertThat(mail.html()).hasSizeLessThan(200_000);
    }
}
