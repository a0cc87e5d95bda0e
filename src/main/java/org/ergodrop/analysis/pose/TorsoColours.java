package org.ergodrop.analysis.pose;

import org.ergodrop.analysis.video.RgbFrame;

/**
 * What a person's torso looks like: a small colour histogram, enough to tell a blue overall from a white shirt. It does not
 * tell two people in the same overall apart; position and size have to.
 *
 * <p>All choices here are ours, docs/decisions/0003: 5 nodes a colour channel with linear sharing between neighbours, so that
 * a change of light moves weight a little instead of emptying bins; 12 × 12 samples over the middle of the torso.
 *
 * @param shares {@code float[125]}: R, G, B node; sums to 1
 */
record TorsoColours(float[] shares) {

    private static final int NODES = 5;
    private static final float NODE_STEP = 255f / (NODES - 1);
    private static final int SAMPLES = 12;

    /** Half the sampled width, by the torso's length: shoulders are about 0.8 of it wide, seen from the side 0.4. */
    private static final float HALF_WIDTH = 0.2f;

    /** Sampled part of the line from hips to shoulders: without belt and collar. */
    private static final float FROM = 0.15f;

    private static final float TO = 0.9f;

    /** The colours between the mid hip and the mid shoulder [px]; points outside the frame are left out. */
    static TorsoColours of(RgbFrame frame, float hipX, float hipY, float shoulderX, float shoulderY) {
        float[] shares = new float[NODES * NODES * NODES];
        float alongX = shoulderX - hipX;
        float alongY = shoulderY - hipY;
        int inside = 0;
        for (int i = 0; i < SAMPLES * SAMPLES; i++) {
            float along = FROM + (TO - FROM) * (i % SAMPLES) / (SAMPLES - 1f);
            float across = HALF_WIDTH * (2f * (i / SAMPLES) / (SAMPLES - 1f) - 1);
            int x = Math.round(hipX + along * alongX - across * alongY);
            int y = Math.round(hipY + along * alongY + across * alongX);
            if (x >= 0 && y >= 0 && x < frame.widthPx() && y < frame.heightPx()) {
                add(shares, frame.rgb(), 3 * (y * frame.widthPx() + x));
                inside++;
            }
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = inside == 0 ? 1f / shares.length : shares[i] / inside;
        }
        return new TorsoColours(shares);
    }

    static TorsoColours of(RgbFrame frame, Detection person) {
        int width = frame.widthPx();
        int height = frame.heightPx();
        return of(
                frame,
                person.xPx(Detection.MID_HIP, width),
                person.yPx(Detection.MID_HIP, height),
                person.xPx(Detection.MID_SHOULDER, width),
                person.yPx(Detection.MID_SHOULDER, height));
    }

    private static void add(float[] shares, byte[] rgb, int at) {
        for (int corner = 0; corner < 8; corner++) {
            float share = 1;
            int node = 0;
            for (int channel = 0; channel < 3; channel++) {
                float position = (rgb[at + channel] & 0xFF) / NODE_STEP;
                int lower = Math.min(NODES - 2, (int) position);
                boolean upper = (corner >> channel & 1) == 1;
                share *= upper ? position - lower : 1 - (position - lower);
                node = node * NODES + lower + (upper ? 1 : 0);
            }
            shares[node] += share;
        }
    }

    /** Hellinger distance: 0 for equal colours, 1 when no colour is shared. */
    double distance(TorsoColours other) {
        double common = 0;
        for (int i = 0; i < shares.length; i++) {
            common += Math.sqrt((double) shares[i] * other.shares[i]);
        }
        return Math.sqrt(Math.max(0, 1 - common));
    }

    /** These colours, drawn towards {@code other} by {@code weight} in [0, 1]. */
    TorsoColours towards(TorsoColours other, float weight) {
        float[] mixed = new float[shares.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = shares[i] + weight * (other.shares[i] - shares[i]);
        }
        return new TorsoColours(mixed);
    }
}
