package com.firewalker.notification.processes;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * Sagas and their deadlines are stored under the name of the saga's class. A class that was renamed keeps its stored name
 * here, so that sagas and deadlines of earlier versions are found, and instances of both versions can run side by side.
 */
final class StoredSagaNames implements Serializer {

    private static final String STREAK = "com.firewalker.notification.streak.";

    /** Stored names by class name, both in full. */
    private static final Map<String, String> STORED = Map.of(STREAK + "EveningReminderSaga", STREAK + "EveningSaga");

    private static final Map<String, String> CLASSES = inverse(STORED);
    private static final Map<String, String> STORED_SIMPLE = simple(STORED);
    private static final Map<String, String> CLASSES_SIMPLE = inverse(STORED_SIMPLE);

    private final Serializer serializer;

    StoredSagaNames(Serializer serializer) {
        this.serializer = serializer;
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        SerializedObject<T> serialized = serializer.serialize(renamed(object, STORED_SIMPLE), representation);
        return new SimpleSerializedObject<>(
                serialized.getData(), serialized.getContentType(), renamed(serialized.getType(), STORED));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S, T> @Nullable T deserialize(SerializedObject<S> stored) {
        Object object = serializer.deserialize(new SimpleSerializedObject<>(
                stored.getData(), stored.getContentType(), renamed(stored.getType(), CLASSES)));
        return (T) renamed(object, CLASSES_SIMPLE);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return serializer.canSerializeTo(representation);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return serializer.classForType(renamed(type, CLASSES));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(@Nullable Class type) {
        return renamed(serializer.typeForClass(type), STORED);
    }

    @Override
    public Converter getConverter() {
        return serializer.getConverter();
    }

    private static SerializedType renamed(SerializedType type, Map<String, String> names) {
        String name = names.get(type.getName());
        return name == null ? type : new SimpleSerializedType(name, type.getRevision());
    }

    /** A deadline names its saga by the simple name of the class. */
    private static @Nullable Object renamed(@Nullable Object object, Map<String, String> names) {
        if (object instanceof SagaScopeDescriptor scope && names.containsKey(scope.getType())) {
            return new SagaScopeDescriptor(Objects.requireNonNull(names.get(scope.getType())), scope.getIdentifier());
        }
        return object;
    }

    private static Map<String, String> simple(Map<String, String> names) {
        return names.entrySet().stream()
                .collect(Collectors.toMap(name -> simple(name.getKey()), name -> simple(name.getValue())));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Map<String, String> inverse(Map<String, String> names) {
        return names.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }
}
