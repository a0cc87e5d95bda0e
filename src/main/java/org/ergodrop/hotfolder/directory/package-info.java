/** The hot folder as six directories on the local disk, safe against crashes between any two of its steps. */
@NullMarked
package org.ergodrop.hotfolder.directory;

import org.jspecify.annotations.NullMarked;
