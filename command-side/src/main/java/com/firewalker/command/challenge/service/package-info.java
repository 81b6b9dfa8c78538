/** Where challenges are made, joined, changed and sealed: doors, tables and the word to the ledger in one transaction. */
@NullMarked
package com.firewalker.command.challenge.service;

import org.jspecify.annotations.NullMarked;
