package com.firewalker.command.export;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads one piece after the other, each when it is needed. */
final class KeptPieces extends InputStream {

    private final IntFunction<Optional<byte[]>> pieces;
    private byte[] piece = {};
    private int number;
    private int read;

    KeptPieces(IntFunction<Optional<byte[]>> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (length == 0) {
            return 0;
        }
        while (read == piece.length) {
            Optional<byte[]> next = pieces.apply(number);
            if (next.isEmpty()) {
                return -1;
            }
            piece = next.get();
            number++;
            read = 0;
        }
        int now = Math.min(length, piece.length - read);
        System.arraycopy(piece, read, into, from, now);
        read += now;
        return now;
    }
}
