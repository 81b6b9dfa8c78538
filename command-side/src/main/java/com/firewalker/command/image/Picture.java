package com.firewalker.command.image;

import com.firewalker.platform.web.Refusal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture made anew from its pixels: whatever else was in the file, place names or programs, is not in the copy.
 * Its size is judged before a pixel is decoded.
 */
final class Picture {

    private static final long MOST_PIXELS = 40_000_000;
    private static final int LONGEST_SIDE = 12_000;
    private static final int ENOUGH = 1_024;
    private static final float QUALITY = 0.85f;

    private final BufferedImage pixels;

    private Picture(BufferedImage pixels) {
        this.pixels = pixels;
    }

    static Picture read(ImageKind kind, byte[] bytes) {
        if (!kind.begins(bytes)) {
            throw refused("image-type", "this is not a picture of the declared type");
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(kind.format());
        ImageReader reader = readers.next();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            return new Picture(decode(reader));
        } catch (IOException | RuntimeException e) {
            throw e instanceof Refusal refusal ? refusal : refused("image-unreadable", "this picture cannot be read");
        } finally {
            reader.dispose();
        }
    }

    /** A square JPEG of the picture's middle. */
    byte[] square(int side) {
        int shorter = Math.min(pixels.getWidth(), pixels.getHeight());
        int x = (pixels.getWidth() - shorter) / 2;
        int y = (pixels.getHeight() - shorter) / 2;
        BufferedImage square = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = square.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, side, side);
        canvas.drawImage(pixels, 0, 0, side, side, x, y, x + shorter, y + shorter, null);
        canvas.dispose();
        return jpeg(square);
    }

    private static BufferedImage decode(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
            throw refused("image-dimensions", "this picture has too many pixels");
        }
        ImageReadParam param = reader.getDefaultReadParam();
        int step = Math.max(1, Math.min(width, height) / ENOUGH);
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    private static byte[] jpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new IllegalStateException("a picture in memory cannot be written", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static Refusal refused(String code, String detail) {
        return Refusal.invalid("/key", code, detail);
    }
}
