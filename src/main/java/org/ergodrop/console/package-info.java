/** Hawtio behind a login: what the operator watches the routes with. Knows no other room. */
@NullMarked
package org.ergodrop.console;

import org.jspecify.annotations.NullMarked;
