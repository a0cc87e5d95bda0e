package org.ergodrop.analysis.ergonomics;

/** Who is told, in order of time, what one part of the body did. Every instant is told exactly once. */
interface TimeLine {

    /** The part was in this position, and since the last call nothing came between. */
    void held(Stay stay);

    /** The part was not measured, for too long to be bridged (or at an end of the video, or while the body changed). */
    void unseen(double startSeconds, double endSeconds);

    /** What follows is another body or comes after lost time: whatever lasted until here is over. */
    void broken();

    /** The video is over. */
    void ended();
}
