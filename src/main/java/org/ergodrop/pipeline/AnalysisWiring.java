package org.ergodrop.pipeline;

import java.nio.file.Path;
import java.time.Clock;
import org.ergodrop.analysis.AnalysisEngine;
import org.ergodrop.analysis.AnalysisFiles;
import org.ergodrop.analysis.AnalysisSettings;
import org.ergodrop.analysis.video.VideoProbe;
import org.ergodrop.hotfolder.directory.DirectoryProperties;
import org.ergodrop.models.ModelFolder;
import org.ergodrop.report.ReportSettings;
import org.ergodrop.report.ReportWriter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The real analysis and report behind the route verbs. The models are loaded once and serve every video. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(SessionFactory.class)
class AnalysisWiring {

    @Bean
    AnalysisSettings analysisSettings(PipelineProperties properties) {
        return AnalysisSettings.of(properties.analysis());
    }

    @Bean(destroyMethod = "close")
    AnalysisEngine analysisEngine(
            PipelineProperties properties,
            DirectoryProperties directory,
            AnalysisSettings settings,
            Environment environment) {
        Path home = properties.home();
        String version = AnalysisEngine.class.getPackage().getImplementationVersion();
        return AnalysisEngine.start(
                new AnalysisFiles(
                        ModelFolder.locate(environment.getProperty(ModelFolder.VARIABLE), home)
                                .folder(),
                        home.resolve("models/smplx/SMPLX_NEUTRAL.npz"),
                        directory.scratch(),
                        version == null ? "unpackaged" : version),
                settings);
    }

    @Bean
    SessionFactory sessionFactory(AnalysisEngine engine) {
        return engine::open;
    }

    @Bean
    VideoCheck videoCheck(AnalysisSettings settings) {
        return video -> VideoProbe.probe(video, settings.video());
    }

    @Bean
    ReportFiles reportFiles(PipelineProperties properties, Clock clock) {
        ReportWriter writer = new ReportWriter(clock);
        ReportSettings settings = ReportSettings.DEFAULT.in(properties.language());
        return (result, folder, stem) ->
                writer.writeAll(result, folder, stem, settings).all();
    }
}
