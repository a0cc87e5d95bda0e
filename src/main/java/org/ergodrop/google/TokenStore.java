package org.ergodrop.google;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

/** The authorizations on disk: one encrypted file per account, replaced in one step. */
final class TokenStore {

    private static final String VERSION = "ergodrop-authorization-1";
    private static final String SUFFIX = ".authorization";

    private final Path folder;
    private final TokenKey key;
    private final SecureRandom random;

    TokenStore(GoogleProperties properties, SecureRandom random) {
        this.folder = properties.folder();
        this.key = new TokenKey(properties, random);
        this.random = random;
    }

    /** What is kept for an account; empty when nobody logged in. */
    Optional<Authorization> read(String account) throws IOException {
        Path file = file(account);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        SecretKey secret =
                key.find(account).orElseThrow(() -> new AuthLostException("auth.unreadable", account, file.toString()));
        String[] parts = new OwnerOnlyFile(file).read().split(":", 2);
        Optional<byte[]> opened = parts.length == 2 && parts[0].equals(VERSION)
                ? bytes(parts[1]).flatMap(bytes -> sealing(secret, account).open(bytes))
                : Optional.empty();
        return Optional.of(Authorization.fromJson(
                opened.orElseThrow(() -> new AuthLostException("auth.unreadable", account, file.toString()))));
    }

    void write(String account, Authorization authorization) throws IOException {
        byte[] content = sealing(key.make(account), account).close(authorization.toJson(), random);
        new OwnerOnlyFile(file(account))
                .replace(VERSION + ":" + Base64.getEncoder().encodeToString(content));
    }

    /** Removes what is kept for an account. */
    void forget(String account) throws IOException {
        Files.deleteIfExists(file(account));
    }

    /** Changes with each login, also of another process. */
    FileStamp stamp(String account) throws IOException {
        return FileStamp.of(file(account));
    }

    /** Accounts that somebody logged in for, in the order of their names. */
    List<String> accounts() throws IOException {
        List<String> accounts = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[A-Za-z0-9]*" + SUFFIX)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    accounts.add(name.substring(0, name.length() - SUFFIX.length()));
                }
            }
        }
        accounts.sort(null);
        return accounts;
    }

    private Path file(String account) {
        if (!account.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
            throw new IllegalArgumentException("name of a Google account: letters, digits, - and _ only");
        }
        return folder.resolve(account + SUFFIX);
    }

    private static Sealing sealing(SecretKey key, String account) {
        return new Sealing(key, VERSION + ":" + account);
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
