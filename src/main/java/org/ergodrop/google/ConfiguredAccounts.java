package org.ergodrop.google;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Every account that is asked for: a person's login, or for {@code default} the configured service account. */
final class ConfiguredAccounts implements GoogleAccounts {

    /** The account of everybody who configures none. */
    static final String DEFAULT = "default";

    private final GoogleProperties properties;
    private final TokenStore store;
    private final Refreshing refreshing;
    private final LongSupplier nanoTime;
    private final Map<String, AccountTokens> people = new ConcurrentHashMap<>();
    private final Optional<ServiceAccountTokens> service;

    ConfiguredAccounts(GoogleProperties properties, TokenStore store, Refreshing refreshing, LongSupplier nanoTime) {
        this.properties = properties;
        this.store = store;
        this.refreshing = refreshing;
        this.nanoTime = nanoTime;
        this.service = Optional.of(properties.serviceAccountFile())
                .filter(file -> !file.isBlank())
                .map(file -> new ServiceAccountTokens(Path.of(file), properties));
    }

    @Override
    public AccessTokens tokens(String account) {
        return isServiceAccount(account) ? service.orElseThrow() : person(account);
    }

    boolean isServiceAccount(String account) {
        return service.isPresent() && account.equals(DEFAULT);
    }

    Optional<AuthLostException> lost(String account) throws IOException {
        return Optional.ofNullable(
                isServiceAccount(account)
                        ? service.orElseThrow().lost()
                        : person(account).lost());
    }

    private AccountTokens person(String account) {
        return people.computeIfAbsent(
                account, name -> new AccountTokens(name, store, refreshing, nanoTime, properties.refreshAhead()));
    }
}
