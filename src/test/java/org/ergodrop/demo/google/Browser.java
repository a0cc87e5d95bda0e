package org.ergodrop.demo.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Plain HTTP to the stand-in, as any program would speak it. */
final class Browser {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;
    private final String token;

    Browser(String base, String token) {
        this.base = base;
        this.token = token;
    }

    static Browser of(GoogleStandIn google) {
        return new Browser(
                google.baseUrl(), google.oauth().accessToken(google.drive().firstAccount(), "client"));
    }

    Browser withToken(String other) {
        return new Browser(base, other);
    }

    /** What came back. */
    record Answer(HttpResponse<byte[]> http) {
        int status() {
            return http.statusCode();
        }

        String text() {
            return new String(http.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() throws IOException {
            return JSON.readTree(http.body());
        }

        String reason() throws IOException {
            return json().path("error").path("errors").path(0).path("reason").asText();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@code files?q=…&…} from a path and pairs of names and values. */
    static String path(String path, String... pairs) {
        StringBuilder all = new StringBuilder(path);
        for (int i = 0; i < pairs.length; i += 2) {
            all.append(i == 0 ? '?' : '&').append(pairs[i]).append('=').append(encoded(pairs[i + 1]));
        }
        return all.toString();
    }

    Answer get(String path, String... headers) throws Exception {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer drive(String path, String... pairs) throws Exception {
        return get("drive/v3/" + path(path, pairs));
    }

    Answer list(String q, String... pairs) throws Exception {
        String[] all = Arrays.copyOf(pairs, pairs.length + 2);
        all[pairs.length] = "q";
        all[pairs.length + 1] = q;
        return drive("files", all);
    }

    /** The names in a list, sorted. */
    String names(String q) throws Exception {
        JsonNode files = list(q).json().path("files");
        return java.util.stream.StreamSupport.stream(files.spliterator(), false)
                .map(file -> file.path("name").asText())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    Answer json(String method, String path, String body, String... headers) throws Exception {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json; charset=UTF-8";
        return send(method, path, BodyPublishers.ofString(body), all);
    }

    Answer form(String path, String... pairs) throws Exception {
        String form = path("", pairs).substring(pairs.length == 0 ? 0 : 1);
        return send("POST", path, BodyPublishers.ofString(form), "Content-Type", "application/x-www-form-urlencoded");
    }

    Answer put(String address, byte[] body, String... headers) throws Exception {
        return send("PUT", address, BodyPublishers.ofByteArray(body), headers);
    }

    Answer send(String method, String path, BodyPublisher body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .method(method, body)
                .timeout(Duration.ofSeconds(20));
        if (!token.isEmpty() && !path.contains("upload_id=")) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
    }
}
