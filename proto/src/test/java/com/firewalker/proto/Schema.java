package com.firewalker.proto;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The compiled .proto files of this module, as protoc wrote them. */
record Schema(List<FileDescriptor> files) {

    static final String OURS = "firewalker/";
    static final String EVENTS = "firewalker.events.v1";
    private static final Path COMPILED = Path.of("target", "descriptors.binpb");

    static Schema compiled() {
        return of(compiledSet());
    }

    static FileDescriptorSet compiledSet() {
        try {
            return FileDescriptorSet.parseFrom(Files.readAllBytes(COMPILED));
        } catch (IOException e) {
            throw new UncheckedIOException("protoc writes this file in generate-sources: " + COMPILED, e);
        }
    }

    static Schema of(FileDescriptorSet set) {
        var protos = new LinkedHashMap<String, FileDescriptorProto>();
        set.getFileList().forEach(file -> protos.put(file.getName(), file));
        var linked = new LinkedHashMap<String, FileDescriptor>();
        protos.values().forEach(file -> link(file, protos, linked));
        return new Schema(linked.values().stream()
                .filter(file -> file.getName().startsWith(OURS))
                .toList());
    }

    private static FileDescriptor link(
            FileDescriptorProto file, Map<String, FileDescriptorProto> protos, Map<String, FileDescriptor> linked) {
        FileDescriptor known = linked.get(file.getName());
        if (known != null) {
            return known;
        }
        FileDescriptor[] imports = file.getDependencyList().stream()
                .map(protos::get)
                .map(imported -> link(imported, protos, linked))
                .toArray(FileDescriptor[]::new);
        try {
            var descriptor = FileDescriptor.buildFrom(file, imports);
            linked.put(file.getName(), descriptor);
            return descriptor;
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException("cannot link " + file.getName(), e);
        }
    }

    /** Every message, nested ones too, without the entries of maps. */
    Stream<Descriptor> messages() {
        return files.stream().flatMap(file -> file.getMessageTypes().stream()).flatMap(Schema::withNested);
    }

    /** What the ledger holds: the messages that stand by themselves in the package of events. */
    Stream<Descriptor> eventMessages() {
        return files.stream()
                .filter(file -> file.getPackage().equals(EVENTS))
                .flatMap(file -> file.getMessageTypes().stream());
    }

    private static Stream<Descriptor> withNested(Descriptor message) {
        return message.getOptions().getMapEntry()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(message), message.getNestedTypes().stream().flatMap(Schema::withNested));
    }
}
