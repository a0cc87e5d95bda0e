package org.ergodrop.report;

/**
 * A deletion that is made up for when the process is ended in the middle of writing (Ctrl-C, SIGTERM). Closed, it is
 * forgotten: unlike {@code File.deleteOnExit}, nothing adds up in a service that runs for months.
 */
final class ExitCleanup implements AutoCloseable {

    private final Thread hook;

    ExitCleanup(Runnable deletion) {
        hook = new Thread(deletion, "ergodrop-report-cleanup");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // the hook is running and deletes what is left
        }
    }
}
