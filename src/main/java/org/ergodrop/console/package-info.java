/**
 * Hawtio behind a login: what the operator watches the routes with. Reads the ledger and its troubles, to show them; knows no
 * other room.
 */
@NullMarked
package org.ergodrop.console;

import org.jspecify.annotations.NullMarked;
