package org.ergodrop.google;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.Drive;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The Drive clients, one for each Google account. All requests of an account share its limiter and its meter. */
public class DriveClients {

    private static final String APPLICATION = "Ergodrop";

    private final GoogleAccounts accounts;
    private final DriveProperties properties;
    private final HttpTransport transport;
    private final DriveTime time;
    private final RandomGenerator random;
    private final Map<String, DriveAccount> known = new ConcurrentHashMap<>();

    public DriveClients(
            GoogleAccounts accounts,
            DriveProperties properties,
            HttpTransport transport,
            DriveTime time,
            RandomGenerator random) {
        this.accounts = accounts;
        this.properties = properties;
        this.transport = transport;
        this.time = time;
        this.random = random;
    }

    /**
     * Google's own client, for metadata; every call is repeated for {@code patience} and then throws a {@link DriveException}.
     */
    public Drive client(String account, Duration patience) {
        return drive(requests(account, properties.withPatience(patience)));
    }

    /** Metadata and content of an account's files. */
    public DriveGateway gateway(String account) {
        return gateway(account, properties);
    }

    /** The same for a person who waits in front of a screen: requests are given up after {@code patience}. */
    public DriveGateway gateway(String account, Duration patience) {
        return gateway(account, properties.withPatience(patience));
    }

    /** What the account has asked of Google since the start. */
    public QuotaMeter meter(String account) {
        return account(account).meter();
    }

    private DriveGateway gateway(String account, DriveProperties used) {
        DriveRequests requests = requests(account, used);
        return new DriveGateway(drive(requests), requests, used);
    }

    private Drive drive(DriveRequests requests) {
        return new Drive.Builder(transport, GsonFactory.getDefaultInstance(), requests)
                .setRootUrl(properties.root())
                .setApplicationName(APPLICATION)
                // bodies of a few hundred bytes are not worth it
                .setGoogleClientRequestInitializer(request -> request.setDisableGZipContent(true))
                .build();
    }

    private DriveRequests requests(String account, DriveProperties used) {
        return new DriveRequests(account(account), used, time, random);
    }

    private DriveAccount account(String name) {
        Function<String, DriveAccount> make = key ->
                new DriveAccount(key, accounts.tokens(key), new RateGate(properties, time, random), new QuotaMeter());
        return known.computeIfAbsent(name, make);
    }
}
