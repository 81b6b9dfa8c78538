package com.firewalker.query.leaderboard.sealed;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What is shown of a seal.
 * @param position what stands before it in the ledger counts
 * @param hash see {@link SealHash}
 * @param policy version of the rules that the days were judged by
 */
@Schema(name = "Seal")
public record SetSeal(
        @Schema(example = "4711") long position,

        @Schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String hash,

        @Schema(example = "1") int policy) {}
