package com.firewalker.local.cli;

import com.firewalker.local.cli.operator.Progress;
import com.firewalker.local.client.Api;
import com.firewalker.local.client.CredentialFile;
import com.firewalker.local.town.Town;
import java.time.Clock;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How large a town, and which. */
final class TownOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--walkers", paramLabel = "N", defaultValue = "30", description = "default: ${DEFAULT-VALUE}")
    private int walkers;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "21",
            description = "how many days up to now (default: ${DEFAULT-VALUE})")
    private int days;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "the same seed makes the same town (default: ${DEFAULT-VALUE})")
    private long seed;

    /** Before anything starts.
     *  @throws ParameterException where nobody would live there, or on no day */
    void check() {
        if (walkers < 1 || days < 1) {
            throw new ParameterException(spec.commandLine(), "--walkers and --days are at least 1");
        }
    }

    Town live(Api api, CredentialFile credentials, Clock clock) {
        Town town = new Town(api, credentials, clock, new Town.Size(walkers, days, seed));
        try (Progress progress = Progress.start("walker-days", (long) walkers * days)) {
            town.live(progress::add);
        }
        return town;
    }
}
