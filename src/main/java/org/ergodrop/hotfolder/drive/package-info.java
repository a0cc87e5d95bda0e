/** The hot folder on Google Drive. Reads: {@code hotfolder}, {@code google}, {@code jobs}. */
@NullMarked
package org.ergodrop.hotfolder.drive;

import org.jspecify.annotations.NullMarked;
