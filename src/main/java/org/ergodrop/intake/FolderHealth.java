package org.ergodrop.intake;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ergodrop.hotfolder.HotFolderException;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.Trouble;
import org.ergodrop.jobs.TroubleKind;
import org.ergodrop.jobs.Troubles;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;
import org.springframework.stereotype.Component;

/** What the looks into a hot folder say about it: a trouble that begins, or one that is over. */
@Component
class FolderHealth {

    private static final Sentences SENTENCES = Sentences.of(FolderHealth.class);

    /** A look that succeeds disproves these. */
    private static final Set<TroubleKind> LISTING =
            Set.of(TroubleKind.AUTH_LOST, TroubleKind.CONFIG_ERROR, TroubleKind.OUTAGE, TroubleKind.DAILY_CAP);

    private final Troubles troubles;
    private final Ledger ledger;
    private final Queues queues;

    FolderHealth(Troubles troubles, Ledger ledger, Queues queues) {
        this.troubles = troubles;
        this.ledger = ledger;
        this.queues = queues;
    }

    void failed(String queue, IOException failure) {
        troubles.begin(kind(failure), queue, queue, explain(queue, failure));
    }

    /** Nobody is left who could find out that there is room again: the next job will. */
    private static final Set<TroubleKind> ROOM = Set.of(TroubleKind.DISK_FULL, TroubleKind.STORAGE_FULL);

    /** @param inHand jobs of the queue that are being worked on or wait for it */
    void answered(String queue, int inHand) {
        List<TroubleKind> over = troubles.of(queue).stream()
                .map(Trouble::kind)
                .filter(kind -> LISTING.contains(kind) || (inHand == 0 && ROOM.contains(kind)))
                .filter(kind -> troubles.end(kind, queue, queue))
                .toList();
        if (!over.isEmpty()) {
            ledger.wake(queue);
        }
    }

    boolean isIntakePaused(String queue) {
        return troubles.of(queue).stream().anyMatch(trouble -> trouble.kind().pausesIntake());
    }

    static TroubleKind kind(IOException failure) {
        if (failure instanceof HotFolderException known) {
            return switch (known.kind()) {
                case AUTH_LOST -> TroubleKind.AUTH_LOST;
                case CONFIG_ERROR, REJECTED_REQUEST, REFUSED, GONE -> TroubleKind.CONFIG_ERROR;
                case DAILY_CAP -> TroubleKind.DAILY_CAP;
                case STORAGE_FULL -> TroubleKind.STORAGE_FULL;
                case DISK_FULL -> TroubleKind.DISK_FULL;
                case OUTAGE, BUSY, REPLACED, DAMAGED -> TroubleKind.OUTAGE;
            };
        }
        return failure instanceof FileSystemException ? TroubleKind.CONFIG_ERROR : TroubleKind.OUTAGE;
    }

    private String explain(String queue, IOException failure) {
        Locale language = queues.of(queue).language();
        return failure instanceof Explained explained
                ? explained.explain(language)
                : SENTENCES.say(language, "intake.FOLDER_UNREADABLE", queue, String.valueOf(failure));
    }
}
