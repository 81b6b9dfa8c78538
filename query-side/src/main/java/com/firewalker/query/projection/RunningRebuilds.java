package com.firewalker.query.projection;

import java.util.Optional;

/** Which rebuild of a projection runs now. */
@FunctionalInterface
public interface RunningRebuilds {

    record Running(String rebuildId, String mode, String state, double percent) {}

    Optional<Running> on(String projection);
}
