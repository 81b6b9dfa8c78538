package com.firewalker.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No field disappears on the way: absent, default and set stay three different things. */
class RoundTripTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("everySingleField")
    void keepsAbsentDefaultAndSetApart(FieldDescriptor field) throws InvalidProtocolBufferException {
        Message empty = Samples.empty(field.getContainingType());
        Message.Builder builder = empty.toBuilder();
        Message zero = empty.toBuilder()
                .setField(field, Samples.defaultOf(field, builder))
                .build();
        Message set = empty.toBuilder()
                .setField(field, Samples.valueOf(field, builder))
                .build();

        assertThat(travelled(empty).hasField(field)).isFalse();
        assertThat(travelled(zero).hasField(field)).isTrue();
        assertThat(travelled(zero)).isEqualTo(zero).isNotEqualTo(empty);
        assertThat(travelled(set)).isEqualTo(set).isNotEqualTo(zero);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyRepeatedField")
    void keepsEveryElementOfAList(FieldDescriptor field) throws InvalidProtocolBufferException {
        Message empty = Samples.empty(field.getContainingType());
        Message filled = empty.toBuilder()
                .addRepeatedField(field, Samples.valueOf(field, empty.toBuilder()))
                .build();

        assertThat(travelled(empty).getRepeatedFieldCount(field)).isZero();
        assertThat(travelled(filled)).isEqualTo(filled).isNotEqualTo(empty);
    }

    private static Stream<FieldDescriptor> everySingleField() {
        return everyField().filter(field -> !field.isRepeated());
    }

    private static Stream<FieldDescriptor> everyRepeatedField() {
        return everyField().filter(FieldDescriptor::isRepeated);
    }

    /** Fields of the generated classes' own descriptors: those of a linked file are others. */
    private static Stream<FieldDescriptor> everyField() {
        return Schema.compiled()
                .messages()
                .map(Samples::empty)
                .flatMap(message -> message.getDescriptorForType().getFields().stream());
    }

    private static Message travelled(Message message) throws InvalidProtocolBufferException {
        return message.getParserForType().parseFrom(message.toByteString());
    }
}
