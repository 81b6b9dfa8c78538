package com.firewalker.local.importer;

import java.nio.file.Path;

/** The file is not an export of the kind it was said to be. */
public final class ExportFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExportFormatException(Path file, int line, String reason) {
        super(file + ":" + line + ": " + reason);
    }

    ExportFormatException(Path file, String reason) {
        super(file + ": " + reason);
    }
}
