/** Puts the report where the user finds it, files the video and writes the log line. Reads: {@code hotfolder}, {@code jobs}. */
@NullMarked
package org.ergodrop.delivery;

import org.jspecify.annotations.NullMarked;
