/** Angles over time become seconds per band and sustained episodes; one class per standard. */
@NullMarked
package org.ergodrop.analysis.ergonomics;

import org.jspecify.annotations.NullMarked;
