package org.ergodrop.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ergodrop.google.AuthLostException;
import org.ergodrop.google.AuthorizationException;
import org.ergodrop.google.DriveClients;
import org.ergodrop.google.DriveOwner;
import org.ergodrop.google.DriveProperties;
import org.ergodrop.google.DriveTime;
import org.ergodrop.google.DriveTransport;
import org.ergodrop.google.GoogleAuthorization;
import org.ergodrop.google.GoogleProperties;
import org.ergodrop.hotfolder.directory.DirectoryProperties;
import org.ergodrop.hotfolder.drive.DriveFolders;
import org.ergodrop.hotfolder.drive.FolderFinding;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.Role;
import org.ergodrop.jobs.Trouble;
import org.ergodrop.notify.MailCheck;
import org.ergodrop.pipeline.ConfiguredQueues;
import org.ergodrop.pipeline.DriveFolderProperties;
import org.ergodrop.pipeline.PipelineProperties;
import org.ergodrop.text.Explained;
import org.springframework.core.env.ConfigurableEnvironment;

/** Looks at what the service needs outside the analysis: hot folders, Google, the ledger and its troubles, mail. */
final class ServiceExamination {

    /** A person waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ServiceSettings settings;
    private final PipelineProperties service;
    private final Queues queues;
    private final Locale locale;
    private final List<Finding> findings = new ArrayList<>();

    ServiceExamination(ServiceSettings settings, Locale locale) {
        this.settings = settings;
        this.service = settings.of(PipelineProperties.class);
        this.queues = ConfiguredQueues.of(
                service, settings.of(DirectoryProperties.class), settings.of(DriveFolderProperties.class));
        this.locale = locale;
    }

    /** The hot folders on this machine's disks. */
    List<Path> directories() {
        return queues.all().stream()
                .filter(queue -> queue.source() == QueueSettings.Source.DIRECTORY)
                .map(QueueSettings::directory)
                .toList();
    }

    /** @throws IOException when the connections to Google cannot be closed */
    List<Finding> findings() throws IOException {
        if (queues.all().stream().anyMatch(queue -> queue.source() == QueueSettings.Source.DRIVE)) {
            google();
        }
        findings.addAll(ledger());
        mail();
        if (service.roles().contains(Role.PODS)) {
            findings.addAll(new PodExamination(settings, locale).findings());
        }
        findings.addAll(new ProcessExamination(settings, locale).findings());
        return List.copyOf(findings);
    }

    private void google() throws IOException {
        GoogleAuthorization google = GoogleAuthorization.of(
                settings.of(GoogleProperties.class), Clock.systemDefaultZone(), System::nanoTime);
        DriveProperties drive = settings.of(DriveProperties.class);
        try (DriveTransport transport = new DriveTransport()) {
            DriveClients clients = new DriveClients(
                    google.accounts(), drive, transport.http(), DriveTime.ofThisMachine(), new SecureRandom());
            for (QueueSettings queue : queues.all()) {
                if (queue.source() == QueueSettings.Source.DRIVE) {
                    drive(queue, google, clients);
                }
            }
        }
    }

    private void drive(QueueSettings queue, GoogleAuthorization google, DriveClients clients) {
        String subject = "Drive " + queue.name();
        try {
            Optional<AuthLostException> lost = google.health().lost(queue.account());
            if (lost.isPresent()) {
                findings.add(Finding.bad(subject, lost.get().explain(locale)));
                return;
            }
            DriveOwner owner = google.about()
                    .of(
                            google.accounts().tokens(queue.account()),
                            URI.create(settings.value("ergodrop.drive.root-url").orElseThrow()));
            findings.add(Finding.good(subject, owner.mail()));
            google.health()
                    .warning(queue.account())
                    .ifPresent(warning -> findings.add(Finding.note(subject, warning.explain(locale))));
            List<FolderFinding> folders = new DriveFolders(clients.gateway(queue.account(), PATIENCE), service.data())
                    .check(queue.name(), queue.driveRoot());
            folders.stream()
                    .filter(folder -> !folder.isFine())
                    .forEach(folder -> findings.add(Finding.bad(subject, folder.explain(locale))));
            if (folders.stream().allMatch(FolderFinding::isFine)) {
                findings.add(Finding.good(subject, say("doctor.folders", folders.size())));
            }
        } catch (AuthorizationException | IOException e) {
            findings.add(Finding.bad(
                    subject, e instanceof Explained explained ? explained.explain(locale) : String.valueOf(e)));
        }
    }

    List<Finding> ledger() {
        String subject = say("doctor.ledger");
        try {
            LedgerOptions.Opened opened = LedgerOptions.open(settings);
            List<Finding> found = new ArrayList<>();
            found.add(Finding.good(
                    subject, say("doctor.ledger-jobs", opened.ledger().countOpen())));
            for (Trouble trouble : opened.troubles().all()) {
                found.add(Finding.bad(subject, trouble.kind() + " (" + trouble.subject() + "): " + trouble.detail()));
            }
            return found;
        } catch (RuntimeException e) {
            if (!(e instanceof Explained explained)) {
                throw e;
            }
            return List.of(
                    LedgerOptions.saysThatNoneIsThere(e)
                            ? Finding.note(subject, explained.explain(locale))
                            : Finding.bad(subject, explained.explain(locale)));
        }
    }

    private void mail() {
        MailCheck.Result result = MailCheck.check((ConfigurableEnvironment) settings.environment(), locale);
        findings.add(
                switch (result.level()) {
                    case FINE -> Finding.good("Mail", result.sentence());
                    case OFF -> Finding.note("Mail", result.sentence());
                    case BAD -> Finding.bad("Mail", result.sentence());
                });
    }

    private String say(String key, Object... arguments) {
        return CliText.SENTENCES.say(locale, key, arguments);
    }
}
