package com.firewalker.local.cli;

import com.firewalker.local.machine.OperatorTokens;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "token",
        description = "Prints an access token for the instance that runs on the data directory.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @ArgGroup(multiplicity = "1")
    private Whose whose = new Whose();

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        System.out.println(
                whose.ingest
                        ? OperatorTokens.issueForIngest(data.directory())
                        : OperatorTokens.issue(data.directory()));
        return 0;
    }

    private static final class Whose {

        @Option(names = "--operator", description = "an operator's token")
        private boolean operator;

        @Option(names = "--ingest", description = "a device cloud's token: opens the gRPC service StepIngest only")
        private boolean ingest;
    }
}
