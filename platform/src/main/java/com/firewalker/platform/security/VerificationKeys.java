package com.firewalker.platform.security;

import java.security.interfaces.ECPublicKey;
import org.jspecify.annotations.Nullable;

/** The public keys that may have signed an access token now. */
public interface VerificationKeys {

    /** The key of that id, or null if no key of ours has it. */
    @Nullable ECPublicKey find(String kid);
}
