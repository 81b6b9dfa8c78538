package com.firewalker.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.firewalker.aws.deployment.Deployment;
import com.firewalker.aws.deployment.MySqlChoice;
import com.firewalker.aws.deployment.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** Each deployment is synthesised once and kept: a synthesis takes seconds. */
record Synthesised(CloudAssembly assembly, Map<String, Template> templates) {

    private static final Map<String, Synthesised> KEPT = new ConcurrentHashMap<>();

    /** Skips the test with a message where Node.js is missing: CDK runs on it. */
    static Synthesised of(Stage stage, MySqlChoice mysql) {
        assumeTrue(hasNode(), "Node.js is not on the path, so no template is synthesised: install nodejs");
        return KEPT.computeIfAbsent(stage + " " + mysql, key -> synthesise(Deployment.of(stage, mysql, Map.of())));
    }

    Template template(String stack) {
        return templates.get(stack);
    }

    /** Of production with Aurora. */
    static Template production(String stack) {
        return of(Stage.PRODUCTION, MySqlChoice.AURORA).template(stack);
    }

    /** What the resources of a type are told, as text, by their names in the template. */
    static Map<String, String> told(Template template, String type) {
        Map<String, String> told = new TreeMap<>();
        template.findResources(type)
                .forEach((name, resource) ->
                        told.put(name, sorted(resource.get("Properties")).toString()));
        return told;
    }

    /** Of the one resource of a type whose name in the template begins so. */
    static String told(Template template, String type, String name) {
        return told(template, type).entrySet().stream()
                .filter(resource -> resource.getKey().startsWith(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " named " + name));
    }

    /** Maps in the order of their keys, so that their text is always the same. */
    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, part) -> sorted.put((String) key, sorted(part)));
            return sorted;
        }
        return value instanceof List<?> list
                ? list.stream().map(Synthesised::sorted).toList()
                : String.valueOf(value);
    }

    private static Synthesised synthesise(Deployment deployment) {
        FirewalkerApp.Stacks stacks = FirewalkerApp.Stacks.of(deployment, Path.of("target", "cdk.out"));
        CloudAssembly assembly = stacks.synthesise();
        Map<String, Template> templates = new ConcurrentHashMap<>();
        for (Stack stack :
                new Stack[] {stacks.network(), stacks.data(), stacks.services(), stacks.edge(), stacks.monitoring()}) {
            templates.put(stack.getNode().getId(), Template.fromStack(stack));
        }
        return new Synthesised(assembly, templates);
    }

    private static boolean hasNode() {
        try {
            Process node = new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return node.waitFor(20, TimeUnit.SECONDS) && node.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
