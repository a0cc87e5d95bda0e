/** Things to try the program with: the synthetic worker, stand-ins for other people's services. */
@NullMarked
package org.ergodrop.demo;

import org.jspecify.annotations.NullMarked;
