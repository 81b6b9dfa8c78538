package com.firewalker.platform.ledger.store;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/** Every event this program knows, by its full protobuf name. */
public final class EventTypes {
    private final Map<String, Message> byName = new HashMap<>();

    public static EventTypes of(Collection<FileDescriptor> files) {
        EventTypes types = new EventTypes();
        files.forEach(file -> file.getMessageTypes().forEach(types::add));
        return types;
    }

    private void add(Descriptor type) {
        String name = type.getFile().getOptions().getJavaPackage() + "." + type.getName();
        try {
            Object instance =
                    Class.forName(name).getMethod("getDefaultInstance").invoke(null);
            byName.put(type.getFullName(), (Message) instance);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no generated class for " + type.getFullName(), e);
        }
    }

    public static String nameOf(Message event) {
        return event.getDescriptorForType().getFullName();
    }

    boolean knows(String name) {
        return byName.containsKey(name);
    }

    @Nullable Class<?> classOf(String name) {
        Message instance = byName.get(name);
        return instance == null ? null : instance.getClass();
    }

    public Collection<Message> all() {
        return byName.values();
    }

    Message parse(String name, byte[] bytes) {
        Message instance = byName.get(name);
        if (instance == null) {
            throw new UnknownEventType(name);
        }
        try {
            return instance.getParserForType().parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new SerializationException("damaged bytes of a " + name + ": " + e.getMessage(), e);
        }
    }
}
