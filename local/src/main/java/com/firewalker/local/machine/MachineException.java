package com.firewalker.local.machine;

/** The machine cannot run; the message is for people. */
public final class MachineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MachineException(String message, Throwable cause) {
        super(message, cause);
    }
}
