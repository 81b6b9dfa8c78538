package com.firewalker.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An event is a promise for ever: what was approved once is kept, and what is new must be approved. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EventContractTest {

    private final Approved approved = Approved.set();
    private final Contract current = Contract.of(Schema.compiled());

    @Test
    @Order(1)
    void keepsNumbersNamesTypesAndPresence() {
        var changes = ContractChanges.between(approved.contract(), current);
        assertThat(changes.breaks())
                .as("broken promises; no command approves these")
                .isEmpty();
        if (Approved.isAsked()) {
            approved.replace(current);
        } else {
            assertThat(changes.additions()).as(Approved.HOW_TO).isEmpty();
        }
    }

    @Test
    @Order(2)
    void holdsAnApprovedPayloadOfEveryEventAsItIsNow() {
        List<Message> missing = Schema.compiled()
                .eventMessages()
                .map(Samples::empty)
                .flatMap(event -> Stream.of(Samples.full(event), Samples.zero(event)))
                .filter(sample -> !isApproved(sample))
                .toList();
        if (Approved.isAsked()) {
            assertThat(ContractChanges.between(approved.contract(), current).breaks())
                    .isEmpty();
            missing.forEach(sample -> approved.add(name(sample), sample.toByteArray(), json(sample)));
        } else {
            assertThat(missing.stream().map(EventContractTest::name).collect(Collectors.toSet()))
                    .as(Approved.HOW_TO)
                    .isEmpty();
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @Order(3)
    @MethodSource("everyPayload")
    void readsEveryPayloadEverApproved(Approved.Payload payload) throws InvalidProtocolBufferException {
        Message read = emptyEvent(payload.message()).getParserForType().parseFrom(payload.bytes());
        assertThat(json(read)).isEqualTo(payload.json());
        assertThat(read.getUnknownFields().asMap()).isEmpty();
        assertThat(read.toByteArray()).isEqualTo(payload.bytes());
    }

    @Test
    void promisesPresenceForEverySingleField() {
        assertThat(current.lines().filter(line -> line.endsWith(", no presence")))
                .isEmpty();
    }

    private static List<Approved.Payload> everyPayload() {
        return Approved.set().payloads();
    }

    private static Message emptyEvent(String name) {
        return Schema.compiled()
                .eventMessages()
                .filter(event -> event.getFullName().equals(name))
                .map(Samples::empty)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no event is called " + name + " any more"));
    }

    private boolean isApproved(Message sample) {
        return approved.payloadsOf(name(sample)).stream()
                .anyMatch(payload -> Arrays.equals(payload.bytes(), sample.toByteArray()));
    }

    private static String name(Message sample) {
        return sample.getDescriptorForType().getFullName();
    }

    private static String json(Message message) {
        try {
            return JsonFormat.printer().print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
