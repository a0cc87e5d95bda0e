package org.ergodrop.google;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ergodrop.demo.google.GoogleStandIn;
import org.ergodrop.demo.google.StandInOptions;
import org.springframework.util.unit.DataSize;

/**
 * How fast a video comes and a file goes on loopback, against the stand-in, beside curl: {@code build/transfer-rate.sh}. Ours
 * checks the MD5 and writes through to the disk; curl does neither.
 */
final class TransferRate {

    private static final int MIB = 1 << 20;

    private final GoogleStandIn google;
    private final Path folder;
    private final String token;
    private final int mebibytes;

    private TransferRate(GoogleStandIn google, Path folder, int mebibytes) {
        this.google = google;
        this.folder = folder;
        this.token = google.oauth().accessToken(google.drive().firstAccount(), "client");
        this.mebibytes = mebibytes;
    }

    /** @param arguments size of the file in MiB, rounds */
    public static void main(String[] arguments) throws Exception {
        int mebibytes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 512;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path folder = Files.createTempDirectory("transfer-rate");
        try (GoogleStandIn google =
                GoogleStandIn.start(StandInOptions.forTests().withClock(Clock.systemUTC()))) {
            new TransferRate(google, folder, mebibytes).measure(rounds);
        }
    }

    private void measure(int rounds) throws Exception {
        Path source = folder.resolve("source.mp4");
        try (var out = Files.newOutputStream(source)) {
            for (int i = 0; i < mebibytes; i++) {
                out.write(DriveBench.bytes(i, MIB));
            }
        }
        String id = google.drive().createFile("source.mp4", google.drive().root(), source);
        List<Double> curlDown = new ArrayList<>();
        List<Double> oursDown = new ArrayList<>();
        List<Double> oursUp = new ArrayList<>();
        try (DriveTransport transport = new DriveTransport()) {
            DriveGateway drive = clients(transport).gateway("default");
            DriveFile file = drive.files().get(id);
            DriveDownload.Wanted wanted = new DriveDownload.Wanted(id, file.revision(), file.sizeBytes(), file.md5());
            for (int i = 0; i < rounds; i++) {
                Path target = folder.resolve("ours.video");
                Files.deleteIfExists(target);
                curlDown.add(rate(() -> curl(id)));
                oursDown.add(rate(() -> drive.downloads().fetch(wanted, target, (done, all) -> {})));
                NewFile report = new NewFile(
                        drive.files().newId(), "up" + i, google.drive().root(), "video/mp4", Map.of());
                oursUp.add(rate(() -> drive.uploads(DriveBench.seal()).upload(report, source, SessionVault.none())));
            }
        }
        System.out.printf("%d MiB, %d rounds, MiB/s (median, best)%n", mebibytes, rounds);
        print("download curl", curlDown);
        print("download ours, MD5 verified", oursDown);
        print("upload ours, MD5 verified", oursUp);
    }

    private DriveClients clients(DriveTransport transport) {
        DriveProperties properties = new DriveProperties(
                URI.create(google.baseUrl()),
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                2,
                Duration.ofSeconds(64),
                Duration.ofMinutes(15),
                Duration.ofMinutes(10),
                200_000,
                DataSize.ofMegabytes(8),
                DataSize.ofKilobytes(256),
                false);
        AccessTokens tokens = new AccessTokens() {
            @Override
            public String current() {
                return token;
            }

            @Override
            public String insteadOf(String rejected) {
                return token;
            }
        };
        return new DriveClients(
                account -> tokens, properties, transport.http(), DriveTime.ofThisMachine(), new SecureRandom());
    }

    @FunctionalInterface
    private interface Transfer {
        void run() throws Exception;
    }

    private double rate(Transfer transfer) throws Exception {
        long begun = System.nanoTime();
        transfer.run();
        return mebibytes / ((System.nanoTime() - begun) / 1e9);
    }

    /** The token comes by standard input, so that it is in no list of processes. */
    private void curl(String id) throws IOException, InterruptedException {
        Process curl = new ProcessBuilder(
                        "curl",
                        "-s",
                        "-K",
                        "-",
                        "-o",
                        folder.resolve("curl.video").toString())
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        try (var in = curl.getOutputStream()) {
            in.write(("url = \"" + google.baseUrl() + "drive/v3/files/" + id + "?alt=media\"\n"
                            + "header = \"Authorization: Bearer " + token + "\"\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        if (curl.waitFor() != 0) {
            throw new IOException("curl failed");
        }
    }

    private static void print(String what, List<Double> rates) {
        List<Double> sorted = rates.stream().sorted().toList();
        System.out.printf("  %-32s %7.0f %7.0f%n", what, sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }
}
