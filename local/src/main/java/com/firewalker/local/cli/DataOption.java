package com.firewalker.local.cli;

import com.firewalker.local.machine.DataDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which machine's data. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:firewalker.home:-.}/.firewalker",
            description = "where this machine's Firewalker keeps its data (default: .firewalker)")
    private Path directory;

    DataDirectory directory() {
        return new DataDirectory(directory);
    }
}
