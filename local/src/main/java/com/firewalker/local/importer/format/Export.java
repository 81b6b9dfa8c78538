package com.firewalker.local.importer.format;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What lies in an export, whatever it is packed in: a file, a folder, a zip (with zips inside), a gz or a tgz. Entries
 * are opened as often as needed; nothing is unpacked but what can only be read as a file of its own.
 */
public final class Export implements AutoCloseable {

    private static final int MOST_ENTRIES = 500_000;
    private static final int DEEPEST = 3;
    private static final int BUFFER = 1 << 16;
    private static final int HEAD = 4096;

    private final Path file;
    private final LongConsumer progress;
    private final List<Entry> entries = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Path> unpacked = new ArrayList<>();

    private Export(Path file, LongConsumer progress) {
        this.file = file;
        this.progress = progress;
    }

    /** @param progress is told how many bytes were read since the last time */
    public static Export open(Path file, LongConsumer progress) throws IOException {
        if (!Files.exists(file)) {
            throw new ExportFormatException(file, "there is no such file");
        }
        Export export = new Export(file, progress);
        try {
            export.list();
            return export;
        } catch (IOException | RuntimeException e) {
            export.close();
            throw e;
        }
    }

    /** A file within the export. */
    public final class Entry {

        private final String name;
        private final long size;
        private final Opener opener;
        private @Nullable Path copied;

        /** An export may hold 100,000 files: what they begin with is forgotten when memory gets short. */
        private SoftReference<String> head = new SoftReference<>(null);

        private Entry(String name, long size, Opener opener) {
            this.name = name;
            this.size = size;
            this.opener = opener;
        }

        public String name() {
            return name;
        }

        /** In bytes; an estimate where only the packed size is known. */
        public long size() {
            return size;
        }

        /** The last part of the name, in lower case. */
        String base() {
            return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        }

        InputStream open() throws IOException {
            try {
                return new Counted(name, new BufferedInputStream(opener.open(), BUFFER));
            } catch (IOException e) {
                throw damaged(name);
            }
        }

        /** The first bytes as text, for recognising what it is. */
        String head() throws IOException {
            String known = head.get();
            if (known == null) {
                try (InputStream in = opener.open()) {
                    known = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw damaged(name);
                }
                head = new SoftReference<>(known);
            }
            return known;
        }

        /** A copy that lies in the file system, gone with the export. */
        Path copy() throws IOException {
            if (copied == null) {
                Path copy = temporary(".copy");
                try (InputStream in = open()) {
                    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                }
                copied = copy;
            }
            return copied;
        }
    }

    private interface Opener {
        InputStream open() throws IOException;
    }

    public Path file() {
        return file;
    }

    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    private void list() throws IOException {
        if (Files.isDirectory(file)) {
            try (Stream<Path> files = Files.walk(file)) {
                for (Path one : files.filter(Files::isRegularFile).sorted().toList()) {
                    add(file.relativize(one).toString().replace('\\', '/'), one, 0);
                }
            }
        } else {
            add(String.valueOf(file.getFileName()), file, 0);
        }
        entries.sort(Comparator.comparing(Entry::name));
    }

    private void add(String name, Path path, int depth) throws IOException {
        byte[] magic = new byte[4];
        try (InputStream in = Files.newInputStream(path)) {
            in.readNBytes(magic, 0, magic.length);
        }
        if (magic[0] == 'P' && magic[1] == 'K' && magic[2] <= 8) {
            addZip(name, path, depth);
        } else if ((magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
            addGzip(name, path, depth);
        } else {
            addEntry(name, Files.size(path), () -> Files.newInputStream(path));
        }
    }

    private void addZip(String name, Path path, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new ExportFormatException(file, "zips are nested too deeply: " + name);
        }
        ZipFile zip;
        try {
            zip = ZipFile.builder().setPath(path).get();
        } catch (IOException e) {
            throw new ExportFormatException(file, "the zip is cut or damaged, export or download it again: " + name);
        }
        open.add(zip);
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (entry.isDirectory() || isLitter(entry.getName())) {
                continue;
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new ExportFormatException(
                        file, "the zip is protected by a password: unpack it and give the folder");
            }
            if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".zip")) {
                Path inner = temporary(".zip");
                try (InputStream in = new Counted(entry.getName(), new WholeEntry(zip, entry))) {
                    Files.copy(in, inner, StandardCopyOption.REPLACE_EXISTING);
                }
                addZip(entry.getName(), inner, depth + 1);
            } else {
                addEntry(entry.getName(), Math.max(0, entry.getSize()), () -> new WholeEntry(zip, entry));
            }
        }
    }

    private void addGzip(String name, Path path, int depth) throws IOException {
        if (isTar(name, path)) {
            addTar(path, depth);
        } else {
            String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
            addEntry(plain, Files.size(path), () -> unzipped(path));
        }
    }

    private void addTar(Path path, int depth) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(unzipped(path))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile() && !isLitter(entry.getName())) {
                    Path copy = temporary(".entry");
                    Files.copy(tar, copy, StandardCopyOption.REPLACE_EXISTING);
                    add(entry.getName(), copy, depth + 1);
                }
            }
        } catch (IOException e) {
            throw new ExportFormatException(file, "the tgz is cut or damaged, export or download it again");
        }
    }

    private boolean isTar(String name, Path path) {
        try (InputStream in = unzipped(path)) {
            byte[] head = in.readNBytes(512);
            return head.length == 512 && new String(head, 257, 5, StandardCharsets.US_ASCII).equals("ustar");
        } catch (IOException e) {
            throw damaged(name);
        }
    }

    private ExportFormatException damaged(String name) {
        return new ExportFormatException(file, name + " is cut or damaged, export or download it again");
    }

    private static InputStream unzipped(Path path) throws IOException {
        return new GZIPInputStream(Files.newInputStream(path), BUFFER);
    }

    private void addEntry(String name, long size, Opener opener) {
        if (isLitter(name)) {
            return;
        }
        if (entries.size() >= MOST_ENTRIES) {
            throw new ExportFormatException(file, "it holds more than " + MOST_ENTRIES + " files");
        }
        entries.add(new Entry(name, size, opener));
    }

    /** What macOS leaves beside files. */
    private static boolean isLitter(String name) {
        String base = name.substring(name.lastIndexOf('/') + 1);
        return name.startsWith("__MACOSX/") || base.startsWith("._") || base.equals(".DS_Store");
    }

    private Path temporary(String ending) throws IOException {
        Path path = Files.createTempFile("firewalker-import", ending);
        unpacked.add(path);
        return path;
    }

    @Override
    public void close() throws IOException {
        try {
            for (AutoCloseable one : open) {
                one.close();
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        } finally {
            for (Path path : unpacked) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Tells how many bytes went through, and of what cannot be read which file it is. */
    private final class Counted extends FilterInputStream {

        private final String name;

        Counted(String name, InputStream in) {
            super(in);
            this.name = name;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            try {
                int read = super.read(bytes, from, length);
                if (read > 0) {
                    progress.accept(read);
                }
                return read;
            } catch (IOException e) {
                throw damaged(name);
            }
        }
    }
}
