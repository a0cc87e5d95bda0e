package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The console as a person sees it: Chromium, the login form, Hawtio's diagrams and our page of routes. */
@ExtendWith(ConsoleUnderTest.Shared.class)
class ConsoleBrowserIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static final Duration LOADED_MACHINE = Duration.ofMinutes(3);

    private final ConsoleUnderTest console;

    @TempDir
    private Path profile;

    private ChromeDriver browser;
    private WebDriverWait patience;

    ConsoleBrowserIT(ConsoleUnderTest console) {
        this.console = console;
    }

    @BeforeEach
    void open() {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "no browser: chromium or chromium-driver is missing, the console is not looked at");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--window-size=1400,900",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        ChromeDriverService driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .withTimeout(LOADED_MACHINE)
                .build();
        browser = new ChromeDriver(driver, options);
        patience = new WebDriverWait(browser, LOADED_MACHINE);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void aViewerSeesHawtiosDiagramsAndAllRoutesWithTheirErrorHandling() throws Exception {
        browser.get(console.origin() + "/routes");
        browser.findElement(By.name("username")).sendKeys("viewer");
        browser.findElement(By.name("password")).sendKeys("secret");
        browser.findElement(By.cssSelector("button[type=submit]")).click();

        patience.until(ExpectedConditions.presenceOfElementLocated(By.id("map")));
        assertThat(texts("#map text")).contains("look", "work", "analyse", "put-aside", "timer:look-directory");
        assertThat(texts("#map .leads")).hasSizeGreaterThan(8);
        assertThat(texts("#map .fails")).hasSize(1);
        assertThat(texts("#route-analyse").get(0)).contains("split", "findPose", "Started");
        assertThat(texts("#rule-job-failures").get(0)).contains("may-pass", "cannot-pass", "direct:put-aside");
        shoot("routes");

        browser.get(console.origin() + "/actuator/hawtio/camel/routes?nid=org.apache.camel-ergodrop-routes");
        click("//*[text()='Route Diagram']");
        // all routes, error handling of each included; too wide for the window, but all there
        patience.until(ExpectedConditions.numberOfElementsToBeMoreThan(By.className("react-flow__node"), 100));
        assertThat(texts("body").get(0)).doesNotContain("Error Occurred");
        shoot("hawtio-all");
        click("//*[text()='analyse']");
        patience.until(shown -> texts(".react-flow__node").size() < 30
                && String.join(" ", texts(".react-flow__node")).contains("find-pose"));
        shoot("hawtio");

        List<String> forbidden = browser.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getMessage())
                .filter(message -> message.contains("Content Security Policy"))
                .toList();
        assertThat(forbidden).as("what the pages may not do").isEmpty();
    }

    /** Hawtio may draw anew between finding and clicking. */
    private void click(String xpath) {
        patience.ignoring(StaleElementReferenceException.class, ElementClickInterceptedException.class)
                .until(shown -> {
                    WebElement element = ExpectedConditions.elementToBeClickable(By.xpath(xpath))
                            .apply(shown);
                    if (element != null) {
                        element.click();
                    }
                    return element;
                });
    }

    /** Of all at one moment: Hawtio draws anew every two seconds, our page every ten. */
    private List<String> texts(String selector) {
        Object texts = browser.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(element => element.textContent)", selector);
        return ((List<?>) texts).stream().map(String::valueOf).toList();
    }

    private void shoot(String name) throws IOException {
        browser.manage().window().setSize(new Dimension(1400, 900));
        Path picture = Path.of("target/" + name + ".png");
        Files.write(picture, browser.getScreenshotAs(OutputType.BYTES));
        System.out.println("the console: " + picture);
    }
}
