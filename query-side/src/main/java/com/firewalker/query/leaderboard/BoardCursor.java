package com.firewalker.query.leaderboard;

import com.firewalker.platform.web.Cursor;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.leaderboard.GetBoard.Scope;
import com.firewalker.query.period.Span;
import com.firewalker.query.ranking.CursorSeal;
import com.firewalker.query.ranking.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mark after which a board's next page begins: the last standing seen and the position it was seen at (8.7). */
record BoardCursor(@Nullable Standing standing, long position) {

    static BoardCursor read(CursorSeal seal, Scope scope, Span span, @Nullable String cursor) {
        List<String> keys = Cursor.read(scope(scope, span), 4, cursor);
        if (keys == null) {
            return new BoardCursor(null, 0);
        }
        try {
            return new BoardCursor(
                    new Standing(
                            seal.open(scope(scope, span), keys.get(2)),
                            Long.parseLong(keys.get(0)),
                            Long.parseLong(keys.get(1))),
                    Long.parseLong(keys.get(3)));
        } catch (NumberFormatException e) {
            throw Refusal.invalid("/cursor", "invalid-cursor", "This cursor does not belong to this list");
        }
    }

    static String write(CursorSeal seal, Scope scope, Span span, Standing last, long position) {
        String list = scope(scope, span);
        return Cursor.write(list, last.score(), last.slot(), seal.close(list, last.walkerId()), position);
    }

    private static String scope(Scope scope, Span span) {
        return "leaderboard:" + scope.word() + ":" + span.key();
    }

    /** What the page must show at least: what the caller asks for and what the last page showed. */
    @Nullable Long after(@Nullable Long asked) {
        long least = Math.max(asked == null ? 0 : asked, position);
        return least == 0 ? null : least;
    }
}
