package com.firewalker.local.cli;

import com.firewalker.local.client.Api;
import com.firewalker.local.machine.DataDirectory;
import com.firewalker.local.machine.OperatorTokens;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Firewalker is meant: the one that runs on the data directory, or any other by its address. */
final class Target {

    private static final URI USUAL = URI.create("http://localhost:8080");

    @Option(names = "--url", paramLabel = "URL", description = "address (default: the instance running on --data)")
    private @Nullable URI url;

    @Option(names = "--token", paramLabel = "TOKEN", description = "an operator's token (default: made from --data)")
    private @Nullable String token;

    @Mixin
    private DataOption data = new DataOption();

    DataDirectory data() {
        return data.directory();
    }

    Api api(Duration patience) {
        return new Api(url != null ? url : data().runningAt().orElse(USUAL), patience);
    }

    String operatorToken() {
        return token != null ? token : OperatorTokens.issue(data());
    }
}
