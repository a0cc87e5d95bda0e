package org.ergodrop.demo.runpod;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One request as the stand-in saw it.
 *
 * @param time of the stand-in's clock, when the request had arrived
 * @param call for instance {@code DELETE /pods/{id}}; {@code unknown} for what RunPod does not know either
 * @param path as it came, without the query
 * @param who {@code account}, or the id of the pod whose key it was; empty when it was nobody's
 * @param body of the request; keys and the values of secrets are struck out
 * @param leaked whether the path, the query or the body had a key or a secret's value in plain text
 * @param status 0 when there was no answer
 */
public record JournalEntry(
        long number,
        Instant time,
        String call,
        String path,
        Map<String, String> query,
        String who,
        String body,
        boolean leaked,
        int status,
        List<Fault> faults) {}
