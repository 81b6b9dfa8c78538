package com.firewalker.platform.security;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * In production a secret that is missing, or that everybody knows, is a reason not to start: said before the first bean
 * is made, so before anything knocks at a store without it.
 */
final class ProductionSecrets implements BeanFactoryPostProcessor {

    private static final int SHORTEST = 32;

    private final Environment environment;

    ProductionSecrets(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        List<String> wrong = new ArrayList<>();
        String service = environment.getProperty("firewalker.service-secret", "");
        if (service.length() < SHORTEST || service.equals(ServiceCredential.DEVELOPMENT)) {
            wrong.add("firewalker.service-secret needs at least " + SHORTEST + " characters");
        }
        if (environment.getProperty("firewalker.mysql.password", "").isBlank()) {
            wrong.add("firewalker.mysql.password is missing");
        }
        for (String file : List.of("certificate", "key", "authorities")) {
            if (environment.getProperty("firewalker.tls." + file, "").isBlank()) {
                wrong.add("firewalker.tls." + file + " is missing");
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("The production profile refuses to start: " + String.join("; ", wrong));
        }
    }
}
