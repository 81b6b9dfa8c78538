package com.firewalker.local.cli.operator;

import com.firewalker.local.machine.DataDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which machine's data. */
public final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:firewalker.home:-.}/.firewalker",
            description = "where this machine's Firewalker keeps its data (default: .firewalker)")
    private Path directory;

    public DataDirectory directory() {
        return new DataDirectory(directory);
    }
}
