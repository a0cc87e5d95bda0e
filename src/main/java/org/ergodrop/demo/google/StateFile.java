package org.ergodrop.demo.google;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What outlives a stand-in: accounts, files, authorizations, as one JSON file that is replaced in one step. */
final class StateFile {

    private static final int DELAY_MILLIS = 200;

    /** The file's content. */
    record State(
            List<Account> accounts,
            List<SharedDrive> drives,
            List<StoredFile> files,
            long nextChange,
            List<Grant> grants) {}

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final Path file;
    private final AtomicBoolean pending = new AtomicBoolean();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "google-stand-in-state");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable DriveStore store;
    private @Nullable Grants grants;

    StateFile(Path file) {
        this.file = file;
    }

    void load(DriveStore into, Grants authorizations) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        State state = json.readValue(file.toFile(), State.class);
        synchronized (into) {
            state.accounts().forEach(into::replaceAccount);
            state.drives().forEach(into::restoreDrive);
            state.files().forEach(into::restore);
            into.continueChangesFrom(state.nextChange());
        }
        authorizations.restore(state.grants());
        into.contents()
                .keepOnly(state.files().stream()
                        .map(kept -> kept.content)
                        .filter(Objects::nonNull)
                        .map(Content::revision)
                        .collect(Collectors.toSet()));
    }

    /** Writes the state soon after each change. */
    void follow(DriveStore files, Grants authorizations) {
        store = files;
        grants = authorizations;
        files.onChange(changed -> soon());
        soon();
    }

    private void soon() {
        if (pending.compareAndSet(false, true)) {
            writer.schedule(this::write, DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void write() {
        pending.set(false);
        DriveStore from = store;
        Grants authorizations = grants;
        if (from == null || authorizations == null) {
            return;
        }
        try {
            byte[] text;
            synchronized (from) {
                text = json.writeValueAsBytes(
                        new State(from.accounts(), from.drives(), from.all(), from.nextChange(), authorizations.all()));
            }
            Path partial = file.resolveSibling(file.getFileName() + ".part");
            Files.deleteIfExists(partial);
            Files.createFile(
                    partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(partial, text);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void close() {
        writer.shutdown();
        try {
            writer.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        write();
    }
}
