package org.ergodrop.jobs;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jms.core.JmsTemplate;

/** The queue between intake and workers: its names, and what waits in it. */
public class JobQueue {

    /** One message for each job that a worker may take up. */
    public static final String JOBS = "ergodrop.jobs";

    /** Messages that no worker could even begin with. */
    public static final String DEAD_LETTERS = "ergodrop.dead";

    /** Artemis drops a second message with the same value. */
    public static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private final JmsTemplate jms;

    public JobQueue(JmsTemplate jms) {
        this.jms = jms;
    }

    /** The jobs that a message waits for now. */
    public Set<String> waiting() {
        return jms.browse(JOBS, (session, browser) -> {
            Set<String> jobs = new HashSet<>();
            Enumeration<?> messages = browser.getEnumeration();
            while (messages.hasMoreElements()) {
                String job = job((Message) messages.nextElement());
                if (job != null) {
                    jobs.add(job);
                }
            }
            return jobs;
        });
    }

    /** How many messages wait now. */
    public int depth() {
        Integer depth = jms.browse(
                JOBS,
                (session, browser) -> Collections.list(browser.getEnumeration()).size());
        return depth == null ? 0 : depth;
    }

    private static @Nullable String job(Message message) throws JMSException {
        return message.getStringProperty(JobHeaders.JOB_ID);
    }
}
