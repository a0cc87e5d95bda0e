package org.ergodrop.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
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
            assertThat(arguments(czech, key)).as(key).isEqualTo(arguments(english, key));
        }
    }

    @Test
    void everySentenceIsUsed() throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/ergodrop/notify"))) {
            for (Path source : sources.toList()) {
                code.append(Files.readString(source));
            }
        }
        // keys that end in the name of an enum constant are put together
        assertThat(read("Sentences.properties").stringPropertyNames()).allSatisfy(key -> {
            String start = key.substring(0, key.lastIndexOf('.') + 1);
            assertThat(code.indexOf("\"" + key + "\"") >= 0 || code.indexOf("\"" + start + "\"") >= 0)
                    .as(key)
                    .isTrue();
        });
    }

    private static int arguments(Properties sentences, String key) {
        return new MessageFormat(sentences.getProperty(key), Locale.ENGLISH).getFormatsByArgumentIndex().length;
    }

    private static Properties read(String name) throws IOException {
        Properties properties = new Properties();
        try (var in = new InputStreamReader(MailWords.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
