package org.ergodrop.pods.runpod;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Fault 39 for this room: the key of these tests goes to RunPod with every request, and nowhere else. */
class NothingSecretIsToldTest {

    private static final String KEY = "rpa_SECRET-CANARY";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final List<String> exchanges = new CopyOnWriteArrayList<>();
    private StubRunPod runPod;
    private DefaultCamelContext context;

    @BeforeEach
    void listen() throws Exception {
        runPod = new StubRunPod();
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender); // thousands of lines
        root.setLevel(Level.ALL);
        root.addAppender(log);
        context = new DefaultCamelContext();
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                exchanges.add(event.toString());
                if (event instanceof CamelEvent.ExchangeEvent of) {
                    exchanges.add(of.getExchange().getMessage().getHeaders()
                            + String.valueOf(of.getExchange().getAllProperties()));
                }
            }
        });
        context.start();
    }

    @AfterEach
    void close() throws Exception {
        root.detachAppender(log);
        root.setLevel(before);
        others.forEach(root::addAppender);
        context.close();
        runPod.close();
    }

    private interface Step {
        void take() throws Exception;
    }

    @Test
    void whateverRunPodAnswersNothingThatIsWrittenOrShownHoldsTheKey() throws Exception {
        List<String> told = new ArrayList<>();
        RunPodProperties properties = runPod.properties(KEY);
        String echo = "{\"title\":\"x\",\"detail\":\"you sent Bearer " + KEY + "\",\"errors\":[\"" + KEY + "\"]}";
        try (RunPodClient client = RunPodClient.on(context, properties, RunPodTime.ofThisMachine())) {
            List<Step> steps = List.of(
                    client::list,
                    () -> client.find("p1"),
                    () -> client.create(RunPodClientTest.REQUEST),
                    () -> client.terminate("p1"),
                    () -> client.stop("p1"),
                    client::offers,
                    () -> client.billed(Instant.EPOCH, Instant.EPOCH));
            List<Step> answers = List.of(
                    () -> runPod.answers(200, StubRunPod.POD),
                    () -> runPod.answers(400, echo),
                    () -> runPod.answers(401, echo),
                    () -> runPod.answers(500, echo),
                    () -> runPod.answers(302, echo),
                    () -> runPod.answers(200, KEY + " {"),
                    () -> runPod.hangsUpWithoutAnAnswer());
            for (Step answer : answers) {
                answer.take();
                for (Step step : steps) {
                    told.add(failure(step));
                }
            }
            told.add(client.toString());
            told.add(beans());
        }
        assertThat(runPod.asked())
                .hasSizeGreaterThan(40)
                .allSatisfy(asked ->
                        assertThat(asked.headers().get("Authorization")).containsExactly("Bearer " + KEY));
        told.add(properties.toString());
        told.add(new ApiKey(properties).toString());
        told.addAll(exchanges);
        assertThat(log.list)
                .extracting(ILoggingEvent::getLoggerName)
                .as("the loggers that are looked at are the right ones")
                .anyMatch(name -> name.startsWith("org.apache.camel.component.http"))
                .anyMatch(name -> name.startsWith("org.apache.hc.client5"));
        log.list.forEach(event -> told.add(event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()))));
        assertThat(exchanges).isNotEmpty();
        assertThat(told).hasSizeGreaterThan(400).noneMatch(text -> text.contains("CANARY"));
    }

    /** Every attribute of every bean of Camel. */
    private static String beans() throws Exception {
        StringBuilder text = new StringBuilder();
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            text.append(name);
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                try {
                    text.append(server.getAttribute(name, attribute.getName()));
                } catch (RuntimeMBeanException | javax.management.MBeanException notNow) {
                    text.append(notNow.getCause());
                }
            }
        }
        return text.toString();
    }

    private static String failure(Step step) {
        StringWriter text = new StringWriter();
        try {
            step.take();
        } catch (Exception e) {
            e.printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }
}
