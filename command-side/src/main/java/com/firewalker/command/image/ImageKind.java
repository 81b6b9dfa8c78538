package com.firewalker.command.image;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of picture that are taken, each known by how its bytes begin. */
enum ImageKind {
    JPEG("image/jpeg", "jpeg", 0, new int[] {0xff, 0xd8, 0xff}),
    PNG("image/png", "png", 0, new int[] {0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a}),
    WEBP("image/webp", "webp", 8, new int[] {'W', 'E', 'B', 'P'});

    private final String contentType;
    private final String format;
    private final int offset;
    private final int[] magic;

    ImageKind(String contentType, String format, int offset, int[] magic) {
        this.contentType = contentType;
        this.format = format;
        this.offset = offset;
        this.magic = magic;
    }

    static Optional<ImageKind> of(String contentType) {
        return Arrays.stream(values())
                .filter(kind -> kind.contentType.equals(contentType))
                .findFirst();
    }

    /** The name by which ImageIO knows it. */
    String format() {
        return format;
    }

    boolean begins(byte[] bytes) {
        for (int i = 0; i < magic.length; i++) {
            if (bytes.length <= offset + i || (bytes[offset + i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
