package org.ergodrop.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The troubles that last, in the database so that a restart neither forgets them nor mails about them again. */
public class Troubles {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final Clock clock;

    public Troubles(JdbcClient jdbc, TransactionTemplate transaction, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A trouble begins, or goes on: one mail at its beginning.
     *
     * @param subject queue or account
     * @param queue whose people get the mail; null: the operator
     * @param detail what happened and what to do, one sentence
     * @return whether it is new
     */
    public boolean begin(TroubleKind kind, String subject, @Nullable String queue, String detail) {
        if (find(kind, subject).isPresent()) {
            return false;
        }
        try {
            transaction.executeWithoutResult(status -> {
                Instant now = clock.instant();
                jdbc.sql("insert into trouble (kind, subject, since, detail) values (?, ?, ?, ?)")
                        .params(kind.name(), subject, JobRows.time(now), detail)
                        .update();
                outbox.add(mail(MailEvent.Kind.TROUBLE, kind, subject, queue, now, detail));
            });
            return true;
        } catch (DuplicateKeyException begunMeanwhile) {
            return false;
        }
    }

    /** A trouble is over; one mail says so. False when there was none. */
    public boolean end(TroubleKind kind, String subject, @Nullable String queue) {
        Optional<Trouble> trouble = find(kind, subject);
        return trouble.isPresent()
                && Boolean.TRUE.equals(transaction.execute(status -> {
                    boolean isOurs = jdbc.sql("delete from trouble where kind = ? and subject = ?")
                                    .params(kind.name(), subject)
                                    .update()
                            == 1;
                    if (isOurs) {
                        outbox.add(mail(
                                MailEvent.Kind.TROUBLE_OVER,
                                kind,
                                subject,
                                queue,
                                trouble.get().since(),
                                trouble.get().detail()));
                    }
                    return isOurs;
                }));
    }

    public Optional<Trouble> find(TroubleKind kind, String subject) {
        return all().stream()
                .filter(trouble -> trouble.kind() == kind && trouble.subject().equals(subject))
                .findFirst();
    }

    /** What troubles a queue or an account. */
    public List<Trouble> of(String subject) {
        return all().stream()
                .filter(trouble -> trouble.subject().equals(subject))
                .toList();
    }

    public List<Trouble> all() {
        return jdbc.sql("select * from trouble order by since, kind, subject")
                .query((row, number) -> new Trouble(
                        TroubleKind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        JobRows.instant(row, "since"),
                        row.getString("detail")))
                .list();
    }

    private static MailEvent mail(
            MailEvent.Kind mailKind,
            TroubleKind kind,
            String subject,
            @Nullable String queue,
            Instant since,
            String detail) {
        String id = "trouble-" + kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + since.toEpochMilli() + "-"
                + Integer.toHexString(subject.hashCode())
                + (mailKind == MailEvent.Kind.TROUBLE_OVER ? "-over" : "");
        return new MailEvent(
                id,
                mailKind,
                queue,
                null,
                Map.of(
                        MailDetails.TROUBLE,
                        kind.name(),
                        MailDetails.SUBJECT,
                        subject,
                        MailDetails.DETAIL,
                        detail,
                        MailDetails.SINCE,
                        since.toString()));
    }
}
