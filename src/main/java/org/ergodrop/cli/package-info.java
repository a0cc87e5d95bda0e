/** The command line: picocli commands, progress, exit codes, the doctor and the bench. */
@NullMarked
package org.ergodrop.cli;

import org.jspecify.annotations.NullMarked;
