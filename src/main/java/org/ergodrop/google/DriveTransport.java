package org.ergodrop.google;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.apache.v2.ApacheHttpTransport;
import java.io.IOException;

/** Connections to Google. They repeat nothing, follow no redirects and keep no cookies: all that is decided in one place. */
public final class DriveTransport implements AutoCloseable {

    private final ApacheHttpTransport http = new ApacheHttpTransport(ApacheHttpTransport.newDefaultHttpClientBuilder()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAuthCaching()
            .build());

    public HttpTransport http() {
        return http;
    }

    @Override
    public void close() throws IOException {
        http.shutdown();
    }
}
