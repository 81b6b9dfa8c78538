package com.firewalker.local.cli.operator;

import com.firewalker.local.client.Answer;
import com.firewalker.local.machine.OperatorTokens;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "token",
        description = "Prints an access token for the instance that runs on the data directory.",
        mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @ArgGroup(multiplicity = "1")
    private Whose whose = new Whose();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "of which operator (default: local, the admin whom whoever can read the keys is)")
    private @Nullable String name;

    @Mixin
    private Target target = new Target();

    @Override
    public Integer call() {
        System.out.println(whose.ingest ? OperatorTokens.issueForIngest(target.data()) : operatorToken());
        return 0;
    }

    /** Another operator's is for the running instance to issue: it knows who is one. */
    private String operatorToken() {
        if (name == null) {
            return target.operatorToken();
        }
        String path = "/v1/ops/operators/" + Operator.segment(name) + "/tokens";
        Answer answer = target.api(PATIENCE).post(path, Map.of(), target.operatorToken());
        if (answer.status() == 404) {
            throw new IllegalArgumentException("there is no operator " + name);
        }
        return answer.expectSuccess().body().path("token").asString("");
    }

    private static final class Whose {

        @Option(names = "--operator", description = "an operator's token")
        private boolean operator;

        @Option(names = "--ingest", description = "a device cloud's token: opens the gRPC service StepIngest only")
        private boolean ingest;
    }
}
