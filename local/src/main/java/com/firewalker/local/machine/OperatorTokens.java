package com.firewalker.local.machine;

import com.firewalker.command.session.AccessTokenIssuer;
import com.firewalker.command.session.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;

/** Who can read the machine's keys may act as its operator, and let device clouds in. */
public final class OperatorTokens {

    private OperatorTokens() {}

    /** A token of the admin {@code local} for {@code /v1/ops}, good for ten minutes. */
    public static String issue(DataDirectory data) {
        return issuer(data).forOperator();
    }

    /** The same from a directory of signing keys, such as production's. */
    public static String issue(Path keys) {
        if (!Files.isDirectory(keys)) {
            throw new IllegalStateException("there are no signing keys in " + keys);
        }
        return issuer(keys).forOperator();
    }

    /** A token for {@code firewalker.steps.v1.StepIngest} and nothing else, good for ten minutes. */
    public static String issueForIngest(DataDirectory data) {
        return issuer(data).forIngest();
    }

    /** Before several nodes make one each. */
    static void makeKeysIfNone(DataDirectory data) throws IOException {
        Files.createDirectories(data.keys());
        try (Stream<Path> keys = Files.list(data.keys())) {
            if (keys.noneMatch(key -> key.toString().endsWith(".pem"))) {
                SigningKeys.rotate(data.keys(), Clock.systemUTC());
            }
        }
    }

    private static AccessTokenIssuer issuer(DataDirectory data) {
        if (!Files.isDirectory(data.keys())) {
            throw new IllegalStateException("no Firewalker has run on " + data.root() + " yet: there are no keys");
        }
        return issuer(data.keys());
    }

    private static AccessTokenIssuer issuer(Path keys) {
        Clock clock = Clock.systemUTC();
        return new AccessTokenIssuer(new SigningKeys(keys, clock), clock);
    }
}
