package com.firewalker.web.build;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One ES module, with its imports and exports taken apart. Understood are the forms that the pages and Lit's files use:
 * named imports and exports, re-exports and {@code import("…")} of a literal name. Default and namespace imports are not.
 *
 * @param code the module as the inside of a block, its imports as assignments from other modules' objects
 * @param imports modules that must run before, by name
 * @param lazy modules that are loaded when asked for, by name
 */
record Module(String name, String code, Set<String> imports, Set<String> lazy) {

    private static final String START = "(?<=^|[;}\\n])";
    private static final Pattern FROM =
            Pattern.compile(START + "(import|export)\\s*(\\{[^}]*}|\\*)\\s*from\\s*\"([^\"]+)\";?");
    private static final Pattern BARE = Pattern.compile(START + "import\\s*\"([^\"]+)\";?");
    private static final Pattern LIST = Pattern.compile(START + "export\\s*\\{([^}]*)};?");
    private static final Pattern DECLARED = Pattern.compile("(?m)^export ((?:async )?function|class|const) ([\\w$]+)");
    private static final Pattern LAZY = Pattern.compile("\\bimport\\(\"([^\"]+)\"\\)");
    private static final Pattern LEFT = Pattern.compile("(?m)^(import|export)\\b.*$|[;}](import|export)[{*\"]");

    /** How a module says where another one is. */
    interface Resolver {
        String resolve(String from, String specifier);
    }

    static Module parse(String name, String source, Resolver resolver) {
        Set<String> imports = new LinkedHashSet<>();
        Set<String> lazy = new LinkedHashSet<>();
        List<String> exports = new ArrayList<>();
        String code = FROM.matcher(source).replaceAll(found -> {
            String other = resolver.resolve(name, found.group(3));
            imports.add(other);
            return Matcher.quoteReplacement(from(found.group(1), found.group(2), objectOf(other), objectOf(name)));
        });
        code = BARE.matcher(code).replaceAll(found -> {
            imports.add(resolver.resolve(name, found.group(1)));
            return "";
        });
        code = LIST.matcher(code).replaceAll(found -> {
            names(found.group(1)).forEach(pair -> exports.add(pair.outside() + ":" + pair.inside()));
            return "";
        });
        code = DECLARED.matcher(code).replaceAll(found -> {
            exports.add(found.group(2));
            return Matcher.quoteReplacement(found.group(1) + " " + found.group(2));
        });
        code = LAZY.matcher(code).replaceAll(found -> {
            String other = resolver.resolve(name, found.group(1));
            lazy.add(other);
            return Matcher.quoteReplacement(
                    "import(\"./" + fileOf(other) + "\").then((part)=>part." + objectOf(other) + ")");
        });
        Matcher left = LEFT.matcher(code);
        if (left.find()) {
            throw new IllegalStateException(name + ": this form cannot be linked: " + left.group());
        }
        String tail =
                exports.isEmpty() ? "" : "\nObject.assign(" + objectOf(name) + ",{" + String.join(",", exports) + "});";
        return new Module(name, code + tail, imports, lazy);
    }

    /** The name of the object that holds a module's exports. */
    static String objectOf(String name) {
        return "$" + name.replace(".js", "").replaceAll("[^A-Za-z0-9]", "_");
    }

    static String fileOf(String name) {
        return name.replace('/', '-');
    }

    private static String from(String verb, String what, String other, String own) {
        if (what.equals("*")) {
            return "Object.assign(" + own + "," + other + ");";
        }
        List<Pair> names = names(what.substring(1, what.length() - 1));
        List<String> parts = new ArrayList<>();
        if (verb.equals("import")) {
            names.forEach(pair -> parts.add(pair.inside() + ":" + pair.outside()));
            return "const{" + String.join(",", parts) + "}=" + other + ";";
        }
        names.forEach(pair -> parts.add(pair.outside() + ":" + other + "." + pair.inside()));
        return "Object.assign(" + own + ",{" + String.join(",", parts) + "});";
    }

    /** {@code inside as outside}. */
    private record Pair(String inside, String outside) {}

    private static List<Pair> names(String list) {
        List<Pair> names = new ArrayList<>();
        for (String each : list.split(",", -1)) {
            if (!each.isBlank()) {
                String[] words = each.strip().split("\\s+as\\s+");
                names.add(new Pair(words[0], words[words.length - 1]));
            }
        }
        return names;
    }
}
