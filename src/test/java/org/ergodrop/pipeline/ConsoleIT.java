package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console of the running service: closed without the login, read-only with it, and showing the routes in a browser. */
class ConsoleIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static final String CONTEXT = "org.apache.camel:context=ergodrop,type=context,name=\"ergodrop\"";
    private static final String ANALYSE = "org.apache.camel:context=ergodrop,type=routes,name=\"analyse\"";

    @TempDir
    private static Path folder;

    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        service = RunningService.start(folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void onlyTheBareHealthAnswerIsOpen() throws Exception {
        assertThat(get("/actuator/health", false).body()).isEqualTo("{\"status\":\"UP\"}");
        for (String closed :
                List.of("/actuator", "/actuator/env", "/actuator/jolokia", "/actuator/hawtio", "/actuator/beans")) {
            assertThat(get(closed, false).statusCode()).as(closed).isIn(302, 401, 403);
        }
        assertThat(get("/actuator/env", true).statusCode()).isIn(403, 404);
        assertThat(get("/hawtio", true).headers().firstValue("Location").orElse(""))
                .endsWith("/actuator/hawtio/");
    }

    @Test
    void jolokiaReadsAndDumpsRoutes() throws Exception {
        assertThat(jolokia("{\"type\":\"read\",\"mbean\":\"" + ANALYSE.replace("\"", "\\\"")
                        + "\",\"attribute\":\"State\"}"))
                .contains("Started");
        assertThat(exec(CONTEXT, "dumpRoutesAsXml()")).contains("split-into-batches", "\"status\":200");
        assertThat(exec(ANALYSE, "dumpRouteAsXml()")).contains("split-into-batches", "\"status\":200");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.lang:type=Memory | gc",
                "com.sun.management:type=HotSpotDiagnostic | dumpHeap",
                "org.apache.camel:context=ergodrop,type=routes,name=\"analyse\" | stop()",
                "org.apache.camel:context=ergodrop,type=routes,name=\"analyse\" | reset()",
                "org.apache.camel:context=ergodrop,type=routes,name=\"analyse\" | remove()",
                "org.apache.camel:context=ergodrop,type=context,name=\"ergodrop\" | stop()",
                "org.apache.camel:context=ergodrop,type=context,name=\"ergodrop\" | sendStringBody",
                "org.apache.camel:context=ergodrop,type=context,name=\"ergodrop\" | suspend()",
                "org.apache.camel:context=ergodrop,type=tracer,name=BacklogTracer | dumpAllTracedMessages()",
                "java.lang:type=Threading | dumpAllThreads(boolean,boolean)",
            })
    void jolokiaOperatesNothing(String bean, String operation) throws Exception {
        assertThat(exec(bean, operation)).contains("\"status\":403");
    }

    @Test
    void jolokiaWritesNothingAndKeepsWhatMayHoldPasswords() throws Exception {
        assertThat(
                        jolokia(
                                "{\"type\":\"write\",\"mbean\":\"java.lang:type=Memory\",\"attribute\":\"Verbose\",\"value\":true}"))
                .contains("\"status\":403");
        for (String secret : List.of("SystemProperties", "InputArguments")) {
            assertThat(jolokia("{\"type\":\"read\",\"mbean\":\"java.lang:type=Runtime\",\"attribute\":\"" + secret
                            + "\"}"))
                    .contains("\"status\":403");
        }
        // a whole bean is read without them, and nothing goes by the address line
        assertThat(jolokia("{\"type\":\"read\",\"mbean\":\"java.lang:type=Runtime\"}"))
                .doesNotContain("java.class.path");
        assertThat(get("/actuator/jolokia/read/java.lang:type=Runtime/Name", true)
                        .body())
                .contains("\"status\":403");
        assertThat(routeState()).isEqualTo("Started");
    }

    private static String routeState() {
        return service.camel().getRouteController().getRouteStatus("analyse").name();
    }

    private static String exec(String bean, String operation) throws Exception {
        ObjectMapper json = new ObjectMapper();
        return jolokia(json.writeValueAsString(Map.of("type", "exec", "mbean", bean, "operation", operation)));
    }

    @Test
    void theRoutesOfTheRunningServiceAreSeenInTheBrowser() throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM), "no browser: " + CHROMIUM + " is missing, the console is not looked at");
        service.drop("lifting.mp4", 3);
        try (Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(CHROMIUM)
                            .setArgs(List.of(
                                    "--headless",
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1400, 900));
            page.setDefaultTimeout(60_000);
            page.navigate(address("/hawtio"));
            page.fill("input[name=username]", "ergodrop");
            page.fill("input[name=password]", "secret");
            page.click("button[type=submit]");
            page.waitForURL("**/actuator/hawtio/**");
            page.navigate(address("/actuator/hawtio/camel/routes?nid=org.apache.camel-ergodrop-routes"));
            page.waitForSelector("td >> text=intake-directory");
            assertThat(page.content()).contains("intake-directory", "analyse", "deliver");
            page.click("text=analyse >> nth=0");
            page.click("text=Route Diagram");
            page.waitForSelector(".react-flow__node >> text=aggregate-in-order");
            page.waitForSelector(".react-flow__node >> text=find-pose");
            shoot(page, "hawtio");
        }
    }

    private static void shoot(Page page, String name) {
        Path picture = Path.of("target/" + name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        System.out.println("the console: " + picture);
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + service.port() + path;
    }

    private static HttpResponse<String> get(String path, boolean loggedIn) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path)));
        if (loggedIn) {
            request.header("Authorization", basic());
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String jolokia(String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address("/actuator/jolokia")))
                .header("Authorization", basic())
                .header("Content-Type", "application/json")
                .header("Cookie", "XSRF-TOKEN=token")
                .header("X-XSRF-TOKEN", "token")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString("ergodrop:secret".getBytes(StandardCharsets.UTF_8));
    }
}
