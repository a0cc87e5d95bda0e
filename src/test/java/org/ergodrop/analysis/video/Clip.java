package org.ergodrop.analysis.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a reader hands out for a clip of {@link TestCard}s: the times, and the numbers seen in the pictures. */
record Clip(VideoFacts facts, List<Double> times, List<Integer> numbers, List<int[]> corners, DecodeOutcome outcome) {

    static Clip read(Path path, double maxFps) throws Exception {
        List<Double> times = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<int[]> corners = new ArrayList<>();
        VideoSettings settings = new VideoSettings(maxFps, 8192, 12);
        try (VideoReader reader = VideoReader.open(VideoFile.of(path), settings)) {
            for (RgbFrame frame = reader.next(); frame != null; frame = reader.next()) {
                times.add(frame.timeSeconds());
                numbers.add(TestCard.numberIn(frame));
                corners.add(cornersOf(frame));
                frame.release();
            }
            return new Clip(reader.facts(), times, numbers, corners, reader.outcome());
        }
    }

    /** Colours at the middle of the patches: top left, top right, bottom left, bottom right. */
    private static int[] cornersOf(RgbFrame frame) {
        int left = frame.widthPx() / 8;
        int right = frame.widthPx() - 1 - left;
        int top = frame.heightPx() / 8;
        int bottom = frame.heightPx() - 1 - top;
        return new int[] {
            TestCard.colourAt(frame, left, top), TestCard.colourAt(frame, right, top),
            TestCard.colourAt(frame, left, bottom), TestCard.colourAt(frame, right, bottom)
        };
    }
}
