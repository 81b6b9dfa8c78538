package com.firewalker.proto;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;

/** Messages of every generated class, filled without knowing any of them. */
final class Samples {

    private static final int MAX_DEPTH = 6;

    private Samples() {}

    /** The generated class's own default instance, so that generated code is what is tested. */
    static Message empty(Descriptor message) {
        try {
            return (Message) Class.forName(className(message))
                    .getMethod("getDefaultInstance")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no generated class for " + message.getFullName(), e);
        }
    }

    private static String className(Descriptor message) {
        return message.getContainingType() == null
                ? message.getFile().getOptions().getJavaPackage() + "." + message.getName()
                : className(message.getContainingType()) + "$" + message.getName();
    }

    /** Every field set to something that is not its default. */
    static Message full(Message empty) {
        return full(empty.newBuilderForType(), 0);
    }

    /** Every field that knows absence set to its default. */
    static Message zero(Message empty) {
        Message.Builder builder = empty.newBuilderForType();
        empty.getDescriptorForType().getFields().stream()
                .filter(FieldDescriptor::hasPresence)
                .forEach(field -> builder.setField(field, defaultOf(field, builder)));
        return builder.build();
    }

    static Object defaultOf(FieldDescriptor field, Message.Builder builder) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                ? builder.newBuilderForField(field).build()
                : field.getDefaultValue();
    }

    static Object valueOf(FieldDescriptor field, Message.Builder builder) {
        return valueOf(field, builder, 0);
    }

    private static Message full(Message.Builder builder, int depth) {
        for (FieldDescriptor field : builder.getDescriptorForType().getFields()) {
            if (field.isRepeated()) {
                builder.addRepeatedField(field, valueOf(field, builder, depth));
            } else {
                builder.setField(field, valueOf(field, builder, depth));
            }
        }
        return builder.build();
    }

    private static Object valueOf(FieldDescriptor field, Message.Builder builder, int depth) {
        return switch (field.getJavaType()) {
            case INT -> 7 + field.getNumber();
            case LONG -> 7_000_000_000L + field.getNumber();
            case FLOAT -> 0.5f + field.getNumber();
            case DOUBLE -> 0.25 + field.getNumber();
            case BOOLEAN -> true;
            case STRING -> field.getName() + "-" + field.getNumber();
            case BYTE_STRING -> ByteString.copyFromUtf8(field.getName());
            case ENUM -> last(field.getEnumType().getValues());
            case MESSAGE ->
                depth < MAX_DEPTH
                        ? full(builder.newBuilderForField(field), depth + 1)
                        : builder.newBuilderForField(field).build();
        };
    }

    private static <T> T last(List<T> values) {
        return values.get(values.size() - 1);
    }
}
