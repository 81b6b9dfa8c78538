package com.firewalker.platform.ledger.lane;

import org.axonframework.spring.config.SpringAggregateConfigurer;
import org.springframework.beans.MutablePropertyValues;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Gives every aggregate the cache, the locks and the way to its stream that the lanes rely on. */
final class AggregateDefaults implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanDefinitionNames()) {
            BeanDefinition definition = beans.getBeanDefinition(name);
            if (SpringAggregateConfigurer.class.getName().equals(definition.getBeanClassName())) {
                MutablePropertyValues properties = definition.getPropertyValues();
                properties.add("cache", "aggregateCache");
                properties.add("lockFactory", "aggregateLocks");
                properties.add("commandTargetResolver", "commandTargets");
            }
        }
    }
}
