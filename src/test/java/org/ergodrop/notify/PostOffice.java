package org.ergodrop.notify;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spring.SpringCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.Outbox;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Queues;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real room and its real route on a database in memory; time is the test's, and mails go out when the test says. */
final class PostOffice implements AutoCloseable {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({MailSenderAutoConfiguration.class, ValidationAutoConfiguration.class})
    @ComponentScan("org.ergodrop.notify")
    static class Wiring {}

    /** Outlives an office: what a restart finds. */
    static final class Database implements AutoCloseable {
        private final JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

        Database() {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:org/ergodrop/jobs/migration")
                    .load()
                    .migrate();
        }

        JdbcClient jdbc() {
            return JdbcClient.create((DataSource) pool);
        }

        @Override
        public void close() {
            pool.dispose();
        }
    }

    final Outbox outbox;
    private final ConfigurableApplicationContext context;
    private final CamelContext camel;
    private final ProducerTemplate template;

    PostOffice(Database database, VirtualClock clock, String... settings) {
        this(new Outbox(database.jdbc(), clock), clock, settings);
    }

    PostOffice(Outbox outbox, VirtualClock clock, String... settings) {
        this.outbox = outbox;
        List<String> all = new ArrayList<>(List.of("ergodrop.mail.from=ergodrop@lab.example"));
        all.addAll(List.of(settings));
        context = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .initializers((GenericApplicationContext c) -> {
                    c.registerBean(Outbox.class, () -> outbox);
                    c.registerBean(java.time.Clock.class, () -> clock);
                    c.registerBean(Queues.class, PostOffice::queues);
                })
                .run(all.stream().map(setting -> "--" + setting).toArray(String[]::new));
        camel = new SpringCamelContext(context);
        try {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveResource(camel, "file:routes/50-notify.camel.yaml"));
            ((SpringCamelContext) camel).getRouteDefinition("look-for-mails").setAutoStartup("false");
            camel.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        template = camel.createProducerTemplate();
    }

    static Queues queues() {
        return new Queues(List.of(
                queue("lab", "cs", "jana@lab.example", "Petr <petr@lab.example>"),
                queue("english", "en", "jane@lab.example"),
                queue("silent", "en")));
    }

    static QueueSettings queue(String name, String language, String... recipients) {
        return new QueueSettings(
                name,
                QueueSettings.Source.DIRECTORY,
                Path.of("hotfolder"),
                null,
                "default",
                Locale.forLanguageTag(language),
                List.of(recipients),
                QueueSettings.Archive.ARCHIVE,
                QueueSettings.NonVideos.FAILED,
                false,
                new QueueSettings.Pace(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofSeconds(10)),
                Map.of());
    }

    /** One look at what is due, as the timer does; every letter goes the route's way. */
    void look() {
        for (Letter letter : bean(MailsDue.class).due()) {
            template.sendBody("direct:mail", letter);
        }
    }

    void owe(MailEvent... events) {
        List.of(events).forEach(outbox::add);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    CamelContext camel() {
        return camel;
    }

    @Override
    public void close() {
        camel.stop();
        context.close();
    }

    static Map<String, Object> row(Database database, String eventId) {
        return database.jdbc()
                .sql("select * from outbox where event_id = ?")
                .param(eventId)
                .query()
                .singleRow();
    }
}
