package com.firewalker.platform.ledger;

import com.firewalker.platform.ledger.lane.CommandMessages;
import com.firewalker.platform.ledger.store.EventTypes;
import com.firewalker.platform.ledger.store.ProtobufEventSerializer;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolution;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.ListenerInvocationErrorHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** What Axon must be told from the first day, on every side. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class AxonDefaults {

    @Bean
    @Qualifier("eventSerializer") Serializer eventSerializer(EventTypes types, Serializer general) {
        return new ProtobufEventSerializer(types, general);
    }

    /** Tokens and sagas: only Axon's own types may name themselves in JSON. */
    @Bean
    Jackson3SerializerCustomizer axonJson() {
        BasicPolymorphicTypeValidator axonOnly = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build();
        return json -> json.polymorphicTypeValidator(axonOnly).findAndAddModules();
    }

    @Bean
    DuplicateCommandHandlerResolver noDuplicates() {
        return DuplicateCommandHandlerResolution.rejectDuplicates();
    }

    @Bean
    ListenerInvocationErrorHandler failLoudly() {
        return PropagatingErrorHandler.instance();
    }

    @Bean
    CorrelationDataProvider requestId() {
        return new SimpleCorrelationDataProvider(CommandMessages.REQUEST_ID);
    }

    /** Two silent defaults of Axon that would lose data later: better no start at all. */
    @Bean
    SmartInitializingSingleton axonIsSetUp(Configuration axon) {
        return () -> {
            require(
                    !(axon.getComponent(TransactionManager.class) instanceof NoTransactionManager),
                    "Axon has no transaction manager");
            require(axon.serializer() instanceof Jackson3Serializer, "the general serializer is not jackson3");
            require(axon.eventSerializer() instanceof ProtobufEventSerializer, "the event serializer is not protobuf");
        };
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalStateException(message);
        }
    }
}
