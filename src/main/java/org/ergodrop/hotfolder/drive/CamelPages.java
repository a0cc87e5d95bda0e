package org.ergodrop.hotfolder.drive;

import com.google.api.services.drive.model.FileList;
import java.io.IOException;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.component.google.drive.GoogleDriveComponent;
import org.apache.camel.component.google.drive.GoogleDriveConfiguration;
import org.ergodrop.google.DriveFile;
import org.jspecify.annotations.Nullable;

/**
 * Lists by the route {@code list-drive-folder}, so that each page is seen in the console. Each account has a component of its
 * own, {@code google-drive-<account>}, because a component has one client.
 */
final class CamelPages implements FolderPages {

    /** Which component the route sends to. */
    static final String ACCOUNT = "ErgodropAccount";

    private static final String OPTION = "CamelGoogleDrive.";

    /** Drive gives no more at once. Facts A3. */
    private static final int PAGE_SIZE = 100;

    private final CamelContext camel;
    private final DriveClientFactory clients;

    CamelPages(CamelContext camel, DriveClientFactory clients) {
        this.camel = camel;
        this.clients = clients;
    }

    @Override
    public FileList page(String account, String query, @Nullable String token) throws IOException {
        registerComponent(account);
        try (FluentProducerTemplate route = camel.createFluentProducerTemplate()) {
            route.to("direct:list-drive-folder")
                    .withHeader(ACCOUNT, account)
                    .withHeader(OPTION + "q", query)
                    .withHeader(OPTION + "fields", DriveFile.LIST_FIELDS)
                    .withHeader(OPTION + "pageSize", PAGE_SIZE)
                    .withHeader(OPTION + "supportsAllDrives", true)
                    .withHeader(OPTION + "includeItemsFromAllDrives", true);
            if (token != null) {
                route.withHeader(OPTION + "pageToken", token);
            }
            Exchange answer = route.send();
            if (answer.getException() != null) {
                throw cause(answer.getException());
            }
            return answer.getMessage().getMandatoryBody(FileList.class);
        } catch (CamelExecutionException e) {
            throw cause(e);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the folder cannot be listed: " + e.getMessage(), e);
        }
    }

    /** The component wraps what the client throws. */
    private static IOException cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException named) {
                return named;
            }
        }
        return new IOException("the folder cannot be listed: " + failure.getMessage(), failure);
    }

    private synchronized void registerComponent(String account) {
        String name = "google-drive-" + account;
        if (camel.hasComponent(name) == null) {
            GoogleDriveConfiguration configuration = new GoogleDriveConfiguration();
            configuration.setClientId(account);
            configuration.setClientSecret(DriveClientFactory.NOT_USED);
            GoogleDriveComponent component = new GoogleDriveComponent(camel);
            component.setConfiguration(configuration);
            component.setClientFactory(clients);
            camel.addComponent(name, component);
        }
    }
}
