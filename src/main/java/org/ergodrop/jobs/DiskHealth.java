package org.ergodrop.jobs;

import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Room on the disk of the data folder, where ledger, queue and work in progress lie. */
@Component("diskHealthIndicator")
class DiskHealth implements HealthIndicator {

    private final DataFolder data;
    private final HealthProperties limits;

    DiskHealth(DataFolder data, HealthProperties limits) {
        this.data = data;
        this.limits = limits;
    }

    @Override
    public Health health() {
        try {
            DataSize free = DataSize.ofBytes(Files.getFileStore(data.folder()).getUsableSpace());
            boolean enough = free.compareTo(limits.freeDisk()) >= 0;
            return Health.status(enough ? Status.UP : HealthProperties.DEGRADED)
                    .withDetail("freeMegabytes", free.toMegabytes())
                    .build();
        } catch (IOException e) {
            return Health.down(e).build();
        }
    }
}
