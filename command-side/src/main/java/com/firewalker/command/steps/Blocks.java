package com.firewalker.command.steps;

/** Which slots are decided together; each stands alone until united. Source: domain-rules.md 4.4. */
final class Blocks {

    private final int[] parent = new int[Slots.COUNT];
    private boolean united;

    Blocks() {
        for (int i = 0; i < parent.length; i++) parent[i] = i;
    }

    void unite(int a, int b) {
        int first = root(a);
        int second = root(b);
        parent[Math.max(first, second)] = Math.min(first, second);
        united = true;
    }

    /** The first slot of the block. */
    int root(int index) {
        int root = index;
        while (parent[root] != root) root = parent[root];
        return root;
    }

    /** The block's last slot. */
    int last(int root) {
        if (!united) return root;
        for (int i = parent.length - 1; i > root; i--) if (root(i) == root) return i;
        return root;
    }
}
