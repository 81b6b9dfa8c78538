package com.firewalker.local.importer.format;

import java.nio.file.Path;

/** The file is not an export of the kind it was said to be, or of no kind that is known. */
public final class ExportFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ExportFormatException(Path file, String reason) {
        super(file + ": " + reason);
    }
}
