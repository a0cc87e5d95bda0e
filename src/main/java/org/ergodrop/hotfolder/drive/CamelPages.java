package org.ergodrop.hotfolder.drive;

import com.google.api.services.drive.model.FileList;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
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

    private final Supplier<CamelContext> camel;
    private final DriveClientFactory clients;
    private @Nullable ProducerTemplate route;

    CamelPages(Supplier<CamelContext> camel, DriveClientFactory clients) {
        this.camel = camel;
        this.clients = clients;
    }

    @Override
    public FileList page(String account, String query, @Nullable String token) throws IOException {
        Exchange page = route(account).request("direct:list-drive-folder", exchange -> {
            Message question = exchange.getMessage();
            question.setHeader(ACCOUNT, account);
            question.setHeader(OPTION + "q", query);
            question.setHeader(OPTION + "fields", DriveFile.LIST_FIELDS);
            question.setHeader(OPTION + "pageSize", PAGE_SIZE);
            question.setHeader(OPTION + "supportsAllDrives", true);
            question.setHeader(OPTION + "includeItemsFromAllDrives", true);
            if (token != null) {
                question.setHeader(OPTION + "pageToken", token);
            }
        });
        if (page.getException() != null) {
            throw cause(page.getException());
        }
        FileList files = page.getMessage().getBody(FileList.class);
        if (files == null) {
            throw new IOException("the route list-drive-folder gave no page");
        }
        return files;
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

    private synchronized ProducerTemplate route(String account) {
        CamelContext context = camel.get();
        String name = "google-drive-" + account;
        if (context.hasComponent(name) == null) {
            GoogleDriveConfiguration configuration = new GoogleDriveConfiguration();
            configuration.setClientId(account);
            configuration.setClientSecret(DriveClientFactory.NOT_USED);
            GoogleDriveComponent component = new GoogleDriveComponent(context);
            component.setConfiguration(configuration);
            component.setClientFactory(clients);
            context.addComponent(name, component);
        }
        if (route == null) {
            route = context.createProducerTemplate();
        }
        return route;
    }
}
