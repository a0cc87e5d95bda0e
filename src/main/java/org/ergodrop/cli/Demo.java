package org.ergodrop.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.ergodrop.demo.google.GoogleStandIn;
import org.ergodrop.demo.google.PlainFolders;
import org.ergodrop.demo.google.StandInOptions;
import org.ergodrop.demo.mail.MailSink;
import org.ergodrop.demo.runpod.RunPodStandIn;
import org.ergodrop.google.AuthorizationException;
import org.ergodrop.google.DriveClients;
import org.ergodrop.google.DriveProperties;
import org.ergodrop.google.DriveTime;
import org.ergodrop.google.DriveTransport;
import org.ergodrop.google.GoogleAuthorization;
import org.ergodrop.google.GoogleProperties;
import org.ergodrop.google.LoginAttempt;
import org.ergodrop.hotfolder.drive.DriveFolders;
import org.ergodrop.pipeline.ErgodropService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A running demo: the stand-in for Google, the folders on disk, the mail sink, the service as everybody runs it, and maybe pods. */
final class Demo implements AutoCloseable {

    private static final String ROOT = "Ergodrop";
    private static final String ACCOUNT = "default";
    private static final String QUEUE = "default";
    private static final int LOOK_EVERY_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final GoogleStandIn google;
    private final @Nullable DemoRunPod runPod;
    private final Deque<AutoCloseable> parts;
    private final ConfigurableApplicationContext service;
    private final String rootId;

    private Demo(
            GoogleStandIn google,
            @Nullable DemoRunPod runPod,
            Deque<AutoCloseable> parts,
            ConfigurableApplicationContext service,
            String rootId) {
        this.google = google;
        this.runPod = runPod;
        this.parts = parts;
        this.service = service;
        this.rootId = rootId;
    }

    /**
     * What a person chose.
     *
     * @param port of the console
     * @param settings KEY=VALUE, stronger than the demo's own
     * @param podProgram what pods run that do the work; null: this process does it itself, as on one machine
     */
    record Choice(
            Path home,
            DemoFolder folder,
            int port,
            List<String> settings,
            Locale locale,
            @Nullable Path podProgram) {}

    /**
     * Starts all parts; the person of the stand-in is logged in and has the six folders.
     *
     * @param tell is told what happens later: mails that came, pods that come and go, looks that failed
     */
    static Demo start(Choice choice, Consumer<String> tell)
            throws IOException, InterruptedException, AuthorizationException {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        boolean runs = false;
        try {
            parts.push(claimed(choice.folder()));
            GoogleStandIn google = GoogleStandIn.start(StandInOptions.forTests()
                    .withClient(DemoSettings.CLIENT_ID, DemoSettings.CLIENT_SECRET)
                    .keptIn(choice.folder().google())
                    .forPeople());
            parts.push(google);
            MailSink mails = MailSink.start(
                    0,
                    choice.folder().mails(),
                    Clock.systemDefaultZone(),
                    mail -> tell.accept(CliText.SENTENCES.say(choice.locale(), "demo.mail", mail)));
            parts.push(mails);
            DemoSettings settings = settings(choice, google, mails);
            ServiceSettings preparing = ServiceSettings.of(settings.arguments());
            GoogleAuthorization room = loggedIn(google, preparing);
            String rootId = setUp(room, preparing, choice.folder());
            parts.push(mirror(choice, google, rootId, tell));
            DemoRunPod runPod = choice.podProgram() == null ? null : rentable(choice, room);
            if (runPod != null) {
                parts.push(runPod);
                runPod.settings(settings, rootId).chosen(choice.settings());
            }
            settings.keepIn(choice.folder().settings());
            Demo demo = new Demo(google, runPod, parts, ErgodropService.start(settings.arguments()), rootId);
            runs = true;
            return demo.tellingOfPods(choice, tell).closedWithTheService();
        } catch (RuntimeException e) {
            throw StartFailure.of(e);
        } finally {
            if (!runs) {
                closeAll(parts);
            }
        }
    }

    private static DemoSettings settings(Choice choice, GoogleStandIn google, MailSink mails) {
        return new DemoSettings(choice.home(), choice.folder())
                .data()
                .google(google)
                .mail(mails.port())
                .set("ergodrop.language", choice.locale().getLanguage())
                .set("server.port", Integer.toString(choice.port()))
                .chosen(choice.settings());
    }

    private static DemoRunPod rentable(Choice choice, GoogleAuthorization room)
            throws IOException, AuthorizationException {
        return DemoRunPod.start(
                choice.home(),
                Objects.requireNonNull(choice.podProgram()),
                choice.folder(),
                ACCOUNT,
                room.authorizations());
    }

    private static GoogleAuthorization loggedIn(GoogleStandIn google, ServiceSettings settings)
            throws IOException, InterruptedException, AuthorizationException {
        GoogleAuthorization room =
                GoogleAuthorization.of(settings.of(GoogleProperties.class), Clock.systemUTC(), System::nanoTime);
        google.oauth().allowAtOnce();
        logIn(room);
        google.oauth().askOnPage();
        return room;
    }

    private static PlainFolders mirror(Choice choice, GoogleStandIn google, String rootId, Consumer<String> tell)
            throws IOException {
        PlainFolders folders = new PlainFolders(
                google.drive(),
                rootId,
                choice.folder().path(),
                choice.folder().mirror(),
                trouble -> tell.accept(CliText.SENTENCES.say(choice.locale(), "demo.trouble", trouble.toString())));
        folders.step();
        return folders.follow(LOOK_EVERY_MILLIS);
    }

    private static AutoCloseable claimed(DemoFolder folder) throws IOException {
        Files.createDirectories(folder.lock().getParent());
        FileChannel lock = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process; the sentence is the same.
        }
        lock.close();
        throw new DemoInUseException(folder.path());
    }

    /** As a person would: the address is opened in a browser, and what the browser is sent back with completes the login. */
    private static void logIn(GoogleAuthorization room)
            throws IOException, InterruptedException, AuthorizationException {
        LoginAttempt attempt = room.login().attempt(ACCOUNT, room.login().redirectForCopying());
        HttpResponse<Void> consent = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(attempt.address()).build(), HttpResponse.BodyHandlers.discarding());
        attempt.complete(consent.headers().firstValue("Location").orElse(""));
        room.authorizations().belongsTo(ACCOUNT, DemoSettings.PERSON);
    }

    /** Makes the folders; returns the id of the folder that holds the six. */
    private static String setUp(GoogleAuthorization room, ServiceSettings settings, DemoFolder folder)
            throws IOException {
        try (DriveTransport transport = new DriveTransport()) {
            DriveClients clients = new DriveClients(
                    room.accounts(),
                    settings.of(DriveProperties.class),
                    transport.http(),
                    DriveTime.ofThisMachine(),
                    new SecureRandom());
            return new DriveFolders(clients.gateway(ACCOUNT, PATIENCE), folder.service())
                    .under(QUEUE, ROOT)
                    .rootId();
        }
    }

    private Demo tellingOfPods(Choice choice, Consumer<String> tell) {
        if (runPod != null) {
            JdbcClient ledger = service.getBean(JdbcClient.class);
            parts.push(new DemoPodNews(runPod.standIn(), ledger, choice.folder(), choice.locale(), tell).follow());
        }
        return this;
    }

    /** The parts end after the routes have stopped, also when the program is interrupted. */
    private Demo closedWithTheService() {
        if (service.getBeanFactory() instanceof DefaultSingletonBeanRegistry beans) {
            beans.registerDisposableBean("demo", () -> closeAll(parts));
        }
        return this;
    }

    private static void closeAll(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                // The next part is to be closed all the same; the process ends anyway.
            }
        }
    }

    ConfigurableApplicationContext service() {
        return service;
    }

    GoogleStandIn google() {
        return google;
    }

    /** Where the pods are; null without them. */
    @Nullable
    RunPodStandIn runPod() {
        return runPod == null ? null : runPod.standIn();
    }

    /** The Drive as a page of the stand-in. */
    URI drivePage() {
        return URI.create(google.baseUrl() + "drive/folders/" + rootId);
    }

    URI console() {
        String port = service.getEnvironment().getProperty("local.server.port", "8080");
        return URI.create("http://127.0.0.1:" + port + "/hawtio");
    }

    @Override
    public void close() {
        service.close();
    }
}
