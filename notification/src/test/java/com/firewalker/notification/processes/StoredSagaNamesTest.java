package com.firewalker.notification.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.notification.streak.EveningReminderSaga;
import java.nio.charset.StandardCharsets;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;

/** What earlier versions stored of a saga is found under its new class, and what is stored now is found by them. */
class StoredSagaNamesTest {

    private static final String STORED = "com.firewalker.notification.streak.EveningSaga";

    private final StoredSagaNames names =
            new StoredSagaNames(Jackson3Serializer.builder().build());

    @Test
    void readsASagaOfAnEarlierVersion() {
        byte[] row = "{\"walkerId\":\"w1\",\"zone\":\"UTC\",\"next\":\"d1\"}".getBytes(StandardCharsets.UTF_8);
        Object saga = names.deserialize(
                new SimpleSerializedObject<>(row, byte[].class, new SimpleSerializedType(STORED, null)));
        assertThat(saga).isInstanceOf(EveningReminderSaga.class);
        assertThat(saga).extracting("zone").isEqualTo("UTC");
    }

    @Test
    void storesASagaUnderTheNameOfEarlierVersions() {
        SerializedObject<byte[]> stored = names.serialize(new EveningReminderSaga(), byte[].class);
        assertThat(stored.getType().getName()).isEqualTo(STORED);
        assertThat(names.typeForClass(EveningReminderSaga.class).getName()).isEqualTo(STORED);
        assertThat(names.classForType(new SimpleSerializedType(STORED, null))).isEqualTo(EveningReminderSaga.class);
    }

    @Test
    void findsTheSagaOfADeadlineOfAnEarlierVersion() {
        SerializedObject<byte[]> stored =
                names.serialize(new SagaScopeDescriptor("EveningReminderSaga", "id-1"), byte[].class);
        assertThat(new String(stored.getData(), StandardCharsets.UTF_8))
                .contains("\"EveningSaga\"")
                .doesNotContain("Reminder");
        SagaScopeDescriptor read = names.deserialize(stored);
        assertThat(read.getType()).isEqualTo("EveningReminderSaga");
        assertThat(read.getIdentifier()).isEqualTo("id-1");
    }

    @Test
    void leavesEverythingElseAsItIs() {
        SerializedObject<byte[]> stored = names.serialize(new SagaScopeDescriptor("GoalSaga", "id-1"), byte[].class);
        SagaScopeDescriptor read = names.deserialize(stored);
        assertThat(read.getType()).isEqualTo("GoalSaga");
        assertThat(names.typeForClass(String.class).getName()).isEqualTo("java.lang.String");
    }
}
