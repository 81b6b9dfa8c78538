package com.firewalker.proto;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a schema promises to bytes already written and to clients already built: one line per promise.
 * The key of a line is what may never go away, its rest what may never change.
 */
record Contract(Map<String, String> promises) {

    static Contract of(Schema schema) {
        var promises = new TreeMap<String, String>();
        schema.messages().forEach(message -> add(message, promises));
        schema.files().forEach(file -> addEnumsAndServices(file, promises));
        return new Contract(promises);
    }

    static Contract parse(Collection<String> lines) {
        var promises = new TreeMap<String, String>();
        lines.stream().filter(line -> !line.isBlank()).forEach(line -> {
            String[] halves = line.split(" = ", 2);
            promises.put(halves[0], halves.length == 2 ? halves[1] : "");
        });
        return new Contract(promises);
    }

    Stream<String> lines() {
        return promises.entrySet().stream()
                .map(promise -> promise.getValue().isEmpty()
                        ? promise.getKey()
                        : promise.getKey() + " = " + promise.getValue());
    }

    private static void add(Descriptor message, Map<String, String> promises) {
        promises.put("message " + message.getFullName(), "");
        message.getFields().forEach(field -> add(field, promises));
        message.getEnumTypes().forEach(type -> add(type, promises));
    }

    private static void add(FieldDescriptor field, Map<String, String> promises) {
        promises.put(
                "field " + field.getContainingType().getFullName() + " #" + "%05d".formatted(field.getNumber()),
                field.getName() + ", " + type(field) + ", " + presence(field));
    }

    private static String type(FieldDescriptor field) {
        if (field.isMapField()) {
            Descriptor entry = field.getMessageType();
            return "map of " + type(entry.findFieldByName("key")) + " to " + type(entry.findFieldByName("value"));
        }
        return switch (field.getJavaType()) {
            case MESSAGE -> field.getMessageType().getFullName();
            case ENUM -> field.getEnumType().getFullName();
            case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTE_STRING ->
                field.getType().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String presence(FieldDescriptor field) {
        if (field.isRepeated()) {
            return field.isPacked() ? "repeated packed" : "repeated";
        }
        return field.hasPresence() ? "presence" : "no presence";
    }

    private static void addEnumsAndServices(FileDescriptor file, Map<String, String> promises) {
        file.getEnumTypes().forEach(type -> add(type, promises));
        file.getServices().forEach(service -> {
            promises.put("service " + service.getFullName(), "");
            service.getMethods().forEach(method -> promises.put("method " + method.getFullName(), signature(method)));
        });
    }

    private static void add(EnumDescriptor type, Map<String, String> promises) {
        promises.put("enum " + type.getFullName(), "");
        type.getValues()
                .forEach(value -> promises.put(
                        "value " + type.getFullName() + " #" + "%05d".formatted(value.getNumber()), value.getName()));
    }

    private static String signature(MethodDescriptor method) {
        return (method.isClientStreaming() ? "stream " : "")
                + method.getInputType().getFullName()
                + " -> "
                + (method.isServerStreaming() ? "stream " : "")
                + method.getOutputType().getFullName();
    }
}
