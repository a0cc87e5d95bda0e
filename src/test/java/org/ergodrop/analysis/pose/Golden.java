package org.ergodrop.analysis.pose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What MediaPipe's own web build (heavy) said of a clip, and how far we are from it. */
final class Golden {

    private final JsonNode frames;
    private double imagePxSum;
    private double imagePxMax;
    private double worldMmSum;
    private double worldMmMax;
    private double visibilityMax;
    private long points;
    private int disagreements;
    private int compared;

    Golden(Path json) {
        try {
            frames = new ObjectMapper().readTree(json.toFile()).get("frames");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int frames() {
        return frames.size();
    }

    void compare(PoseFrame ours, int widthPx, int heightPx) {
        JsonNode golden = frames.get(compared++);
        JsonNode image = golden.get("poseLandmarks");
        boolean found = image != null && !image.isEmpty();
        Landmarks landmarks = ours.landmarks();
        if (found != (landmarks != null)) {
            disagreements++;
        } else if (landmarks != null) {
            for (int i = 0; i < Landmarks.COUNT; i++) {
                compare(
                        landmarks,
                        i,
                        image.get(i),
                        golden.get("poseWorldLandmarks").get(i),
                        widthPx,
                        heightPx);
            }
        }
    }

    private void compare(Landmarks ours, int i, JsonNode image, JsonNode world, int widthPx, int heightPx) {
        double px = Math.hypot(
                ours.imagePx()[3 * i] - image.get("x").asDouble() * widthPx,
                ours.imagePx()[3 * i + 1] - image.get("y").asDouble() * heightPx);
        double dx = ours.worldMetres()[3 * i] - world.get("x").asDouble();
        double dy = ours.worldMetres()[3 * i + 1] - world.get("y").asDouble();
        double dz = ours.worldMetres()[3 * i + 2] - world.get("z").asDouble();
        double mm = 1000 * Math.sqrt(dx * dx + dy * dy + dz * dz);
        imagePxSum += px;
        imagePxMax = Math.max(imagePxMax, px);
        worldMmSum += mm;
        worldMmMax = Math.max(worldMmMax, mm);
        visibilityMax = Math.max(
                visibilityMax,
                Math.abs(ours.visibility()[i] - image.get("visibility").asDouble()));
        points++;
    }

    int compared() {
        return compared;
    }

    /** Frames where one found a body and the other did not. */
    int disagreements() {
        return disagreements;
    }

    double imageMeanPx() {
        return imagePxSum / points;
    }

    double worldMeanMm() {
        return worldMmSum / points;
    }

    double visibilityMax() {
        return visibilityMax;
    }

    @Override
    public String toString() {
        return String.format(
                java.util.Locale.ROOT,
                "%d frames, %d disagree, image mean %.4f max %.3f px, world mean %.4f max %.3f mm, visibility max %.5f",
                compared,
                disagreements,
                imageMeanPx(),
                imagePxMax,
                worldMeanMm(),
                worldMmMax,
                visibilityMax);
    }
}
