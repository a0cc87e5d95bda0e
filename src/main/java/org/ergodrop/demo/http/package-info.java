/**
 * HTTP/1.1 on a loopback port for the stand-ins: their own clock in the {@code Date} header, answers that break off where
 * a test wants them to. Knows nothing of what is served.
 */
@NullMarked
package org.ergodrop.demo.http;

import org.jspecify.annotations.NullMarked;
