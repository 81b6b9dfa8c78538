package com.firewalker.web.build;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One site's modules, put into as few files as loading on demand allows: the entry with all that it imports is one
 * file, each module that is loaded on demand is another, with what only it imports. What several of them import and the
 * entry does not is a file of its own. In a file every module is a block that leaves its exports in an object.
 */
final class Site {

    private final Sources sources;
    private final String entry;
    private final Map<String, Module> modules = new LinkedHashMap<>();
    private final Map<String, String> fileOfModule = new HashMap<>();

    Site(Sources sources, String entry) {
        this.sources = sources;
        this.entry = entry;
    }

    /** File names and contents. */
    Map<String, String> link() {
        List<String> roots = roots();
        Map<String, Set<String>> users = new LinkedHashMap<>();
        roots.forEach(root -> order(root)
                .forEach(module -> users.computeIfAbsent(module, unused -> new LinkedHashSet<>())
                        .add(root)));
        users.forEach((module, by) -> fileOfModule.put(
                module,
                by.contains(entry)
                        ? entry
                        : by.contains(module) || by.size() > 1
                                ? module
                                : by.iterator().next()));
        Map<String, List<String>> contents = new LinkedHashMap<>();
        for (String root : roots) {
            for (String module : order(root)) {
                List<String> content = contents.computeIfAbsent(fileOf(module), unused -> new ArrayList<>());
                if (!content.contains(module)) {
                    content.add(module);
                }
            }
        }
        Map<String, String> files = new TreeMap<>();
        contents.forEach((file, inside) -> files.put(Module.fileOf(file), text(file, inside)));
        return files;
    }

    /** The entry, then every module that is loaded on demand. */
    private List<String> roots() {
        List<String> roots = new ArrayList<>(List.of(entry));
        for (int i = 0; i < roots.size(); i++) {
            for (String module : order(roots.get(i))) {
                module(module).lazy().stream()
                        .filter(lazy -> !roots.contains(lazy))
                        .forEach(roots::add);
            }
        }
        return roots;
    }

    private String text(String file, List<String> inside) {
        Map<String, Set<String>> elsewhere = new TreeMap<>();
        StringBuilder blocks = new StringBuilder();
        for (String name : inside) {
            Module module = module(name);
            for (String used : module.imports()) {
                if (!fileOf(used).equals(file)) {
                    elsewhere
                            .computeIfAbsent(fileOf(used), unused -> new LinkedHashSet<>())
                            .add(Module.objectOf(used));
                }
            }
            blocks.append("const ").append(Module.objectOf(name)).append("={};{\n");
            blocks.append(module.code()).append("\n}\n");
        }
        StringBuilder text = new StringBuilder();
        if (inside.stream().anyMatch(name -> name.startsWith("lib/lit"))) {
            text.append(Sources.LIT_NOTICE);
        }
        elsewhere.forEach((other, objects) ->
                text.append("import{" + String.join(",", objects) + "}from\"./" + Module.fileOf(other) + "\";\n"));
        text.append(blocks);
        text.append("export{"
                + String.join(",", inside.stream().map(Module::objectOf).toList()) + "};\n");
        return text.toString();
    }

    /** A module and all that it imports, each after what it imports itself. */
    private Set<String> order(String root) {
        Set<String> done = new LinkedHashSet<>();
        visit(root, new ArrayDeque<>(), done);
        return done;
    }

    private void visit(String name, Deque<String> path, Set<String> done) {
        if (done.contains(name)) {
            return;
        }
        if (path.contains(name)) {
            throw new IllegalStateException("modules import each other in a circle: " + path + ", " + name);
        }
        path.addLast(name);
        module(name).imports().forEach(used -> visit(used, path, done));
        path.removeLast();
        done.add(name);
    }

    private Module module(String name) {
        Module known = modules.get(name);
        if (known == null) {
            known = sources.module(name);
            modules.put(name, known);
        }
        return known;
    }

    private String fileOf(String module) {
        return fileOfModule.getOrDefault(module, module);
    }
}
