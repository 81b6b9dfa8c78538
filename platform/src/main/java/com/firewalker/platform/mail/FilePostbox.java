package com.firewalker.platform.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes mails to files that mail programs open, the newest with the last name, for the owner's eyes only: they hold
 * links that let people in. The newest thousand are kept.
 */
final class FilePostbox implements Postbox {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final String SUFFIX = ".eml";
    private static final int MOST = 1_000;

    private final Path directory;
    private final String from;
    private final Clock clock;

    FilePostbox(Path directory, String from, Clock clock) {
        this.directory = directory;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public boolean possible() {
        return true;
    }

    @Override
    public void send(Letter letter) throws MessagingException {
        Instant now = clock.instant();
        Envelope message = Envelope.of(letter, from, now);
        try {
            write(message, TIME.format(now) + "-" + UUID.randomUUID().toString().substring(0, 8) + SUFFIX);
            dropOld();
        } catch (IOException e) {
            throw new MessagingException("a mail cannot be written", e);
        }
    }

    /** All at once: a reader never sees half a mail. */
    private void write(Envelope message, String name) throws IOException, MessagingException {
        Files.createDirectories(directory);
        Path unfinished = Files.createTempFile(directory, "new", ".part", ownersOnly());
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            message.writeTo(out);
        }
        Files.move(unfinished, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private void dropOld() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> mails = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            for (Path old : mails.subList(0, Math.max(0, mails.size() - MOST))) {
                Files.deleteIfExists(old);
            }
        }
    }

    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
