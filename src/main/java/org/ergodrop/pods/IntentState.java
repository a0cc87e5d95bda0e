package org.ergodrop.pods;

/** How far the wish for a pod is. */
public enum IntentState {
    /** Nobody has been asked, or everybody asked has said no. */
    WANTED,
    /** A request is out; whoever finds it so after a crash cannot know whether it arrived. */
    ASKED,
    /** It has its pod. */
    MET,
    /** Its pod is gone, or it is not wanted any more. */
    CLOSED
}
