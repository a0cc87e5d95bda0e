package org.ergodrop.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.ergodrop.demo.worker.SyntheticWorker;
import org.ergodrop.text.Sentences;
import org.jspecify.annotations.Nullable;

/** How far the rendering is: a bar with frames a second on a terminal, a line for each tenth otherwise. */
final class RenderingProgress implements AutoCloseable {

    private static final Sentences SENTENCES = Sentences.of(SyntheticWorker.class);

    private final PrintWriter lines;
    private final int frames;
    private final @Nullable ProgressBar bar;
    private int tenths;

    private RenderingProgress(PrintWriter lines, int frames, @Nullable ProgressBar bar) {
        this.lines = lines;
        this.frames = frames;
        this.bar = bar;
    }

    static RenderingProgress on(PrintWriter lines, int frames) {
        ProgressBar bar = System.console() == null
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(
                                SENTENCES.say(ReportLanguage.ofEnvironment().locale(), "worker.RENDERING"))
                        .setInitialMax(frames)
                        .showSpeed()
                        .build();
        return new RenderingProgress(lines, frames, bar);
    }

    void done(int frame) {
        if (bar != null) {
            bar.stepTo(frame);
        } else if (10L * frame / frames > tenths) {
            tenths = (int) (10L * frame / frames);
            lines.println(SENTENCES.say(
                    ReportLanguage.ofEnvironment().locale(), "worker.PROGRESS", 10 * tenths, frame, frames));
            lines.flush();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
