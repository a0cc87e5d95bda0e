package org.ergodrop.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.ergodrop.pipeline.ErgodropService;
import org.ergodrop.pipeline.IdleExit;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ergodrop run}: the service with its hot folder, routes and console, until it is stopped. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = {
            "Starts the service: watches the hot folder, analyses what is dropped into it, shows its routes in a console.",
            "Stop it with Ctrl-C; a video in work is taken up again at the next start."
        },
        footer = {
            "%nSettings: config/application.yaml, the environment (ERGODROP_DIRECTORY_ROOT) or --set.",
            "Example: ergodrop run --set ergodrop.directory.root=/srv/videos"
        })
final class RunCommand implements Callable<Integer> {

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Changes a setting of config/application.yaml; may be repeated.")
    private List<String> settings = List.of();

    @Override
    public Integer call() throws InterruptedException {
        // from the first moment on: half a start is to be closed in order too
        StopSignals signals = StopSignals.listen();
        ConfigurableApplicationContext service;
        try {
            new WritableFolders(ServiceSettings.read(settings)).check();
            service =
                    ErgodropService.start(signals::came, ServiceSettings.arguments(ProgramHome.locate(), settings));
        } catch (RuntimeException e) {
            if (signals.came()) {
                return signals.exitCode();
            }
            throw StartFailure.of(e);
        }
        service.getBean(IdleExit.class).whenIdle(signals::stop);
        service.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> signals.stop());
        signals.await();
        service.close();
        return signals.exitCode();
    }
}
