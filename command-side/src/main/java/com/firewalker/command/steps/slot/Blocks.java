package com.firewalker.command.steps.slot;

import com.firewalker.command.steps.sample.Slots;
import org.jspecify.annotations.Nullable;

/** Which slots are decided together; each stands alone until united. Source: domain-rules.md 4.4. */
final class Blocks {

    /** Null until two are united. */
    private int @Nullable [] parent;

    void unite(int a, int b) {
        if (parent == null) {
            parent = new int[Slots.COUNT];
            for (int i = 0; i < parent.length; i++) {
                parent[i] = i;
            }
        }
        int first = root(a);
        int second = root(b);
        parent[Math.max(first, second)] = Math.min(first, second);
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
        if (parent == null) {
            return root;
        }
        for (int i = parent.length - 1; i > root; i--) {
            if (root(i) == root) {
                return i;
            }
        }
        return root;
    }
}
