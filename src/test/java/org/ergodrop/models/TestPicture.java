package org.ergodrop.models;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Square inputs for the models: {@code float[side * side * 3]}, RGB, row-major, in [lowest, 1]. */
final class TestPicture {

    /** The person is drawn on a canvas of this side and scaled. */
    private static final double CANVAS = 256;

    private TestPicture() {}

    /** The whole photo, black beside its shorter side. */
    static float[] photo(Path file, int side, float lowest) throws IOException {
        BufferedImage photo = ImageIO.read(file.toFile());
        BufferedImage square = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = smooth(square);
        double scale = (double) side / Math.max(photo.getWidth(), photo.getHeight());
        int width = (int) Math.round(photo.getWidth() * scale);
        int height = (int) Math.round(photo.getHeight() * scale);
        canvas.drawImage(photo, (side - width) / 2, (side - height) / 2, width, height, null);
        canvas.dispose();
        return pixels(square, lowest);
    }

    /** A person of limbs and a head before a wall and a floor, one arm up. */
    static float[] drawnPerson(int side, float lowest) {
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = smooth(picture);
        canvas.scale(side / CANVAS, side / CANVAS);
        canvas.setColor(new Color(190, 195, 200));
        canvas.fillRect(0, 0, 256, 256);
        canvas.setColor(new Color(120, 100, 85));
        canvas.fillRect(0, 205, 256, 51);
        limb(canvas, new Color(40, 50, 90), 20, 118, 140, 112, 185, 114, 228);
        limb(canvas, new Color(45, 55, 95), 20, 140, 140, 150, 183, 149, 228);
        limb(canvas, new Color(170, 50, 45), 46, 129, 92, 129, 130);
        limb(canvas, new Color(160, 45, 40), 14, 108, 80, 84, 108, 90, 140);
        limb(canvas, new Color(160, 45, 40), 14, 150, 80, 180, 58, 176, 24);
        canvas.setColor(new Color(215, 170, 145));
        canvas.fill(new Ellipse2D.Double(115, 26, 28, 36));
        canvas.setColor(new Color(60, 40, 30));
        canvas.fill(new Ellipse2D.Double(114, 22, 30, 16));
        canvas.dispose();
        return pixels(picture, lowest);
    }

    static float[] noise(Random random, int side, float lowest) {
        float[] values = new float[side * side * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = lowest + (1 - lowest) * random.nextFloat();
        }
        return values;
    }

    private static void limb(Graphics2D canvas, Color colour, int thickness, int... points) {
        canvas.setColor(colour);
        canvas.setStroke(new BasicStroke(thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i + 3 < points.length; i += 2) {
            canvas.draw(new Line2D.Double(points[i], points[i + 1], points[i + 2], points[i + 3]));
        }
    }

    private static Graphics2D smooth(BufferedImage image) {
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return canvas;
    }

    private static float[] pixels(BufferedImage image, float lowest) {
        int side = image.getWidth();
        float[] values = new float[side * side * 3];
        for (int i = 0; i < side * side; i++) {
            int rgb = image.getRGB(i % side, i / side);
            for (int channel = 0; channel < 3; channel++) {
                int level = (rgb >> (16 - 8 * channel)) & 0xFF;
                values[3 * i + channel] = lowest + (1 - lowest) * level / 255f;
            }
        }
        return values;
    }
}
