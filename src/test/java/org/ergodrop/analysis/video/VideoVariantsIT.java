package org.ergodrop.analysis.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ergodrop.analysis.video.UnusableVideoException.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variants of one clip, made by the ffmpeg command, tell the same story: same pictures at the same times. */
class VideoVariantsIT {

    private static final int FRAMES = 60;

    @TempDir
    static Path folder;

    private static Path plain;

    @BeforeAll
    static void makeThePlainClip() throws Exception {
        assumeTrue(ffmpegIsThere(), "skipped: no ffmpeg command on the PATH to make the variants with");
        plain = new TestCard(320, 240).write(folder.resolve("plain.mp4"), FRAMES, 30);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "H.264 with B-frames        | h264.mp4  | -c:v libx264 -preset veryfast -bf 3",
                "H.264 10-bit               | h10.mp4   | -c:v libx264 -preset veryfast -pix_fmt yuv420p10le",
                "HEVC                       | hevc.mp4  | -c:v libx265 -preset ultrafast -x265-params log-level=none",
                "HEVC 10-bit                | hevc10.mp4| -c:v libx265 -preset ultrafast -x265-params log-level=none"
                        + " -pix_fmt yuv420p10le",
                "VP9                        | vp9.webm  | -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 1M",
                "AV1                        | av1.mp4   | -c:v libaom-av1 -cpu-used 8 -usage realtime -b:v 1M",
                "AV1 10-bit                 | av110.mkv | -c:v libaom-av1 -cpu-used 8 -usage realtime -b:v 1M"
                        + " -pix_fmt yuv420p10le",
                "full range                 | full.mp4  | -vf scale=out_range=pc -color_range pc -c:v libx264 -pix_fmt"
                        + " yuv420p",
                "BT.601                     | bt601.mp4 | -vf scale=out_color_matrix=bt601 -colorspace smpte170m -c:v"
                        + " libx264 -pix_fmt yuv420p",
                "odd size                   | odd.mp4   | -vf scale=319:239 -c:v libx264 -preset veryfast -pix_fmt"
                        + " yuv444p",
                "odd size 4:2:0             | odd.webm  | -vf scale=319:239 -c:v libvpx-vp9 -deadline realtime -cpu-used"
                        + " 8 -b:v 1M",
                "transport stream from 1.4 s| stream.ts | -c:v libx264 -preset veryfast -bf 2",
                "AVI without timestamps     | old.avi   | -vf scale=out_color_matrix=bt601 -c:v mpeg4 -q:v 2 -bf 2",
                "starts at 5 s              | late.mkv  | -c copy -output_ts_offset 5",
                "variable frame rate        | vfr.mp4   | -vf select='gt(mod(n\\,7)\\,2)' -vsync vfr -c:v libx264 -preset"
                        + " veryfast -video_track_timescale 90000",
            })
    void everyVariantShowsTheSamePicturesAtTheSameTimes(String name, String file, String options) throws Exception {
        Path variant = make(file, plain, options);

        Clip clip = Clip.read(variant, 30);

        assertThat(clip.numbers()).hasSizeGreaterThan(30).isSorted();
        double toleranceSeconds = file.endsWith(".mkv") || file.endsWith(".webm") ? 0.001 : 1e-4;
        for (int i = 0; i < clip.numbers().size(); i++) {
            double trueSeconds = (clip.numbers().get(i) - clip.numbers().get(0)) / 30.0;
            assertThat(clip.times().get(i)).isCloseTo(trueSeconds, within(toleranceSeconds));
        }
        if (!file.startsWith("vfr")) {
            assertThat(clip.numbers())
                    .containsExactlyElementsOf(
                            IntStream.range(0, FRAMES).boxed().toList());
        }
        int[] expected = {TestCard.RED, TestCard.GREEN, TestCard.BLUE, TestCard.WHITE};
        for (int corner = 0; corner < 4; corner++) {
            assertThat(TestCard.distance(clip.corners().get(20)[corner], expected[corner]))
                    .isLessThan(20);
        }
        assertThat(clip.outcome().stoppedEarly()).isEmpty();
    }

    @Test
    void anEditListThatStartsBehindAKeyFrameHidesThePicturesBefore() throws Exception {
        Path trimmed = folder.resolve("trimmed.mp4");
        run(List.of("-ss", "0.5", "-i", plain.toString(), "-c", "copy", trimmed.toString()));

        Clip clip = Clip.read(trimmed, 30);

        assertThat(clip.numbers())
                .containsExactlyElementsOf(IntStream.range(15, FRAMES).boxed().toList());
        assertThat(clip.times().get(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2, 640, 240", "4/3, 427, 240", "1/2, 320, 480"})
    void pixelsThatAreNotSquareAreMadeSquareWithoutLosingDetail(String aspect, int widthPx, int heightPx)
            throws Exception {
        Path wide = make("sar.mp4", plain, "-vf setsar=" + aspect + " -c:v libx264 -preset veryfast");

        Clip clip = Clip.read(wide, 30);

        assertThat(List.of(clip.facts().widthPx(), clip.facts().heightPx())).containsExactly(widthPx, heightPx);
        assertThat(clip.numbers()).hasSize(FRAMES);
    }

    @ParameterizedTest
    @CsvSource({"smpte2084, 0.58", "arib-std-b67, 0.75"})
    void diffuseWhiteOfHighDynamicRangeBecomesWhiteAndGreyStaysInBetween(String transfer, double white)
            throws Exception {
        int code = (int) Math.round(64 + 876 * white);
        Path hdr = folder.resolve(transfer + ".mp4");
        run(List.of(
                "-f",
                "lavfi",
                "-i",
                "color=black:s=128x96:d=0.2,format=yuv420p10le,geq=lum='if(lt(X,64)," + code + ","
                        + (64 + (code - 64) / 2) + ")':cb=512:cr=512",
                "-c:v",
                "libx265",
                "-x265-params",
                "log-level=none:colorprim=bt2020:transfer=" + transfer + ":colormatrix=bt2020nc",
                hdr.toString()));

        Clip clip = Clip.read(hdr, 30);

        assertThat(clip.corners().get(0)[0] & 0xFF).isGreaterThan(245);
        assertThat(clip.corners().get(0)[1] & 0xFF).isBetween(50, 170);
    }

    @Test
    void soundAloneAndCoverArtAreNoVideo() throws Exception {
        Path sound = folder.resolve("sound.mp4");
        run(List.of("-f", "lavfi", "-i", "sine=d=1", "-c:a", "aac", sound.toString()));
        Path cover = folder.resolve("cover.png");
        run(List.of("-i", plain.toString(), "-frames:v", "1", cover.toString()));
        Path song = folder.resolve("song.mp3");
        run(List.of(
                "-i",
                sound.toString(),
                "-i",
                cover.toString(),
                "-map",
                "0:a",
                "-map",
                "1:v",
                "-c:v",
                "copy",
                "-disposition:v",
                "attached_pic",
                song.toString()));
        Path renamed = Files.copy(song, folder.resolve("song.mp4"));

        assertThat(problemOf(sound)).isEqualTo(Problem.NO_VIDEO_STREAM);
        assertThat(problemOf(renamed)).isEqualTo(Problem.NO_VIDEO_STREAM);
        assertThat(problemOf(cover)).isEqualTo(Problem.NOT_A_VIDEO);
    }

    @Test
    void aVideoThatIsCutOffIsReadAsFarAsItGoesAndSaysSo() throws Exception {
        Path streamed = make("fast.mp4", plain, "-c:v libx264 -preset veryfast -movflags +faststart");
        byte[] bytes = Files.readAllBytes(streamed);
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length * 6 / 10));

        Clip clip = Clip.read(cut, 30);

        assertThat(clip.numbers()).hasSizeBetween(10, FRAMES - 15).isSorted();
        assertThat(clip.outcome().lastTimeSeconds())
                .isEqualTo(clip.times().get(clip.times().size() - 1));
        assertThat(clip.outcome().stoppedEarly()).isPresent();
    }

    /** Ten thousand pixels wide, a few kilobytes on the disk. */
    @Test
    void aPictureWiderThanTheLimitIsRefusedWithoutDecodingIt() throws Exception {
        Path wide = folder.resolve("wide.mkv");
        run(List.of("-f", "lavfi", "-i", "color=gray:s=10000x64:d=0.1", "-c:v", "ffv1", wide.toString()));

        assertThat(problemOf(wide)).isEqualTo(Problem.TOO_LARGE);
    }

    private static Problem problemOf(Path path) {
        UnusableVideoException refusal = catchThrowableOfType(
                UnusableVideoException.class, () -> VideoProbe.probe(VideoFile.of(path), VideoSettings.DEFAULT));
        assertThat(refusal).isNotNull();
        return refusal.problem();
    }

    private static Path make(String file, Path from, String options) throws Exception {
        Path target = folder.resolve(file);
        List<String> arguments = new ArrayList<>(List.of("-i", from.toString()));
        arguments.addAll(List.of(options.split(" ")));
        arguments.add(target.toString());
        run(arguments);
        return target;
    }

    private static void run(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin", "-y"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static boolean ffmpegIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("ffmpeg", "-version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
