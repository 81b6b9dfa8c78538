package com.firewalker.local.cli.operator;

import static com.firewalker.local.cli.operator.Operator.segment;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(name = "walkers", description = "One walker, for operators.", mixinStandardHelpOptions = true)
public final class WalkersCommand implements Runnable {

    private static final String WALKERS = "/v1/ops/walkers";

    /** By what a walker is found. */
    static final class Key {

        @Option(names = "--email")
        private @Nullable String email;

        @Option(names = "--id")
        private @Nullable String id;

        @Option(names = "--friend-code")
        private @Nullable String friendCode;

        String query() {
            return email != null
                    ? "email=" + segment(email)
                    : id != null ? "id=" + segment(id) : "friendCode=" + segment(String.valueOf(friendCode));
        }
    }

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "find, suspend, restore, sign-out, release or erase?");
    }

    @Command(description = "Finds a walker; exit code 1 where there is none.", mixinStandardHelpOptions = true)
    int find(@ArgGroup(multiplicity = "1") Key key, @Mixin Operator operator, @Mixin Output output) {
        JsonNode found = operator.get(WALKERS + "?" + key.query()).path("items");
        found.forEach(output::print);
        return found.isEmpty() ? 1 : 0;
    }

    @Command(description = "Lets the walker only look, export and erase.", mixinStandardHelpOptions = true)
    int suspend(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--reason", required = true) String reason,
            @Mixin Operator operator,
            @Mixin Output output) {
        output.print(
                operator.post(path(id) + "/suspend", Map.of("reason", reason)).body());
        return 0;
    }

    @Command(description = "Takes a suspension back.", mixinStandardHelpOptions = true)
    int restore(@Parameters(paramLabel = "ID") String id, @Mixin Operator operator, @Mixin Output output) {
        output.print(operator.post(path(id) + "/restore", Map.of()).body());
        return 0;
    }

    @Command(name = "sign-out", description = "Ends every session.", mixinStandardHelpOptions = true)
    int signOut(@Parameters(paramLabel = "ID") String id, @Mixin Operator operator) {
        operator.post(path(id) + "/sign-out", Map.of());
        return 0;
    }

    @Command(description = "Lets everything count that is held on a day.", mixinStandardHelpOptions = true)
    int release(
            @Parameters(paramLabel = "ID") String id,
            @Parameters(paramLabel = "DATE") String date,
            @Option(names = "--reason", required = true) String reason,
            @Mixin Operator operator,
            @Mixin Output output) {
        String day = path(id) + "/days/" + segment(date) + "/release";
        output.print(operator.post(day, Map.of("reason", reason)).body());
        return 0;
    }

    @Command(description = "Erases a walker who asked for it.", mixinStandardHelpOptions = true)
    int erase(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--reason", required = true) String reason,
            @Mixin Operator operator) {
        operator.delete(path(id), Map.of("reason", reason));
        return 0;
    }

    private static String path(String id) {
        return WALKERS + "/" + segment(id);
    }
}
