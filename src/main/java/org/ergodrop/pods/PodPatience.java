package org.ergodrop.pods;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the controller waits for what.
 *
 * @param every pause between two looks at work and pods; at RunPod itself at least 10s
 * @param tick how often it is looked who leads and whether a turn is due; several times within the lease
 * @param adoptFor how long a pod is looked for by its name after a request without an answer, before it is asked for again
 * @param proofApart a pod is gone when it was not there twice, so far apart
 * @param firstRound pause after the first round in which nobody had a GPU ...
 * @param longestRound ... which doubles up to this
 * @param tellAfter how long no pod can be had before somebody gets a mail
 * @param tellNotGone how long a pod may resist its end before somebody gets a mail
 * @param lease a leading controller that has not been heard of for so long is replaced
 */
public record PodPatience(
        @DefaultValue("1m") @DurationMin(millis = 100, message = "must be at least 100ms")
        Duration every,

        @DefaultValue("5s") @DurationMin(millis = 100, message = "must be at least 100ms")
        Duration tick,

        @DefaultValue("2m") @DurationMin(millis = 100, message = "must be at least 100ms")
        Duration adoptFor,

        @DefaultValue("30s") @DurationMin(millis = 100, message = "must be at least 100ms")
        Duration proofApart,

        @DefaultValue("1m") @DurationMin(millis = 100, message = "must be at least 100ms")
        Duration firstRound,

        @DefaultValue("10m") @DurationMin(millis = 100, message = "must be at least 100ms")
        Duration longestRound,

        @DefaultValue("30m") @DurationMin(millis = 100, message = "must be at least 100ms")
        Duration tellAfter,

        @DefaultValue("10m") @DurationMin(millis = 100, message = "must be at least 100ms")
        Duration tellNotGone,

        @DefaultValue("30s") @DurationMin(seconds = 1, message = "must be at least 1s")
        Duration lease) {}
