/** Google: the authorization and its tokens, the Drive client, its retry rules and its limiter. Knows no job and no folder. */
@NullMarked
package org.ergodrop.google;

import org.jspecify.annotations.NullMarked;
