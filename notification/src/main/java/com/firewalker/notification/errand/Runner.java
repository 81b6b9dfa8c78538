package com.firewalker.notification.errand;

/**
 * Does errands of one type. May run twice for one errand, where a crash hid that it was done: whatever it does must bear
 * repeating.
 */
public interface Runner {

    String type();

    /** An exception means: try again later. */
    Outcome run(Errand errand) throws Exception;
}
