package com.firewalker.query.leaderboard.sealed;

import com.firewalker.events.v1.WalkerErased;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Projection.Batch;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch cut where what is written so far matters: after each seal, and before each erasure where there are seals. Most
 * batches stay whole.
 */
public final class Pieces {

    private Pieces() {}

    public static List<Batch> of(Batch batch, Seals seals) {
        List<Batch> pieces = new ArrayList<>();
        List<Fact> piece = new ArrayList<>();
        long from = batch.from();
        for (Fact fact : batch.facts()) {
            boolean erases = fact.event() instanceof WalkerErased;
            if (erases && !piece.isEmpty() && !seals.isEmpty()) {
                from = end(pieces, batch, piece, from, fact.position() - 1);
            }
            piece.add(fact);
            if (Seal.in(fact).isPresent()) {
                from = end(pieces, batch, piece, from, fact.position());
            }
        }
        if (!piece.isEmpty() || pieces.isEmpty() || batch.moves() && from < batch.to()) {
            pieces.add(new Batch(piece, from, batch.to()));
        }
        return pieces;
    }

    private static long end(List<Batch> pieces, Batch whole, List<Fact> piece, long from, long to) {
        pieces.add(new Batch(piece, from, whole.moves() ? to : whole.to()));
        piece.clear();
        return whole.moves() ? to : from;
    }
}
