package org.ergodrop.jobs;

import java.time.Instant;

/**
 * A trouble that lasts.
 *
 * @param kind which
 * @param subject the queue or the account it is about
 * @param since when it began
 * @param detail what happened and what to do, one sentence
 */
public record Trouble(TroubleKind kind, String subject, Instant since, String detail) {}
