package org.ergodrop.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ergodrop.demo.worker.Camera;
import org.ergodrop.demo.worker.Clothes;
import org.ergodrop.demo.worker.Lighting;
import org.ergodrop.demo.worker.MovementScript;
import org.ergodrop.demo.worker.Scripts;
import org.ergodrop.demo.worker.SyntheticWorker;
import org.ergodrop.demo.worker.SyntheticWorker.Actor;
import org.ergodrop.demo.worker.SyntheticWorker.Performance;
import org.ergodrop.demo.worker.WorkerVideo;
import org.ergodrop.demo.worker.WorkerVideo.TruthContent;
import org.ergodrop.text.Sentences;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ergodrop demo-video}: a synthetic worker to try things with, and its exact angles. */
@Command(
        name = "demo-video",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Renders a synthetic worker to a video, to have something to drop.",
            "Beside OUT.mp4 it writes OUT_angles.csv with the exact angles of every frame, in the columns of an analysis."
        })
public final class DemoVideoCommand implements Callable<Integer> {

    private static final Sentences SENTENCES = Sentences.of(SyntheticWorker.class);
    private static final Pattern SIZE = Pattern.compile("(\\d{2,4})x(\\d{2,4})");
    private static final int SMALLEST_PX = 64;
    private static final double LONGEST_SECONDS = 3600;
    private static final double AWAY_SECONDS = 1.5;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "OUT.mp4", description = "Video to write; replaced when it exists.")
    private @Nullable Path target;

    @Option(
            names = "--script",
            defaultValue = "short",
            description =
                    "short (12 s: a bend held for more than 4 s, an arm overhead), standard (30 s: every movement) "
                            + "or colleague (12 s: at a table). Default: ${DEFAULT-VALUE}")
    private String script = "";

    @Option(
            names = "--azimuth",
            paramLabel = "DEG",
            defaultValue = "45",
            description = "Where the camera stands around the worker: 0 in front, 90 at the worker's left side, "
                    + "180 behind. Default: ${DEFAULT-VALUE}")
    private double azimuthDeg;

    @Option(
            names = "--camera-height",
            paramLabel = "M",
            defaultValue = "1.3",
            description = "Camera above the floor in metres. Default: ${DEFAULT-VALUE}")
    private double heightMetres;

    @Option(
            names = "--distance",
            paramLabel = "M",
            defaultValue = "4.2",
            description = "Camera from the worker in metres. Default: ${DEFAULT-VALUE}")
    private double distanceMetres;

    @Option(
            names = "--tilt",
            paramLabel = "DEG",
            defaultValue = "0",
            description = "Downward tilt of the camera. Default: ${DEFAULT-VALUE}")
    private double tiltDeg;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Length of the video; the script is cut or starts again. Default: once through the script")
    private @Nullable Double seconds;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "640x480",
            description = "Picture size in pixels, both even. Default: ${DEFAULT-VALUE}")
    private String size = "";

    @Option(
            names = "--fps",
            paramLabel = "N",
            defaultValue = "25",
            description = "Frames a second. Default: ${DEFAULT-VALUE}")
    private double fps;

    @Option(names = "--light", defaultValue = "bright", description = "bright, dim or side. Default: ${DEFAULT-VALUE}")
    private String light = "";

    @Option(names = "--second-person", description = "A colleague works in the background.")
    private boolean secondPerson;

    @Option(names = "--leaves", description = "After the script the worker walks out of the picture and comes back.")
    private boolean leaves;

    @Option(
            names = "--points",
            description = "Also write OUT_points.csv with the true joints and landmarks of every frame.")
    private boolean points;

    @Override
    public Integer call() {
        Path video = Objects.requireNonNull(target).toAbsolutePath();
        SyntheticWorker worker = new SyntheticWorker(performance());
        try (CleanStop rendering = CleanStop.onInterrupt();
                RenderingProgress progress = RenderingProgress.on(commandLine().getErr(), worker.frames())) {
            Files.createDirectories(Objects.requireNonNull(video.getParent()));
            new WorkerVideo(worker, points ? TruthContent.ANGLES_AND_POINTS : TruthContent.ANGLES)
                    .write(video, progress::done);
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            return failed("worker.STOPPED", video);
        } catch (IOException e) {
            return failed("worker.UNWRITABLE", video);
        }
        commandLine()
                .getOut()
                .println(SENTENCES.say(ReportLanguage.ofEnvironment().locale(), "worker.WRITTEN", target));
        return CommandLine.ExitCode.OK;
    }

    private int failed(String sentence, Path video) {
        commandLine()
                .getErr()
                .println(SENTENCES.say(ReportLanguage.ofEnvironment().locale(), sentence, video));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private Performance performance() {
        MovementScript chosen = switch (script) {
            case "short" -> Scripts.SHORT.script();
            case "standard" -> Scripts.STANDARD.script();
            case "colleague" -> Scripts.COLLEAGUE.script();
            default -> throw wrong("--script", script, "short | standard | colleague");
        };
        if (seconds != null && !(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            throw wrong("--seconds", seconds, "0 < S ≤ 3600");
        }
        if (!(fps >= 1 && fps <= 240)) {
            throw wrong("--fps", fps, "1 … 240");
        }
        MovementScript whole = leaves ? chosen.then(Scripts.leaveAndReturn(AWAY_SECONDS)) : chosen;
        double length = seconds == null ? whole.seconds() : seconds;
        List<Actor> cast = new ArrayList<>();
        cast.add(new Actor(whole.lasting(length), Clothes.WORKER));
        if (secondPerson) {
            cast.add(new Actor(Scripts.COLLEAGUE.script().lasting(length), Clothes.COLLEAGUE));
        }
        return new Performance(camera(), fps, lighting(), length, cast);
    }

    private Camera camera() {
        Matcher sides = SIZE.matcher(size);
        if (!sides.matches()) {
            throw wrong("--size", size, "640x480, 1280x720, …");
        }
        int widthPx = Integer.parseInt(sides.group(1));
        int heightPx = Integer.parseInt(sides.group(2));
        if (widthPx < SMALLEST_PX || heightPx < SMALLEST_PX || widthPx % 2 != 0 || heightPx % 2 != 0) {
            throw wrong("--size", size, "640x480, 1280x720, … (2n × 2m, ≥ 64)");
        }
        if (!(Math.abs(azimuthDeg) <= 360)) {
            throw wrong("--azimuth", azimuthDeg, "-360 … 360");
        }
        if (!(heightMetres >= 0.2 && heightMetres <= 6)) {
            throw wrong("--camera-height", heightMetres, "0.2 … 6");
        }
        if (!(distanceMetres >= 1.5 && distanceMetres <= 15)) {
            throw wrong("--distance", distanceMetres, "1.5 … 15");
        }
        if (!(Math.abs(tiltDeg) <= 45)) {
            throw wrong("--tilt", tiltDeg, "-45 … 45");
        }
        return new Camera(widthPx, heightPx, azimuthDeg, heightMetres, distanceMetres, tiltDeg);
    }

    private Lighting lighting() {
        return switch (light) {
            case "bright" -> Lighting.BRIGHT;
            case "dim" -> Lighting.DIM;
            case "side" -> Lighting.SIDE;
            default -> throw wrong("--light", light, "bright | dim | side");
        };
    }

    private ParameterException wrong(String option, Object given, String allowed) {
        return new ParameterException(
                commandLine(),
                SENTENCES.say(ReportLanguage.ofEnvironment().locale(), "worker.WRONG", option, given, allowed));
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
