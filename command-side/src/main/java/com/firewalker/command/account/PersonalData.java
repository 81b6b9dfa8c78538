package com.firewalker.command.account;

/** Something in this service that holds data on a person beside the account itself. */
public interface PersonalData {

    /** Deletes the walker's rows within the caller's transaction; what lies outside MySQL is noted for deletion. */
    void erase(String walkerId);

    /**
     * In the same transaction, after all have erased: what the ledger has to be told beside the erasure itself. Other
     * writers wait from the first such word until the transaction ends.
     */
    default void handOver(String walkerId) {}

    /** Once that has committed: what lies in Redis under a name made from the account. */
    default void forget(Account erased) {}
}
