package com.firewalker.notification.inbox;

import com.firewalker.notification.directory.WalkerCard;
import com.firewalker.notification.directory.Walkers;
import com.firewalker.notification.wording.Entry;
import com.firewalker.notification.wording.Notice;
import com.firewalker.notification.wording.Reader;
import com.firewalker.notification.wording.Wording;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Entries in the words of the walkers who own them. Reading never fails for want of the command side: then the language
 * is English and people without a remembered name are somebody.
 */
@Component
class Notices {

    private final Wording wording;
    private final Walkers walkers;

    Notices(Wording wording, Walkers walkers) {
        this.wording = wording;
        this.walkers = walkers;
    }

    List<Notice> of(List<Entry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        Map<String, WalkerCard> cards = walkers.known(people(entries));
        return entries.stream().map(entry -> words(entry, cards)).toList();
    }

    /** For what cannot be read again in better words: an exception where the command side cannot be asked. */
    Notice inFullWords(Entry entry) {
        return words(entry, walkers.described(people(List.of(entry))));
    }

    private static Set<String> people(List<Entry> entries) {
        Set<String> ids = new HashSet<>();
        for (Entry entry : entries) {
            ids.add(entry.walkerId());
            Wording.walkersIn(entry).forEach(ids::add);
        }
        return ids;
    }

    private Notice words(Entry entry, Map<String, WalkerCard> cards) {
        Map<String, String> names = new HashMap<>();
        cards.forEach((id, card) -> names.put(id, card.displayName()));
        return wording.of(entry, new Reader(locale(cards, entry), names));
    }

    private static Locale locale(Map<String, WalkerCard> cards, Entry entry) {
        WalkerCard owner = cards.get(entry.walkerId());
        return owner == null ? Locale.ENGLISH : owner.locale();
    }
}
