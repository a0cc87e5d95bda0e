package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every address of the running service for nobody, a viewer and an operator, and the login itself. */
@ExtendWith(ConsoleUnderTest.Shared.class)
class ConsoleIT {

    private final ConsoleUnderTest console;

    ConsoleIT(ConsoleUnderTest console) {
        this.console = console;
    }

    @ParameterizedTest(name = "{0} {1}: nobody {2}, viewer {3}, operator {4}")
    @CsvSource({
        "GET,  /actuator/health,                     200, 200, 200",
        "HEAD, /actuator/health,                     200, 200, 200",
        "GET,  /actuator/health/db,                  401, 403, 403",
        "GET,  /actuator/prometheus,                 401, 200, 200",
        "GET,  /,                                    401, 302, 302",
        "GET,  /hawtio,                              401, 302, 302",
        "GET,  /routes,                              401, 200, 200",
        "GET,  /login,                               200, 200, 200",
        "GET,  /logout,                              200, 200, 200",
        "GET,  /default-ui.css,                      401, 403, 403",
        "GET,  /actuator/hawtio/,                    401, 200, 200",
        "GET,  /actuator/hawtio/index.html,          401, 200, 200",
        "GET,  /actuator/hawtio/proxy/enabled,       401, 403, 403",
        "GET,  /actuator/hawtio/proxy/http/127.0.0.1/9/, 401, 403, 403",
        "POST, /actuator/hawtio/auth/login,          403, 403, 403",
        "GET,  /actuator,                            401, 403, 403",
        "GET,  /actuator/env,                        401, 403, 403",
        "GET,  /actuator/beans,                      401, 403, 403",
        "GET,  /actuator/heapdump,                   401, 403, 403",
        "GET,  /actuator/loggers,                    401, 403, 403",
        "GET,  /actuator/camel,                      401, 403, 403",
        "POST, /actuator/shutdown,                   403, 403, 403",
        "POST, /actuator/health,                     403, 403, 403",
        "POST, /routes,                              403, 403, 403",
        "GET,  /h2-console,                          401, 403, 403",
        "GET,  /jolokia,                             401, 403, 403",
        "GET,  /error,                               401, 403, 403",
        "GET,  /no-such-page,                        401, 403, 403",
        // no method but those that are used
        "PUT,    /actuator/jolokia,                  400, 400, 400",
        "DELETE, /actuator/jolokia,                  400, 400, 400",
        "OPTIONS, /actuator/jolokia,                 400, 400, 400",
        "TRACE,  /,                                  400, 400, 400",
    })
    void everyAddressSaysWhoMayComeIn(String method, String path, int nobody, int viewer, int operator)
            throws Exception {
        assertThat(console.statusOfRaw(method, path, "nobody")).isEqualTo(nobody);
        assertThat(console.statusOfRaw(method, path, "viewer")).isEqualTo(viewer);
        assertThat(console.statusOfRaw(method, path, "operator")).isEqualTo(operator);
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health/../env",
        "/actuator/hawtio/../env",
        "/actuator/hawtio/..%2fenv",
        "/actuator/hawtio/%2e%2e/env",
        "/actuator/hawtio/..;/env",
        "/actuator/hawtio;/../env",
        "/actuator//env",
        "//actuator/env",
        "/actuator/./env",
        "/actuator/env;.js",
        "/actuator/%65nv/%2e%2e/env",
        "/actuator/health;a=b",
        "/actuator/hawtio/..%5c..%5cenv",
        "/actuator/hawtio/%252e%252e/env",
        "/actuator/hawtio/../../../../../../etc/passwd",
        "/actuator/hawtio/%2e%2e%2f%2e%2e%2fapplication.yaml",
        "/actuator/env%00",
        "/actuator/env%0a",
        "/ACTUATOR/env",
        "/actuator/env/",
        "/actuator/env.json",
    })
    void anAddressThatCouldBeReadInTwoWaysIsRefusedToAll(String address) throws Exception {
        for (String user : List.of("nobody", "viewer", "operator")) {
            assertThat(console.statusOfRaw("GET", address, user)).as(user).isIn(400, 401, 403, 404);
        }
    }

    @Test
    void healthSaysNoMoreThanOneWord() throws Exception {
        for (String user : List.of("nobody", "operator")) {
            assertThat(console.send(console.request("/actuator/health", user)).body())
                    .matches("\\{\"status\":\"(UP|DEGRADED|DOWN)\"}");
        }
    }

    @Test
    void everyAnswerForbidsFramesForeignScriptsGuessedTypesAndCopies() throws Exception {
        for (String path : List.of("/login", "/routes", "/actuator/hawtio/", "/actuator/health", "/actuator/env")) {
            var headers = console.send(console.request(path, "viewer")).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains(
                            path.endsWith("hawtio/") ? "script-src 'self';" : "default-src 'none'",
                            "frame-ancestors 'none'")
                    .doesNotContain("unsafe-eval");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
            // Hawtio's own filter says strict-origin: never more than the name of this machine
            assertThat(headers.firstValue("Referrer-Policy").orElse("")).isIn("same-origin", "strict-origin");
            // Hawtio's own files hold nothing of ours
            assertThat(headers.firstValue("Cache-Control").orElse(""))
                    .contains(path.endsWith("hawtio/") ? "no-cache" : "no-store");
        }
    }

    @Test
    void loggingInChangesTheSessionAndLoggingOutEndsIt() throws Exception {
        Visitor visitor = new Visitor();
        visitor.get("/login");
        assertThat(visitor.login("operator", "wrong")).endsWith("/login?error");
        // somebody with a session of his own foists it on another, who then logs in
        visitor.login("viewer", "secret");
        visitor.get("/login");
        String before = visitor.cookie("ERGODROP_SESSION").getValue();
        assertThat(visitor.login("operator", "secret")).endsWith("/actuator/hawtio/");
        HttpCookie after = visitor.cookie("ERGODROP_SESSION");
        assertThat(after.getValue()).isNotEqualTo(before);
        assertThat(after.isHttpOnly()).isTrue();
        assertThat(visitor.setCookies).anyMatch(c -> c.startsWith("ERGODROP_SESSION") && c.contains("SameSite=Lax"));
        assertThat(visitor.setCookies).anyMatch(c -> c.startsWith("XSRF-TOKEN") && c.contains("SameSite=Lax"));
        assertThat(visitor.get("/routes").statusCode()).isEqualTo(200);

        assertThat(visitor.send(visitor.form("/logout", "")).statusCode())
                .as("without the token")
                .isEqualTo(403);
        assertThat(visitor.get("/routes").statusCode()).isEqualTo(200);
        visitor.send(visitor.form("/logout", "_csrf=" + visitor.token()));
        assertThat(visitor.get("/routes").statusCode()).isEqualTo(401);
        // the old number opens nothing either
        assertThat(console.send(console.request("/routes", "nobody").header("Cookie", after.toString()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aLoginNeedsTheTokenOfOurPageAndNoForeignOrigin() throws Exception {
        Visitor visitor = new Visitor();
        visitor.get("/login");
        String fields = "username=viewer&password=secret";
        assertThat(visitor.send(visitor.form("/login", fields)).statusCode()).isEqualTo(403);
        assertThat(visitor.send(visitor.form("/login", fields + "&_csrf=guess")).statusCode())
                .isEqualTo(403);
        for (String foreign : List.of("https://evil.example", "null", console.origin() + "0", "http://127.0.0.1:1")) {
            assertThat(visitor.send(visitor.form("/login", fields + "&_csrf=" + visitor.token())
                                    .header("Origin", foreign))
                            .statusCode())
                    .as(foreign)
                    .isEqualTo(403);
        }
        assertThat(visitor.send(visitor.form("/login", fields + "&_csrf=" + visitor.token())
                                .header("Origin", console.origin()))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void aPersonIsSentToTheFormAndThenWhereSheWanted() throws Exception {
        Visitor visitor = new Visitor();
        HttpResponse<String> asked = visitor.send(visitor.to("/routes").header("Accept", "text/html"));
        assertThat(asked.headers().firstValue("Location").orElse("")).endsWith("/login");
        assertThat(visitor.cookies.getCookieStore().getCookies())
                .as("no session for somebody unknown")
                .noneMatch(cookie -> cookie.getName().equals("ERGODROP_SESSION"));
        visitor.get("/login");
        assertThat(visitor.login("viewer", "secret")).endsWith("/routes");
    }

    /** Cookies know no ports: another service on this machine may have written it. */
    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/login", "http://127.0.0.1:1/", "http://[", "nonsense"})
    void aWishThatLeadsElsewhereIsNotFollowed(String elsewhere) throws Exception {
        Visitor visitor = new Visitor();
        visitor.get("/login");
        String wish = Base64.getEncoder().encodeToString(elsewhere.getBytes(StandardCharsets.UTF_8));
        HttpCookie cookie = new HttpCookie("REDIRECT_URI", wish);
        cookie.setPath("/");
        visitor.cookies.getCookieStore().add(URI.create(console.origin()), cookie);
        assertThat(visitor.login("viewer", "secret"))
                .endsWith("/actuator/hawtio/")
                .doesNotContain("evil");
    }

    @Test
    void aPersonIsToldInHerLanguageWhatWentWrong() throws Exception {
        Visitor visitor = new Visitor();
        visitor.language = "cs-CZ,cs;q=0.9,en;q=0.5";
        assertThat(visitor.get("/login").body()).contains("<html lang=\"cs\">", "Přihlásit se");
        assertThat(visitor.login("viewer", "wrong")).endsWith("/login?error");
        assertThat(visitor.get("/login?error").body()).contains("Uživatel nebo heslo nesouhlasí.");
        visitor.language = "en";
        assertThat(visitor.get("/login?error").body()).contains("User or password is wrong.");
        visitor.language = "de, *;q=0.1";
        assertThat(visitor.get("/login?logout").body()).as("the service's").contains("You are logged out.");
        visitor.language = "nonsense;;q=x";
        assertThat(visitor.login("viewer", "secret")).endsWith("/actuator/hawtio/");

        visitor.language = "cs";
        HttpResponse<String> nowhere = visitor.send(visitor.to("/no-such-page").header("Accept", "text/html"));
        assertThat(nowhere.statusCode()).isEqualTo(403);
        assertThat(nowhere.body()).contains("nikam nevede").doesNotContain("Whitelabel", "Exception");
        assertThat(visitor.get("/routes").body()).contains("Co která trasa dělá", "prošlo");
    }

    @Test
    void guessingGetsSlowForAKnownAndForAnUnknownUserAlike() throws Exception {
        for (String user : List.of("ghost", "operator.guessed")) {
            for (int i = 0; i < 5; i++) {
                assertThat(withBasic(user).statusCode()).isEqualTo(401);
            }
            HttpResponse<String> refused = untilRefused(() -> withBasic(user));
            assertThat(refused.headers().firstValue("Retry-After").orElse("")).matches("[1-9]\\d*");
            // and by the form too, which knows of the tries by basic authentication
            Visitor visitor = new Visitor();
            visitor.get("/login");
            HttpResponse<String> told = untilRefused(() -> visitor.send(
                    visitor.form("/login", "username=" + user + "&password=wrong&_csrf=" + visitor.token())));
            assertThat(told.body()).startsWith("Too many logins failed. Try again in ");
            HttpResponse<String> shown = untilRefused(() ->
                    visitor.send(visitor.form("/login", "username=" + user + "&password=wrong&_csrf=" + visitor.token())
                            .header("Accept", "text/html")));
            assertThat(shown.body()).contains("<form", "Too many logins failed. Try again in ");
        }
    }

    /** The first wait is a second, and over when this machine stands still for so long: then the next one is twice as long. */
    private static HttpResponse<String> untilRefused(Callable<HttpResponse<String>> tried) throws Exception {
        HttpResponse<String> answer = tried.call();
        for (int more = 0; more < 5 && answer.statusCode() != 429; more++) {
            answer = tried.call();
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        return answer;
    }

    private HttpResponse<String> withBasic(String user) throws IOException, InterruptedException {
        return console.send(
                console.request("/routes", "nobody").header("Authorization", ConsoleUnderTest.basic(user, "wrong")));
    }

    /** A browser without its window. */
    private final class Visitor {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(cookies).build();
        private final List<String> setCookies = new java.util.ArrayList<>();
        private String language = "en";

        HttpRequest.Builder to(String path) {
            return HttpRequest.newBuilder(URI.create(console.origin() + path)).header("Accept-Language", language);
        }

        HttpRequest.Builder form(String path, String fields) {
            return to(path).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(fields));
        }

        HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            setCookies.addAll(answer.headers().allValues("Set-Cookie"));
            return answer;
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return send(to(path));
        }

        /** @return where one is sent */
        String login(String user, String password) throws IOException, InterruptedException {
            return send(form("/login", "username=" + user + "&password=" + password + "&_csrf=" + token()))
                    .headers()
                    .firstValue("Location")
                    .orElse("");
        }

        String token() {
            return cookie("XSRF-TOKEN").getValue();
        }

        HttpCookie cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
