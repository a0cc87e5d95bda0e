package org.ergodrop.pods;

/** The steps of a pod's life that change what outlives the controller, in their order; a test may end the program at each. */
public enum PodStep {
    /** The intent is written; nobody has been asked. */
    INTENT_WRITTEN,
    /** It is written that the provider is being asked; the request is not out. */
    ASKING_WRITTEN,
    /** The provider has made the pod; nothing here knows of it. */
    POD_CREATED,
    /** The pod is written down. */
    POD_WRITTEN,
    /** A pod was found by its name and written down. */
    POD_ADOPTED,
    /** The pod's end is written as decided; the provider has not been asked. */
    END_WRITTEN,
    /** The provider was asked for the end. */
    END_ASKED,
    /** The pod was found absent once. */
    ABSENT_ONCE,
    /** The pod is written down as gone. */
    GONE_WRITTEN,
    /** What the pod cost is written down. */
    COST_WRITTEN
}
