package com.firewalker.platform.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The problem codes with which an operation refuses, beside those that every operation may answer with. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {

    /** Codes of {@code firewalker/problem-codes.txt}; each has its status there. */
    String[] value();
}
