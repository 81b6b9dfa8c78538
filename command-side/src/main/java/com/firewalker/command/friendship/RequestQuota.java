package com.firewalker.command.friendship;

/** How much of the limits a walker has used up at the moment of a command (domain-rules.md 10.4). */
record RequestQuota(int requestsToday, int pending, int friends) {

    static final int MAX_REQUESTS_A_DAY = 20;
    static final int MAX_PENDING = 100;
    static final int MAX_FRIENDS = 1000;

    boolean hasNoPlaceForAFriend() {
        return friends >= MAX_FRIENDS;
    }
}
