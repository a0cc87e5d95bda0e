/**
 * The port to where videos come from and reports go to. The rest cannot tell a local directory from a Drive folder.
 * Reads: {@code jobs}. Read by: {@code intake}, {@code delivery}.
 */
@NullMarked
package org.ergodrop.hotfolder;

import org.jspecify.annotations.NullMarked;
