package org.ergodrop.jobs;

/**
 * Said within this process when jobs that ended long ago were removed from the ledger; whoever counts may listen.
 *
 * @param jobs how many, those included of which the row stayed
 */
public record JobsForgotten(int jobs) {}
