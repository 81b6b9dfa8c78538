package com.firewalker.platform.web;

/** How far the ledger goes: a position beyond it was never given out. */
@FunctionalInterface
public interface LedgerEnd {

    long position();
}
