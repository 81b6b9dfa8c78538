package com.firewalker.command.account;

/** Something in this service that holds data on a person beside the account itself. */
public interface PersonalData {

    /** Deletes the walker's rows within the caller's transaction; what lies outside MySQL is noted for deletion. */
    void erase(String walkerId);
}
