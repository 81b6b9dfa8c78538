package com.firewalker.command.steps.upload;

/** Ids that clients choose: opaque, and too plain for personal data. Source: domain-rules.md 1, 2.1, 12.1. */
final class Ids {

    static final int MAX_SAMPLE = 128;
    static final int MAX_DEVICE = 64;

    private Ids() {}

    static boolean isSample(String id) {
        return isPlain(id, MAX_SAMPLE);
    }

    static boolean isDevice(String id) {
        return isPlain(id, MAX_DEVICE);
    }

    private static boolean isPlain(String id, int max) {
        if (id.isEmpty() || id.length() > max) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (!isPlain(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._:-".indexOf(c) >= 0;
    }
}
