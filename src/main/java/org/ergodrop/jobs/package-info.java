/** What a job is called and how it travels: its id, the header names, how often it may be tried. Knows no other room. */
@NullMarked
package org.ergodrop.jobs;

import org.jspecify.annotations.NullMarked;
