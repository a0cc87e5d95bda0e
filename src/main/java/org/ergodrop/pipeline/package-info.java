/**
 * The route verbs for the framework-free rooms and their wiring: what {@code routes/*.camel.yaml} calls by name. A bean has
 * one verb and catches nothing; the routes decide what is tried again and what is given up.
 */
@NullMarked
package org.ergodrop.pipeline;

import org.jspecify.annotations.NullMarked;
