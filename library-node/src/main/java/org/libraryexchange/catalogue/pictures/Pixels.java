package org.libraryexchange.catalogue.pictures;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/**
 * A picture in memory, as small as it is shown: eight bits for each colour, without transparency.
 *
 * @param colours the samples of each pixel, in the order of the colour space
 * @param samples row by row
 */
record Pixels(int width, int height, int colours, byte[] samples) {

    private static final int WHITE = 255;

    /** From this value on, an orientation of TIFF lays the picture on its side. */
    private static final int FIRST_LYING = 5;

    /** Averages all pixels of an image into one that is no larger than a square; each counts by the area it covers. */
    static Pixels shrunk(BufferedImage image, int longest) {
        double scale = Math.min(1, (double) longest / Math.max(image.getWidth(), image.getHeight()));
        return shrunk(new Rows(image), Math.max(1, (int) Math.round(image.getWidth() * scale)), Math.max(1, (int)
                Math.round(image.getHeight() * scale)));
    }

    private static Pixels shrunk(Rows rows, int width, int height) {
        Pixels small = new Pixels(width, height, rows.colours, new byte[width * height * rows.colours]);
        float[] sum = new float[width * rows.colours];
        double scale = (double) height / rows.height;
        int done = 0;
        for (int y = 0; y < rows.height; y++) {
            float[] row = rows.narrowed(y, width);
            double end = y == rows.height - 1 ? height : (y + 1) * scale;
            double begin = y * scale;
            while (end >= done + 1) {
                add(row, (float) (done + 1 - begin), sum);
                small.put(done, sum);
                Arrays.fill(sum, 0);
                done++;
                begin = done;
            }
            add(row, (float) (end - begin), sum);
        }
        return small;
    }

    private static void add(float[] row, float weight, float... sum) {
        if (weight > 0) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += row[i] * weight;
            }
        }
    }

    private void put(int y, float... row) {
        for (int i = 0; i < row.length; i++) {
            samples[y * row.length + i] = (byte) Math.max(0, Math.min(WHITE, Math.round(row[i])));
        }
    }

    /** The rows of an image, on white where it is transparent. */
    private static final class Rows {

        private final BufferedImage image;
        private final ColorModel model;
        private final int width;
        private final int height;
        private final int colours;
        private final boolean isIndexed;
        private final int[] row;

        Rows(BufferedImage image) {
            this.image = image;
            this.model = image.getColorModel();
            this.width = image.getWidth();
            this.height = image.getHeight();
            this.isIndexed = model instanceof IndexColorModel;
            this.colours = isIndexed ? 3 : model.getNumColorComponents();
            int all = image.getRaster().getNumBands();
            boolean isKnown = isIndexed
                    || (all == colours + (model.hasAlpha() ? 1 : 0)
                            && (colours == 1 || colours == 3 || (colours == 4 && !model.hasAlpha()))
                            && model.getTransferType() <= DataBuffer.TYPE_INT
                            && model.getTransferType() != DataBuffer.TYPE_SHORT);
            PictureRefusal.COLOURS.unless(isKnown);
            this.row = new int[width * (isIndexed ? 1 : all)];
        }

        /** A row of fewer pixels. */
        float[] narrowed(int y, int target) {
            float[] narrow = new float[target * colours];
            int[] pixel = new int[colours];
            read(y);
            double scale = (double) target / width;
            for (int x = 0; x < width; x++) {
                pixel(x, pixel);
                double begin = x * scale;
                double end = x == width - 1 ? target : (x + 1) * scale;
                int at = (int) begin;
                while (at < end && at < target) {
                    float weight = (float) (Math.min(end, at + 1) - Math.max(begin, at));
                    for (int c = 0; c < colours; c++) {
                        narrow[at * colours + c] += pixel[c] * weight;
                    }
                    at++;
                }
            }
            return narrow;
        }

        private void read(int y) {
            if (isIndexed) {
                image.getRGB(0, y, width, 1, row, 0, width);
            } else {
                image.getRaster().getPixels(image.getMinX(), y + image.getMinY(), width, 1, row);
            }
        }

        private void pixel(int x, int... into) {
            if (isIndexed) {
                int argb = row[x];
                for (int c = 0; c < colours; c++) {
                    into[c] = onWhite((argb >> (16 - 8 * c)) & 0xff, argb >>> 24);
                }
                return;
            }
            int each = row.length / width;
            int alpha = each > colours ? eight(row[x * each + colours], colours) : WHITE;
            for (int c = 0; c < colours; c++) {
                int value = eight(row[x * each + c], c);
                into[c] = model.isAlphaPremultiplied() ? Math.min(WHITE, value + WHITE - alpha) : onWhite(value, alpha);
            }
        }

        private int eight(int value, int band) {
            int bits = model.getComponentSize(band);
            return bits == 8 ? value : (int) ((value & 0xffffffffL) * WHITE / ((1L << bits) - 1));
        }

        private static int onWhite(int value, int alpha) {
            return alpha == WHITE ? value : (value * alpha + WHITE * (WHITE - alpha)) / WHITE;
        }
    }

    /** The picture as it is to be seen, by an orientation of TIFF from 1 to 8. */
    Pixels turned(int orientation) {
        if (orientation == 1) {
            return this;
        }
        boolean lies = orientation >= FIRST_LYING;
        Pixels turned = new Pixels(lies ? height : width, lies ? width : height, colours, new byte[samples.length]);
        for (int y = 0; y < turned.height; y++) {
            for (int x = 0; x < turned.width; x++) {
                int across = lies ? y : x;
                int down = lies ? x : y;
                boolean mirrors = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
                boolean upends = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
                int fromX = mirrors ? width - 1 - across : across;
                int fromY = upends ? height - 1 - down : down;
                System.arraycopy(
                        samples,
                        (fromY * width + fromX) * colours,
                        turned.samples,
                        (y * turned.width + x) * colours,
                        colours);
            }
        }
        return turned;
    }

    /** The picture in the colours of the web. Grey is grey in any profile. */
    BufferedImage inSrgb(ColorSpace space) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        if (colours == 1 || (colours == 3 && space.isCS_sRGB())) {
            int[] rgb = new int[width * height];
            for (int i = 0; i < rgb.length; i++) {
                int last = colours - 1;
                rgb[i] = (samples[i * colours] & 0xff) << 16
                        | (samples[i * colours + last / 2] & 0xff) << 8
                        | (samples[i * colours + last] & 0xff);
            }
            image.setRGB(0, 0, width, height, rgb, 0, width);
            return image;
        }
        PictureRefusal.COLOURS.unless(space.getNumComponents() == colours);
        ColorModel model = new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(samples, samples.length),
                width,
                height,
                width * colours,
                colours,
                bandOffsets(),
                null);
        return new ColorConvertOp(null).filter(new BufferedImage(model, raster, false, null), image);
    }

    private int[] bandOffsets() {
        int[] offsets = new int[colours];
        Arrays.setAll(offsets, i -> i);
        return offsets;
    }
}
