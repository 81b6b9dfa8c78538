package com.firewalker.command.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as cameras and as attackers make them. */
final class Pictures {

    private Pictures() {}

    /** Of a square picture. */
    static int side(byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        assertThat(image.getWidth()).isEqualTo(image.getHeight());
        return image.getWidth();
    }

    static byte[] jpeg(int width, int height) throws IOException {
        return picture("jpeg", width, height);
    }

    static byte[] picture(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.ORANGE);
        canvas.fillOval(0, 0, width, height);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** An APP1 segment behind the start marker, as cameras write it. */
    static byte[] withExif(byte[] jpeg) {
        byte[] text = "Exif\0\0Anna's garden, 52.52 N 13.40 E".getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer exif = ByteBuffer.allocate(jpeg.length + text.length + 4);
        exif.put(jpeg, 0, 2)
                .putShort((short) 0xffe1)
                .putShort((short) (text.length + 2))
                .put(text);
        return exif.put(jpeg, 2, jpeg.length - 2).array();
    }

    static byte[] pngOfClaimedSize(int width, int height) throws IOException {
        byte[] png = picture("png", 10, 10);
        ByteBuffer bytes = ByteBuffer.wrap(png);
        bytes.putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        bytes.putInt(29, (int) crc.getValue());
        return png;
    }
}
