package com.firewalker.command.steps.slot;

import com.firewalker.command.steps.sample.Slots;
import org.jspecify.annotations.Nullable;

/** Which slots are decided together; each stands alone until united. Source: domain-rules.md 4.4. */
final class Blocks {

    /** Null until two are united. */
    private int @Nullable [] parent;

    /** Of each block, at its first slot; null as long as the parents are. */
    private int @Nullable [] last;

    void unite(int a, int b) {
        if (parent == null || last == null) {
            parent = eachAlone();
            last = eachAlone();
        }
        int first = Math.min(root(a), root(b));
        int second = Math.max(root(a), root(b));
        parent[second] = first;
        last[first] = Math.max(last[first], last[second]);
    }

    private static int[] eachAlone() {
        int[] slots = new int[Slots.COUNT];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = i;
        }
        return slots;
    }

    /** The first slot of the block. */
    int root(int index) {
        if (parent == null) {
            return index;
        }
        int root = index;
        while (parent[root] != root) {
            root = parent[root];
        }
        return root;
    }

    /** The block's last slot. */
    int last(int root) {
        return last == null ? root : last[root];
    }
}
