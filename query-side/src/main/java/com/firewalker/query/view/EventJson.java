package com.firewalker.query.view;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Events of the ledger as people read them. */
@Component
public class EventJson {

    private final JsonFormat.Printer printer = JsonFormat.printer().omittingInsignificantWhitespace();

    /** An event with its place; {@code payload} is protobuf's own JSON, or why there is none, with the bytes. */
    public record Event(
            long position,
            String eventId,
            String streamId,
            long sequence,
            String type,
            Instant recordedAt,

            @Schema(
                    type = "object",
                    implementation = Object.class,
                    additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
            @JsonRawValue
            String payload) {}

    public Event of(LedgerEvent event) {
        try {
            return new Event(
                    event.position(),
                    event.eventId().toString(),
                    event.streamId(),
                    event.sequence(),
                    event.type(),
                    event.recordedAt(),
                    printer.print(event.payloadOrUnreadable()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an event without JSON: " + event.type(), e);
        }
    }
}
