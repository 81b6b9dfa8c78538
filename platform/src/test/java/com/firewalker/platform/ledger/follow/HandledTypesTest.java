package com.firewalker.platform.ledger.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.events.v1.Steps;
import com.firewalker.events.v1.Walker;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.events.v1.WalkerRegistered;
import com.firewalker.platform.ledger.store.EventTypes;
import com.google.protobuf.Message;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.MultiEventHandlerInvoker;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.modelling.saga.repository.inmemory.InMemorySagaStore;
import org.junit.jupiter.api.Test;

/** A process reads from the ledger what it names and nothing else. */
class HandledTypesTest {

    private final EventTypes known = EventTypes.of(List.of(Steps.getDescriptor(), Walker.getDescriptor()));

    @Test
    void ofASagaAreThoseOfItsHandlers() {
        AnnotatedSagaManager<HandledTypesTest.Life> saga = sagas();

        assertThat(HandledTypes.of(new MultiEventHandlerInvoker(saga), known))
                .containsExactlyInAnyOrder(
                        "firewalker.events.v1.WalkerRegistered", "firewalker.events.v1.WalkerErased");
    }

    @Test
    void ofASagaAreNoBatches() {
        assertThat(HandledTypes.areBatches(new MultiEventHandlerInvoker(sagas())))
                .isFalse();
    }

    private static AnnotatedSagaManager<Life> sagas() {
        return AnnotatedSagaManager.<Life>builder()
                .sagaType(Life.class)
                .sagaRepository(AnnotatedSagaRepository.<Life>builder()
                        .sagaType(Life.class)
                        .sagaStore(new InMemorySagaStore())
                        .build())
                .build();
    }

    @Test
    void ofAHandlerAreThoseItNamesWhateverElseItAsksFor() {
        var handler =
                SimpleEventHandlerInvoker.builder().eventHandlers(new Goals()).build();

        assertThat(HandledTypes.of(new MultiEventHandlerInvoker(handler), known))
                .containsExactly("firewalker.events.v1.DailyGoalSet");
    }

    @Test
    void ofAHandlerOfWhateverComesAreAllAlsoWhatCannotBeRead() {
        var handler = SimpleEventHandlerInvoker.builder()
                .eventHandlers(new Everything())
                .build();

        assertThat(HandledTypes.of(new MultiEventHandlerInvoker(handler), known))
                .as("no type picked out")
                .isEmpty();
    }

    static class Everything {
        @EventHandler
        void on(Message event) {}
    }

    static class Life {
        @StartSaga
        @SagaEventHandler(associationProperty = "walkerId")
        void on(WalkerRegistered event) {}

        @EndSaga
        @SagaEventHandler(associationProperty = "walkerId")
        void on(WalkerErased event) {}
    }

    static class Goals {
        @EventHandler
        void on(DailyGoalSet event, @SequenceNumber long sequence) {}
    }
}
