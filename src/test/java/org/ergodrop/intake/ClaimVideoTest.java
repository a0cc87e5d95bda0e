package org.ergodrop.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.LostLeaseException;
import org.ergodrop.jobs.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimVideoTest {

    private final TestLedger rows = TestLedger.inMemory();
    private final FakeFolder folder = new FakeFolder("q");
    private final ClaimVideo claim = new ClaimVideo(rows.ledger, new HotFolders(Map.of("q", folder)));

    @AfterEach
    void end() {
        rows.close();
    }

    private Job announced() {
        return rows.ledger
                .move(rows.seen("q", "a"), JobState.STABLE, null)
                .flatMap(rows.ledger::announce)
                .orElseThrow();
    }

    @Test
    void aWorkerThatIsFasterIsNoFailureOfTheLook() throws Exception {
        Job job = announced();
        folder.claimFails = new IOException("another attempt has the job", new LostLeaseException(job.id()));
        claim.claim(job);
        assertThat(rows.ledger.get(job.id()).sentAt()).isNotNull();
    }

    @Test
    void aFolderThatFailsIsOne() {
        Job job = announced();
        folder.claimFails = new IOException("the disk is gone");
        assertThatThrownBy(() -> claim.claim(job)).hasMessage("the disk is gone");
    }
}
