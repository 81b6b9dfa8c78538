package com.firewalker.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.WalkerRegistered;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.lang.reflect.InvocationTargetException;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which dates views hold, and that no event with a date is forgotten. */
class CalendarTest {

    private static final Set<String> DATES = Set.of("local_date", "effective_from");

    @ParameterizedTest
    @ValueSource(strings = {"1000-01-01", "1969-12-31", "2026-05-04", "9999-12-31"})
    void holdsTheDatesOfTheServer(String date) {
        assertThat(Calendar.holds(LocalDate.parse(date))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0999-12-31", "-0001-01-01", "+10000-01-01", "+999999999-12-31", "-999999999-01-01"})
    void holdsNoOthers(String date) {
        assertThat(Calendar.holds(LocalDate.parse(date))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("eventsWithADate")
    void leavesOutEveryEventAboutAnotherDate(Descriptor type) throws ReflectiveOperationException {
        FieldDescriptor date = dateOf(type).findFirst().orElseThrow();

        assertThat(Calendar.holds(parsed(type, date, 20_000))).isTrue();
        assertThat(Calendar.holds(parsed(type, date, 3_700_000))).isFalse();
        assertThat(Calendar.holds(parsed(type, date, -800_000))).isFalse();
    }

    static Stream<Descriptor> eventsWithADate() {
        return Stream.of(StepsRecorded.getDescriptor(), WalkerRegistered.getDescriptor())
                .flatMap(one -> one.getFile().getMessageTypes().stream())
                .filter(type -> dateOf(type).findAny().isPresent());
    }

    private static Stream<FieldDescriptor> dateOf(Descriptor type) {
        return type.getFields().stream().filter(field -> DATES.contains(field.getName()));
    }

    private static Message parsed(Descriptor type, FieldDescriptor date, int epochDay)
            throws ReflectiveOperationException {
        byte[] bytes = DynamicMessage.newBuilder(type)
                .setField(date, epochDay)
                .buildPartial()
                .toByteArray();
        try {
            return (Message) Class.forName("com.firewalker.events.v1." + type.getName())
                    .getMethod("parseFrom", byte[].class)
                    .invoke(null, (Object) bytes);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
