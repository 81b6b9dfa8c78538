package com.firewalker.platform.ledger;

/**
 * Says that nothing else up to this position concerns the reader. It travels like an event, behind all that came
 * before, and takes the reader's token along; no handler ever sees it.
 */
record Scanned(long position) {}
