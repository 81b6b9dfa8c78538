package com.firewalker.local.cli;

import com.firewalker.local.machine.OperatorTokens;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "token",
        description = "Prints an access token for the instance that runs on the data directory.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Option(names = "--operator", required = true, description = "an operator's token")
    private boolean operator;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        System.out.println(OperatorTokens.issue(data.directory()));
        return 0;
    }
}
