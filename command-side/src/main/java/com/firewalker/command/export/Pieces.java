package com.firewalker.command.export;

import java.io.OutputStream;
import java.util.Arrays;

/** What is written here becomes an archive's rows, a piece at a time, and only as long as its order is still there. */
final class Pieces extends OutputStream {

    static final int SIZE = 1 << 20;

    /** Keeps one piece; false where nobody waits for it any more. */
    interface Keeper {
        boolean keep(int number, byte[] bytes);
    }

    private final Keeper keeper;
    private final byte[] buffer = new byte[SIZE];
    private int filled;
    private int number;
    private long size;

    Pieces(Keeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int done = 0;
        while (done < length) {
            int now = Math.min(length - done, SIZE - filled);
            System.arraycopy(bytes, from + done, buffer, filled, now);
            filled += now;
            done += now;
            size += now;
            if (filled == SIZE) {
                keep();
            }
        }
    }

    @Override
    public void close() {
        if (filled > 0) {
            keep();
        }
    }

    long size() {
        return size;
    }

    private void keep() {
        if (!keeper.keep(number, Arrays.copyOf(buffer, filled))) {
            throw new Unwanted();
        }
        number++;
        filled = 0;
    }

    /** The order was erased, or another worker took it over. */
    static final class Unwanted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
