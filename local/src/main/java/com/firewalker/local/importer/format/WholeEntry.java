package com.firewalker.local.importer.format;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** An entry of a zip that fails at its end if it is not what was packed: a wrong digit looks like any other. */
final class WholeEntry extends CheckedInputStream {

    private final long packed;

    WholeEntry(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        super(zip.getInputStream(entry), new CRC32());
        packed = entry.getCrc();
    }

    @Override
    public int read() throws IOException {
        return whole(super.read());
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return whole(super.read(bytes, from, length));
    }

    private int whole(int read) throws IOException {
        if (read < 0 && getChecksum().getValue() != packed) {
            throw new IOException("its checksum is another");
        }
        return read;
    }
}
