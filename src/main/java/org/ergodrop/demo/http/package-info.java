/**
 * What the stand-ins share: HTTP/1.1 on a loopback port, with their own clock in the {@code Date} header and answers that break
 * off where a test wants them to, and the rules that say when a fault strikes. Knows nothing of what is served.
 */
@NullMarked
package org.ergodrop.demo.http;

import org.jspecify.annotations.NullMarked;
