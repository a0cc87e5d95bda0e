package org.ergodrop.analysis.body;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Median segment lengths of a sample of frames, left and right pooled, and the shape that has them. */
final class SegmentLengths {

    /** Standard deviation of a median segment length [m]. Ours, ADR-0007. */
    private static final double SIGMA_METRES = 0.02;

    /** Segments, each with its occurrences (left and right). */
    private static final List<List<Ends>> SEGMENTS = List.of(
            List.of(pair(Joint.LEFT_SHOULDER, Joint.RIGHT_SHOULDER)),
            List.of(pair(Joint.LEFT_HIP, Joint.RIGHT_HIP)),
            List.of(pair(Joint.LEFT_SHOULDER, Joint.LEFT_ELBOW), pair(Joint.RIGHT_SHOULDER, Joint.RIGHT_ELBOW)),
            List.of(pair(Joint.LEFT_ELBOW, Joint.LEFT_WRIST), pair(Joint.RIGHT_ELBOW, Joint.RIGHT_WRIST)),
            List.of(pair(Joint.LEFT_HIP, Joint.LEFT_KNEE), pair(Joint.RIGHT_HIP, Joint.RIGHT_KNEE)),
            List.of(pair(Joint.LEFT_KNEE, Joint.LEFT_ANKLE), pair(Joint.RIGHT_KNEE, Joint.RIGHT_ANKLE)),
            List.of(pair(Joint.LEFT_HIP, Joint.LEFT_SHOULDER), pair(Joint.RIGHT_HIP, Joint.RIGHT_SHOULDER)));

    private final double[] lengths = new double[SEGMENTS.size()];
    private final double[] weights = new double[SEGMENTS.size()];

    private SegmentLengths() {}

    private static Ends pair(Joint first, Joint second) {
        return new Ends(first.ordinal(), second.ordinal());
    }

    /** A segment by the numbers of its two joints. */
    private record Ends(int first, int second) {}

    /** A length as seen in one frame. */
    private record Sighting(double metres, double weight) {}

    static SegmentLengths of(List<JointTargets> frames) {
        SegmentLengths result = new SegmentLengths();
        for (int segment = 0; segment < SEGMENTS.size(); segment++) {
            List<Sighting> sightings = new ArrayList<>();
            for (JointTargets frame : frames) {
                for (Ends ends : SEGMENTS.get(segment)) {
                    int first = ends.first;
                    int second = ends.second;
                    double weight = Math.min(frame.weight()[first], frame.weight()[second]);
                    sightings.add(new Sighting(distance(frame.position(), first, second), weight));
                }
            }
            result.putMedian(segment, sightings);
        }
        return result;
    }

    private void putMedian(int segment, List<Sighting> sightings) {
        sightings.sort(Comparator.comparingDouble(Sighting::metres));
        double total = sightings.stream().mapToDouble(Sighting::weight).sum();
        double passed = 0;
        for (Sighting sighting : sightings) {
            passed += sighting.weight;
            if (passed >= total / 2) {
                lengths[segment] = sighting.metres;
                weights[segment] = total / sightings.size();
                return;
            }
        }
    }

    private static double distance(double[] positions, int first, int second) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            double d = positions[3 * second + axis] - positions[3 * first + axis];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }

    /** Most probable shape (Gauss-Newton, standard normal prior on each coefficient). */
    double[] shape(BodyModel model) {
        int count = model.shapeCount();
        double[] shape = new double[count];
        for (int step = 0; step < 8; step++) {
            double[] rest = model.joints().at(shape);
            DMatrixRMaj normal = CommonOps_DDRM.identity(count);
            DMatrixRMaj right = new DMatrixRMaj(count, 1);
            for (int k = 0; k < count; k++) {
                right.data[k] = -shape[k];
            }
            for (int segment = 0; segment < SEGMENTS.size(); segment++) {
                Ends ends = SEGMENTS.get(segment).get(0);
                double length = distance(rest, ends.first, ends.second);
                DMatrixRMaj slope = slope(model.joints(), rest, ends, length);
                double weight = weights[segment] / (SIGMA_METRES * SIGMA_METRES);
                CommonOps_DDRM.multAddTransB(weight, slope, slope, normal);
                CommonOps_DDRM.addEquals(right, weight * (lengths[segment] - length), slope);
            }
            DMatrixRMaj change = new DMatrixRMaj(count, 1);
            CommonOps_DDRM.solve(normal, right, change);
            for (int k = 0; k < count; k++) {
                shape[k] += change.data[k];
            }
        }
        return shape;
    }

    /** {@code [shapes × 1]}: how a segment's length changes with each coefficient. */
    private static DMatrixRMaj slope(LinearJoints joints, double[] rest, Ends ends, double length) {
        DMatrixRMaj slope = new DMatrixRMaj(joints.basis().length, 1);
        for (int k = 0; k < joints.basis().length; k++) {
            double sum = 0;
            for (int axis = 0; axis < 3; axis++) {
                int first = 3 * ends.first + axis;
                int second = 3 * ends.second + axis;
                sum += (rest[second] - rest[first]) * (joints.basis()[k][second] - joints.basis()[k][first]);
            }
            slope.data[k] = sum / length;
        }
        return slope;
    }
}
