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

    /** What a printed command needs to find this data: nothing where it lies in the usual place. */
    public static String words(DataDirectory data) {
        Path usual = Path.of(System.getProperty("firewalker.home", "."), ".firewalker");
        return data.root().equals(new DataDirectory(usual).root()) ? "" : " --data " + data.root();
    }

    public DataDirectory directory() {
        return new DataDirectory(directory);
    }
}
