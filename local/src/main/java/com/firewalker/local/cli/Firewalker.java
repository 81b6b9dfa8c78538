package com.firewalker.local.cli;

import com.firewalker.local.cli.operator.AppealsCommand;
import com.firewalker.local.cli.operator.AuditCommand;
import com.firewalker.local.cli.operator.ConsoleCommand;
import com.firewalker.local.cli.operator.DeadLettersCommand;
import com.firewalker.local.cli.operator.OperatorsCommand;
import com.firewalker.local.cli.operator.ProjectionsCommand;
import com.firewalker.local.cli.operator.SealsCommand;
import com.firewalker.local.cli.operator.StreamCommand;
import com.firewalker.local.cli.operator.TokenCommand;
import com.firewalker.local.cli.operator.WalkersCommand;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Where the command line begins. Exit codes: 0 done, 1 failed, 2 not understood. */
@Command(
        name = "firewalker",
        description = "Firewalker on one machine, and what operators do to a running one.",
        mixinStandardHelpOptions = true,
        version = "firewalker 0.1.0")
public final class Firewalker implements Runnable {

    private static final List<Class<?>> COMMANDS = List.of(
            UpCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            SimulateCommand.class,
            TokenCommand.class,
            MailCommand.class,
            ProjectionsCommand.class,
            DeadLettersCommand.class,
            StreamCommand.class,
            AppealsCommand.class,
            NodesCommand.class,
            WalkersCommand.class,
            OperatorsCommand.class,
            ConsoleCommand.class,
            AuditCommand.class,
            SealsCommand.class,
            GatewayCommand.class);

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        int exit = commandLine(args).execute(args);
        if (exit != 0) {
            // A run that came to nothing leaves no classes for the next one.
            Runtime.getRuntime().halt(exit);
        }
        System.exit(exit);
    }

    /** Understands the words; the other commands are made only where none is named, since that takes longer than some. */
    static CommandLine commandLine(String... words) {
        String first = words.length == 0 ? "" : words[0];
        List<Class<?>> named = COMMANDS.stream()
                .filter(command -> command.getAnnotation(Command.class).name().equals(first))
                .toList();
        CommandLine commandLine = new CommandLine(new Firewalker());
        (named.isEmpty() ? COMMANDS : named).forEach(commandLine::addSubcommand);
        return commandLine.setExecutionExceptionHandler(Firewalker::explain);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what shall Firewalker do?");
    }

    /** One line for people; the whole story only for those who ask. */
    private static int explain(Exception failure, CommandLine commandLine, ParseResult parsed) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        commandLine.getErr().println(commandLine.getColorScheme().errorText("firewalker: " + message));
        if (System.getenv("FIREWALKER_DEBUG") != null) {
            failure.printStackTrace(commandLine.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
