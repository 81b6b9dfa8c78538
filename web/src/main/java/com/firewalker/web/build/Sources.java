package com.firewalker.web.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** Where modules come from: the pages' own folder, and the libraries on the class path of the build. */
final class Sources implements Module.Resolver {

    /** Once in a file, where each of Lit's modules has it; uPlot's own stays. */
    static final String LIT_NOTICE = "/*! Lit. Copyright Google LLC. SPDX-License-Identifier: BSD-3-Clause */\n";

    private static final String MVNPM = "META-INF/resources/_static/";
    private static final Map<String, String> LIBRARIES = Map.of(
            "lit", "lit/3.3.3/index.js",
            "lit-html", "lit-html/3.3.3/lit-html.js",
            "lit-element", "lit-element/4.2.2/index.js",
            "@lit/reactive-element", "reactive-element/2.1.2/reactive-element.js");
    private static final String UPLOT = "META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.";
    private static final Pattern COMMENTS = Pattern.compile("(?ms)^\\s*/\\*\\*.*?\\*/\\s*?$|^\\s*//[^\\n]*$");
    private static final Pattern MARGINS = Pattern.compile("(?m)^[ \\t]+|[ \\t]+$|^\\n");
    private static final Pattern LICENSE = Pattern.compile("(?s)/\\*\\*.*?\\*/\\n?|//# sourceMappingURL=\\S*\\n?");

    private final Path root;

    Sources(Path root) {
        this.root = root;
    }

    /** Own modules are named by their path, those of libraries by {@code lib/} and the path in their jar. */
    @Override
    public String resolve(String from, String specifier) {
        if (specifier.equals("uplot")) {
            return "lib/uplot.js";
        }
        if (specifier.startsWith(".")) {
            String folder = from.substring(0, from.lastIndexOf('/') + 1);
            return Path.of(folder + specifier).normalize().toString();
        }
        String library = LIBRARIES.get(specifier);
        if (library != null) {
            return "lib/" + library;
        }
        for (Map.Entry<String, String> each : LIBRARIES.entrySet()) {
            if (specifier.startsWith(each.getKey() + "/")) {
                String folder = each.getValue().substring(0, each.getValue().lastIndexOf('/') + 1);
                return "lib/" + folder + specifier.substring(each.getKey().length() + 1);
            }
        }
        throw new IllegalStateException(from + ": no such library: " + specifier);
    }

    Module module(String name) {
        return Module.parse(name, text(name), this);
    }

    private String text(String name) {
        if (name.equals("lib/uplot.js")) {
            return library(UPLOT + "iife.min.js") + "\nexport{uPlot};";
        }
        if (name.startsWith("lib/")) {
            return LICENSE.matcher(library(MVNPM + name.substring(4))).replaceAll("");
        }
        return slim(read(root.resolve(name)));
    }

    /** Without comments that stand on lines of their own and without indentation. */
    static String slim(String source) {
        return MARGINS.matcher(COMMENTS.matcher(source).replaceAll("")).replaceAll("");
    }

    /** A style sheet of a library. */
    static String uplotCss() {
        return library(UPLOT + "min.css");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String library(String resource) {
        try (InputStream in = Sources.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
