package org.libraryexchange.catalogue.pictures;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.libraryexchange.picture.PictureSize;

/**
 * Reads one uploaded file and writes its forms. It is a program of its own, see {@link PictureProcess}: it is given the
 * file and nothing else, and whatever a file does to it ends with it.
 */
final class PictureReading {

    /** How the answer begins unless it is the name of a refusal. */
    static final String READ = "";

    /** Cameras that are said to have 24 megapixels have up to 24.5. */
    private static final int MOST_PIXELS = 25_000_000;

    private static final int SHORTEST_SIDE = 16;
    private static final int MOST_TIMES_AS_LONG = 40;

    /** What an image may take in memory before every second pixel is left out. */
    private static final long MOST_MEMORY = 100_000_000;

    private static final int LARGEST_PROFILE = 4_000_000;

    private static final float BEST = 0.82f;
    private static final float WORST = 0.4f;
    private static final float STEP = 0.14f;
    private static final double SMALLER = 0.8;

    private PictureReading() {}

    /** Reads the file from its input. Writes both forms, or the name of a refusal. */
    public static void main(String... none) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new FileOutputStream(FileDescriptor.out))) {
            // What a library prints is no answer.
            System.setOut(System.err);
            out.write(answer(System.in.readNBytes(PictureRefusal.MOST_BYTES)));
        }
    }

    private static byte[] answer(byte[] file) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(answer);
        try {
            BufferedImage picture = picture(file);
            out.writeUTF(READ);
            for (PictureSize size : PictureSize.values()) {
                byte[] jpeg = form(picture, size);
                out.writeInt(jpeg.length);
                out.write(jpeg);
            }
        } catch (UnusablePictureException e) {
            out.writeUTF(e.refusal().name());
        } catch (OutOfMemoryError | StackOverflowError e) {
            out.writeUTF(PictureRefusal.TOO_COSTLY.name());
        }
        return answer.toByteArray();
    }

    private static BufferedImage picture(byte[] file) {
        ImageIO.setUseCache(false);
        PictureKind kind = PictureKind.of(file);
        PictureParts parts = PictureParts.of(kind, file);
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind.format()).next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in);
            BufferedImage image = read(reader, kind);
            ColorSpace space = profile(parts)
                    .filter(found ->
                            found.getNumComponents() == image.getColorModel().getNumColorComponents())
                    .orElse(image.getColorModel().getColorSpace());
            return Pixels.shrunk(image, PictureSize.DISPLAY.longestSide())
                    .turned(parts.orientation())
                    .inSrgb(space);
        } catch (UnusablePictureException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Readers of pictures fail in many ways when a file is not as they expect.
            throw new UnusablePictureException(PictureRefusal.DAMAGED);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(ImageReader reader, PictureKind kind) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        PictureRefusal.TOO_MANY_PIXELS.unless((long) width * height <= MOST_PIXELS);
        PictureRefusal.SHAPE.unless(Math.min(width, height) >= SHORTEST_SIDE
                && Math.max(width, height) <= MOST_TIMES_AS_LONG * Math.min(width, height));
        PictureRefusal.SEVERAL.unless(kind != PictureKind.TIFF || !hasPages(reader, width));
        ImageTypeSpecifier type = reader.getRawImageType(0);
        PictureRefusal.COLOURS.unless(
                type == null || isConvertible(type.getColorModel().getColorSpace()));
        ImageReadParam how = reader.getDefaultReadParam();
        if ((long) width * height * bytesOfAPixel(reader) > MOST_MEMORY) {
            how.setSourceSubsampling(2, 2, 0, 0);
        }
        boolean[] broken = {false};
        reader.addIIOReadWarningListener(
                (from, warning) -> broken[0] |= warning.matches("(?i).*(premature|truncated|unexpected end).*"));
        BufferedImage image = reader.read(0, how);
        PictureRefusal.DAMAGED.unless(!broken[0]);
        return image;
    }

    /** Smaller ones are previews of the first. */
    private static boolean hasPages(ImageReader reader, int width) throws IOException {
        int count = reader.getNumImages(true);
        return count > 1 && reader.getWidth(1) >= width;
    }

    /** Four colours mean nothing without a profile of their press. */
    private static boolean isConvertible(ColorSpace space) {
        return space.getNumComponents() <= 3 || space instanceof ICC_ColorSpace;
    }

    private static int bytesOfAPixel(ImageReader reader) throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        return types.hasNext() ? (types.next().getColorModel().getPixelSize() + 7) / 8 : 8;
    }

    /** The profile of a PNG, which Java's reader leaves out. */
    private static Optional<ColorSpace> profile(PictureParts parts) {
        return parts.content("iCCP").flatMap(part -> {
            int name = 0;
            while (name < part.length && part[name] != 0) {
                name++;
            }
            try (InflaterInputStream in = new InflaterInputStream(
                    new ByteArrayInputStream(part, Math.min(part.length, name + 2), part.length))) {
                return Optional.of(new ICC_ColorSpace(ICC_Profile.getInstance(in.readNBytes(LARGEST_PROFILE))));
            } catch (IOException | IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    /** The best JPEG within the bounds of a form: first with less quality, then with fewer pixels. */
    private static byte[] form(BufferedImage picture, PictureSize size) throws IOException {
        ColorSpace space = picture.getColorModel().getColorSpace();
        for (int side = size.longestSide(); ; side = (int) (side * SMALLER)) {
            boolean fits = Math.max(picture.getWidth(), picture.getHeight()) <= side;
            BufferedImage small = fits ? picture : Pixels.shrunk(picture, side).inSrgb(space);
            for (float quality = BEST; quality >= WORST; quality -= STEP) {
                byte[] jpeg = jpeg(small, quality);
                if (jpeg.length <= size.mostBytes()) {
                    return jpeg;
                }
            }
        }
    }

    private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        JPEGImageWriteParam how = new JPEGImageWriteParam(null);
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(quality);
        how.setOptimizeHuffmanTables(true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
