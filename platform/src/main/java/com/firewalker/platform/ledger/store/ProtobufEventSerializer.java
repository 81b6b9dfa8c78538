package com.firewalker.platform.ledger.store;

import com.google.protobuf.Message;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/** Events as protobuf under their full protobuf name; what is no protobuf message goes to the general serializer. */
public final class ProtobufEventSerializer implements Serializer {
    private final EventTypes types;
    private final Serializer others;

    public ProtobufEventSerializer(EventTypes types, Serializer others) {
        this.types = types;
        this.others = others;
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        if (!(object instanceof Message event)) {
            return others.serialize(object, representation);
        }
        T data = getConverter().convert(event.toByteArray(), representation);
        return new SimpleSerializedObject<>(data, representation, typeOf(event));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return byte[].class.equals(representation) || others.canSerializeTo(representation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        String name = serialized.getType().getName();
        if (types.knows(name)) {
            byte[] bytes = getConverter().convert(serialized, byte[].class).getData();
            return (T) types.parse(name, bytes);
        }
        if (UnknownSerializedType.class.equals(others.classForType(serialized.getType()))) {
            throw new UnknownEventType(name);
        }
        return others.deserialize(serialized);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        Class<?> known = types.classOf(type.getName());
        return known == null ? others.classForType(type) : known;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(@Nullable Class type) {
        return types.all().stream()
                .filter(event -> event.getClass().equals(type))
                .findAny()
                .map(ProtobufEventSerializer::typeOf)
                .orElseGet(() -> others.typeForClass(type));
    }

    @Override
    public Converter getConverter() {
        return others.getConverter();
    }

    private static SerializedType typeOf(Message event) {
        return new SimpleSerializedType(EventTypes.nameOf(event), null);
    }
}
