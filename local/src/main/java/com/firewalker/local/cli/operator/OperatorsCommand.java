package com.firewalker.local.cli.operator;

import static com.firewalker.local.cli.operator.Operator.segment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "operators",
        description = "Who may act as an operator: viewer reads, operator acts, admin also names operators.",
        mixinStandardHelpOptions = true)
public final class OperatorsCommand implements Runnable {

    private static final List<String> COLUMNS = List.of("name", "role", "createdAt", "createdBy", "sessions");
    private static final String OPERATORS = "/v1/ops/operators";

    /** As typed; what is none of these is a mistake in typing. */
    enum Role {
        viewer,
        operator,
        admin
    }

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "add, list, role, reset-factor or remove?");
    }

    @Command(description = "Names an operator.", mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--role", required = true, description = "viewer, operator or admin") Role role,
            @Mixin Operator operator,
            @Mixin Output output) {
        output.print(operator.post(OPERATORS, Map.of("name", name, "role", word(role)))
                .body());
        return 0;
    }

    @Command(description = "The operators, by name.", mixinStandardHelpOptions = true)
    int list(@Mixin Operator operator, @Mixin Output output) {
        output.table(operator.get(OPERATORS + "?limit=200"), COLUMNS);
        return 0;
    }

    @Command(
            description = "Gives an operator another role: at once in browsers, within ten minutes for tokens.",
            mixinStandardHelpOptions = true)
    int role(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "ROLE", description = "viewer, operator or admin") Role role,
            @Mixin Operator operator,
            @Mixin Output output) {
        output.print(operator.put(OPERATORS + "/" + segment(name) + "/role", Map.of("role", word(role)))
                .body());
        return 0;
    }

    @Command(
            name = "reset-factor",
            description = "Takes away a second factor that was lost: the next browser begins another.",
            mixinStandardHelpOptions = true)
    int resetFactor(@Parameters(paramLabel = "NAME") String name, @Mixin Operator operator, @Mixin Output output) {
        operator.delete(OPERATORS + "/" + segment(name) + "/second-factor", null);
        return list(operator, output);
    }

    @Command(
            description = "Removes an operator: at once in browsers, within ten minutes for tokens.",
            mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "NAME") String name, @Mixin Operator operator, @Mixin Output output) {
        operator.delete(OPERATORS + "/" + segment(name), null);
        return list(operator, output);
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
