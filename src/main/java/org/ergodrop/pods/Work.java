package org.ergodrop.pods;

/**
 * How much there is to do, as one look saw it.
 *
 * @param waiting videos that nobody has in hand and that are ready for a worker
 * @param inHand videos that a worker has in hand
 * @param progress changes whenever work moves on; a pod under which it never changes is stuck
 */
public record Work(int waiting, int inHand, String progress) {

    public boolean isNone() {
        return waiting == 0 && inHand == 0;
    }
}
