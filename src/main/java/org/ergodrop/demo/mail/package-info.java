/** A mail server that keeps every mail as a file, so that the demo needs no account anywhere. */
@NullMarked
package org.ergodrop.demo.mail;

import org.jspecify.annotations.NullMarked;
