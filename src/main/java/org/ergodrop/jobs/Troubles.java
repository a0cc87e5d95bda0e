package org.ergodrop.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The troubles that last, in the database so that a restart neither forgets them nor mails about them again. */
public class Troubles {

    /** As the column says [characters]. */
    private static final int LONGEST_DETAIL = 4000;

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
     * A trouble begins, or goes on: one mail about it, at once or when it has lasted as long as its kind may.
     *
     * @param subject queue or account
     * @param queue whose people get the mail; null: the operator
     * @param detail what happened and what to do, one sentence
     * @return whether it is new
     */
    public boolean begin(TroubleKind kind, String subject, @Nullable String queue, String detail) {
        return begin(kind, subject, queue, detail, kind.patience());
    }

    /** The same with a patience of its own: how long the trouble has to last before there is a mail about it. */
    public boolean begin(TroubleKind kind, String subject, @Nullable String queue, String detail, Duration patience) {
        Optional<Trouble> known = find(kind, subject);
        if (known.isPresent()) {
            tell(known.get(), queue, patience);
            return false;
        }
        Trouble trouble = new Trouble(
                kind, subject, clock.instant().truncatedTo(ChronoUnit.MICROS), KeptText.of(detail, LONGEST_DETAIL));
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("insert into trouble (kind, subject, since, detail) values (?, ?, ?, ?)")
                        .params(kind.name(), subject, JobRows.time(trouble.since()), trouble.detail())
                        .update();
                tell(trouble, queue, patience);
            });
            return true;
        } catch (DuplicateKeyException begunMeanwhile) {
            return false;
        }
    }

    /** A trouble goes on for another reason: who looks sees this one; no further mail. */
    public void restate(TroubleKind kind, String subject, String detail) {
        jdbc.sql("update trouble set detail = ? where kind = ? and subject = ? and detail <> ?")
                .params(detail, kind.name(), subject, detail)
                .update();
    }

    private void tell(Trouble trouble, @Nullable String queue, Duration patience) {
        boolean lasts = !trouble.since().plus(patience).isAfter(clock.instant());
        if (lasts) {
            outbox.add(mail(MailEvent.Kind.TROUBLE, trouble, queue));
        }
    }

    /** A trouble is over; one mail says so to those who were told that it began. False when there was none. */
    public boolean end(TroubleKind kind, String subject, @Nullable String queue) {
        Optional<Trouble> trouble = find(kind, subject);
        return trouble.isPresent()
                && Boolean.TRUE.equals(transaction.execute(status -> {
                    boolean isOurs = jdbc.sql("delete from trouble where kind = ? and subject = ?")
                                    .params(kind.name(), subject)
                                    .update()
                            == 1;
                    boolean wasTold = outbox.knows(mail(MailEvent.Kind.TROUBLE, trouble.get(), queue));
                    if (isOurs && wasTold) {
                        outbox.add(mail(MailEvent.Kind.TROUBLE_OVER, trouble.get(), queue));
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

    private static MailEvent mail(MailEvent.Kind mailKind, Trouble trouble, @Nullable String queue) {
        String id = "trouble-" + trouble.kind().name().toLowerCase(Locale.ROOT) + "-"
                + trouble.since().toEpochMilli() + "-"
                + Integer.toHexString(trouble.subject().hashCode())
                + (mailKind == MailEvent.Kind.TROUBLE_OVER ? "-over" : "");
        Map<String, String> details = Map.of(
                MailDetails.TROUBLE, trouble.kind().name(),
                MailDetails.SUBJECT, trouble.subject(),
                MailDetails.DETAIL, trouble.detail(),
                MailDetails.SINCE, trouble.since().toString());
        return new MailEvent(id, mailKind, queue, null, details);
    }
}
