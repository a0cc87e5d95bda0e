/** Tells people: one mail for one event, out of the ledger's outbox. Reads: {@code jobs}. */
@NullMarked
package org.ergodrop.notify;

import org.jspecify.annotations.NullMarked;
