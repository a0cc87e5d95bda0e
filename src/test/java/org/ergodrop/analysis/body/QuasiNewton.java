package org.ergodrop.analysis.body;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A general-purpose optimiser (L-BFGS with backtracking) on a {@link FitObjective}, knowing nothing of least squares: what the
 * product's fit is held against. Coordinates: pelvis and a rotation vector per joint on top of a start pose.
 */
final class QuasiNewton {

    private static final int MEMORY = 20;

    private final FitObjective objective;
    private final double[] rest;
    private final NormalEquations equations = new NormalEquations();

    QuasiNewton(FitObjective objective, double[] restJoints) {
        this.objective = objective;
        this.rest = restJoints;
    }

    private record Pair(double[] s, double[] y, double rho) {}

    /** Lowest value found from {@code start} in at most {@code iterations}. */
    double minimum(BodyPose start, int iterations) {
        double[] x = new double[NormalEquations.SIZE];
        double[] g = gradient(start, x);
        double f = value(start, x);
        Deque<Pair> pairs = new ArrayDeque<>();
        for (int i = 0; i < iterations; i++) {
            double[] d = direction(g, pairs);
            double slope = dot(d, g);
            if (slope >= 0) {
                pairs.clear();
                d = direction(g, pairs);
                slope = dot(d, g);
            }
            double length = pairs.isEmpty() ? 0.05 / Math.sqrt(dot(g, g) + 1e-30) : 1;
            double[] next = along(x, d, length);
            double lower = value(start, next);
            for (int halving = 0; !(lower <= f + 1e-4 * length * slope) && halving < 40; halving++) {
                length /= 2;
                next = along(x, d, length);
                lower = value(start, next);
            }
            if (!(lower < f)) {
                if (pairs.isEmpty()) {
                    break;
                }
                pairs.clear();
                continue;
            }
            double[] gNext = gradient(start, next);
            remember(pairs, minus(next, x), minus(gNext, g));
            x = next;
            g = gNext;
            f = lower;
        }
        return f;
    }

    private static void remember(Deque<Pair> pairs, double[] s, double[] y) {
        double curvature = dot(s, y);
        if (curvature > 1e-14) {
            pairs.addLast(new Pair(s, y, 1 / curvature));
            if (pairs.size() > MEMORY) {
                pairs.removeFirst();
            }
        }
    }

    private static double[] direction(double[] g, Deque<Pair> pairs) {
        double[] q = g.clone();
        List<Pair> newestFirst = new ArrayList<>();
        pairs.descendingIterator().forEachRemaining(newestFirst::add);
        double[] alpha = new double[newestFirst.size()];
        for (int i = 0; i < alpha.length; i++) {
            Pair pair = newestFirst.get(i);
            alpha[i] = pair.rho * dot(pair.s, q);
            q = along(q, pair.y, -alpha[i]);
        }
        if (alpha.length > 0) {
            Pair newest = newestFirst.get(0);
            q = along(new double[q.length], q, 1 / (newest.rho * dot(newest.y, newest.y)));
        }
        for (int i = alpha.length - 1; i >= 0; i--) {
            Pair pair = newestFirst.get(i);
            q = along(q, pair.s, alpha[i] - pair.rho * dot(pair.y, q));
        }
        return along(new double[q.length], q, -1);
    }

    private PosedSkeleton at(BodyPose start, double[] x) {
        BodyPose pose = start.copy();
        LevenbergMarquardt.apply(pose, x, new double[9], new double[9]);
        return new PosedSkeleton(rest, pose);
    }

    private double value(BodyPose start, double[] x) {
        return objective.cost(at(start, x));
    }

    private double[] gradient(BodyPose start, double[] x) {
        objective.linearise(at(start, x), equations);
        double[] g = new double[x.length];
        for (int i = 0; i < 3; i++) {
            g[i] = 2 * equations.g[i];
        }
        for (int at = 3; at < x.length; at += 3) {
            double[] increments = {2 * equations.g[at], 2 * equations.g[at + 1], 2 * equations.g[at + 2]};
            RightJacobian.transposedTimes(x, at, increments, 0, g);
        }
        return g;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] along(double[] x, double[] d, double length) {
        double[] sum = x.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += length * d[i];
        }
        return sum;
    }

    private static double[] minus(double[] a, double[] b) {
        return along(a, b, -1);
    }
}
