package org.ergodrop.notify;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Queues;
import org.ergodrop.text.ShownText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who gets a mail, and in which language. */
@Component
class Addressees {

    private static final Logger LOG = LoggerFactory.getLogger(Addressees.class);

    private final Queues queues;
    private final NotifyProperties settings;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Addressees(Queues queues, NotifyProperties settings) {
        this.queues = queues;
        this.settings = settings;
    }

    /** A trouble of a queue that names nobody is the operator's; the report of such a queue is nobody's. */
    List<String> of(MailEvent event) {
        if (event.queue() == null) {
            return bare(settings.operator());
        }
        List<String> people =
                queue(event).map(QueueSettings::recipients).map(this::bare).orElse(List.of());
        boolean isTrouble = event.kind() == MailEvent.Kind.TROUBLE || event.kind() == MailEvent.Kind.TROUBLE_OVER;
        return people.isEmpty() && isTrouble ? bare(settings.operator()) : people;
    }

    /** The queue's; the first queue's for the operator. */
    Locale language(MailEvent event) {
        return queue(event).orElse(queues.all().get(0)).language();
    }

    /** {@code Jana <jana@…>} without the name, as the server's answers call it; one that is no address keeps nobody else waiting. */
    private List<String> bare(List<String> people) {
        List<String> addresses = new ArrayList<>();
        for (String each : people) {
            try {
                addresses.add(new InternetAddress(each.strip(), true).getAddress());
            } catch (AddressException e) {
                if (told.add(each)) {
                    LOG.warn("\"{}\" gets no mails: it is no mail address; correct the recipients", ShownText.of(each));
                }
            }
        }
        return addresses.stream().distinct().toList();
    }

    private Optional<QueueSettings> queue(MailEvent event) {
        return queues.all().stream()
                .filter(queue -> queue.name().equals(event.queue()))
                .findFirst();
    }
}
