package com.firewalker.query.rebuild;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.firewalker.query.rebuild.Rebuild.Progress;
import com.firewalker.query.rebuild.diff.Diff;
import com.firewalker.query.rebuild.diff.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a comparison of a view with its ledger has found; {@code before} is the view's row, {@code after} the ledger's. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerificationReport(
        String verificationId,
        String projection,
        String state,
        @Nullable Long position,
        @Nullable Long compared,
        @Nullable Long differences,
        List<Difference> mismatches,
        double percent,
        @Nullable String failure) {

    static VerificationReport of(Rebuild rebuild, Progress progress, JsonMapper json) {
        Diff diff = rebuild.diff() == null ? null : json.readValue(rebuild.diff(), Diff.class);
        return new VerificationReport(
                rebuild.id(),
                rebuild.plan().view(),
                word(rebuild.state()),
                diff == null ? null : diff.position(),
                diff == null ? null : diff.rowsCompared(),
                diff == null ? null : diff.differences(),
                diff == null ? List.of() : diff.samples(),
                progress.percent(),
                rebuild.failure());
    }

    private static String word(RebuildState state) {
        return state.running() ? "running" : state.word();
    }
}
