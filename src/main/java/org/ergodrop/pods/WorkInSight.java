package org.ergodrop.pods;

import java.io.IOException;

/** Looks how much work there is: into the ledger (cluster), or into the hot folders alone (a controller that meets its pods only there). */
@FunctionalInterface
public interface WorkInSight {

    /** @throws IOException when it cannot be seen; an outage is not an empty folder, so nothing follows from it */
    Work look() throws IOException;
}
