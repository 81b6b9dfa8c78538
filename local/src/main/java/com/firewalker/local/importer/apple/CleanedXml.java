package com.firewalker.local.importer.apple;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Apple's XML without what makes parsers stop: the document type definition, which some versions of iOS write broken,
 * and control characters in attributes.
 */
public final class CleanedXml extends FilterInputStream {

    private static final byte[] ROOT = "<HealthData".getBytes(StandardCharsets.US_ASCII);

    private int given;
    private boolean found;

    public CleanedXml(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (!found) {
            skipToRoot();
        }
        if (given < ROOT.length) {
            int part = Math.min(length, ROOT.length - given);
            System.arraycopy(ROOT, given, bytes, from, part);
            given += part;
            return part;
        }
        int read = super.read(bytes, from, length);
        for (int place = from; place < from + read; place++) {
            if (bytes[place] >= 0 && bytes[place] < ' ' && bytes[place] != '\n' && bytes[place] != '\t') {
                bytes[place] = ' ';
            }
        }
        return read;
    }

    private void skipToRoot() throws IOException {
        int matched = 0;
        while (matched < ROOT.length) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("there is no HealthData in it");
            }
            matched = next == ROOT[matched] ? matched + 1 : next == ROOT[0] ? 1 : 0;
        }
        found = true;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
