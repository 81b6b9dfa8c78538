package com.firewalker.proto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The approved set on disk: one file of promises, and a folder of payloads per event message. */
record Approved(Path root) {

    static final String HOW_TO = "approve additions with: ./mvnw -pl proto test -Dtest=EventContractTest -Dapprove";
    private static final String BYTES = ".binpb";

    static Approved set() {
        return new Approved(Path.of("approved"));
    }

    static boolean isAsked() {
        return System.getProperty("approve") != null;
    }

    Contract contract() {
        return Contract.parse(Files.exists(promises()) ? read(promises()) : List.of());
    }

    void replace(Contract contract) {
        write(promises(), String.join("\n", contract.lines().toList()) + "\n");
    }

    List<Payload> payloads() {
        if (!Files.exists(payloadRoot())) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(payloadRoot())) {
            return found.filter(path -> path.toString().endsWith(BYTES))
                    .sorted()
                    .map(file -> new Payload(messageOf(file), file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Payload> payloadsOf(String message) {
        return payloads().stream()
                .filter(payload -> payload.message().equals(message))
                .toList();
    }

    /** Payloads are only ever added: those of earlier shapes stay and must stay readable. */
    void add(String message, byte[] bytes, String json) {
        int number = payloadsOf(message).size() + 1;
        String name = message + "/%03d".formatted(number);
        write(payloadRoot().resolve(name + ".json"), json + "\n");
        try {
            Files.write(payloadRoot().resolve(name + BYTES), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String messageOf(Path payload) {
        return payloadRoot().relativize(payload).getName(0).toString();
    }

    private Path promises() {
        return root.resolve("contract.txt");
    }

    private Path payloadRoot() {
        return root.resolve("payloads");
    }

    private static List<String> read(Path file) {
        try {
            return List.copyOf(new TreeSet<>(Files.readAllLines(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes as an earlier build wrote them, and beside them what they mean. */
    record Payload(String message, Path file) {

        byte[] bytes() {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String json() {
            try {
                return Files.readString(Path.of(file.toString().replace(BYTES, ".json")))
                        .strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return message() + "/" + file.getFileName();
        }
    }
}
