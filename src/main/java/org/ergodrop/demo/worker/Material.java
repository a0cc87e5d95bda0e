package org.ergodrop.demo.worker;

/** What a piece of the figure is made of. */
enum Material {
    HEAD,
    SKIN,
    TORSO,
    SLEEVE,
    TROUSERS,
    SHOE
}
