/**
 * A synthetic worker: a procedural figure rendered to video, with the exact joints, landmarks and angles of every frame.
 *
 * <p>Everything happens in the <b>stage frame</b>: metres, x to the image's right, y up (against gravity), z towards the
 * camera along the floor, origin on the floor where the worker stands. It is the product's upright frame moved to the
 * floor: the camera always looks along −z, and its azimuth turns the worker instead. A tilted camera tilts only the
 * picture and the camera-frame landmarks, never the truth, which stays aligned with gravity.
 */
@NullMarked
package org.ergodrop.demo.worker;

import org.jspecify.annotations.NullMarked;
