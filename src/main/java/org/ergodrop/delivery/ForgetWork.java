package org.ergodrop.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Handler;
import org.ergodrop.jobs.DataFolder;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Route verb {@code forgetWork}: removes what only the work needed, of jobs that are closed and whose mail is out. */
@Component("forgetWork")
class ForgetWork {

    private final Ledger ledger;
    private final Outbox outbox;
    private final DataFolder data;

    ForgetWork(Ledger ledger, Outbox outbox, DataFolder data) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.data = data;
    }

    @Handler
    void forget() throws IOException {
        Path work = data.folder().resolve("work");
        if (!Files.isDirectory(work)) {
            return;
        }
        List<Path> jobs;
        try (Stream<Path> all = Files.list(work)) {
            jobs = all.filter(folder -> JobId.isOne(folder.getFileName().toString()))
                    .toList();
        }
        for (Path folder : jobs) {
            JobId id = new JobId(folder.getFileName().toString());
            Optional<Job> job = ledger.find(id);
            if (job.isEmpty() || (job.get().closed() && !outbox.isOwed(id))) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }
}
