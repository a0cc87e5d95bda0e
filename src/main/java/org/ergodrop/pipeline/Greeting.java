package org.ergodrop.pipeline;

import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Queues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at start where videos go in and where the console is. */
@Component
class Greeting {

    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

    private final Queues queues;
    private final PipelineProperties properties;

    Greeting(Queues queues, PipelineProperties properties) {
        this.queues = queues;
        this.properties = properties;
    }

    @EventListener
    void say(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof ServletWebServerApplicationContext web)) {
            return;
        }
        String host = web.getEnvironment().getProperty("server.address", "127.0.0.1");
        LOG.info("Ergodrop runs.");
        queues.all().forEach(Greeting::sayWhere);
        LOG.info(
                "  Routes            {} (edits are taken up at once)",
                properties.routes().toAbsolutePath().normalize());
        LOG.info(
                "  Console           http://{}:{}/hawtio",
                host,
                web.getWebServer().getPort());
    }

    private static void sayWhere(QueueSettings queue) {
        if (queue.source() == QueueSettings.Source.DIRECTORY) {
            var root = queue.directory().toAbsolutePath().normalize();
            LOG.info("  Drop videos into  {}", root.resolve("01-upload"));
            LOG.info("  Reports come to   {}", root.resolve("03-completed"));
        } else {
            LOG.info(
                    "  Drop videos into  01-upload on Google Drive (queue {}, account {})",
                    queue.name(),
                    queue.account());
            LOG.info("  Reports come to   03-completed beside it");
        }
    }
}
