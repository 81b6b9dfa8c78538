package com.firewalker.local.cli;

import com.firewalker.local.cli.operator.Target;
import com.firewalker.local.client.Api;
import com.firewalker.local.client.CredentialFile;
import com.firewalker.local.town.Town;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "simulate",
        description = "Lets a town of simulated walkers live in a running Firewalker, through its public API.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Mixin
    private Target target = new Target();

    @Mixin
    private TownOptions town = new TownOptions();

    @Override
    public Integer call() {
        town.check();
        Api api = target.api(PATIENCE);
        Town lived = town.live(api, CredentialFile.open(target.data().walkers(), "town"), Clock.systemUTC());
        System.out.println(new TownReport(api.origin(), target.data(), lived).text());
        if (target.hasOperator()) {
            new ChallengeReport(lived, target.data(), System.out::println)
                    .sealAndShow(api, target.operatorToken(), api.origin());
        }
        return 0;
    }
}
