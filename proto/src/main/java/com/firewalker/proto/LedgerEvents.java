package com.firewalker.proto;

import com.firewalker.events.v1.Challenge;
import com.firewalker.events.v1.Friendship;
import com.firewalker.events.v1.Seal;
import com.firewalker.events.v1.Steps;
import com.firewalker.events.v1.Walker;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.List;

/** The files whose messages are the ledger's events. */
public final class LedgerEvents {

    private LedgerEvents() {}

    public static List<FileDescriptor> files() {
        return List.of(
                Steps.getDescriptor(),
                Walker.getDescriptor(),
                Friendship.getDescriptor(),
                Challenge.getDescriptor(),
                Seal.getDescriptor());
    }
}
