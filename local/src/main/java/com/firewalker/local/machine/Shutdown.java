package com.firewalker.local.machine;

import java.util.Collection;

/** Closes several things in order, each also when the one before it failed. */
final class Shutdown {

    private Shutdown() {}

    static void closeAll(Collection<? extends AutoCloseable> things) {
        RuntimeException first = null;
        for (AutoCloseable thing : things) {
            try {
                thing.close();
            } catch (Exception e) {
                IllegalStateException failure = new IllegalStateException("could not be closed: " + thing, e);
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
