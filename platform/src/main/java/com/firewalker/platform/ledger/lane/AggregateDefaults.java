package com.firewalker.platform.ledger.lane;

import com.firewalker.platform.ledger.store.LedgerEventStore;
import java.util.Objects;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.spring.config.SpringAggregateConfigurer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.MutablePropertyValues;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.ConstructorArgumentValues.ValueHolder;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;

/** Gives every aggregate the repository, the cache, the locks and the way to its stream that the lanes rely on. */
final class AggregateDefaults implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanDefinitionNames()) {
            BeanDefinition definition = beans.getBeanDefinition(name);
            if (SpringAggregateConfigurer.class.getName().equals(definition.getBeanClassName())) {
                MutablePropertyValues properties = definition.getPropertyValues();
                properties.add("repository", repository(beans, type(definition)));
                properties.add("cache", "aggregateCache");
                properties.add("lockFactory", "aggregateLocks");
                properties.add("commandTargetResolver", "commandTargets");
            }
        }
    }

    private static Class<?> type(BeanDefinition definition) {
        ValueHolder first = definition.getConstructorArgumentValues().getIndexedArgumentValue(0, Class.class);
        return (Class<?>) Objects.requireNonNull(Objects.requireNonNull(first).getValue());
    }

    private static <T> String repository(ConfigurableListableBeanFactory beans, Class<T> aggregate) {
        String name = "caughtUp" + aggregate.getSimpleName() + "Repository";
        BeanDefinition repository = BeanDefinitionBuilder.genericBeanDefinition(
                        CaughtUp.class, () -> caughtUp(beans, aggregate))
                .getBeanDefinition();
        ((BeanDefinitionRegistry) beans).registerBeanDefinition(name, repository);
        return name;
    }

    private static <T> CaughtUp<T> caughtUp(ConfigurableListableBeanFactory beans, Class<T> aggregate) {
        LedgerEventStore events = beans.getBean(LedgerEventStore.class);
        AggregateCache kept = beans.getBean(AggregateCache.class);
        EventSourcingRepository.Builder<T> builder = EventSourcingRepository.builder(aggregate)
                .parameterResolverFactory(beans.getBean(ParameterResolverFactory.class))
                .handlerDefinition(beans.getBean(HandlerDefinition.class))
                .lockFactory(beans.getBean(StreamLocks.class))
                .eventStore(events)
                .cache(kept);
        return new CaughtUp<>(builder, events, kept);
    }

    /**
     * Aggregates that are kept between commands go on from the last event they know, where another node writes to the same
     * streams: one short question instead of a conflict, a rollback and the whole stream.
     */
    static final class CaughtUp<T> extends CachingEventSourcingRepository<T> {

        private final EventStore events;
        private final AggregateCache kept;

        CaughtUp(EventSourcingRepository.Builder<T> builder, EventStore events, AggregateCache kept) {
            super(builder);
            this.events = events;
            this.kept = kept;
        }

        @Override
        protected EventSourcedAggregate<T> doLoadWithLock(String streamId, @Nullable Long expectedVersion) {
            boolean mayBeOld = kept.mayBeOld() && kept.containsKey(streamId);
            EventSourcedAggregate<T> aggregate = super.doLoadWithLock(streamId, expectedVersion);
            if (mayBeOld) {
                DomainEventStream more = events.readEvents(streamId, aggregate.version() + 1);
                if (more.hasNext()) {
                    kept.noticeOthers();
                    aggregate.initializeState(more);
                }
            }
            return aggregate;
        }
    }
}
