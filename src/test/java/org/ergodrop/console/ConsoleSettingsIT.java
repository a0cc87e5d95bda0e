package org.ergodrop.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.servlet.ServletManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The settings of the console that one running service cannot show: TLS, other roles, other ways for Prometheus. */
class ConsoleSettingsIT {

    @TempDir
    private Path folder;

    @Test
    void underTlsCookiesAreForTlsOnlyAndBrowsersRememberIt() throws Exception {
        Path keys = folder.resolve("keys.p12");
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "console",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        keys.toString())
                .inheritIO()
                .start()
                .waitFor();
        try (ConfigurableApplicationContext console = start(
                "server.ssl.key-store=" + keys,
                "server.ssl.key-store-password=changeit",
                "ergodrop.console.password=secret",
                "ergodrop.console.prometheus=open")) {
            HttpResponse<String> page = get(console, "https", "/login");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Strict-Transport-Security").orElse(""))
                    .contains("max-age");
            assertThat(page.headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allSatisfy(
                            cookie -> assertThat(cookie).contains("; Secure").contains("SameSite=Lax"));
            String token = page.headers().allValues("Set-Cookie").get(0).replaceFirst("XSRF-TOKEN=([^;]+).*", "$1");
            HttpResponse<String> login = send(request(console, "https", "/login")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Cookie", "XSRF-TOKEN=" + token)
                    .header("Origin", "https://localhost:" + port(console))
                    .POST(HttpRequest.BodyPublishers.ofString("username=ergodrop&password=secret&_csrf=" + token)));
            assertThat(login.headers().allValues("Set-Cookie"))
                    .anySatisfy(cookie -> assertThat(cookie)
                            .contains("; Secure")
                            .contains("; HttpOnly")
                            .doesNotStartWith("XSRF"));
            assertThat(get(console, "https", "/actuator/prometheus").statusCode())
                    .as("open")
                    .isEqualTo(200);
        }
    }

    @Test
    void aProcessWithoutConsoleServesItToNobodyAndMakesNoPassword() throws Exception {
        try (ConfigurableApplicationContext console = start(
                "ergodrop.roles=worker",
                "server.address=",
                "ergodrop.console.prometheus=off",
                "ergodrop.console.password-file=" + folder.resolve("password"))) {
            assertThat(get(console, "http", "/actuator/health").statusCode()).isEqualTo(200);
            assertThat(listeningAt(console)).as("an empty address").isEqualTo("localhost/127.0.0.1");
            for (String closed : List.of(
                    "/", "/routes", "/login", "/actuator/hawtio/", "/actuator/jolokia", "/actuator/prometheus")) {
                assertThat(get(console, "http", closed).statusCode()).as(closed).isIn(401, 403);
            }
            assertThat(folder).isEmptyDirectory();
        }
    }

    private static ConfigurableApplicationContext start(String... settings) {
        List<String> all =
                new ArrayList<>(List.of("--server.port=0", "--spring.config.location=optional:classpath:/none/"));
        all.add("--spring.main.banner-mode=off");
        all.add("--management.endpoints.web.exposure.include=health,prometheus");
        all.add("--server.servlet.session.cookie.same-site=lax");
        for (String setting : settings) {
            all.add("--" + setting);
        }
        return new SpringApplicationBuilder(Slim.class).run(all.toArray(String[]::new));
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext console, String scheme, String path)
            throws Exception {
        return send(request(console, scheme, path));
    }

    private static HttpRequest.Builder request(ConfigurableApplicationContext console, String scheme, String path) {
        return HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + port(console) + path));
    }

    private static String listeningAt(ConfigurableApplicationContext console) {
        TomcatWebServer server = (TomcatWebServer) ((ServletWebServerApplicationContext) console).getWebServer();
        return String.valueOf(server.getTomcat().getConnector().getProperty("address"));
    }

    private static int port(ConfigurableApplicationContext console) {
        return console.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLS");
        X509ExtendedTrustManager any = Mockito.mock(X509ExtendedTrustManager.class);
        Mockito.when(any.getAcceptedIssuers()).thenReturn(new X509Certificate[0]);
        trusting.init(null, new TrustManager[] {any}, null);
        return HttpClient.newBuilder()
                .sslContext(trusting)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The console's security with the web around it and nothing behind it. */
    @Configuration(proxyBeanMethods = false)
    @Import({
        ConsoleLogin.class,
        ConsoleSecurity.class,
        ConsoleAddresses.class,
        LoginPage.class,
        PageLanguage.class,
        ErrorPage.class,
        LocalUnlessSaid.class
    })
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        EndpointAutoConfiguration.class,
        WebEndpointAutoConfiguration.class,
        ManagementContextAutoConfiguration.class,
        ServletManagementContextAutoConfiguration.class,
        HealthContributorAutoConfiguration.class,
        HealthEndpointAutoConfiguration.class,
        MetricsAutoConfiguration.class,
        PrometheusMetricsExportAutoConfiguration.class,
    })
    static class Slim {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
