package org.ergodrop.analysis.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Locale;
import org.ergodrop.analysis.video.UnusableVideoException.Problem;
import org.ergodrop.analysis.video.UnusableVideoException.State;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoProbeTest {

    private static final Locale CZECH = Locale.forLanguageTag("cs");

    @TempDir
    static Path folder;

    private static byte[] good;

    @BeforeAll
    static void makeAClip() throws Exception {
        good = Files.readAllBytes(new TestCard(64, 48).write(folder.resolve("good.mp4"), 60, 30));
    }

    @Test
    void factsOfAGoodVideo() throws Exception {
        VideoFacts facts = VideoProbe.probe(VideoFile.of(folder.resolve("good.mp4")), VideoSettings.DEFAULT);

        assertThat(facts).isEqualTo(new VideoFacts("mov,mp4,m4a,3gp,3g2,mj2", "h264", 64, 48, 0, 30, 2, good.length));
    }

    @Test
    void aMissingFileIsAFailureAnEmptyOneIsRefused() throws Exception {
        assertThat(refusal(folder.resolve("nowhere.mp4")).problem()).isEqualTo(Problem.NOT_FOUND);
        assertThat(refusal(folder.resolve("nowhere.mp4")).state()).isEqualTo(State.FAILED);
        assertThat(refusal(file("empty.mp4", new byte[0])).problem()).isEqualTo(Problem.EMPTY);
        assertThat(refusal(file("empty.mp4", new byte[0])).state()).isEqualTo(State.REJECTED);
    }

    @Test
    void textArchivesAndFoldersAreNoVideo() throws Exception {
        byte[] zip = Arrays.copyOf(new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0}, 4000);

        assertThat(refusal(file("letter.mp4", "Dear customer,\n".repeat(300).getBytes()))
                        .problem())
                .isEqualTo(Problem.NOT_A_VIDEO);
        assertThat(refusal(file("zip.mp4", zip)).problem()).isEqualTo(Problem.NOT_A_VIDEO);
        assertThat(refusal(folder).problem()).isEqualTo(Problem.NOT_A_VIDEO);
    }

    @Test
    void aVideoWithoutItsEndHasNoIndexAndIsTruncated() throws Exception {
        assertThat(refusal(file("cut.mp4", Arrays.copyOf(good, good.length / 2)))
                        .problem())
                .isEqualTo(Problem.TRUNCATED);
    }

    @Test
    void aVideoWhosePicturesAreNoiseIsNotDecodable() throws Exception {
        byte[] bytes = good.clone();
        int from = indexOf(bytes, "mdat") + 4;
        int to = indexOf(bytes, "moov") - 4;
        for (int i = from; i < to; i++) {
            bytes[i] = (byte) (i * 31);
        }

        assertThat(refusal(file("noise.mp4", bytes)).problem()).isEqualTo(Problem.NOTHING_DECODABLE);
    }

    @Test
    void moreThanTheAllowedSideOrLengthIsRefusedWithTheNumbers() throws Exception {
        VideoFile video = VideoFile.of(folder.resolve("good.mp4"));
        UnusableVideoException large = refusal(video, new VideoSettings(30, 50, 12));
        UnusableVideoException lengthy = refusal(video, new VideoSettings(30, 8192, 0.0001));

        assertThat(large.problem()).isEqualTo(Problem.TOO_LARGE);
        assertThat(large).hasMessageContaining("64 × 48").hasMessageContaining("50");
        assertThat(lengthy.problem()).isEqualTo(Problem.TOO_LONG);
    }

    @Test
    void fewPicturesThatLastLongerThanTwelveHoursAreRefused() throws Exception {
        Path fourteenHours = new TestCard(64, 48).write(folder.resolve("days.mp4"), 50, 0.001);

        assertThat(refusal(fourteenHours).problem()).isEqualTo(Problem.TOO_LONG);
        assertThat(refusal(fourteenHours)).hasMessageContaining("13.9").hasMessageContaining("12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n%s\n#EXT-X-ENDLIST\n",
                "ffconcat version 1.0\nfile '%s'\n",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nu=%s\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n"
                        + "a=rtpmap:96 H264/90000\n",
                "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\">"
                        + "<BaseURL>%s</BaseURL></MPD>\n"
            })
    void aPlaylistNamedMp4OpensNeitherTheNetworkNorAnotherFile(String playlist) throws Exception {
        Path other = Files.write(folder.resolve("other.mp4"), good);
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setAttribute(other, "lastAccessTime", longAgo);
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/clip.mp4";
            Problem byNetwork = refusal(file("list.mp4", playlist.formatted(url).getBytes()))
                    .problem();
            Problem byFile = refusal(file("list2.mp4", playlist.formatted(other).getBytes()))
                    .problem();

            assertThat(byNetwork).isEqualTo(Problem.NOT_A_VIDEO);
            assertThat(byFile).isEqualTo(Problem.NOT_A_VIDEO);
            server.setSoTimeout(200);
            assertThat(catchThrowableOfType(SocketTimeoutException.class, server::accept))
                    .isNotNull();
        }
        assertThat(Files.getAttribute(other, "lastAccessTime")).isEqualTo(longAgo);
    }

    @Test
    void aNameThatLooksLikeAnAddressIsOnlyAName() throws Exception {
        Path path = Files.write(folder.resolve("concat:a|b.mp4"), good);

        assertThat(VideoProbe.probe(VideoFile.of(path), VideoSettings.DEFAULT).widthPx())
                .isEqualTo(64);
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void everyProblemIsOneSentenceInBothLanguages(Problem problem) {
        UnusableVideoException refusal = new UnusableVideoException(problem, "klip.mp4", "9000", "5000", "8192");

        assertThat(refusal.explain(Locale.ENGLISH))
                .contains("klip.mp4")
                .doesNotContain("{")
                .endsWith(".");
        assertThat(refusal.explain(CZECH))
                .contains("klip.mp4")
                .doesNotContain("{")
                .endsWith(".")
                .isNotEqualTo(refusal.explain(Locale.ENGLISH));
    }

    private static Path file(String name, byte[] bytes) throws Exception {
        return Files.write(folder.resolve(name), bytes);
    }

    private static int indexOf(byte[] bytes, String box) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf(box);
    }

    private static UnusableVideoException refusal(Path path) {
        return refusal(VideoFile.of(path), VideoSettings.DEFAULT);
    }

    private static UnusableVideoException refusal(VideoFile video, VideoSettings settings) {
        UnusableVideoException refusal =
                catchThrowableOfType(UnusableVideoException.class, () -> VideoProbe.probe(video, settings));
        assertThat(refusal).as("refusal of " + video.originalName()).isNotNull();
        return refusal;
    }
}
