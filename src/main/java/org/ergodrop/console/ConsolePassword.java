package org.ergodrop.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The hash the console's password is checked against: the configured one, the one kept from an earlier start, or that of a
 * new random password.
 *
 * @param hash with its method in front, for instance {@code {bcrypt}$2a$…}
 * @param fresh the random password, only at the start that made it: to be kept and printed when the service runs; a start that
 *     fails leaves none behind that nobody has seen
 */
record ConsolePassword(String hash, Optional<String> fresh) {

    /** What "ergodrop console hash" prints: bcrypt, the only method that this program can check without further libraries. */
    static final String HASH = "\\{bcrypt\\}\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}";

    /** Without the characters that are mistaken for one another. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /** 20 of 55 letters are 115 random bits. */
    private static final int LENGTH = 20;

    static ConsolePassword of(ConsoleProperties properties, PasswordEncoder encoder) throws IOException {
        String configured = properties.password();
        if (!configured.isEmpty()) {
            boolean hashed = configured.matches(HASH);
            return new ConsolePassword(hashed ? configured : encoder.encode(configured), Optional.empty());
        }
        Path file = properties.passwordFile();
        if (Files.exists(file)) {
            String kept = Files.readString(file).strip();
            if (!kept.matches(HASH)) {
                throw new BadPasswordFileException(file);
            }
            return new ConsolePassword(kept, Optional.empty());
        }
        String fresh = random();
        return new ConsolePassword(encoder.encode(fresh), Optional.of(fresh));
    }

    private static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        random.ints(LENGTH, 0, LETTERS.length()).forEach(i -> password.append(LETTERS.charAt(i)));
        return password.toString();
    }

    /** Readable by the owner alone from its first byte on. */
    void keep(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, fresh, ownerOnly)) {
            channel.write(ByteBuffer.wrap((hash + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ConsolePassword[fresh=" + fresh.isPresent() + "]";
    }
}
