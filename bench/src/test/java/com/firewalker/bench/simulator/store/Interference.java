package com.firewalker.bench.simulator.store;

import java.sql.SQLException;

/** What a world may do where a program meets its stores: fail it, stop it, let others work first, lose an answer. */
public interface Interference {

    /** Before a statement is run. */
    void statement(String sql) throws SQLException;

    /** Before a commit. */
    void commit() throws SQLException;

    /** After a commit, before the program hears of it. */
    void committed() throws SQLException;

    /** Before Redis runs a command or script. */
    void asksRedis(String command);

    /** After Redis has run it, before the program hears of it. */
    void redisAnswers(String command);
}
