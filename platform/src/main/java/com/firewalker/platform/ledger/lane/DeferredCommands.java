package com.firewalker.platform.ledger.lane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.lock.Lock;

/**
 * Commands of a lane whose stream somebody else holds, as a rule a command that shares its transaction with account
 * tables. They wait here, in their order, while the lane runs the others. Touched by the lane's thread only.
 */
final class DeferredCommands {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final StreamLocks locks;
    private final List<PendingCommand> deferred = new ArrayList<>();

    DeferredCommands(StreamLocks locks) {
        this.locks = locks;
    }

    /** What can run now, and the locks of its streams: the lane gives them back when the group has ended. */
    record Admitted(List<PendingCommand> commands, List<Lock> locks) {
        void release() {
            locks.forEach(Lock::release);
        }
    }

    boolean isEmpty() {
        return deferred.isEmpty();
    }

    int size() {
        return deferred.size();
    }

    /** Takes the locks of all streams that are free; of the others the commands are kept, before those that came later. */
    Admitted admit(List<PendingCommand> arrived) {
        List<PendingCommand> all = new ArrayList<>(deferred);
        all.addAll(arrived);
        deferred.clear();
        Map<String, Lock> held = new HashMap<>();
        Set<String> busy = new HashSet<>();
        List<PendingCommand> commands = new ArrayList<>();
        for (PendingCommand waiting : all) {
            (isFree(waiting.streamId(), held, busy) ? commands : deferred).add(waiting);
        }
        return new Admitted(commands, List.copyOf(held.values()));
    }

    private boolean isFree(String stream, Map<String, Lock> held, Set<String> busy) {
        if (held.containsKey(stream)) {
            return true;
        }
        if (busy.contains(stream)) {
            return false;
        }
        locks.tryLock(stream).ifPresentOrElse(lock -> held.put(stream, lock), () -> busy.add(stream));
        return held.containsKey(stream);
    }

    /** Those that have waited longer than a frozen holder can live, taken out. */
    List<PendingCommand> givenUp() {
        long now = System.nanoTime();
        List<PendingCommand> old = deferred.stream()
                .filter(waiting -> now - waiting.sinceNanos() > PATIENCE_NANOS)
                .toList();
        deferred.removeAll(old);
        return old;
    }
}
