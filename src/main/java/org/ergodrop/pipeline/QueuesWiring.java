package org.ergodrop.pipeline;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.HotFolderFactory;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.hotfolder.directory.DirectoryProperties;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Queues;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hot folders as the settings name them: one from the service's own keys, or each of {@code ergodrop.queues}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DirectoryProperties.class, DriveFolderProperties.class})
class QueuesWiring {

    @Bean
    Queues queues(PipelineProperties service, DirectoryProperties directory, DriveFolderProperties drive) {
        return ConfiguredQueues.of(service, directory, drive);
    }

    @Bean
    HotFolders hotFolders(Queues queues, List<HotFolderFactory> factories) throws IOException {
        Map<String, HotFolder> byQueue = new LinkedHashMap<>();
        for (QueueSettings queue : queues.all()) {
            HotFolderFactory factory = factories.stream()
                    .filter(candidate -> candidate.source() == queue.source())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("nothing makes a " + queue.source()));
            byQueue.put(queue.name(), factory.make(queue));
        }
        return new HotFolders(byQueue);
    }
}
