package com.firewalker.command.seal;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.firewalker.events.v1.PeriodSealed;
import com.firewalker.platform.web.Refusal;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The seal of one board: set once, whoever comes first. The stream's unique sequence decides between nodes. */
@Aggregate
class BoardSeal {

    static final String ALREADY_SEALED = "already-sealed";

    @AggregateIdentifier
    private @Nullable String stream;

    BoardSeal() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SealPeriod command) {
        if (stream != null) {
            throw alreadySealed();
        }
        SealedSpan span = command.span();
        apply(PeriodSealed.newBuilder()
                .setPeriod(span.period())
                .setFrom((int) span.from().toEpochDay())
                .setTo((int) span.to().toEpochDay())
                .setPolicyVersion(command.policyVersion())
                .setEarly(command.early())
                .build());
    }

    static Refusal alreadySealed() {
        return new Refusal(409, ALREADY_SEALED, "This board was sealed before");
    }

    @EventSourcingHandler
    void on(PeriodSealed event) {
        stream = SealedSpan.around(event.getPeriod(), LocalDate.ofEpochDay(event.getFrom())).stream();
    }
}
