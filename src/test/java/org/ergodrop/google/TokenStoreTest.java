package org.ergodrop.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ergodrop.google.GoogleProperties.Consent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenStoreTest {

    private static final Authorization LOGIN = new Authorization(
            StubGoogle.CLIENT,
            "SECRET-refresh",
            Set.of(StubGoogle.SCOPE),
            "alena@example.org",
            Instant.parse("2026-11-20T08:00:00Z"),
            Optional.of(Instant.parse("2026-11-27T08:00:00Z")));

    @TempDir
    private Path temporary;

    private Path folder;
    private StubGoogle google;

    @BeforeEach
    void open() throws IOException {
        folder = temporary.resolve("data/google");
        google = new StubGoogle(new VirtualTime());
    }

    @AfterEach
    void close() {
        google.close();
    }

    private TokenStore store(String key) {
        return new TokenStore(google.properties(folder, Consent.UNKNOWN, key, ""), new SecureRandom());
    }

    private static String key(int fill) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }

    @Test
    void whatIsWrittenIsReadAgainByAnotherProcess() throws IOException {
        store("").write("default", LOGIN);
        store("").write("lab-2", LOGIN.of("b@example.org"));
        assertThat(store("").read("default")).contains(LOGIN);
        assertThat(store("").accounts()).containsExactly("default", "lab-2");
        assertThat(store("").read("nobody")).isEmpty();
    }

    @Test
    void filesAreReadableByTheirOwnerAloneAndHoldNothingInTheClear() throws IOException {
        store("").write("default", LOGIN);
        for (String name : List.of("default.authorization", "key")) {
            Path file = folder.resolve(name);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file)).doesNotContain("SECRET", "alena");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("no partial files stay").hasSize(2);
        }
    }

    @Test
    void aKeyFromTheSettingsNeedsNoFile() throws IOException {
        store(key(7)).write("default", LOGIN);
        assertThat(folder.resolve("key")).doesNotExist();
        assertThat(store(key(7)).read("default")).contains(LOGIN);
        assertThatThrownBy(() -> store(key(8)).read("default"))
                .isInstanceOf(AuthLostException.class)
                .hasMessageContaining("belongs to another key");
    }

    @Test
    void aKeyThatIsNoneIsRefusedWithAWayToMakeOneAndWithoutTheKey() {
        assertThatThrownBy(() -> store("SECRET-too-short").write("default", LOGIN))
                .isInstanceOf(AuthLostException.class)
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("SECRET-too");
    }

    @Test
    void aKeyFileThatOthersMayReadIsNotUsed() throws IOException {
        store("").write("default", LOGIN);
        Files.setPosixFilePermissions(folder.resolve("key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> store("").read("default"))
                .isInstanceOf(AuthLostException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void withoutItsKeyALoginIsSaidToBeUnreadable() throws IOException {
        store("").write("default", LOGIN);
        Files.delete(folder.resolve("key"));
        assertThatThrownBy(() -> store("").read("default"))
                .isInstanceOf(AuthLostException.class)
                .hasMessageContaining("cannot be decrypted");
    }

    @Test
    void theFileOfOneAccountIsNoLoginOfAnother() throws IOException {
        store("").write("one", LOGIN);
        Files.copy(
                folder.resolve("one.authorization"),
                folder.resolve("two.authorization"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> store("").read("two")).isInstanceOf(AuthLostException.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aChangedByteAnywhereIsNoticed(long seed) throws IOException {
        store("").write("default", LOGIN);
        Path file = folder.resolve("default.authorization");
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(seed);
        int at = random.nextInt(bytes.length - 1);
        byte other = (byte) "abcXYZ019+/".charAt(random.nextInt(11));
        if (bytes[at] == other) {
            return;
        }
        bytes[at] = other;
        Files.write(file, bytes);
        try {
            assertThat(store("").read("default")).isEmpty();
        } catch (AuthLostException expected) {
            assertThat(expected).hasMessageContaining("cannot be decrypted");
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @Test
    void accountNamesCannotLeaveTheFolder() {
        for (String name : List.of("../x", "a/b", "", ".hidden", "a".repeat(65), "a\nb")) {
            assertThatThrownBy(() -> store("").read(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void processesThatStartTogetherAgreeOnOneKey() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new java.util.ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String account = "account" + i;
            all.add(threads.submit(() -> {
                store("").write(account, LOGIN);
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        Set<Authorization> read = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            read.add(store("").read("account" + i).orElseThrow());
        }
        assertThat(read).containsExactly(LOGIN);
    }

    @Test
    void eachWriteIsSealedAnew() throws IOException {
        store("").write("default", LOGIN);
        String first = Files.readString(folder.resolve("default.authorization"), StandardCharsets.UTF_8);
        FileStamp before = store("").stamp("default");
        store("").write("default", LOGIN);
        assertThat(Files.readString(folder.resolve("default.authorization"))).isNotEqualTo(first);
        assertThat(store("").stamp("default")).isNotEqualTo(before);
    }
}
