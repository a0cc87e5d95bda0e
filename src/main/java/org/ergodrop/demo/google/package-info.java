/**
 * A stand-in for Google Drive and Google's OAuth on a loopback port, with faults on demand and a journal of every request.
 * Knows nothing of the product; the product knows nothing of it.
 */
@NullMarked
package org.ergodrop.demo.google;

import org.jspecify.annotations.NullMarked;
