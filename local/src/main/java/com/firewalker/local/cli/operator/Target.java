package com.firewalker.local.cli.operator;

import com.firewalker.local.client.Api;
import com.firewalker.local.machine.DataDirectory;
import com.firewalker.local.machine.OperatorTokens;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Firewalker is meant: the one that runs on the data directory, or any other by its address. */
public final class Target {

    private static final URI USUAL = URI.create("http://localhost:8080");

    @Option(names = "--url", paramLabel = "URL", description = "address (default: the instance running on --data)")
    private @Nullable URI url;

    @Option(names = "--token", paramLabel = "TOKEN", description = "an operator's token (default: made from --data)")
    private @Nullable String token;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "the signing keys of the instance at --url (default: those of --data)")
    private @Nullable Path keys;

    @Mixin
    private DataOption data = new DataOption();

    public DataDirectory data() {
        return data.directory();
    }

    public Api api(Duration patience) {
        return new Api(address(), patience, line -> System.err.println("firewalker: " + line));
    }

    URI address() {
        return url != null ? url : data().runningAt().orElse(USUAL);
    }

    /** Whether an operator of that Firewalker can be asked here at all. */
    public boolean hasOperator() {
        return token != null || keys != null || url == null && Files.isDirectory(data().keys());
    }

    public String operatorToken() {
        if (token != null) {
            return token;
        }
        return keys != null ? OperatorTokens.issue(keys) : OperatorTokens.issue(data());
    }
}
