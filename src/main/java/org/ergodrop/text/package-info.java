/** Words for people: failures that explain themselves in the user's language. Used by every room; knows none of them. */
@NullMarked
package org.ergodrop.text;

import org.jspecify.annotations.NullMarked;
