package com.firewalker.platform.testing.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Loads classes whose names begin so anew, the faulty one from its folder and everything else from where it is. */
final class FaultyClasses extends ClassLoader {

    /** Rules that every module shares and that may have a fault too. */
    static final String RULES_OF_ALL = "com.firewalker.proto.SealTimes";

    private final Path faulty;
    private final List<String> anew;

    FaultyClasses(Path faulty, List<String> anew) {
        super(FaultyClasses.class.getClassLoader());
        this.faulty = faulty;
        this.anew = anew;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            boolean ours = anew.stream().anyMatch(prefix -> name.equals(prefix) || name.startsWith(prefix + "."));
            return ours ? define(name) : super.loadClass(name, resolve);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        Path planted = faulty.resolve(file);
        try (InputStream in = Files.exists(planted)
                ? Files.newInputStream(planted)
                : getParent().getResourceAsStream(file)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }
}
