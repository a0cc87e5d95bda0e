package org.ergodrop.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.Outbox.Owed;
import org.jspecify.annotations.Nullable;

/**
 * One mail to be sent: one event, or the events of a queue since its last digest.
 *
 * @param id without the part after the @ of its Message-ID; the same however often it is tried, also after a crash
 * @param mails what it tells about, at least one, oldest first; all tried equally often
 * @param isDigest whether it is a digest, even of one event
 * @param addressees everybody who shall have it, bare addresses
 * @param since when it could be sent first
 */
record Letter(String id, List<Owed> mails, boolean isDigest, List<String> addressees, Instant since) {

    /** Stands beside the addresses in the answers: the server takes no mail of that size. */
    static final String ATTACHMENT = "attachment";

    Letter {
        mails = List.copyOf(mails);
        addressees = List.copyOf(addressees);
    }

    static Letter single(Owed mail, List<String> addressees) {
        return new Letter(mail.event().id(), List.of(mail), false, addressees, mail.createdAt());
    }

    /**
     * The name of a digest has the event of its oldest row, so that two installations with one sender, or a row that came too late
     * for its digest, never share a Message-ID: receivers drop a repeated one.
     */
    static Letter digest(DigestTimes times, List<Owed> mails, List<String> addressees) {
        Owed first = mails.get(0);
        String name = "digest-" + first.event().queue() + "-" + times.day(first.createdAt()) + "-"
                + first.event().id();
        return new Letter(name, mails, true, addressees, times.dispatch(first.createdAt()));
    }

    MailEvent event() {
        return mails.get(0).event();
    }

    /** The job that it tells about; null when it is none or several. */
    @Nullable
    String job() {
        JobId job = mails.size() == 1 ? event().jobId() : null;
        return job == null ? null : job.value();
    }

    /** What is settled already, see {@link Owed#answers}. */
    Map<String, String> answers() {
        return mails.get(0).answers();
    }

    int tries() {
        return mails.get(0).tries();
    }

    /** Who has no answer yet. */
    List<String> open() {
        return addressees.stream().filter(each -> !answers().containsKey(each)).toList();
    }

    boolean mayAttach() {
        return !isDigest && !answers().containsKey(ATTACHMENT);
    }

    /** With more answers. */
    Map<String, String> answersWith(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(answers());
        all.putAll(more);
        return all;
    }

    /** Who refused for good, and how; empty when everybody has it. */
    Optional<String> refusals(Map<String, String> answers) {
        List<String> refused = new ArrayList<>();
        for (String each : addressees) {
            String answer = answers.getOrDefault(each, "");
            if (!answer.isEmpty()) {
                refused.add(each + ": " + answer);
            }
        }
        return refused.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", refused));
    }
}
