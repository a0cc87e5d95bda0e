package org.ergodrop.jobs;

/**
 * Said within this process when mails need no further try; whoever counts may listen.
 *
 * @param mails how many events were told, or not: a digest tells several
 * @param isSent false when they were given up
 */
public record MailEnded(int mails, boolean isSent) {}
