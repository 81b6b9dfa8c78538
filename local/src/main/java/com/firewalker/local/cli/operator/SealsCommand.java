package com.firewalker.local.cli.operator;

import static com.firewalker.local.cli.operator.Operator.segment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "seals", description = "Boards and challenges that are final.", mixinStandardHelpOptions = true)
public final class SealsCommand implements Runnable {

    private static final String SEALS = "/v1/ops/seals";
    private static final List<String> COLUMNS = List.of("board", "position", "policy", "members", "hash");
    private static final List<String> VERDICTS = List.of("board", "position", "verdict", "hash");
    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, set or verify?");
    }

    @Command(description = "Sealed boards, the newest first.", mixinStandardHelpOptions = true)
    int list(@Mixin Operator operator, @Mixin Output output) {
        output.table(operator.get(SEALS + "?limit=200"), COLUMNS);
        return 0;
    }

    @Command(description = "Seals an ended board or challenge at once.", mixinStandardHelpOptions = true)
    int set(
            @Parameters(paramLabel = "BOARD", description = "day/2026-05-04, week/…, month/… or challenge/ID")
                    String board,
            @Option(names = "--reason", required = true, description = "why: it is kept") String reason,
            @Mixin Operator operator,
            @Mixin Output output) {
        Named named = Named.of(board, spec);
        Map<String, Object> body = named.kind().equals("challenge")
                ? Map.of("challengeId", named.name(), "reason", reason)
                : Map.of("board", Map.of("period", named.kind(), "from", named.name()), "reason", reason);
        output.print(operator.post(SEALS, body).body());
        return 0;
    }

    @Command(
            description = "Recomputes the hash of one sealed board or challenge, or of every board.",
            mixinStandardHelpOptions = true)
    int verify(
            @Parameters(
                            paramLabel = "BOARD",
                            arity = "0..1",
                            description = "day/2026-05-04, week/…, month/… or challenge/ID; without: every board")
                    @Nullable String board,
            @Mixin Operator operator,
            @Mixin Output output) {
        List<String> boards = board == null ? all(operator) : List.of(board);
        List<Map<String, Object>> verdicts = boards.stream()
                .map(one -> verdict(Named.of(one, spec), operator))
                .toList();
        output.table(JSON.valueToTree(Map.of("items", verdicts)), VERDICTS);
        return verdicts.stream().allMatch(verdict -> "right".equals(verdict.get("verdict"))) ? 0 : 1;
    }

    /** A board or challenge as the command line names it. */
    private record Named(String kind, String name) {

        static Named of(String board, CommandSpec spec) {
            int slash = board.indexOf('/');
            if (slash <= 0 || slash == board.length() - 1) {
                throw new ParameterException(spec.commandLine(), "BOARD is for example day/2026-05-04: " + board);
            }
            return new Named(board.substring(0, slash), board.substring(slash + 1));
        }
    }

    private static List<String> all(Operator operator) {
        List<String> boards = new ArrayList<>();
        JsonNode page = operator.get(SEALS + "?limit=200");
        while (true) {
            page.get("items").forEach(item -> boards.add(item.get("board").asString()));
            if (page.get("next").isNull()) {
                return boards;
            }
            page = operator.get(
                    SEALS + "?limit=200&cursor=" + segment(page.get("next").asString()));
        }
    }

    private static Map<String, Object> verdict(Named named, Operator operator) {
        String path = SEALS + "/" + segment(named.kind()) + "/" + segment(named.name()) + "/lines";
        MessageDigest digest = sha256();
        JsonNode page = operator.get(path);
        while (true) {
            page.get("lines").forEach(line -> digest.update((line.asString() + "\n").getBytes(StandardCharsets.UTF_8)));
            if (page.get("next").isNull()) {
                break;
            }
            page = operator.get(path + "?cursor=" + segment(page.get("next").asString()));
        }
        String hash = HexFormat.of().formatHex(digest.digest());
        boolean right = hash.equals(page.get("hash").asString());
        return Map.of(
                "board",
                named.kind() + "/" + named.name(),
                "position",
                page.get("position").asLong(),
                "verdict",
                right ? "right" : "wrong: its entries say " + hash,
                "hash",
                page.get("hash").asString());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }
}
