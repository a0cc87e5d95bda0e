package org.ergodrop.demo.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Takes every mail that this machine sends to its port and puts it into a folder as {@code .eml}; delivers nothing. */
public final class MailSink implements AutoCloseable {

    private static final int IDLE_MILLIS = 60_000;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final ServerSocket listener;
    private final Path folder;
    private final Clock clock;
    private final Consumer<Path> arrived;
    private final ExecutorService threads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();

    private MailSink(int port, Path folder, Clock clock, Consumer<Path> arrived) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
        this.arrived = arrived;
        this.listener = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "mail-sink");
            thread.setDaemon(true);
            return thread;
        });
        threads.execute(this::accept);
    }

    /**
     * @param port on 127.0.0.1; 0 = any free one
     * @param arrived is told of each mail's file
     */
    public static MailSink start(int port, Path folder, Clock clock, Consumer<Path> arrived) throws IOException {
        return new MailSink(port, folder, clock, arrived);
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                threads.execute(() -> converse(client));
            } catch (IOException | java.util.concurrent.RejectedExecutionException e) {
                // Closed, or out of file handles: the loop's condition tells which.
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            client.setSoTimeout(IDLE_MILLIS);
            new SmtpTalk(client.getInputStream(), client.getOutputStream(), this::keep).run();
        } catch (IOException e) {
            // The client left in the middle; a mail that is not complete does not count.
        } finally {
            open.remove(client);
        }
    }

    private void keep(byte[] mail) throws IOException {
        String name = STAMP.format(clock.instant()) + "_" + String.format("%03d", number.incrementAndGet()) + ".eml";
        Path partial = folder.resolve("." + name + ".part");
        Files.write(partial, mail);
        Path whole = Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        arrived.accept(whole);
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
