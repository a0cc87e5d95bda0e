package org.ergodrop.demo.worker;

import java.util.stream.IntStream;
import org.ergodrop.analysis.video.RgbFrame;

/**
 * Draws a stage: the hall from a cache, the people by sphere tracing in tiles, each tile with only the pieces that can be
 * seen in it. The same stage gives the same bytes, whatever the number of processor cores.
 */
final class Renderer {

    private final Camera camera;
    private final Lighting lighting;
    private final byte[] hall;

    Renderer(Camera camera, Lighting lighting) {
        this.camera = camera;
        this.lighting = lighting;
        this.hall = Warehouse.picture(camera, lighting);
    }

    void draw(Stage stage, RgbFrame frame) {
        System.arraycopy(hall, 0, frame.rgb(), 0, hall.length);
        TileTracer tracer = new TileTracer(camera, lighting, stage);
        int columns = (camera.widthPx() + TileTracer.SIDE_PX - 1) / TileTracer.SIDE_PX;
        int rows = (camera.heightPx() + TileTracer.SIDE_PX - 1) / TileTracer.SIDE_PX;
        IntStream.range(0, columns * rows)
                .parallel()
                .forEach(tile -> tracer.trace(tile % columns, tile / columns, frame.rgb()));
    }
}
