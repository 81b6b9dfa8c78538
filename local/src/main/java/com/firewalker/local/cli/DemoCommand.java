package com.firewalker.local.cli;

import com.firewalker.local.client.Api;
import com.firewalker.local.client.CredentialFile;
import com.firewalker.local.machine.Machine;
import com.firewalker.local.machine.OperatorTokens;
import com.firewalker.local.town.Town;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "demo",
        description = "Starts everything, lets a town of simulated walkers live three weeks, and says what to look at.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Mixin
    private MachineOptions options = new MachineOptions();

    @Mixin
    private TownOptions town = new TownOptions();

    @Override
    public Integer call() throws InterruptedException {
        town.check();
        try (Machine machine = options.start()) {
            Api api = new Api(machine.uri(), PATIENCE);
            CredentialFile credentials = CredentialFile.open(machine.data().walkers(), "town");
            Town lived = town.live(api, credentials, Clock.systemUTC());
            System.out.println(new TownReport(machine.uri(), machine.data(), lived).text());
            new ChallengeReport(lived, machine.data(), System.out::println)
                    .sealAndShow(api, OperatorTokens.issue(machine.data()), machine.uri());
            System.out.println("Firewalker is ready: " + machine.uri());
            return RunUntilStopped.keep(machine);
        }
    }
}
