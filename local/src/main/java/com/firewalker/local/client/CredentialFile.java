package com.firewalker.local.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passwords of the walkers this program made, so that a repeated import finds its walkers again. A password is on disk
 * before it is first used: a program killed in between can still log in.
 */
public final class CredentialFile {

    private static final FileAttribute<?> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final Map<String, String> passwords;

    private CredentialFile(Path file, Map<String, String> passwords) {
        this.file = file;
        this.passwords = passwords;
    }

    public static CredentialFile open(Path directory, String name) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(fileName(name) + ".json");
            Map<String, String> passwords = new TreeMap<>();
            if (Files.exists(file)) {
                JsonMapper.shared()
                        .readTree(file)
                        .properties()
                        .forEach(entry ->
                                passwords.put(entry.getKey(), entry.getValue().asString()));
            }
            return new CredentialFile(file, passwords);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name may hold what a file system cannot, or what leads out of the directory. */
    private static String fileName(String name) {
        return name.matches("\\w[\\w.-]{0,100}")
                ? name
                : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The credentials of an e-mail address, made at the first call. */
    public synchronized Credentials of(String email) {
        String password = passwords.get(email);
        if (password == null) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            passwords.put(email, password);
            save();
        }
        return new Credentials(email, password);
    }

    private void save() {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.deleteIfExists(next);
            Files.createFile(next, PRIVATE_FILE);
            Files.write(next, JsonMapper.shared().writeValueAsBytes(passwords));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException("another program writes " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
