package com.firewalker.platform.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.platform.ledger.lane.Ledgers;
import java.util.HexFormat;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;

/** What stands in the ledger: protobuf bytes under the full protobuf name (design.md 3, reliability.md I19). */
class ProtobufEventSerializerTest {
    private static final DailyGoalSet EVENT = DailyGoalSet.newBuilder()
            .setWalkerId("w1")
            .setDailySteps(8000)
            .setEffectiveFrom(20_000)
            .build();
    private static final String NAME = "firewalker.events.v1.DailyGoalSet";
    private static final String BYTES = "0a02773110c03e18c0b802";

    private final ProtobufEventSerializer serializer = new ProtobufEventSerializer(
            Ledgers.TYPES, Jackson3Serializer.builder().build());

    @Test
    void writesTheBytesAndTheNameThatWereAlwaysWritten() {
        SerializedObject<byte[]> written = serializer.serialize(EVENT, byte[].class);
        assertThat(HexFormat.of().formatHex(written.getData())).isEqualTo(BYTES);
        assertThat(written.getType().getName()).isEqualTo(NAME);
        assertThat(serializer.typeForClass(DailyGoalSet.class).getName()).isEqualTo(NAME);
    }

    @Test
    void readsTheBytesThatWereAlwaysWritten() {
        DailyGoalSet read = serializer.deserialize(stored(NAME, HexFormat.of().parseHex(BYTES)));
        assertThat(read).isEqualTo(EVENT);
        assertThat(serializer.classForType(serializer.typeForClass(DailyGoalSet.class)))
                .isEqualTo(DailyGoalSet.class);
    }

    @Test
    void namesATypeThatItDoesNotKnow() {
        assertThatThrownBy(() -> serializer.deserialize(stored("firewalker.events.v1.Flown", new byte[0])))
                .isInstanceOf(UnknownEventType.class)
                .hasMessage("unknown event type: firewalker.events.v1.Flown");
    }

    @Test
    void leavesWhatIsNoProtobufToTheGeneralSerializer() {
        MetaData metaData = MetaData.from(Map.of("requestId", "r1"));
        SerializedObject<byte[]> written = serializer.serialize(metaData, byte[].class);
        MetaData read = serializer.deserialize(written);
        assertThat(read).isEqualTo(metaData);
    }

    private static SerializedObject<byte[]> stored(String type, byte[] bytes) {
        return new SimpleSerializedObject<>(bytes, byte[].class, type, null);
    }
}
