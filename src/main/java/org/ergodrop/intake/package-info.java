/** Finds finished videos, claims them and begins work on them. Reads: {@code hotfolder}, {@code jobs}. */
@NullMarked
package org.ergodrop.intake;

import org.jspecify.annotations.NullMarked;
