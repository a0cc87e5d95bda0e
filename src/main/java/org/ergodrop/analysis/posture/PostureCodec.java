package org.ergodrop.analysis.posture;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One posture as bytes: index (8), time (8), body (4), fit error (8, NaN = none), then for each angle one byte, the ordinal
 * of the reason or {@value #VALUE} followed by degrees (8) and confidence (4: kept to 7 digits).
 */
final class PostureCodec {

    private static final byte VALUE = -1;
    private static final Measured.Reason[] REASONS = Measured.Reason.values();
    private static final int ANGLES = Angle.values().length;

    private PostureCodec() {}

    static void write(Posture posture, DataOutput out) throws IOException {
        out.writeLong(posture.index());
        out.writeDouble(posture.timeSeconds());
        out.writeInt(posture.body());
        out.writeDouble(posture.fitErrorMm().orElse(Double.NaN));
        for (Measured measured : posture.angles()) {
            if (measured.isMeasured()) {
                out.writeByte(VALUE);
                out.writeDouble(measured.degrees().getAsDouble());
                out.writeFloat((float) measured.confidence());
            } else {
                out.writeByte(measured.reason().orElseThrow().ordinal());
            }
        }
    }

    static Posture read(DataInput in) throws IOException {
        long index = in.readLong();
        double timeSeconds = in.readDouble();
        int body = in.readInt();
        double fitErrorMm = in.readDouble();
        List<Measured> angles = new ArrayList<>(ANGLES);
        for (int i = 0; i < ANGLES; i++) {
            byte kind = in.readByte();
            angles.add(kind == VALUE ? Measured.of(in.readDouble(), in.readFloat()) : Measured.not(REASONS[kind]));
        }
        return new Posture(
                index,
                timeSeconds,
                angles,
                Double.isNaN(fitErrorMm) ? OptionalDouble.empty() : OptionalDouble.of(fitErrorMm),
                body);
    }
}
