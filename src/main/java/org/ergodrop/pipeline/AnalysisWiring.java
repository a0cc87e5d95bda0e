package org.ergodrop.pipeline;

import java.nio.file.Path;
import java.time.Clock;
import org.ergodrop.analysis.AnalysisEngine;
import org.ergodrop.analysis.AnalysisFiles;
import org.ergodrop.analysis.video.VideoProbe;
import org.ergodrop.jobs.DataFolder;
import org.ergodrop.jobs.Queues;
import org.ergodrop.models.ModelFolder;
import org.ergodrop.report.ReportSettings;
import org.ergodrop.report.ReportSummary;
import org.ergodrop.report.ReportWriter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The real analysis and report behind the route verbs. The models are loaded once and serve every video. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(SessionFactory.class)
class AnalysisWiring {

    @Bean(destroyMethod = "close")
    Engines engines(PipelineProperties properties, Queues queues, DataFolder data, Environment environment) {
        Path home = properties.home();
        String version = AnalysisEngine.class.getPackage().getImplementationVersion();
        AnalysisFiles files = new AnalysisFiles(
                ModelFolder.locate(environment.getProperty(ModelFolder.VARIABLE), home)
                        .folder(),
                home.resolve("models/smplx/SMPLX_NEUTRAL.npz"),
                data.scratch(),
                version == null ? "unpackaged" : version);
        return new Engines(queues, settings -> AnalysisEngine.start(files, settings));
    }

    @Bean
    SessionFactory sessionFactory(Engines engines) {
        return (video, queue) -> engines.of(queue).open(video);
    }

    @Bean
    VideoCheck videoCheck(Engines engines) {
        return (video, queue) -> VideoProbe.probe(video, engines.settings(queue).video());
    }

    @Bean
    ReportFiles reportFiles(Clock clock) {
        ReportWriter writer = new ReportWriter(clock);
        return (result, folder, stem, language) -> new ReportFiles.Written(
                writer.writeAll(result, folder, stem, ReportSettings.DEFAULT.in(language))
                        .all(),
                ReportSummary.of(result, language).details());
    }
}
