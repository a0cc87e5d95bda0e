package org.ergodrop.pipeline;

import org.ergodrop.hotfolder.directory.DirectoryProperties;
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

    private final DirectoryProperties directory;
    private final PipelineProperties properties;

    Greeting(DirectoryProperties directory, PipelineProperties properties) {
        this.directory = directory;
        this.properties = properties;
    }

    @EventListener
    void say(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof ServletWebServerApplicationContext web)) {
            return;
        }
        String host = web.getEnvironment().getProperty("server.address", "127.0.0.1");
        LOG.info("Ergodrop runs.");
        LOG.info(
                "  Drop videos into  {}",
                directory.root().toAbsolutePath().normalize().resolve("01-upload"));
        LOG.info(
                "  Reports come to   {}",
                directory.root().toAbsolutePath().normalize().resolve("03-completed"));
        LOG.info(
                "  Routes            {} (edits are taken up at once)",
                properties.routes().toAbsolutePath().normalize());
        LOG.info(
                "  Console           http://{}:{}/hawtio",
                host,
                web.getWebServer().getPort());
    }
}
