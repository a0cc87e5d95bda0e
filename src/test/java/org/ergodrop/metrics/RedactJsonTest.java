package org.ergodrop.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

/** The expression of application.yaml, which the patterns of the other logs use too. */
class RedactJsonTest {

    private static RedactJson redaction() throws IOException {
        MockEnvironment environment = new MockEnvironment();
        new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        return new RedactJson(environment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET / Authorization: Bearer SECRET-abc.def~ghi Host: x | GET / Authorization: Bearer *** Host: x",
                "authorization=Basic U0VDUkVU== | authorization=Basic ***",
                "http-outgoing-1 >> \"Authorization: Bearer SECRET[\\r][\\n]\" | http-outgoing-1 >> \"Authorization: Bearer ***[\\r][\\n]\"",
                "sent bearer SECRETSECRET1 off | sent bearer *** off",
                "grant_type=refresh_token&refresh_token=1//0SECRET&client_secret=SECRET&x=y | grant_type=refresh_token&refresh_token=***&client_secret=***&x=y",
                "{\"access_token\" : \"SECRET\", \"scope\": \"drive\"} | {\"access_token\" : \"***\", \"scope\": \"drive\"}",
                "accessToken='SECRET', clientSecret=SECRET] | accessToken='***', clientSecret=***]",
                "url jdbc:x;PASSWORD=SECRET;y | url jdbc:x;PASSWORD=***;y",
                "spring.mail.password: SECRET | spring.mail.password: ***",
                "X-Api-Key: SECRET | X-Api-Key: ***",
                "key rpa_SECRET used | key *** used",
                "ya29.a0SECRET-x_y and GOCSPX-SECRET | *** and ***",
                "/callback?code=4/SECRET&scope=drive | /callback?code=***&scope=drive",
                "invoking https://hooks.slack.com/services/T0/B0/SECRET with statusCode: 404 | invoking https://hooks.slack.com/services/*** with statusCode: 404",
                "https://x.logic.azure.com:443/workflows/SECRET/invoke?api-version=1&sp=%2F&sig=SECRET | https://x.logic.azure.com:443/workflows/***&sp=%2F&sig=***",
            })
    void blackensWhatLooksLikeASecret(String text, String shown) throws IOException {
        assertThat(redaction().blackened(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lifting.mp4: analysis begins",
                "The password is wrong",
                "the bearer of the box",
                "AUTH_LOST (default): ergodrop auth login",
                "exit code=3",
                "pageToken=abc",
                "a file META-INF/services/x in https://example.org/a/b",
                "job 20261123-033308-c9526e: 5 of 7 secrets"
            })
    void leavesOtherWordsAlone(String text) throws IOException {
        assertThat(redaction().blackened(text)).isEqualTo(text);
    }

    @Test
    void aLongLineWithoutSecretsTakesNoTime() throws IOException {
        String line = "authorization \"'= ".repeat(20_000) + "x".repeat(200_000);
        assertThat(redaction().blackened(line)).hasSizeGreaterThan(200_000);
    }
}
