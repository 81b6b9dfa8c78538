package com.firewalker.notification.errand;

/** Where processes leave what must be done outside. Joins the caller's transaction; does nothing else. */
public interface Errands {

    void add(Errand errand);
}
