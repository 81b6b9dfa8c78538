package com.firewalker.query.directory;

import com.firewalker.events.v1.WalkerErased;
import com.firewalker.events.v1.WalkerProfileChanged;
import com.firewalker.platform.ledger.follow.LedgerTail;
import com.firewalker.platform.ledger.store.LedgerPage;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.proto.StreamNames;
import com.firewalker.query.view.Watch;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Follows the ledger on every instance and forgets the cached names of walkers who changed theirs. While the ledger is not
 * known to have grown, no query is made.
 */
@Component
class NameChanges extends Watch {

    private static final long PERIOD_MILLIS = 200;
    private static final int PAGE = 1000;
    private static final Set<String> TYPES = Set.of(
            WalkerProfileChanged.getDescriptor().getFullName(),
            WalkerErased.getDescriptor().getFullName());

    private final LedgerReader ledger;
    private final LedgerTail tail;
    private final DirectoryNames names;
    private long seen = -1;

    NameChanges(LedgerReader ledger, LedgerTail tail, DirectoryNames names) {
        super("name-changes", PERIOD_MILLIS);
        this.ledger = ledger;
        this.tail = tail;
        this.names = names;
    }

    @Override
    protected void look() {
        long to = tail.knownHead();
        if (to < 0) {
            return;
        }
        if (seen < 0 || seen > to) {
            seen = to;
        }
        while (seen < to) {
            seen = forget(seen, to);
        }
    }

    private long forget(long after, long to) {
        LedgerPage changes = ledger.next(after, to, PAGE, TYPES);
        changes.events().forEach(change -> names.forget(change.streamId().substring(StreamNames.WALKER.length())));
        return changes.reached();
    }
}
