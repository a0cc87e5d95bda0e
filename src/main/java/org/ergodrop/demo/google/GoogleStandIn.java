package org.ergodrop.demo.google;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ergodrop.demo.http.HttpCall;
import org.ergodrop.demo.http.LoopbackServer;
import org.ergodrop.demo.http.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Google Drive v3 and Google's OAuth on a port of this machine alone. It behaves as Google is known to behave, goes wrong on
 * demand and writes down every request. Only addresses differ for the program that talks to it.
 */
public final class GoogleStandIn implements AutoCloseable {

    private static final String CONTENT = "content";

    /** Such a one may run for days. */
    private static final int JOURNAL_OF_A_KEPT_ONE = 10_000;

    private final LoopbackServer server;
    private final Desk desk;
    private final DriveView drive;
    private final OAuthView oauth;
    private final Faults faults;
    private final Journal journal;
    private final UploadSessions sessions;
    private final Path folder;
    private final boolean temporary;
    private final @Nullable StateFile state;

    private GoogleStandIn(StandInOptions options) throws IOException {
        this.temporary = options.folder() == null;
        Path chosen = options.folder();
        this.folder = chosen == null ? Files.createTempDirectory("google-stand-in") : Files.createDirectories(chosen);
        this.state = options.keepState() && !temporary ? new StateFile(folder.resolve("state.json")) : null;
        Clock clock = options.clock();
        // A stand-in that goes on where another one stopped must not make up the same ids again.
        Identifiers ids = new Identifiers(state == null ? options.seed() : System.nanoTime());
        DriveStore store = new DriveStore(clock, ids, new ContentFolder(folder.resolve(CONTENT), ids));
        Grants grants = new Grants(clock, ids, options.testing(), options.accessTokenLife());
        if (state != null) {
            state.load(store, grants);
        }
        store.addAccount(options.account(), "Ergonomist");
        this.faults = new Faults(store);
        this.journal = new Journal(state == null ? Integer.MAX_VALUE : JOURNAL_OF_A_KEPT_ONE);
        this.sessions = new UploadSessions(store);
        VideoFactsReader videos = new VideoFactsReader(store, options.videoFactsDelay());
        DeviceCodes devices = new DeviceCodes(clock, ids, grants);
        ServiceAccounts services = new ServiceAccounts(store, grants);
        ConsentScreen consent = new ConsentScreen(
                clock,
                store,
                options.clients(),
                options.askForConsent() ? ConsentScreen.Mode.ASK : ConsentScreen.Mode.ALLOW_AT_ONCE);
        OAuthApi oauthApi = new OAuthApi(grants, consent, devices, services, options.clients());
        DeferredOffice office = new DeferredOffice();
        this.desk = new Desk(office, faults, journal, store, grants);
        this.server = new LoopbackServer("google-stand-in", options.port(), clock, desk);
        office.set(new Offices(
                grants,
                new QuotaMeter(clock, options.unitsPerMinute()),
                oauthApi,
                consent,
                offices(store, videos, options)));
        this.drive = new DriveView(store, faults, videos, options.account());
        this.oauth = new OAuthView(grants, consent, devices, services, tokenUrl());
        if (state != null) {
            state.follow(store, grants);
        }
    }

    private Offices.DriveOffices offices(DriveStore store, VideoFactsReader videos, StandInOptions options) {
        Rights rights = new Rights(store);
        FieldSchema schema = new FieldSchema();
        String links = options.localLinks() ? baseUrl() : "https://drive.google.com/";
        FileResource resource = new FileResource(store, rights, links);
        FileChanges changes = new FileChanges(store, rights, faults);
        FilesApi files = new FilesApi(store, rights, resource, schema, changes);
        return new Offices.DriveOffices(
                files,
                new ListApi(store, rights, resource, schema, faults, options.emptyPages()),
                new UploadApi(store, rights, files, changes, sessions, videos),
                new DownloadApi(store, changes),
                new ChangesApi(store, rights, resource, schema),
                new AboutApi(store, schema),
                new FilePages(store));
    }

    /** The port's address is needed to make the parts that answer on it. */
    private static final class DeferredOffice implements Desk.Office {
        private final java.util.concurrent.CompletableFuture<Desk.Office> real =
                new java.util.concurrent.CompletableFuture<>();

        void set(Desk.Office office) {
            real.complete(office);
        }

        @Override
        public Reply answer(Route route, HttpCall call, List<Fault> faults) throws ApiError, IOException {
            return real.join().answer(route, call, faults);
        }
    }

    /** Starts a stand-in; it answers when this returns. */
    public static GoogleStandIn start(StandInOptions options) throws IOException {
        return new GoogleStandIn(options);
    }

    /** Drive's root URL, with a slash at the end. */
    public String baseUrl() {
        return server.baseUrl();
    }

    public String authUrl() {
        return baseUrl() + "o/oauth2/v2/auth";
    }

    public String tokenUrl() {
        return baseUrl() + "token";
    }

    public String revokeUrl() {
        return baseUrl() + "revoke";
    }

    public DriveView drive() {
        return drive;
    }

    public OAuthView oauth() {
        return oauth;
    }

    public Faults faults() {
        return faults;
    }

    public Journal journal() {
        return journal;
    }

    /** Resumable uploads that have begun and not ended. */
    public int uploadsUnderWay() {
        return sessions.open();
    }

    @Override
    public void close() {
        try {
            desk.close();
            server.close();
            if (state != null) {
                state.close();
            } else {
                // Of a folder that somebody else gave, only what was made here.
                delete(temporary ? folder : folder.resolve(CONTENT));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
