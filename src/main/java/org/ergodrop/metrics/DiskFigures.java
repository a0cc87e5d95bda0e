package org.ergodrop.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.Map;

/** How much room is left where the service writes. */
final class DiskFigures {

    /** @param places folders by the name that the figures give them */
    DiskFigures(Map<String, Path> places, MeterRegistry meters) {
        places.forEach((name, folder) -> Gauge.builder("ergodrop.disk.free", folder, DiskFigures::freeBytes)
                .description("Room for the service on the disk of a folder; no number when the folder is away")
                .baseUnit("bytes")
                .tag("place", name)
                .strongReference(true)
                .register(meters));
    }

    private static double freeBytes(Path folder) {
        long bytes = folder.toFile().getUsableSpace();
        // this is how the JDK says that there is no such folder; a full disk has some bytes left in all but name
        return bytes == 0 && !folder.toFile().exists() ? Double.NaN : bytes;
    }
}
