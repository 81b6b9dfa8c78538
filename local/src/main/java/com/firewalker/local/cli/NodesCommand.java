package com.firewalker.local.cli;

import com.firewalker.local.cli.operator.DataOption;
import com.firewalker.local.cli.operator.Output;
import com.firewalker.local.cli.operator.Table;
import com.firewalker.local.machine.Nodes;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "nodes",
        description = "The processes of a machine that was started with --nodes.",
        mixinStandardHelpOptions = true)
final class NodesCommand implements Runnable {

    private static final List<String> COLUMNS = List.of("name", "service", "pid", "port", "state");

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, kill or add?");
    }

    @Command(description = "Every node with its process and its state.", mixinStandardHelpOptions = true)
    int list(@Mixin DataOption data, @Mixin Output output) {
        JsonNode nodes = Nodes.of(data.directory()).list();
        if (output.isJson()) {
            System.out.println(nodes.toPrettyString());
        } else {
            System.out.print(Table.of(nodes, COLUMNS));
        }
        return CommandLine.ExitCode.OK;
    }

    @Command(
            description = "Ends a node as if the power went; the machine replaces it unless it runs with --no-restart.",
            mixinStandardHelpOptions = true)
    int kill(
            @Mixin DataOption data,
            @Mixin Output output,
            @Option(names = "--drain", description = "lets it finish what it has begun, as a deployment does")
                    boolean drain,
            @Parameters(paramLabel = "NAME", description = "as in the list") String name) {
        output.print(Nodes.of(data.directory()).end(name, drain));
        return CommandLine.ExitCode.OK;
    }

    @Command(description = "Starts one more node of a service.", mixinStandardHelpOptions = true)
    int add(
            @Mixin DataOption data,
            @Mixin Output output,
            @Parameters(paramLabel = "SERVICE", description = "command-side, query-side or notification")
                    String service) {
        output.print(Nodes.of(data.directory()).add(service));
        return CommandLine.ExitCode.OK;
    }
}
