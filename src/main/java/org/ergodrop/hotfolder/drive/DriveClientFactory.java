package org.ergodrop.hotfolder.drive;

import com.google.api.services.drive.Drive;
import java.time.Duration;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.component.google.drive.GoogleDriveClientFactory;
import org.ergodrop.google.DriveClients;

/**
 * Gives Camel's google-drive component the client of one of our accounts. The component asks for client id and secret before it
 * asks us: its client id is the name of the account, its secret is not used; the authorization is the service's own.
 */
final class DriveClientFactory implements GoogleDriveClientFactory {

    static final String NOT_USED = "not-used";

    private final DriveClients clients;
    private final Duration patience;

    DriveClientFactory(DriveClients clients, Duration patience) {
        this.clients = clients;
        this.patience = patience;
    }

    @Override
    public Drive makeClient(
            String clientId,
            String clientSecret,
            Collection<String> scopes,
            String applicationName,
            String refreshToken,
            String accessToken) {
        return clients.client(clientId, patience);
    }

    @Override
    public Drive makeClient(
            CamelContext camelContext,
            String serviceAccountKey,
            Collection<String> scopes,
            String applicationName,
            String delegate) {
        throw new UnsupportedOperationException("accounts are configured as ergodrop.google, not in an endpoint");
    }
}
