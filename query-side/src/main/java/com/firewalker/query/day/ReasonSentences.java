package com.firewalker.query.day;

import com.firewalker.events.v1.Reason;
import com.firewalker.proto.ReasonWord;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sentence of every reason word that a day's explanation uses, so that a client need not invent one. */
final class ReasonSentences {

    private final Locale language;
    private final SortedMap<String, String> sentences = new TreeMap<>();

    ReasonSentences(Locale language) {
        this.language = language;
    }

    SortedMap<String, String> of(DayLedger day) {
        day.result().getFlagsList().forEach(this::add);
        day.held().forEach(held -> add(held.sample().getQuarantinedBy()));
        day.slots().values().forEach(decided -> {
            add(decided.decision().getReason());
            decided.decision().getFlagsList().forEach(this::add);
            decided.decision().getCandidatesList().forEach(candidate -> add(candidate.getReason()));
            granted(decided.decision().hasGranted());
        });
        day.adjustments().forEach(line -> {
            add(line.getReason());
            line.getFlagsList().forEach(this::add);
            granted(line.hasGranted());
        });
        return sentences;
    }

    private void granted(boolean some) {
        if (some) {
            add(ReasonWord.GRANTED);
        }
    }

    private void add(Reason reason) {
        if (reason != Reason.REASON_UNSPECIFIED && reason != Reason.UNRECOGNIZED) {
            add(ReasonWord.of(Explanation.word(reason)));
        }
    }

    void add(ReasonWord word) {
        sentences.computeIfAbsent(word.word(), any -> word.sentence(language));
    }
}
