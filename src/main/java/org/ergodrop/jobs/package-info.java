/**
 * The ledger, the only writer of the database: jobs with their states, attempts, notes and events, the outbox of mails, the
 * troubles that pause the service; and how jobs are called and queued. Knows no other room.
 */
@NullMarked
package org.ergodrop.jobs;

import org.jspecify.annotations.NullMarked;
