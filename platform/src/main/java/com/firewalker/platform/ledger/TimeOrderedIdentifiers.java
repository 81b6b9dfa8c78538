package com.firewalker.platform.ledger;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.common.IdentifierFactory;

/** UUIDs of version 7: ids made one after the other stand side by side in an index. */
public final class TimeOrderedIdentifiers extends IdentifierFactory {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    @Override
    public String generateIdentifier() {
        return next().toString();
    }

    static UUID next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << 16 | VERSION_7 | random.nextInt(1 << 12);
        return new UUID(high, VARIANT | random.nextLong() >>> 2);
    }
}
