package org.ergodrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileStemTest {

    @ParameterizedTest
    @CsvSource({
        "pracoviště 3 ohýbání,pracoviště 3 ohýbání",
        "../../etc/passwd,_.._etc_passwd",
        "/abs/olute,_abs_olute",
        "a\\b:c*d,a_b_c_d",
        "=cmd()|calc,cmd()_calc",
        "-rf,rf",
        "@SUM(A1),SUM(A1)",
        ".hidden,hidden",
        "end. .,end",
        "NUL,_NUL",
        "com1.v2,_com1.v2",
        "👷 dělník,👷 dělník",
        "...,video",
        "'   ',video"
    })
    void keepsWhatIsHarmlessAndReplacesTheRest(String raw, String safe) {
        assertThat(FileStem.of(raw).text()).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\r\nb", "a\u202Eb", "a\u200Bb", "a\u2028b", "a\uD800b", "a\tb"})
    void charactersThatCannotBeSeenBecomeUnderscores(String raw) {
        assertThat(FileStem.of(raw).text()).matches("a_+b");
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        String cut = FileStem.of("ž👷".repeat(200)).text();
        assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(190, FileStem.MOST_BYTES);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(cut)).isTrue();
    }

    @Test
    void withoutNonAsciiNamesTheAccentsAreDropped() {
        assertThat(FileStem.of("Ohýbání žárovky 👷").inAscii().text()).isEqualTo("Ohybani zarovky _");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anyTextBecomesAFileInsideTheFolder(long seed, @TempDir Path folder) throws IOException {
        Random random = new Random(seed);
        for (int attempt = 0; attempt < 50; attempt++) {
            String raw = random.ints(random.nextInt(400), 0, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            try (PartialFile file = new OutputFolder(folder, raw).file("_ergonomics.xlsx")) {
                Files.write(file.path(), new byte[1]);
                Path written = file.complete();
                assertThat(written.toRealPath().getParent()).isEqualTo(folder.toRealPath());
                assertThat(written).isRegularFile();
            }
        }
    }
}
