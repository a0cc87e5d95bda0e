package org.ergodrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void bothLanguagesSayTheSameThingsWithTheSameArguments() throws IOException {
        Properties english = read("Sentences.properties");
        Properties czech = read("Sentences_cs.properties");
        assertThat(czech.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            int arguments =
                    new MessageFormat(english.getProperty(key), Locale.ENGLISH).getFormatsByArgumentIndex().length;
            assertThat(new MessageFormat(czech.getProperty(key), Locale.ENGLISH).getFormatsByArgumentIndex())
                    .as(key)
                    .hasSize(arguments);
            assertThat(count(czech.getProperty(key), '|')).as(key).isEqualTo(count(english.getProperty(key), '|'));
        }
    }

    @Test
    void everyTextIsUsed() throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/ergodrop/report"))) {
            for (Path source : sources.toList()) {
                code.append(Files.readString(source));
            }
        }
        // keys that end in the name of an enum constant or a number, and those of the fact list, are put together
        assertThat(read("Sentences.properties").stringPropertyNames()).allSatisfy(key -> {
            String[] parts = key.split("\\.");
            String last = parts[parts.length - 1];
            String rest = key.substring(0, key.length() - last.length());
            assertThat(Stream.of(key, last, rest).anyMatch(text -> code.indexOf("\"" + text + "\"") >= 0)
                            || Arrays.stream(new String[] {"band."}).anyMatch(key::startsWith))
                    .as(key)
                    .isTrue();
        });
    }

    private static long count(String text, char wanted) {
        boolean list = !text.contains("choice");
        return list ? text.chars().filter(c -> c == wanted).count() : 0;
    }

    private static Properties read(String name) throws IOException {
        Properties properties = new Properties();
        try (var in = new InputStreamReader(SentencesTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
