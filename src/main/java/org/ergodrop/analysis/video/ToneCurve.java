package org.ergodrop.analysis.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_ARIB_STD_B67;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE2084;

import java.util.Optional;

/**
 * High dynamic range code values → standard ones, channel by channel: diffuse white ({@value #DIFFUSE_WHITE_NITS} cd/m², ITU-R
 * BT.2408) becomes white, what is brighter is clipped. Primaries stay BT.2020, so colours come out a little pale; the pose
 * model looks at shape and contrast.
 */
final class ToneCurve {

    private static final double DIFFUSE_WHITE_NITS = 203;
    private static final double DISPLAY_GAMMA = 2.4; // ITU-R BT.1886
    private static final double HLG_PEAK_NITS = 1000; // nominal display of ITU-R BT.2100
    private static final double HLG_SYSTEM_GAMMA = 1.2; // ITU-R BT.2100 for that display

    private final byte[] standard = new byte[256];

    private ToneCurve(boolean perceptualQuantizer) {
        for (int code = 0; code < standard.length; code++) {
            double nits =
                    perceptualQuantizer ? perceptualQuantizerNits(code / 255.0) : hybridLogGammaNits(code / 255.0);
            double light = Math.min(1, nits / DIFFUSE_WHITE_NITS);
            standard[code] = (byte) Math.round(255 * Math.pow(light, 1 / DISPLAY_GAMMA));
        }
    }

    /** The curve for FFmpeg's transfer characteristic; empty for standard dynamic range. */
    static Optional<ToneCurve> of(int transfer) {
        if (transfer == AVCOL_TRC_SMPTE2084 || transfer == AVCOL_TRC_ARIB_STD_B67) {
            return Optional.of(new ToneCurve(transfer == AVCOL_TRC_SMPTE2084));
        }
        return Optional.empty();
    }

    /** SMPTE ST 2084 electro-optical transfer function. */
    private static double perceptualQuantizerNits(double signal) {
        double root = Math.pow(signal, 1 / 78.84375);
        double ratio = Math.max(0, root - 0.8359375) / (18.8515625 - 18.6875 * root);
        return 10_000 * Math.pow(ratio, 1 / 0.1593017578125);
    }

    /** ITU-R BT.2100 hybrid log-gamma: inverse OETF, then the system gamma on each channel. */
    private static double hybridLogGammaNits(double signal) {
        double scene =
                signal <= 0.5 ? signal * signal / 3 : (Math.exp((signal - 0.55991073) / 0.17883277) + 0.28466892) / 12;
        return HLG_PEAK_NITS * Math.pow(scene, HLG_SYSTEM_GAMMA);
    }

    void apply(byte[] rgb) {
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = standard[rgb[i] & 0xFF];
        }
    }
}
