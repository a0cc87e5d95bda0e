package org.ergodrop.pods.runpod;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpConstants;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.ergodrop.pods.PodProviderException;

/**
 * Carries requests to RunPod through an endpoint of camel-http. The endpoint belongs to this class alone: it is in no
 * registry, no route and no MBean, and its HTTP client, not Camel, puts the API key onto each request.
 */
final class RunPodTransport implements AutoCloseable {

    private final HttpComponent component = new HttpComponent();
    private final HttpEndpoint endpoint;
    private final PoolingHttpClientConnectionManager connections;
    private final ProducerTemplate template;
    private final ApiKey key;

    RunPodTransport(CamelContext context, RunPodProperties properties, ApiKey key) throws Exception {
        this.key = key;
        connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(socket -> new QuietConnection())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setSocketTimeout(Timeout.of(properties.answerTimeout()))
                        .build())
                .build();
        component.setCamelContext(context);
        component.setClientConnectionManager(connections);
        component.setConnectionRequestTimeout(properties.answerTimeout().toMillis());
        component.setConnectTimeout(properties.connectTimeout().toMillis());
        component.setResponseTimeout(properties.answerTimeout().toMillis());
        component.setCookieManagementDisabled(true);
        component.setUseSystemProperties(true); // a proxy that the machine needs
        component.setHttpClientConfigurer(this::configure);
        ServiceHelper.startService(component);
        endpoint = (HttpEndpoint) component.createEndpoint(properties.baseUrl() + "?throwExceptionOnFailure=false");
        template = context.createProducerTemplate();
    }

    /**
     * Nothing is repeated and no redirect is followed, because only the caller knows what a second request would cost; and each
     * request has a connection of its own, because one that went stale in the pool leaves the question whether a pod was made.
     */
    private void configure(HttpClientBuilder builder) {
        builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableAuthCaching()
                .setConnectionReuseStrategy((request, response, context) -> false)
                .addRequestInterceptorLast((request, entity, context) -> authorize(request));
    }

    private void authorize(HttpRequest request) throws IOException {
        try {
            request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key.read());
        } catch (PodProviderException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** @throws PodProviderException when no answer came */
    RunPodAnswer send(RunPodCall call) throws PodProviderException {
        key.read();
        Exchange exchange = template.request(endpoint, request -> {
            Message message = request.getMessage();
            message.setHeader(HttpConstants.HTTP_METHOD, HttpMethods.valueOf(call.method()));
            message.setHeader(HttpConstants.HTTP_PATH, call.path());
            if (!call.query().isEmpty()) {
                message.setHeader(HttpConstants.HTTP_QUERY, call.query());
            }
            message.setHeader("Accept", "application/json, application/problem+json");
            if (call.body() != null) {
                message.setHeader(HttpConstants.CONTENT_TYPE, "application/json");
                message.setBody(call.body().getBytes(StandardCharsets.UTF_8));
            }
        });
        if (exchange.getException() != null) {
            throw RunPodFailure.unanswered(call, exchange.getException());
        }
        Message answer = exchange.getMessage();
        byte[] body = answer.getBody(byte[].class);
        return new RunPodAnswer(
                answer.getHeader(HttpConstants.HTTP_RESPONSE_CODE, Integer.class),
                body == null ? new byte[0] : body,
                answer.getHeader("RateLimit", String.class),
                answer.getHeader("Retry-After", String.class));
    }

    @Override
    public void close() throws IOException {
        template.stop();
        ServiceHelper.stopService(endpoint, component);
        connections.close(CloseMode.IMMEDIATE);
    }
}
