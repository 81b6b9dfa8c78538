package com.firewalker.local.importer.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What kind of device a maker's model is: the first line that fits decides. */
final class DeviceKinds {

    private static final List<Line> TABLE = List.of(
            line("phone", "\\biphone|mobiletrack"),
            line("ring", "\\boura\\b|\\bring\\b|ringconn|ultrahuman|sm-q5"),
            line("band", "mi ?band|smart ?band|\\bband\\b|sm-r3[5-9]|galaxy fit|gear fit|vivosmart|vivofit"),
            line("band", "charge|inspire|\\balta\\b|\\bflex\\b|\\bluxe\\b|fitbit (one|zip|ace)|polar loop|whoop"),
            line("band", "zepp life|mi fit|xiaomi\\.hm\\.health|com\\.mi\\.health|gadgetbridge"),
            line("watch", "watch|forerunner|fenix|venu|vivoactive|vivomove|instinct|epix|enduro|lily|marq|sm-[rl]\\d"),
            line("watch", "versa|\\bsense\\b|ionic|\\bblaze\\b|surge|gear s|amazfit|\\bgt[rs]\\b|\\bbip\\b|t-rex|zepp"),
            line(
                    "watch",
                    "steel hr|vantage|ignite|grit x|pacer|polar|suunto|coros|pebble|ticwatch|wear|garmin|withings|health mate"),
            line("watch", "^connect$"),
            line("band", "fitbit|huami"),
            line("phone", "phone|pixel|galaxy|sm-[a-z]\\d|redmi|\\bpoco\\b|\\bmi \\d|xiaomi|oneplus|xperia|moto|nexus"),
            line("phone", "android|huawei|honor|oppo|vivo|nokia|samsung|\\blg\\b|htc|realme"));

    private record Line(String kind, Pattern pattern) {}

    private DeviceKinds() {}

    /** @param words maker, model, name, in any order; absent ones empty */
    static String of(String... words) {
        String said = Stream.of(words).collect(Collectors.joining(" ")).toLowerCase(Locale.ROOT);
        return TABLE.stream()
                .filter(line -> line.pattern().matcher(said).find())
                .map(Line::kind)
                .findFirst()
                .orElse("other");
    }

    /** What the first words say that say anything: a person's name in the last ones must not decide. */
    static String first(String... words) {
        return Stream.of(words)
                .map(DeviceKinds::of)
                .filter(kind -> !kind.equals("other"))
                .findFirst()
                .orElse("other");
    }

    /** The same id for the same words, without telling them: serial numbers and names stay at home. */
    static String id(String prefix, String... words) {
        return prefix + "-" + UUID.nameUUIDFromBytes(String.join("\n", words).getBytes(StandardCharsets.UTF_8));
    }

    private static Line line(String kind, String regex) {
        return new Line(kind, Pattern.compile(regex));
    }
}
