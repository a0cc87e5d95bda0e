package org.ergodrop.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar in tenths of a second of video, with frames a second and the time left. */
final class ProgressBarOnTerminal implements AnalysisProgress {

    private static final int STEPS_PER_SECOND = 10;

    private final ProgressBar bar;
    private final long startNanos = System.nanoTime();

    ProgressBarOnTerminal(String name, double durationSeconds, PrintStream terminal) {
        bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(durationSeconds > 0 ? Math.round(durationSeconds * STEPS_PER_SECOND) : -1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .setEtaFunction(state -> state.getMax() > 0 && state.getCurrent() > 0
                        ? java.util.Optional.of(state.getElapsedAfterStart()
                                .multipliedBy(Math.max(0, state.getMax() - state.getCurrent()))
                                .dividedBy(state.getCurrent()))
                        : java.util.Optional.<Duration>empty())
                .setConsumer(new ConsoleProgressBarConsumer(terminal))
                .build();
    }

    @Override
    public void posesFound(long frames, double timeSeconds) {
        double seconds = (System.nanoTime() - startNanos) * 1e-9;
        bar.setExtraMessage(String.format(Locale.ROOT, "%.1f fps", frames / seconds));
        bar.stepTo(Math.round(timeSeconds * STEPS_PER_SECOND));
    }

    @Override
    public void concluding() {
        bar.setExtraMessage("body, angles");
    }

    @Override
    public void close() {
        bar.close();
    }
}
