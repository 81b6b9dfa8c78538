package com.firewalker.local.cli;

import com.firewalker.local.cli.operator.DataOption;
import com.firewalker.local.cli.operator.Output;
import com.firewalker.local.machine.MailFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "mail",
        description = "The mails of a machine without a mail server, as files in the data directory.",
        mixinStandardHelpOptions = true)
final class MailCommand implements Runnable {

    private static final List<String> COLUMNS = List.of("name", "date", "to", "subject");
    private static final String SUFFIX = ".eml";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list mails or show one?");
    }

    @Command(description = "All mails, the newest last.", mixinStandardHelpOptions = true)
    int list(@Mixin DataOption data, @Mixin Output output) throws IOException {
        List<Map<String, Object>> rows =
                files(data).stream().map(MailCommand::row).toList();
        output.table(JsonMapper.shared().valueToTree(Map.of("items", rows)), COLUMNS);
        return 0;
    }

    @Command(description = "One mail's text; without a name the newest.", mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "NAME", arity = "0..1", description = "as listed") String name,
            @Mixin DataOption data,
            @Mixin Output output)
            throws IOException {
        List<Path> files = files(data);
        Path file = files.stream()
                .filter(one -> name == null || name(one).equals(name))
                .reduce((before, after) -> after)
                .orElseThrow(() -> new IOException(name == null ? "there is no mail" : "there is no mail " + name));
        MailFile mail = MailFile.read(file);
        if (output.isJson()) {
            output.print(mail.fields(name(file), true));
        } else {
            System.out.println("To: " + mail.to() + "\nSubject: " + mail.subject() + "\nDate: " + mail.date() + "\n\n"
                    + mail.text());
        }
        return 0;
    }

    private static Map<String, Object> row(Path file) {
        return MailFile.read(file).fields(name(file), false);
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private static List<Path> files(DataOption data) throws IOException {
        Path directory = data.directory().mail();
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }
}
