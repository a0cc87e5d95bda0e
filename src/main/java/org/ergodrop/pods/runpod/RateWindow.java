package org.ergodrop.pods.runpod;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One window of the header RateLimit, for instance {@code "minute";r=0;t=12}.
 *
 * @param name minute, hour, day
 * @param remaining requests that are left in it
 * @param resetSeconds until it begins anew [s]
 */
record RateWindow(String name, long remaining, long resetSeconds) {

    /** The windows of a header; what cannot be read is left out, because a limit that is not understood is met by a 429. */
    static List<RateWindow> of(@Nullable String header) {
        List<RateWindow> windows = new ArrayList<>();
        for (String item : (header == null ? "" : header).split(",", -1)) {
            String[] parts = item.strip().split(";", -1);
            long remaining = -1;
            long reset = -1;
            for (String part : parts) {
                if (part.strip().matches("r=\\d{1,9}")) {
                    remaining = Long.parseLong(part.strip().substring(2));
                } else if (part.strip().matches("t=\\d{1,9}")) {
                    reset = Long.parseLong(part.strip().substring(2));
                }
            }
            if (remaining >= 0 && reset >= 0) {
                windows.add(new RateWindow(parts[0].replace("\"", "").strip(), remaining, reset));
            }
        }
        return windows;
    }
}
