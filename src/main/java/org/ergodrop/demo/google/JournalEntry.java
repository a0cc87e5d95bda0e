package org.ergodrop.demo.google;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One request as the stand-in saw it; secrets are struck out.
 *
 * @param time of the stand-in's clock, when the request had arrived
 * @param method Drive's name for it, for instance {@code files.list}
 * @param user whose token it was; empty when there was none
 * @param headers those that matter: ranges, lengths, types, the client's name
 * @param answered headers of the answer that matter: ranges, Retry-After
 * @param status 0 when there was no answer
 * @param bytesIn of the request's body
 * @param bytesOut of the answer's body
 * @param units what Google would count against the quota
 * @param faults that struck it
 */
public record JournalEntry(
        long number,
        Instant time,
        String method,
        String http,
        String path,
        String user,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, String> answered,
        int status,
        long bytesIn,
        long bytesOut,
        int units,
        List<Fault> faults) {}
