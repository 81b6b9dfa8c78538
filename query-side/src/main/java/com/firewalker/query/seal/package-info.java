/** Final results for operators: sealing one before its time, listing all, and what each hash is made of. */
@NullMarked
package com.firewalker.query.seal;

import org.jspecify.annotations.NullMarked;
